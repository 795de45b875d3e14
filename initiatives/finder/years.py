"""The years in which the initiatives of a selection started, as bars."""

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
