"""The table view of the finder: one row an initiative, with the reader's columns."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from initiatives.finder.cards import cards_of
from initiatives.finder.presentation import USUAL_COLUMNS, Column
from initiatives.finder.sorting import Sort
from initiatives.models import Initiative
from initiatives.views.finder_cards import found_in

NAME = "name"
NUMBERS = {Column.POPULATION, Column.STATEMENTS, Column.SOURCES}
# The facets that know what these columns show.
VOCABULARIES = {
    Column.LEVERS: "lever",
    Column.SERVICE_AREAS: "service_area",
    Column.TARGET_GROUPS: "target_group",
}

# The orders a column offers, the one to begin with first, and which way each runs.
SORTS = {
    NAME: (Sort.NAME,),
    Column.CITY: (Sort.CITY_SIZE,),
    Column.POPULATION: (Sort.CITY_SIZE,),
    Column.YEARS: (Sort.NEWEST, Sort.OLDEST),
    Column.UPDATED: (Sort.UPDATED,),
}
DIRECTIONS = {
    Sort.NAME: "ascending",
    Sort.OLDEST: "ascending",
    Sort.NEWEST: "descending",
    Sort.CITY_SIZE: "descending",
    Sort.UPDATED: "descending",
}
IN_WORDS = {
    Sort.NAME: gettext_lazy("sort by name"),
    Sort.OLDEST: gettext_lazy("sort oldest first"),
    Sort.NEWEST: gettext_lazy("sort newest first"),
    Sort.CITY_SIZE: gettext_lazy("sort largest city first"),
    Sort.UPDATED: gettext_lazy("sort last updated first"),
}


@dataclass(frozen=True)
class Head:
    """The heading of a column.

    ``direction`` says which way the rows are sorted by it, empty where they are not.
    ``url`` leads to the order it offers next, which ``url_sorts`` names; both are
    empty where there is none.
    """

    column: str
    label: str
    is_number: bool
    direction: str
    url: str
    url_sorts: str


def results_as_table(selection):
    """Return a page of a selection with its columns.

    Raises ``PageMissingError`` for a page that is not there.
    """
    columns = chosen_columns(selection)
    page = selection.page_of_ids()
    return {
        "page": page,
        "cards": cards_of(page.object_list, selection.index),
        "found_in": found_in(selection, page.object_list),
        "terms": terms_of(page.object_list, selection.index, columns),
        "updated": updates_of(page.object_list) if Column.UPDATED in columns else {},
        "name_head": head(selection, NAME, _("Initiative")),
        "heads": [head(selection, column, column.label) for column in columns],
        "kept": selection.pairs("columns"),
    }


def chosen_columns(selection):
    """Return the columns the reader asks for, else the usual ones, in their order."""
    asked = selection.chosen.get("columns")
    return [Column(value) for value in asked] if asked else list(USUAL_COLUMNS)


def terms_of(ids, index, columns):
    """Return the terms that these columns show, ``{column: {initiative: [label]}}``."""
    return {
        column: {pk: index.labels_of(VOCABULARIES[column], pk) for pk in ids}
        for column in columns
        if column in VOCABULARIES
    }


def updates_of(ids):
    """Return when initiatives were last changed, ``{initiative: time}``."""
    return dict(Initiative.objects.filter(pk__in=ids).values_list("pk", "updated_at"))


def head(selection, column, label):
    """Return the heading of a column in a selection."""
    sorts = SORTS.get(column, ())
    current = selection.sort if selection.sort in sorts else None
    following = next((sort for sort in sorts if sort != current), None)
    return Head(
        column,
        label,
        column in NUMBERS,
        DIRECTIONS[current] if current else "",
        selection.url(sort=[following.value]) if following else "",
        IN_WORDS[following] if following else "",
    )
