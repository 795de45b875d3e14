"""Years drawn to scale: an axis, and the bar of an initiative along it.

Places and lengths are percent of the axis.
"""

from dataclasses import dataclass
from itertools import accumulate

from initiatives.vocabulary import Status

# An axis begins where all but this share of the initiatives had not yet begun, so that
# a few early ones do not press the others together.
EARLY_SHARE = 0.02
STEPS = (1, 2, 5, 10, 20, 50, 100)
MOST_TICKS = 7
# How far a line goes on that stands for years not known.
TRAIL = 5


@dataclass(frozen=True)
class Axis:
    """A run of years, from the beginning of ``first`` to the end of ``last``."""

    first: int
    last: int

    @classmethod
    def of(cls, starts, last):
        """Return the axis for ``{first year: number of initiatives}`` and a last year.

        It begins with a decade.
        """
        years = sorted(starts)
        limit = EARLY_SHARE * sum(starts.values())
        running = accumulate(starts[year] for year in years)
        begun = next(year for year, n in zip(years, running, strict=True) if n > limit)
        return cls(begun - begun % 10, max(last, begun))

    def at(self, year):
        """Return where a year begins; 0 or 100 for those beyond the axis."""
        place = 100 * (year - self.first) / (self.last + 1 - self.first)
        return min(max(place, 0), 100)

    @property
    def ticks(self):
        """The years to name, as pairs of year and place."""
        length = self.last - self.first
        step = next((s for s in STEPS if length / s <= MOST_TICKS), STEPS[-1])
        begin = self.first + -self.first % step
        return [(year, self.at(year)) for year in range(begin, self.last + 1, step)]


@dataclass(frozen=True)
class Span:
    """The bar of one initiative.

    From ``left`` it is ``width`` long. ``is_cut`` says that it began before the axis,
    ``runs_on`` that it still ran by its newest source. Where an end is not known, a
    line trails from ``trail_from`` to ``trail_to``.
    """

    initiative: object
    left: float
    width: float
    is_cut: bool
    runs_on: bool
    trail_from: float | None
    trail_to: float | None


def span(initiative, axis):
    """Return the bar of an initiative of which at least one year is known."""
    start, end = initiative.start_year, initiative.end_year
    runs = initiative.status in (Status.ACTIVE, Status.CHANGED)
    runs_on = end is None and runs
    first = end if start is None else start
    last = axis.last if runs_on else first if end is None else end
    left, right = axis.at(first), axis.at(last + 1)
    trail = None, None
    if start is None:
        trail = max(left - TRAIL, 0), left
    elif end is None and not runs_on:
        trail = right, min(right + TRAIL, 100)
    is_cut = first < axis.first
    return Span(initiative, left, right - left, is_cut, runs_on, *trail)
