"""What the finder shows beside its results: facets with counts, and chips."""

from dataclasses import dataclass

from cities.vocabulary import CitySize

OPTIONS_AT_ONCE = 8
OPTIONS_AT_MOST = 30


@dataclass(frozen=True)
class Chip:
    """One thing the reader chose, and the address without it."""

    name: str
    label: str
    url: str


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
class FacetPanel:
    """One facet as it is drawn: its options, the first of them and the rest."""

    name: str
    label: str
    opens: bool
    options: list[Option]

    @property
    def selected_count(self):
        """How many values are chosen."""
        return sum(option.selected for option in self.options)

    @property
    def is_open(self):
        """Whether it is drawn unfolded: by its nature, or because it is in use."""
        return self.opens or self.selected_count > 0

    @property
    def top(self):
        """The first options and every chosen one."""
        return [
            option
            for place, option in enumerate(self.options)
            if place < OPTIONS_AT_ONCE or option.selected
        ]

    @property
    def rest(self):
        """The options behind "show more": of a long list, the most used."""
        listed = self.options[OPTIONS_AT_ONCE:OPTIONS_AT_MOST]
        return [option for option in listed if not option.selected]

    @property
    def unlisted_count(self):
        """How many options are not drawn: their lists stand on pages of their own."""
        return len(self.options) - len(self.top) - len(self.rest)

    @property
    def is_of_use(self):
        """Whether there is something to choose between, or to unchoose."""
        return len(self.options) > 1 or self.selected_count > 0


def facet_panel(facet, options, chosen, keys):
    """Return the panel of a facet over the initiatives with these keys.

    ``options`` are its pairs of value and label, ``chosen`` the reader's values.
    """
    counts = facet.counts(keys)
    largest = max(counts.values(), default=0) or 1
    return FacetPanel(
        facet.name,
        facet.label,
        facet.is_open,
        [
            Option(
                value,
                label,
                count := counts.get(value, 0),
                value in chosen,
                CitySize(value) if facet.name == "city_size" else None,
                round(100 * count / largest),
            )
            for value, label in options
        ],
    )
