"""How alike two cities are, in words: values, steps, and what is left out."""

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django_countries import countries

from cities.matching import SHARES, Closeness, Comparison
from cities.vocabulary import Indicator
from initiatives.views.like_question import WEIGHT_LABELS


def fact_in_words(name, fact, gateways, city=None):
    """Return the value of a fact about a property; ``gateways`` are names by slug.

    Where the row of the city is given, a population without a year names who gives it,
    since it may stand beside one of a census.
    """
    value = fact.value
    if name == "population":
        number = number_format(value, force_grouping=True)
        if city is None or fact.years != (None,):
            return number
        told = {"number": number, "publisher": city.population_publisher}
        return _("%(number)s (%(publisher)s, no year)") % told
    if name == "gateway":
        return str(gateways.get(value, value))
    if name == "country":
        return str(countries.name(value) or value)
    if name == "region":
        return value.rpartition(":")[2]
    number = number_format(round(value, 1), 1 if round(value, 1) % 1 else 0)
    if name != "change":
        return f"{number}\N{NO-BREAK SPACE}%"
    sign = "+" if value > 0 else ""
    return _("%(number)s points a decade") % {"number": f"{sign}{number}"}


def label_of(by, kind):
    """Return the name of what is compared: of shares, which of the three it is."""
    if kind in SHARES:
        share = Indicator(kind).label
        if by.name == "change":
            return _("Change of the %(share)s") % {"share": within_sentence(share)}
        return share
    return by.label


def percent_of(similarity):
    """Return a similarity in percent: 100 only where nothing differs."""
    percent = round(100 * similarity)
    return min(percent, 99) if similarity < 1 else percent


def within_sentence(label):
    """Return a label as it stands within a sentence: with a small first letter."""
    return label[:1].lower() + label[1:]


def first_kind(by, profile):
    """Return the kind of fact that stands first for a property of a city, or None."""
    facts = profile.facts.get(by.name, {})
    return next((kind for kind in by.kinds if kind in facts), None)


@dataclass(frozen=True)
class Line:
    """One property of a match as it is drawn; it is left out where ``step`` is None.

    ``percent`` is the similarity of the property, ``points`` what it adds to the
    percentage of the match, ``most`` what it could have added.
    """

    label: str
    mine: str
    theirs: str
    step: Closeness | None
    weight: str
    percent: int = 0
    points: float = 0
    most: float = 0
    why_left_out: str = ""

    @property
    def name(self):
        """The label within a sentence."""
        return within_sentence(self.label)


@dataclass(frozen=True)
class MatchInWords:
    """A city like the reader's, with the sum of its similarity.

    ``lines`` are the properties that were compared, ``left_out`` those that were not
    though they are known of the reader's city.
    """

    city: object
    percent: int
    lines: list[Line]
    left_out: list[Line]

    @property
    def points(self):
        """The sum of the points, of a hundred."""
        return sum(line.points for line in self.lines)

    @property
    def reasons(self):
        """What speaks for the match: the lines of values that are near."""
        return [line for line in self.lines if line.step.is_near]


def match_in_words(match, rows, mine, weights, gateways):
    """Return a match as it is drawn; ``rows`` are cities as for cards, by slug."""
    city = rows[match.profile.slug]
    total = sum(each.factor for each in match.comparisons if each.kind)
    lines, left_out = [], []
    for each in match.comparisons:
        weight = WEIGHT_LABELS[weights[each.by.name]]
        if each.kind:
            cities = rows.get(mine.slug), city
            lines.append(_line(each, weight, total, gateways, cities))
        elif each.mine:
            left_out.append(_left_out(each, weight, mine, match.profile, gateways))
    return MatchInWords(city, percent_of(match.similarity), lines, left_out)


def _line(each: Comparison, weight, total, gateways, cities):
    facts = zip((each.mine, each.theirs), cities, strict=True)
    return Line(
        label_of(each.by, each.kind),
        *(fact_in_words(each.by.name, fact, gateways, city) for fact, city in facts),
        each.closeness,
        weight,
        percent_of(each.similarity),
        round(100 * each.part, 1),
        round(100 * each.factor / total, 1),
    )


def _left_out(each: Comparison, weight, mine, other, gateways):
    if each.theirs is None:
        why = _("not known for %(city)s: left out") % {"city": other.name}
        theirs = ""
    else:
        kind = first_kind(each.by, other)
        told = {"share": within_sentence(label_of(each.by, kind)), "city": other.name}
        why = _("only %(share)s known for %(city)s, which is not the same: left out")
        why %= told
        theirs = fact_in_words(each.by.name, each.theirs, gateways)
    return Line(
        label_of(each.by, first_kind(each.by, mine)),
        fact_in_words(each.by.name, each.mine, gateways),
        theirs,
        None,
        weight,
        why_left_out=why,
    )
