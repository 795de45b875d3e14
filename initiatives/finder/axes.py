"""The axes of a matrix: a facet or the decades, drawn as rows or as columns."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pyroaring import BitMap

from cities.vocabulary import CitySize
from initiatives.finder.facets import FACETS
from initiatives.finder.filters import EARLIEST, LATEST
from initiatives.finder.reading import Mistake, shortened

DECADE = "decade"
# What an initiative that stands on none of the lines of an axis has none of.
NOUNS = {
    "strategy": gettext_lazy("strategy"),
    "aim": gettext_lazy("aim"),
    "service_area": gettext_lazy("service area"),
    "lever": gettext_lazy("lever"),
    "target_group": gettext_lazy("target group"),
    "city_size": gettext_lazy("city size"),
    "gateway": gettext_lazy("gateway type"),
    "country": gettext_lazy("country"),
    DECADE: gettext_lazy("year of start"),
    "status": gettext_lazy("status"),
    "asserted_by": gettext_lazy("statement"),
}
FACET_LABELS = {facet.name: facet.label for facet in FACETS}
LABELS = {
    name: FACET_LABELS.get(name, gettext_lazy("Decade of start")) for name in NOUNS
}
USUAL = {"rows": "strategy", "columns": "city_size"}
SIDES = {"rows": gettext_lazy("Rows"), "columns": gettext_lazy("Columns")}


@dataclass(frozen=True)
class Line:
    """One row or column: the initiatives with one value of its axis.

    ``choice`` are the parameters that choose it in the finder; ``size`` is given where
    the value is a size of city.
    """

    value: str
    label: str
    ids: BitMap
    choice: dict[str, list[str]]
    size: CitySize | None = None


@dataclass(frozen=True)
class Axis:
    """One side of a matrix.

    ``filter`` is the filter its lines stand for, ``is_chosen`` whether the reader
    chose some of them, ``recorded`` the ids of those with any value at all.
    """

    name: str
    filter: str
    is_chosen: bool
    lines: list[Line]
    recorded: BitMap

    @property
    def label(self):
        """What it is called."""
        return LABELS[self.name]

    @property
    def noun(self):
        """What those that stand on none of its lines have none of."""
        return NOUNS[self.name]

    @property
    def drawn(self):
        """The ids that stand on any of its lines."""
        return BitMap.union(BitMap(), *(line.ids for line in self.lines))


def read_axes(query):
    """Take the axes out of a query that can be changed.

    Returns the two names by side, and the mistakes in them: what cannot be used is
    replaced by the usual axis, or by another where that one is taken.
    """
    names, mistakes = {}, []
    for side in USUAL:
        given = [value for value in query.pop(side, []) if value.strip()]
        name = given[0].strip().casefold() if given else USUAL[side]
        if message := wrong_with(name, given, names.values()):
            mistakes.append(Mistake(side, SIDES[side], message))
        if name in names.values() or name not in NOUNS:
            free = [USUAL[side], *USUAL.values()]
            name = next(usual for usual in free if usual not in names.values())
        names[side] = name
    return names, mistakes


def wrong_with(name, given, taken):
    """Return what is wrong with an axis as it was given, None where nothing is."""
    if len(given) > 1:
        return _("It is given more than once; the first is used.")
    if name not in NOUNS:
        words = _("“%(value)s” is not one of the properties to choose from.")
        return words % {"value": shortened(given[0])}
    if name in taken and given:
        return _("“%(label)s” already stands in the rows.") % {"label": LABELS[name]}
    return None


def axis_of(name, selection):
    """Return an axis within a selection: with the values it chose, else with all."""
    return decades(selection) if name == DECADE else facet_axis(name, selection)


def facet_axis(name, selection):
    """Return the axis of a facet."""
    index, chosen = selection.index, selection.chosen.get(name)
    lines = [
        Line(
            value,
            label,
            BitMap(index.facets[name].get(value, ())),
            {name: [value]},
            CitySize(value) if name == "city_size" else None,
        )
        for value, label in index.options[name]
        if not chosen or value in chosen
    ]
    recorded = index.having_any(name, index.facets[name])
    return Axis(name, name, bool(chosen), lines, recorded)


def decades(selection):
    """Return the axis of all decades from the first with a start to the last.

    Where the reader chose a range of years, a decade is what of it lies in the range.
    """
    bounds = [selection.chosen.get(name) for name in ("started_from", "started_to")]
    index = selection.index
    first = int(bounds[0][0]) if bounds[0] else EARLIEST
    last = int(bounds[1][0]) if bounds[1] else LATEST
    starts = {year // 10 * 10 for year in index.years}
    lines = [
        decade_line(index, decade, max(decade, first), min(decade + 9, last))
        for decade in (range(min(starts), max(starts) + 1, 10) if starts else ())
        if decade <= last and decade + 9 >= first
    ]
    return Axis(DECADE, "years", any(bounds), lines, index.started(None, None))


def decade_line(index, decade, first, last):
    """Return the line of a decade, of which the years from first to last count."""
    if (first, last) == (decade, min(decade + 9, LATEST)):
        label = _("%(decade)ss") % {"decade": decade}
    elif first == last:
        label = str(first)
    else:
        label = _("%(first)s to %(last)s") % {"first": first, "last": last}
    choice = {"started_from": [str(first)], "started_to": [str(last)]}
    return Line(str(decade), label, index.started(first, last), choice)
