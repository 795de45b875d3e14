"""Properties of the finder that hold for any catalogue and any selection."""
