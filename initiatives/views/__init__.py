"""Views: each reads its input, asks one queryset method and renders."""
