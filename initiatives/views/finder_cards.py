"""The list view of the finder: a page of cards."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import SimpleLazyObject

from initiatives.finder.search import FoundIn, best_claims
from initiatives.models import Initiative


@dataclass(frozen=True)
class Card:
    """One initiative of a page, and where in it a search text was found.

    ``rows`` are those of the whole page: they are read when the first is drawn anew,
    and not at all where every card of the page is at hand.
    """

    pk: int
    rows: Any
    found_in: FoundIn | None

    @property
    def initiative(self):
        """The row of the initiative, as from ``for_list()``."""
        return self.rows[self.pk]


def results_as_list(selection):
    """Return a page of cards; raises ``PageMissingError`` where it is not there."""
    page = selection.page_of_ids()
    ids, search = page.object_list, selection.search
    rows = SimpleLazyObject(lambda: Initiative.objects.for_list().in_bulk(ids))
    found_in = best_claims(ids, search) if search else {}
    return {
        "page": page,
        "cards": [Card(pk, rows, found_in.get(pk)) for pk in ids],
        "terms": search.terms if search else None,
        "version": selection.version.stamp,
    }
