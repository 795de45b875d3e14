"""Addresses of pages, of which one page writes hundreds.

``reverse`` takes longer than all else in a link; here it is asked once for each name.
"""

from functools import cache
from typing import NamedTuple

from django.urls import reverse

# A slug that stands for all.
ANY = "any-slug"


@cache
def address(name):
    """Return the address of a page that there is once."""
    return reverse(name)


class SlugAddress(NamedTuple):
    """Addresses that differ in a slug alone: what stands before it and after it."""

    before: str
    after: str

    def of(self, slug):
        """Return the address of a slug."""
        return f"{self.before}{slug}{self.after}"


@cache
def page_addresses(name):
    """Return the addresses of the pages of a kind of record."""
    before, _slug, after = reverse(name, args=[ANY]).partition(ANY)
    return SlugAddress(before, after)


def page_address(name, slug):
    """Return the address of the page of a slug."""
    return page_addresses(name).of(slug)
