"""The list view of the finder: a page of cards."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from initiatives.finder.search import FoundIn, best_claims
from initiatives.models import Initiative


@dataclass(frozen=True)
class Card:
    """One initiative of a page.

    ``rows`` are those of the whole page: they are read when the first is drawn anew,
    and not at all where every card of the page is at hand.
    """

    pk: int
    rows: Any

    @property
    def initiative(self):
        """The row of the initiative, as from ``for_list()``."""
        return self.rows[self.pk]


@dataclass(frozen=True)
class FoundCard(Card):
    """One initiative of a page, and where in it a search text was found."""

    slug: str
    summary: str
    found_in: FoundIn | None

    @property
    def url(self):
        """The address of its page."""
        return reverse("initiatives:detail", args=[self.slug])


def results_as_list(selection):
    """Return a page of cards; raises ``PageMissingError`` where it is not there."""
    page = selection.page_of_ids()
    ids, search = page.object_list, selection.search
    rows = SimpleLazyObject(lambda: Initiative.objects.for_list().in_bulk(ids))
    marked = search and search.terms
    return {
        "page": page,
        "cards": found_cards(ids, rows, search)
        if marked
        else [Card(pk, rows) for pk in ids],
        "terms": marked,
        "version": selection.version.stamp,
    }


def found_cards(ids, rows, search):
    """Return the cards of initiatives in which a text was found."""
    words = Initiative.objects.filter(pk__in=ids).order_by()
    words = {pk: rest for pk, *rest in words.values_list("pk", "slug", "summary")}
    found_in = best_claims(ids, search)
    return [FoundCard(pk, rows, *words[pk], found_in.get(pk)) for pk in ids]
