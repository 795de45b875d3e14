"""The list view of the finder: a page of cards."""

from initiatives.finder.cards import cards_of
from initiatives.finder.search import best_claims


def results_as_list(selection):
    """Return a page of cards; raises ``PageMissingError`` where it is not there.

    ``found_in`` has, by initiative, the statement in which a text was found.
    """
    page = selection.page_of_ids()
    return {
        "page": page,
        "cards": cards_of(page.object_list, selection.index),
        "terms": selection.search.terms if selection.search else None,
        "found_in": found_in(selection, page.object_list),
    }


def found_in(selection, ids):
    """Return the statements in which a search text was found, by initiative."""
    search = selection.search
    return best_claims(ids, search) if search and search.terms else {}
