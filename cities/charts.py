"""Where a city stands, as numbers for the drawings of its page.

Pure: figures go in, places come out. Places are in percent of the drawing, from its
left and from its top, so that it takes any width while its words keep their size.
"""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import ceil, inf, log

from cities.vocabulary import SIZE_LOWER_BOUNDS, CitySize, Indicator

# The ends of the scale of sizes, in people; what lies beyond stands at the end.
LEAST, MOST = 1_000, 20_000_000
# How many times as many people each bar holds as the one before, about.
STEP = 1.25
# Scales of shares end at a multiple of it, in percent.
ROUND_SHARE = 10
# The three shares of newcomers: different things, never on one scale of time.
NEWCOMER_SHARES = (
    Indicator.FOREIGN_BORN_SHARE,
    Indicator.FOREIGN_NATIONAL_SHARE,
    Indicator.MIGRATION_BACKGROUND_SHARE,
)


def along(people):
    """Return the place of a population on the scale of sizes, which is logarithmic."""
    within = min(max(people, LEAST), MOST)
    return 100 * log(within / LEAST) / log(MOST / LEAST)


def anchor(place):
    """Return to which side of a place its words go, as SVG names it."""
    if place < 40:
        return "start"
    return "end" if place > 60 else "middle"


def steps():
    """Return the lower bounds of the bars, in people: a class begins with a bar."""
    bounds = [LEAST, *sorted(SIZE_LOWER_BOUNDS.values())[1:], MOST]
    for low, high in pairwise(bounds):
        number = round(log(high / low) / log(STEP))
        yield from (low * (high / low) ** (n / number) for n in range(number))


STEPS = tuple(steps())


def beyond(low, high):
    """Return the bounds of a bar; the first and the last hold all that lies beyond."""
    return (0 if low == LEAST else low), (inf if high == MOST else high)


@dataclass(frozen=True)
class Bar:
    """The cities between two populations: a bar, its place and its height."""

    size: CitySize
    left: float
    width: float
    height: float

    @property
    def top(self):
        """Where the bar begins, counted from above."""
        return 100 - self.height


@dataclass(frozen=True)
class SizeClass:
    """A size class: how many cities are in it, and whether this one is."""

    size: CitySize
    count: int
    is_own: bool


@dataclass(frozen=True)
class SizeFigure:
    """The population of a city in people, and its year; None where it has none.

    ``is_counted``: it is one of the populations that it is compared with.
    """

    people: int
    year: int | None
    is_counted: bool


@dataclass(frozen=True)
class SizeChart:
    """A city, by its ``SizeFigure``, among the ``Populations`` of the catalogue."""

    own: SizeFigure
    populations: object

    @property
    def others(self):
        """How many cities it is compared with."""
        return len(self.populations.known) - self.own.is_counted

    @property
    def smaller(self):
        """How many of them have fewer people."""
        return bisect_left(self.populations.known, self.own.people)

    @property
    def undated(self):
        """Of how many of them the figure has no year."""
        return self.populations.undated - (
            self.own.is_counted and self.own.year is None
        )

    @property
    def place(self):
        """Where the city stands along the scale."""
        return along(self.own.people)

    @property
    def anchor(self):
        """To which side of its place its name goes."""
        return anchor(self.place)

    @property
    def bounds(self):
        """The lower bounds of the classes above the first: people and place."""
        return [(people, along(people)) for people in SIZE_LOWER_BOUNDS.values()][1:]

    def count(self, low, high):
        """Return how many cities have at least ``low`` and fewer than ``high`` people.

        The city itself is one of them.
        """
        known = self.populations.known
        own = not self.own.is_counted and low <= self.own.people < high
        return bisect_left(known, high) - bisect_left(known, low) + own

    @property
    def bars(self):
        """The bars that hold a city; the tallest is 100 high."""
        steps = list(pairwise((*STEPS, MOST)))
        counts = [self.count(*beyond(low, high)) for low, high in steps]
        return [
            Bar(
                CitySize.of(low),
                along(low),
                along(high) - along(low),
                100 * count / max(counts),
            )
            for count, (low, high) in zip(counts, steps, strict=True)
            if count
        ]

    @property
    def classes(self):
        """The classes with the number of their cities."""
        own = CitySize.of(self.own.people)
        bounds = pairwise((*SIZE_LOWER_BOUNDS.values(), inf))
        return [
            SizeClass(size, self.count(low, high), size is own)
            for size, (low, high) in zip(SIZE_LOWER_BOUNDS, bounds, strict=True)
        ]


@dataclass(frozen=True)
class Point:
    """One figure of a course; ``is_on_line`` unless another of its year goes first."""

    figure: object
    left: float
    top: float
    is_on_line: bool


@dataclass(frozen=True)
class Course:
    """One share of a city over the years, from figures with year, value, ``verified``.

    ``figures`` have a year and stand oldest first; ``undated`` have none.
    """

    indicator: Indicator
    figures: list
    undated: list

    @cached_property
    def line(self):
        """One figure a year, oldest first: a checked one before one that is not."""
        first = {}
        for figure in sorted(self.figures, key=lambda each: not each.verified):
            first.setdefault(figure.year, figure)
        return [first[year] for year in sorted(first)]

    @property
    def is_drawn(self):
        """Whether there are two years to draw a line between."""
        return len(self.line) > 1

    @property
    def is_split(self):
        """Whether sources differ about a year."""
        return len(self.line) < len(self.figures)

    @property
    def ends(self):
        """The first and the last point of the line."""
        on_line = [point for point in self.points if point.is_on_line]
        return on_line[0], on_line[-1]

    @cached_property
    def most(self):
        """The upper end of the scale, in percent; the lower end is 0."""
        largest = max(figure.value for figure in self.figures)
        return max(ROUND_SHARE, ceil(largest / ROUND_SHARE) * ROUND_SHARE)

    @cached_property
    def points(self):
        """Every figure with a year as a point."""
        first, last = self.line[0].year, self.line[-1].year
        return [
            Point(
                figure,
                100 * (figure.year - first) / (last - first),
                100 - 100 * float(figure.value) / self.most,
                figure in self.line,
            )
            for figure in self.figures
        ]

    @property
    def segments(self):
        """The pairs of neighbours on the line."""
        return pairwise(point for point in self.points if point.is_on_line)


def newcomer_courses(statistics):
    """Return a ``Course`` for each share of newcomers that a city's statistics have."""
    courses = []
    for indicator in NEWCOMER_SHARES:
        own = [each for each in statistics if each.indicator == indicator]
        dated = sorted(
            (each for each in own if each.year is not None),
            key=lambda each: (each.year, each.pk),
        )
        undated = [each for each in own if each.year is None]
        if own:
            courses.append(Course(indicator, dated, undated))
    return courses
