"""The timeline view of the finder: when the initiatives of a selection ran, by city."""

from collections import Counter
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from django.utils import timezone
from pyroaring import FrozenBitMap

from cities.models import City
from cities.vocabulary import KNOWN_SIZES
from initiatives.finder.sorting import Sort
from initiatives.models import Initiative
from initiatives.querysets.prepared import Prepared
from initiatives.views.spans import Axis, span

ON_A_PAGE = 48

# What a bar says: a card would be asked for its evidence too.
ROWS = Prepared(
    lambda keys: (
        Initiative.objects.filter(pk__in=keys)
        .order_by()
        .values_list("pk", "slug", "name", "status", "start_year", "end_year", "city")
    )
)


class Row(NamedTuple):
    """One initiative of the timeline."""

    slug: str
    name: str
    status: str
    start_year: int | None
    end_year: int | None
    city: City


def results_as_timeline(selection):
    """Return a page of a selection as bars by city, and what has no year apart.

    Raises ``PageMissingError`` for a page that is not there.
    """
    page = selection.page_of_ids(partial(ids_by_city, selection), ON_A_PAGE)
    rows = rows_of(page.object_list, selection.index.cities)
    dated = [each for each in rows if each.start_year or each.end_year]
    axis = axis_of(selection, dated)
    return {
        "page": page,
        "axis": axis,
        "cities": [
            {"city": city, "spans": [span(each, axis) for each in initiatives]}
            for city, initiatives in groupby(dated, attrgetter("city"))
        ],
        "undated": [each for each in rows if not (each.start_year or each.end_year)],
        "sizes": KNOWN_SIZES,
    }


def rows_of(ids, cities):
    """Return the rows of initiatives, in this order."""
    if not ids:
        return []
    rows = {pk: Row(*said, cities[city]) for pk, *said, city in ROWS.rows(ids)}
    return [rows[pk] for pk in ids]


def ids_by_city(selection, start, stop):
    """Return ids of a selection by name of city, in each city the earliest first.

    Only the cities between the two places are looked into.
    """
    index, passed, place_of = selection.index, 0, {}
    for place, ids in enumerate(index.by_city.values()):
        number = ids.intersection_cardinality(selection.ids)
        if passed + number <= start and not place_of:
            passed += number
        elif number:
            place_of |= dict.fromkeys(ids & selection.ids, place)
        if passed + len(place_of) >= stop:
            break
    earliest = index.in_order(FrozenBitMap(place_of), Sort.OLDEST)
    return sorted(earliest, key=place_of.get)[start - passed : stop - passed]


def axis_of(selection, dated):
    """Return the axis for a selection, the same on all its pages; None without years.

    Where it knows of no beginnings, the years of the rows themselves make the axis.
    """
    starts = {
        year: count
        for year, ids in selection.index.years.items()
        if (count := ids.intersection_cardinality(selection.ids))
    }
    starts = starts or Counter(each.end_year for each in dated)
    if not starts:
        return None
    return Axis.of(starts, max(timezone.localdate().year, *starts))
