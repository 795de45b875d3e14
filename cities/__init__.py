"""Places: cities, their dated figures, their sizes and gateway types."""
