"""How like one another two cities are, by the figures known of both.

The measure is Gower's general coefficient of similarity, made for properties of mixed
kinds with gaps (J. C. Gower, "A general coefficient of similarity and some of its
properties", Biometrics 27(4), 1971, 857-871)::

    s = sum(w * d * s_k) / sum(w * d)

over the properties k, where w is the weight of a property, and d is 1 where it is known
of both cities, else 0. Of numbers s_k is 1 - |x - y| / range, the range being that of
the catalogue's cities; a figure typed beyond it is not less like than 0. Of names s_k
is 1 where they are the same, else 0. Population is compared by its logarithm, so that
twice as large is the same step for a village and for a capital.

Three departures from the plain formula, each in the reader's favour:

- The shares of foreign-born residents, of foreign nationals and of residents with a
  migration background are different things. Two cities are compared by the first of
  them that is known of both, never by one against another.
- A gap is never similar: it is left out of both sums, and a ``Comparison`` says so.
- A city of which next to nothing is known would stand first by the little that is. So
  only those are ranked of which enough can be compared: three fifths, by weight, of
  what is known of the reader's city. With half, a city in the same country and of the
  same population would pass without its share of newcomers being known.
"""

from dataclasses import dataclass, field, replace
from enum import Enum
from math import log10

from django.utils.translation import gettext_lazy as _

FACTORS = {"ignore": 0, "normal": 1, "important": 3}
# The least part of what is known of the reader's city that must be comparable.
ENOUGH = 0.6
# Figures less than so many years apart say nothing of change.
FEWEST_YEARS = 5
SHARES = ("foreign_born_share", "foreign_national_share", "migration_background_share")


class Closeness(Enum):
    """How near two values are, in words; from the similarity of the property."""

    SAME = _("the same")
    VERY_CLOSE = _("very close")
    CLOSE = _("close")
    SOME_WAY_OFF = _("some way off")
    FAR = _("far")
    DIFFERENT = _("different")

    @property
    def is_near(self):
        """Whether it speaks for a match."""
        return self in (Closeness.SAME, Closeness.VERY_CLOSE, Closeness.CLOSE)


# The least similarity of two numbers for each word; below the last they are far.
THRESHOLDS = {
    Closeness.VERY_CLOSE: 0.95,
    Closeness.CLOSE: 0.9,
    Closeness.SOME_WAY_OFF: 0.75,
}


@dataclass(frozen=True)
class Property:
    """Something by which cities are compared.

    ``kinds`` are the facts that can stand for it, the first that both cities have is
    compared. ``weight`` is what it weighs unless the reader says otherwise.
    """

    name: str
    label: str
    weight: str
    kinds: tuple[str, ...]
    is_number: bool = True

    def scaled(self, value):
        """Return a value on the scale on which differences are taken."""
        return log10(max(value, 1)) if self.name == "population" else float(value)


PROPERTIES = (
    Property("population", _("Population"), "important", ("population",)),
    Property("newcomers", _("Share of newcomers"), "important", SHARES),
    Property("change", _("Change of that share"), "normal", SHARES),
    Property(
        "limited_english",
        _("Share with limited English"),
        "normal",
        ("limited_english_share",),
    ),
    Property("gateway", _("Gateway type"), "normal", ("gateway",), is_number=False),
    Property("country", _("Country"), "normal", ("country",), is_number=False),
    # A state in common would outweigh much else: Denver would be like Littleton.
    Property("region", _("State or region"), "ignore", ("region",), is_number=False),
)
DEFAULT_WEIGHTS = {each.name: each.weight for each in PROPERTIES}


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of a city: a number, or the name or key of what it belongs to.

    ``years`` are those of the figures it rests on, ``statistics`` their keys; both are
    empty for what no figure says.
    """

    value: float | str
    years: tuple[int | None, ...] = ()
    statistics: tuple[int, ...] = ()


@dataclass(frozen=True)
class Profile:
    """What is known of a city: by property and kind, a ``Fact``.

    ``slug`` is empty for a city that the reader only describes.
    """

    slug: str
    name: str
    facts: dict[str, dict[str, Fact]]

    def known(self, weights):
        """Return the properties that are known of it and weigh something."""
        return [
            each
            for each in PROPERTIES
            if self.facts.get(each.name) and FACTORS[weights[each.name]]
        ]


@dataclass(frozen=True)
class Comparison:
    """Two cities by one property.

    ``kind`` is the fact that was compared, None where the property is left out: then
    ``similarity`` is None and ``part`` is 0. Otherwise ``part`` is its share in the sum
    of the match: the parts of a match add up to its similarity.
    """

    by: Property
    kind: str | None
    mine: Fact | None
    theirs: Fact | None
    similarity: float | None
    factor: int
    part: float = 0

    @property
    def closeness(self):
        """How near the values are, in words; None where it is left out."""
        if self.similarity is None:
            return None
        if not self.by.is_number:
            return Closeness.SAME if self.similarity else Closeness.DIFFERENT
        if self.mine.value == self.theirs.value:
            return Closeness.SAME
        return next(
            (word for word, least in THRESHOLDS.items() if self.similarity >= least),
            Closeness.FAR,
        )


@dataclass(frozen=True)
class Match:
    """A city beside the reader's: how like it is, from 0 to 1, and why."""

    profile: Profile
    similarity: float
    comparisons: list[Comparison]


@dataclass(frozen=True)
class Ranking:
    """Cities by similarity: pairs of slug and similarity, equals by name.

    ``unranked`` are the slugs of those of which too little is known to compare.
    """

    order: list[tuple[str, float]]
    unranked: list[str]


@dataclass
class Matching:
    """The cities that can be compared; what all comparisons need is prepared once."""

    cities: list[Profile]
    columns: dict[tuple[str, str], list] = field(init=False, default_factory=dict)
    ranges: dict[tuple[str, str], float] = field(init=False, default_factory=dict)

    def __post_init__(self):
        self.cities = sorted(self.cities, key=lambda city: (city.name, city.slug))
        self.by_slug = {city.slug: city for city in self.cities}
        for each in PROPERTIES:
            for kind in each.kinds:
                facts = [
                    city.facts.get(each.name, {}).get(kind) for city in self.cities
                ]
                column = [fact and self._scaled(each, fact) for fact in facts]
                self.columns[each.name, kind] = column
                known = [value for value in column if value is not None]
                has_range = each.is_number and known
                span = max(known) - min(known) if has_range else 0
                self.ranges[each.name, kind] = span

    def compare(self, mine, theirs, weights):
        """Return the ``Match`` of two profiles; similarity 0 where nothing compares."""
        comparisons = [
            self._comparison(each, mine, theirs, FACTORS[weights[each.name]])
            for each in PROPERTIES
            if FACTORS[weights[each.name]]
        ]
        total = sum(each.factor for each in comparisons if each.kind)
        parts = [
            replace(each, part=each.factor * each.similarity / total)
            if each.kind
            else each
            for each in comparisons
        ]
        return Match(theirs, sum(each.part for each in parts), parts)

    def rank(self, mine, weights):
        """Return the ``Ranking`` of all other cities for a profile."""
        known = mine.known(weights)
        sums = [0.0] * len(self.cities)
        compared = [0] * len(self.cities)
        for each in known:
            factor = FACTORS[weights[each.name]]
            for place, similarity in enumerate(self._similarities(each, mine)):
                if similarity is not None:
                    sums[place] += factor * similarity
                    compared[place] += factor
        least = ENOUGH * sum(FACTORS[weights[each.name]] for each in known)
        ranked, unranked = {}, []
        for place, city in enumerate(self.cities):
            if city.slug == mine.slug:
                continue
            if compared[place] and compared[place] >= least:
                # Rounded, so that equals stand by name whatever the order of the sum.
                ranked[city.slug] = round(sums[place] / compared[place], 9)
            else:
                unranked.append(city.slug)
        order = sorted(ranked.items(), key=lambda pair: -pair[1])
        return Ranking(order, unranked)

    def _value(self, city, each, kind):
        fact = city.facts.get(each.name, {}).get(kind)
        return self._scaled(each, fact) if fact else None

    def _similarities(self, each, mine):
        """Return how like a profile each city is; None where it is left out."""
        found = [None] * len(self.cities)
        for kind, fact in self._in_order(each, mine):
            value, span = self._scaled(each, fact), self.ranges[each.name, kind]
            for place, other in enumerate(self.columns[each.name, kind]):
                if other is not None and found[place] is None:
                    found[place] = nearness(value, other, span)
        return found

    def _comparison(self, each, mine, theirs, factor):
        ours = dict(self._in_order(each, mine))
        others = dict(self._in_order(each, theirs))
        kind = next((kind for kind in ours if kind in others), None)
        if kind is None:
            first = next(iter(ours.values()), None), next(iter(others.values()), None)
            return Comparison(each, None, *first, None, factor)
        pair = ours[kind], others[kind]
        values = [self._scaled(each, fact) for fact in pair]
        similarity = nearness(*values, self.ranges[each.name, kind])
        return Comparison(each, kind, *pair, similarity, factor)

    @staticmethod
    def _in_order(each, profile):
        """Return the kinds and facts of a property that a profile has."""
        facts = profile.facts.get(each.name, {})
        return [(kind, facts[kind]) for kind in each.kinds if kind in facts]

    @staticmethod
    def _scaled(each, fact):
        return each.scaled(fact.value) if each.is_number else fact.value


def nearness(one, other, span):
    """Return the similarity of two values, from 0 to 1, within a range of numbers.

    Without a range, as that of names, what is not the same is not similar.
    """
    if one == other:
        return 1.0
    return max(0.0, 1 - abs(one - other) / span) if span else 0.0


def change_a_decade(figures):
    """Return the ``Fact`` of how a share changed, in percentage points a decade.

    ``figures`` are facts of one share with a single year each, the newest last. None
    where the first and the last year are too near, or unknown.
    """
    dated = [figure for figure in figures if figure.years[0] is not None]
    if not dated:
        return None
    first, last = dated[0], dated[-1]
    years = last.years[0] - first.years[0]
    if years < FEWEST_YEARS:
        return None
    return Fact(
        10 * (last.value - first.value) / years,
        first.years + last.years,
        first.statistics + last.statistics,
    )
