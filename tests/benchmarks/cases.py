"""What is asked of the finder: cases, each a number of query strings.

A case asks something else each time, as readers do, as far as it can: there is but one
page without a filter, and a dozen strategies. The values come from the database by how
often they are used, so that the first ones are the worst: they find the most.
"""

import itertools
import random
import re
from collections import Counter
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from django.db.models import Count

from initiatives.finder.current import current_index
from initiatives.finder.selection import PAGE_SIZE
from initiatives.models import Claim, Initiative
from tests.benchmarks.fill import SEED

PAGE, DATA = "/initiatives/", "/initiatives.json"
# How many values of a facet are asked for, from the most used on.
MOST_USED = 12
THAT_KEEP_THE_MOST = 3
SHORT_FACETS = ("strategy", "lever", "service_area", "target_group", "status")
LONG_FACETS = ("city", "tag", "source")
LEAST_LETTERS = 4


@dataclass(frozen=True)
class Case:
    """Requests of one sort; ``kind`` says which budget they have.

    ``asked`` are the parameters of each request, as pairs.
    """

    name: str
    kind: str
    asked: list[list[tuple[str, str]]]
    path: str = PAGE

    @property
    def paths(self):
        """The addresses, with their query strings."""
        return [f"{self.path}?{urlencode(pairs)}" for pairs in self.asked]


class Questions:
    """Draws the parameters of cases from what is in the database."""

    def __init__(self, number):
        self.number = number
        self.chance = random.Random(SEED)
        self.index = current_index()
        self.used = {name: most_used(of) for name, of in self.index.facets.items()}
        self.pages = -(-len(self.index.published) // PAGE_SIZE)
        self.words = common_words(number)
        self.unasked = itertools.cycle(self.words)
        self.places = names_of_places(number)

    def each(self, make):
        """Return this many results of ``make``, all made anew."""
        return [make() for _ in range(self.number)]

    def of(self, *names):
        """Return one value for each of these facets."""
        return [(name, self.chance.choice(self.used[name])) for name in names]

    def several(self, name, number):
        """Return this many values of one facet."""
        return [(name, value) for value in self.chance.sample(self.used[name], number)]

    def years(self):
        """Return a range of first years."""
        first = self.chance.randint(1980, 2010)
        return [("started_from", first), ("started_to", first + 10)]

    def common(self):
        """Return a word that most initiatives hold, or many; another each time."""
        return [("q", next(self.unasked))]

    def two_words(self):
        """Return two words that many initiatives hold."""
        return [("q", " ".join(self.chance.sample(self.words, 2)))]

    def selective(self):
        """Return a text that few initiatives hold: the name of a place."""
        return [("q", self.chance.choice(self.places))]

    def five(self):
        """Return one value for each of five facets, which some have together.

        Readers go by the counts: each time it is one of the values that keep the most.
        So a page has rows to show in a small catalogue too.
        """
        found, chosen = self.index.published, []
        for name in self.chance.sample(SHORT_FACETS, 5):
            having = self.index.facets[name]
            largest = sorted(having, key=lambda value: -len(having[value] & found))
            value = self.chance.choice(largest[:THAT_KEEP_THE_MOST])
            chosen.append((name, value))
            found = having[value] & found
        return chosen

    def all_of_two(self):
        """Return two strategies that are asked for at once."""
        return [*self.several("strategy", 2), ("match", "all")]

    def sorted(self, order):
        """Return a facet and an order."""
        return [*self.of("lever"), ("sort", order)]

    def newest(self):
        """Return a facet, the newest first."""
        return self.sorted("newest")

    def seen_as(self, view):
        """Return a facet and a view."""
        return [*self.of("strategy"), ("view", view)]

    def common_by_year(self):
        """Return two words, the newest first."""
        return [*self.two_words(), ("sort", "newest")]

    def common_in_facets(self):
        """Return two words and three facets."""
        return self.two_words() + self.of("strategy", "lever", "status")

    def deep(self):
        """Return a page far from the first."""
        return [("page", self.chance.randint(self.pages // 2, self.pages))]


def cases(number):
    """Return all cases, with this many requests each."""
    ask = Questions(number)
    return [
        *(Case(name, "facets", ask.each(make)) for name, make in by_facets(ask)),
        *(
            Case(f"sorted by {order}", "facets", ask.each(partial(ask.sorted, order)))
            for order in ("newest", "oldest", "city-size", "updated")
        ),
        *(
            Case(f"{view} view", "views", ask.each(partial(ask.seen_as, view)))
            for view in ("table", "map", "timeline")
        ),
        Case("selective text", "selective", ask.each(ask.selective)),
        Case("one word", "text", ask.each(ask.common)),
        Case("two words, newest first", "text", ask.each(ask.common_by_year)),
        Case("two words, three facets", "text", ask.each(ask.common_in_facets)),
        Case("JSON, one facet", "data", ask.each(lambda: ask.of("strategy")), DATA),
    ]


def by_facets(ask):
    """Return pairs of a case's name and what makes its requests."""
    return (
        ("no filter", list),
        ("one facet", lambda: ask.of("strategy")),
        ("one of a long facet", lambda: ask.of(ask.chance.choice(LONG_FACETS))),
        ("five values of a facet", lambda: ask.several("service_area", 5)),
        ("five facets", ask.five),
        ("all of two strategies", ask.all_of_two),
        ("range of years", ask.years),
        ("deep page", ask.deep),
    )


def most_used(members):
    """Return the values of a facet that most initiatives have."""
    return sorted(members, key=lambda value: (-len(members[value]), value))[:MOST_USED]


def common_words(number):
    """Return the words that stand in most claims, the shortest words apart."""
    texts = Claim.objects.order_by("pk").values_list("text", flat=True)[:5_000]
    words = re.findall(r"[a-z]+", " ".join(texts).lower())
    counted = Counter(word for word in words if len(word) >= LEAST_LETTERS)
    return [word for word, _number in counted.most_common(number)]


def names_of_places(number):
    """Return names of cities that have some initiatives, without their numbers."""
    names = (
        Initiative.objects.published()
        .order_by()
        .values_list("city__name")
        .annotate(number=Count("pk"))
        .order_by("-number", "city__name")
    )
    middle = len(names) // 4
    return [re.sub(r" \d+$", "", name) for name, _ in names[middle : middle + number]]
