"""The formats of the catalogue: each takes a selection or a record."""
