"""What the finder shows beside its results: facets with counts, chips, years."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from cities.vocabulary import CitySize

OPTIONS_AT_ONCE = 8
OPTIONS_AT_MOST = 30


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


@dataclass(frozen=True)
class Option:
    """One value of a facet, with the number of initiatives that have it.

    ``share`` is the length of its bar: percent of the facet's largest count.
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

    ``pairs`` are all values and labels in their order, ``chosen`` the reader's values;
    ``count`` returns the number of initiatives of a value.
    """

    name: str
    label: str
    opens: bool
    pairs: list[tuple[str, str]]
    chosen: list[str]
    count: Callable[[str], int]

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

    @cached_property
    def top(self):
        """The first options and every chosen one."""
        later = self.pairs[OPTIONS_AT_ONCE:] if self.chosen else ()
        chosen = [pair for pair in later if pair[0] in self.chosen]
        return self._options([*self.pairs[:OPTIONS_AT_ONCE], *chosen])

    @cached_property
    def rest(self):
        """The options behind "show more": of a long list, the most used."""
        listed = self.pairs[OPTIONS_AT_ONCE:OPTIONS_AT_MOST]
        return self._options([pair for pair in listed if pair[0] not in self.chosen])

    @cached_property
    def unlisted_count(self):
        """How many options are not drawn at once."""
        return len(self.pairs) - len(self.top) - len(self.rest)

    @property
    def is_of_use(self):
        """Whether there is something to choose between, or to unchoose."""
        return len(self.pairs) > 1 or self.selected_count > 0

    def matching(self, wanted):
        """Return the options whose label a function wants."""
        return self._options([pair for pair in self.pairs if wanted(str(pair[1]))])

    def _options(self, pairs):
        return [self._option(value, label) for value, label in pairs]

    def _option(self, value, label):
        count = self.count(value)
        return Option(
            value,
            label,
            count,
            value in self.chosen,
            CitySize(value) if self.name == "city_size" else None,
            round(100 * count / self._largest),
        )

    @cached_property
    def _largest(self):
        drawn = self.pairs[:OPTIONS_AT_MOST]
        return max((self.count(value) for value, _label in drawn), default=0) or 1
