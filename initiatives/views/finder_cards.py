"""The list view of the finder: a page of cards."""

from initiatives.finder.cards import cards_of
from initiatives.finder.search import best_claims


def results_as_list(selection):
    """Return a page of cards; raises ``PageMissingError`` where it is not there.

    ``found_in`` has, by initiative, the statement in which a text was found.
    """
    page = selection.page_of_ids()
    terms = selection.search.terms if selection.search else None
    return {
        "page": page,
        "cards": cards_of(page.object_list, selection.index),
        "terms": terms,
        "found_in": best_claims(page.object_list, selection.search) if terms else {},
    }
