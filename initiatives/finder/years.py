"""The years in which the initiatives of a selection started, as bars."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.finder.panel import YearBar

# Years are drawn one by one while so many bars do, else by five, ten and so on.
MOST_BARS = 40
STEPS = (1, 5, 10, 50)


def year_bars(years, ids, first, last):
    """Return bars for all years from the first in the catalogue to the last.

    ``years`` has all initiatives by their first year; ``ids`` are counted. ``first``
    and ``last`` are the bounds the reader gave, as text, empty for none.
    """
    if not years:
        return []
    step = next(s for s in STEPS if (max(years) - min(years)) / s < MOST_BARS)
    counts = dict.fromkeys(
        range(min(years) // step * step, max(years) + 1, step),
        0,
    )
    for year, having in years.items():
        counts[year // step * step] += having.intersection_cardinality(ids)
    largest = max(counts.values()) or 1
    start, stop = int(first or min(years)), int(last or max(years))
    return [
        YearBar(
            year,
            year + step - 1,
            count,
            round(100 * count / largest),
            year + step > start and year <= stop,
        )
        for year, count in counts.items()
    ]


def bars_in_words(bars):
    """Say what bars show, for those who hear the page: their ends and the longest."""
    busiest = max(bars, key=lambda bar: bar.count)
    if not busiest.count:
        return _("Of no initiative found is the first year known.")
    span = _("in %(year)s")
    if busiest.last != busiest.year:
        span = _("from %(year)s to %(last)s")
    words = ngettext(
        "First years from %(first)s to %(last)s; the most start %(span)s: "
        "%(number)s initiative.",
        "First years from %(first)s to %(last)s; the most start %(span)s: "
        "%(number)s initiatives.",
        busiest.count,
    )
    return words % {
        "first": bars[0].year,
        "last": bars[-1].last,
        "span": span % {"year": busiest.year, "last": busiest.last},
        "number": number_format(busiest.count, force_grouping=True),
    }
