"""Addresses of pages, of which one page writes hundreds.

``reverse`` takes longer than all else in a link; here it is asked once for each name.
"""

from functools import cache

from django.urls import reverse

# A slug that stands for all.
ANY = "any-slug"


@cache
def address(name):
    """Return the address of a page that there is once."""
    return reverse(name)


@cache
def _pattern(name):
    return reverse(name, args=[ANY])


def page_address(name, slug):
    """Return the address of the page of a slug."""
    return _pattern(name).replace(ANY, slug)
