"""What the finder shows beside its results: facets with counts, chips, years."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from pyroaring import FrozenBitMap

from cities.vocabulary import CitySize

OPTIONS_AT_ONCE = 8
OPTIONS_AT_MOST = 25
FEWEST_FOLDED = 3


@dataclass(frozen=True)
class Chip:
    """One thing the reader chose, and the address without it."""

    parameter: str
    value: str
    name: str
    label: str
    url: str


@dataclass(frozen=True)
class WayOut:
    """A chip, and how many initiatives would be found without it."""

    chip: Chip
    count: int


@dataclass(slots=True)
class Option:
    """One value of a facet, with the number of initiatives that have it.

    ``share`` is the length of its bar: percent of the largest count among those that
    are always drawn, at most 100.
    """

    value: str
    label: str
    count: int
    selected: bool
    size: CitySize | None
    share: int

    @property
    def disabled(self):
        """Whether choosing it would find nothing. What is chosen can be unchosen."""
        return self.count == 0 and not self.selected


@dataclass(frozen=True)
class YearBar:
    """The years from ``year`` to ``last``, and how many initiatives started in them.

    ``share`` is the height of its bar: percent of the largest count.
    """

    year: int
    last: int
    count: int
    share: int
    selected: bool


@dataclass
class FacetPanel:
    """One facet as it is drawn: its options, the first of them and the rest.

    ``pairs`` are all values and labels in their order, ``labels`` the same by value,
    ``chosen`` the reader's values in that order; ``members`` has the initiatives of
    each value, and ``how_many`` counts those of them that are to be counted.
    """

    name: str
    label: str
    opens: bool
    pairs: list[tuple[str, str]]
    labels: dict[str, str]
    chosen: list[str]
    members: dict[str, FrozenBitMap]
    how_many: Callable[[FrozenBitMap], int]

    def count(self, value):
        """Return how many initiatives of the selection have a value."""
        return self.how_many(self.members[value]) if value in self.members else 0

    @property
    def selected_count(self):
        """How many values are chosen."""
        return len(self.chosen)

    @property
    def is_open(self):
        """Whether it is drawn unfolded: by its nature, or because it is in use."""
        return self.opens or self.selected_count > 0

    @cached_property
    def options(self):
        """Every option."""
        return self._options(self.pairs)

    @property
    def _at_once(self):
        """How many options stand before the fold: all where it would hide too few."""
        fits = len(self.pairs) < OPTIONS_AT_ONCE + FEWEST_FOLDED
        return len(self.pairs) if fits else OPTIONS_AT_ONCE

    @cached_property
    def top(self):
        """The first options."""
        return self._options(self.pairs[: self._at_once])

    @cached_property
    def unlisted(self):
        """The chosen options of those that are not drawn otherwise."""
        values = [value for value in self.chosen if value not in self._counts]
        return self._options([(value, self.labels[value]) for value in values])

    @cached_property
    def rest(self):
        """The options behind "show more": of a long list, the most used.

        A chosen one stays in its place, where the reader ticked it.
        """
        return self._options(self.pairs[self._at_once : OPTIONS_AT_MOST])

    @property
    def rest_is_open(self):
        """Whether a chosen option stands among the rest."""
        return any(option.selected for option in self.rest)

    @cached_property
    def unlisted_count(self):
        """How many options are not drawn at once."""
        drawn = (self.top, self.unlisted, self.rest)
        return len(self.pairs) - sum(map(len, drawn))

    @property
    def is_of_use(self):
        """Whether there is something to choose between, or to unchoose."""
        return len(self.members) > 1 or self.selected_count > 0

    def options_of(self, values):
        """Return the options of these values, in their order."""
        return self._options([pair for pair in self.pairs if pair[0] in values])

    def _options(self, pairs):
        counts, largest, chosen = self._counts, self._largest, self.chosen
        is_size = self.name == "city_size"
        return [
            Option(
                value,
                label,
                count := counts[value] if value in counts else self.count(value),
                value in chosen,
                CitySize(value) if is_size else None,
                100 if count > largest else round(100 * count / largest),
            )
            for value, label in pairs
        ]

    @cached_property
    def _counts(self):
        """The counts of the options that are always drawn."""
        members, how_many = self.members, self.how_many
        return {
            value: how_many(members[value]) if value in members else 0
            for value, _label in self.pairs[:OPTIONS_AT_MOST]
        }

    @cached_property
    def _largest(self):
        return max(self._counts.values(), default=0) or 1
