"""Addresses of records' pages, written by the hundred on one page."""

from functools import cache

from django.urls import reverse

# A slug that stands for all.
ANY = "any-slug"


@cache
def _pattern(name):
    return reverse(name, args=[ANY])


def page_address(name, slug):
    """Return the address of the page of a slug, as ``reverse`` does in longer time."""
    return _pattern(name).replace(ANY, slug)
