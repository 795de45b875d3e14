"""The finder: from a query string to the initiatives a reader asked for."""
