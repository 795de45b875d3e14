"""Commands: each is a thin face of a module of the app."""
