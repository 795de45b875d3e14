"""A matrix: how many initiatives of a selection there are by two of their properties.

Each number is that of a list of the finder: a cell's link asks for the values of its
row and column in place of what the reader chose of the two, and keeps all else.
"""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from initiatives.finder.axes import LABELS, axis_of, read_axes
from initiatives.finder.filters import FinderFilterSet
from initiatives.finder.finding import MATCHED_FACET
from initiatives.finder.reading import Mistake, errors_by_parameter
from initiatives.finder.selection import Selection

# A cell is shaded by its share of the row: a step from each of these shares on.
SHARES = (0.1, 0.25, 0.5, 0.75)
# How the finder draws a list says nothing here, and is not carried along.
UNDRAWN = dict.fromkeys(FinderFilterSet.PRESENTATION)


@dataclass(frozen=True, slots=True)
class Total:
    """A number of initiatives, and where they are listed."""

    count: int
    url: str


@dataclass(frozen=True, slots=True)
class Cell(Total):
    """The number where a row and a column meet, and that of the whole row."""

    of: int

    @property
    def step(self):
        """How dark it is: from 1 to 5, by its share of the row; 0 for none."""
        return self.count and 1 + bisect_right(SHARES, self.count / self.of)


class Matrix:
    """What a query string asks to be counted, by two axes, of an index.

    ``rows`` and ``columns`` name the axes; every other parameter is the finder's.
    """

    def __init__(self, query, index):
        query = query.copy()
        self.axis_names, mistakes = read_axes(query)
        self.selection = Selection(query, index)
        self.mistakes = [*mistakes, *self.selection.mistakes]
        if self.selection.page_number != "1":
            message = _("A matrix has no pages: leave it out.")
            self.mistakes.append(Mistake("page", _("page"), message))
        self.rows, self.columns = (
            axis_of(name, self.selection) for name in self.axis_names.values()
        )

    @property
    def errors(self):
        """The mistakes as data formats give them, ``{parameter: [message]}``."""
        return errors_by_parameter(self.mistakes)

    @property
    def is_replaced(self):
        """Whether an axis is not the one that was asked for."""
        return any(mistake.parameter in self.axis_names for mistake in self.mistakes)

    # What it counts --------------------------------------------------------------

    @cached_property
    def cells(self):
        """The cells, row by row."""
        ids = self._without(self.rows, self.columns)
        drawn = self.columns.drawn if self.columns.is_chosen else ids
        return [self._cells_of(row, ids & row.ids, drawn) for row in self.rows.lines]

    def _cells_of(self, row, ids, drawn):
        of = ids.intersection_cardinality(drawn)
        return [
            Cell(
                ids.intersection_cardinality(column.ids),
                self.finder_url(**row.choice, **column.choice),
                of,
            )
            for column in self.columns.lines
        ]

    @cached_property
    def row_totals(self):
        """How many initiatives each row has, whatever they have in the columns."""
        return self._totals(self.rows)

    @cached_property
    def column_totals(self):
        """How many initiatives each column has, whatever they have in the rows."""
        return self._totals(self.columns)

    def _totals(self, axis):
        ids = self._without(axis)
        return [
            Total(
                ids.intersection_cardinality(line.ids), self.finder_url(**line.choice)
            )
            for line in axis.lines
        ]

    def _without(self, *axes):
        return self.selection.finding.apart_from(*(axis.filter for axis in axes))

    @property
    def without(self):
        """Pairs of each axis and how many of the selection stand on none of its lines.

        None do where the reader chose some of them.
        """
        found = self.selection.ids
        return [
            (axis, len(found) - found.intersection_cardinality(axis.recorded))
            for axis in (self.rows, self.columns)
        ]

    @property
    def is_matched(self):
        """Whether totals ask for all chosen strategies at once, and cells for one."""
        chosen = self.selection.chosen.get(MATCHED_FACET, ())
        is_axis = MATCHED_FACET in self.axis_names.values()
        return is_axis and self.selection.match_all and len(chosen) > 1

    # Addresses and words ---------------------------------------------------------

    def finder_url(self, **changes):
        """Return the address of the finder's list of the selection after changes."""
        return self.selection.url(**UNDRAWN | changes)

    def url(self, name="initiatives:matrix", /, axes=None, **changes):
        """Return an address by its name, with other axes or after other changes."""
        selection = self.selection.query_string(**UNDRAWN | changes)
        query = urlencode(axes or self.axis_names)
        return f"{reverse(name)}?{query}" + (f"&{selection}" if selection else "")

    @property
    def swapped_url(self):
        """The address of the same with rows and columns changed over."""
        return self.url(axes={"rows": self.columns.name, "columns": self.rows.name})

    @property
    def clear_url(self):
        """The address without any filter."""
        return self.url(**dict.fromkeys(self.selection.chosen))

    @property
    def chips(self):
        """What was chosen, one chip a value, each with the address without it."""
        return self.selection.chips_to(self.url)

    @property
    def kept(self):
        """The selection as pairs of name and value, for a form to send along."""
        return self.selection.pairs(*UNDRAWN)

    @property
    def choices(self):
        """The properties to choose from, as pairs of name and label."""
        return LABELS.items()

    @property
    def heading(self):
        """What was found and by what it is counted, in a sentence."""
        return self._counted(self.selection.heading)

    @property
    def title(self):
        """The heading and all other filters, for the title of the page."""
        return self._counted(self.selection.title)

    def _counted(self, found):
        return _("%(found)s, by %(rows)s and %(columns)s") % {
            "found": found,
            "rows": str(self.rows.label).lower(),
            "columns": str(self.columns.label).lower(),
        }
