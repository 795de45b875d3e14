"""What a strategy adds up to: what the evidence for its initiatives says together.

Nothing is averaged, rated or converted: statements stand with who asserts them, and
figures in money with the lowest and the highest as their sources give them.
"""

from dataclasses import dataclass

from initiatives.models import Initiative, Lesson, Organisation, Source
from initiatives.vocabulary import ClaimKind, OrganisationKind

AT_ONCE = 5
AT_MOST = 60
# So few are not worth a fold.
FEWEST_FOLDED = 3
# A list of cards up to this long is shown whole, a longer one by its first few.
CARDS_AT_MOST = 12
CARDS_OF_MANY = 6


@dataclass(frozen=True)
class Part:
    """Rows of which the first are shown at once, and the rest in a fold.

    ``total`` counts them all, also those beyond the rows that are drawn.
    """

    rows: list
    total: int

    @property
    def _at_once(self):
        fits = len(self.rows) < AT_ONCE + FEWEST_FOLDED
        return len(self.rows) if fits else AT_ONCE

    @property
    def first(self):
        """Those shown at once."""
        return self.rows[: self._at_once]

    @property
    def rest(self):
        """Those in the fold."""
        return self.rows[self._at_once :]

    @property
    def undrawn(self):
        """How many are only counted."""
        return self.total - len(self.rows)


def part_of(queryset):
    """Return the first rows of a queryset as a Part, by two queries."""
    return Part(list(queryset[:AT_MOST]), queryset.count())


@dataclass(frozen=True)
class Range:
    """The figures of one currency and period, the smallest first."""

    figures: list

    @property
    def measure(self):
        """Currency and period in words."""
        return self.figures[0].measure

    @property
    def ends(self):
        """The figures at its ends: one where there is but one."""
        return (
            self.figures[:1] if len(self) == 1 else [self.figures[0], self.figures[-1]]
        )

    @property
    def between(self):
        """The figures between its ends, as many of them as are drawn."""
        return self.figures[1:-1][:AT_MOST]

    @property
    def undrawn(self):
        """How many figures are only counted."""
        return len(self) - len(self.ends) - len(self.between)

    def __len__(self):
        return len(self.figures)


def ranges_of(figures):
    """Return the ranges of figures, which come smallest first; most figures first."""
    ranges = {}
    for figure in figures:
        ranges.setdefault((figure.unit, figure.period), []).append(figure)
    return sorted(map(Range, ranges.values()), key=len, reverse=True)


class AddsUp:
    """The published initiatives of a strategy, taken together.

    ``cards`` are the initiatives to show, ``money`` the ranges of the figures in
    money; all else is a Part. A fixed number of queries.
    """

    def __init__(self, strategy):
        initiatives = Initiative.objects.published().filter(strategies=strategy)
        self.cards = cards_of(initiatives)
        self.bodies = part_of(Organisation.objects.most_frequent_in(initiatives))
        kinds = [
            (OrganisationKind(kind).label, number)
            for kind, number in Organisation.objects.kinds_joining(initiatives)
        ]
        self.kinds_of_partner = Part(kinds, len(kinds))
        self.money = ranges_of(initiatives.figures_in_money())
        self.preconditions = part_of(initiatives.statements(ClaimKind.PRECONDITION))
        self.setbacks = part_of(initiatives.statements(ClaimKind.SETBACK))
        self.lessons = part_of(Lesson.objects.filter(strategies=strategy).for_list())
        self.sources = part_of(Source.objects.most_used_by(initiatives))


def cards_of(initiatives):
    """Return the initiatives to show: all, or of many those with most statements."""
    cards = initiatives.for_list().order_by("-statement_count", "name")
    cards = list(cards[: CARDS_AT_MOST + 1])
    return cards if len(cards) <= CARDS_AT_MOST else cards[:CARDS_OF_MANY]
