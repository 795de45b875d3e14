"""The index behind the finder: which initiatives have which values, in memory.

Sets of ids are pyroaring bitmaps, so that selections of a hundred thousand initiatives
are combined and counted in microseconds, on every database alike. An index is built in
one pass, never changed, and thrown away when the catalogue's version is another.
"""

from array import array
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from operator import itemgetter

from django.db.models import TextField
from django.db.models.functions import Cast
from django.utils.translation import get_language
from django_countries import countries
from pyroaring import FrozenBitMap

from cities.matching import DEFAULT_WEIGHTS, Matching
from cities.models import City
from cities.places import Place
from initiatives.finder.facets import FACETS, Members
from initiatives.finder.order import Order
from initiatives.finder.search.names import Names
from initiatives.finder.sorting import Sort
from initiatives.models import CatalogueVersion, Initiative
from initiatives.models.version import Version
from initiatives.querysets.prepared import Prepared

NONE = FrozenBitMap()
# What stands after every year there is.
LAST = 10_000
# The published initiatives by name, and what they are put in order by.
ID, YEAR, CITY, UPDATED = range(4)
PUBLISHED = Prepared(
    lambda _keys: (
        Initiative.objects.published()
        .order_by("name", "pk")
        # A time as text is in the same order, and is not to be made from it.
        .values_list("pk", "start_year", "city", Cast("updated_at", TextField()))
    )
)
# So many cities are peers of one: what "like" finds.
PEERS = 24
# Of so many cities the peers are remembered.
REMEMBERED = 1_000


@dataclass(frozen=True)
class FacetIndex:
    """The published initiatives of one version of the catalogue, by every facet.

    ``years`` has the initiatives by the year they started in; ``orders`` every id in
    each order; ``cities`` every city as for a card, by its key.
    """

    version: Version
    published: FrozenBitMap
    facets: dict[str, Members]
    _options: dict[str, list[tuple[str, str]]]
    years: dict[int, FrozenBitMap]
    orders: dict[Sort, Order]
    cities: dict[int, City]
    _words: dict[str, tuple] = field(default_factory=dict)
    _peers: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def build(cls):
        """Read the index from the database; the caller sees to one snapshot of it."""
        cities = {city.pk: city for city in City.objects.for_card()}
        rows = PUBLISHED.rows()
        orders = orders_of(rows, cities)
        published = FrozenBitMap(orders[Sort.NAME].ids)
        by_row = {each: each.members() for each in {facet.rows for facet in FACETS}}
        facets = {
            facet.name: facet.members(by_row[facet.rows], published, cities)
            for facet in FACETS
        }
        return cls(
            CatalogueVersion.objects.current(),
            published,
            facets,
            {facet.name: facet.options(facets[facet.name]) for facet in FACETS},
            years_of(rows),
            orders,
            cities,
        )

    @property
    def options(self):
        """Pairs of value and label by facet, in their order and the reader's language.

        Most are names; what is to be translated is so once, not for each page.
        """
        return self._in_words(get_language())[0]

    @property
    def labels(self):
        """The options by facet and value, to look a label up."""
        return self._in_words(get_language())[1]

    @property
    def names(self):
        """The labels of the facets themselves."""
        return self._in_words(get_language())[2]

    def _in_words(self, language):
        if language not in self._words:
            options = {
                name: [(value, str(label)) for value, label in pairs]
                for name, pairs in self._options.items()
            }
            labels = {name: dict(pairs) for name, pairs in options.items()}
            names = {facet.name: str(facet.label) for facet in FACETS}
            self._words[language] = options, labels, names
        return self._words[language]

    @cached_property
    def known(self):
        """The values of each facet by their folded form, in the facet's order."""
        return {
            name: {value.casefold(): value for value, _label in options}
            for name, options in self._options.items()
        }

    @cached_property
    def by_city(self):
        """The initiatives of each city by its slug, in the order of their names."""
        names = dict(self._options["city"])
        in_order = sorted(names, key=lambda slug: (names[slug].casefold(), slug))
        return {slug: self.facets["city"][slug] for slug in in_order}

    @cached_property
    def _by_use(self):
        """The initiatives of each city by its slug, those with the most first."""
        return {
            slug: self.facets["city"][slug] for slug, _name in self._options["city"]
        }

    @cached_property
    def _city_of(self):
        """The place among ``_by_use`` of each initiative, as an array by id."""
        places = array("I", bytes(4 * (max(self.published, default=0) + 1)))
        for place, ids in enumerate(self._by_use.values()):
            for pk in ids:
                places[pk] = place
        return places

    def count_by_city(self, ids, at_most=None):
        """Return how many of these ids each city has, ``{slug: number}``.

        Cities with the most initiatives of all come first, of which ``at_most`` are
        counted. Few ids are looked up one by one; for many, each city is asked.
        """
        if len(ids) < len(self._by_use):
            counts, city_of = [0] * len(self._by_use), self._city_of
            for pk in ids:
                counts[city_of[pk]] += 1
        else:
            counts = map(ids.intersection_cardinality, self._by_use.values())
        pairs = zip(self._by_use, counts, strict=True)
        return dict(islice(filter(itemgetter(1), pairs), at_most))

    @cached_property
    def places(self):
        """The ``Place`` of each city on the map, by its slug."""
        return {city.slug: Place.of(city) for city in self.cities.values()}

    @cached_property
    def _unplaced(self):
        return [slug for slug, place in self.places.items() if not place.is_known]

    def unplaced_with(self, ids):
        """Return the cities with some of these ids of which no place is recorded."""
        found = self.facets["city"]
        return [slug for slug in self._unplaced if found.get(slug, NONE).intersect(ids)]

    @cached_property
    def matching(self):
        """The cities with published initiatives, ready to be compared.

        Read when it is first asked for, by a page in a snapshot of this version.
        """
        return Matching(City.objects.for_matching())

    @cached_property
    def city_names(self):
        """The names of these cities with region and country, by their place."""
        labels = (place_in_words(city) for city in self.matching.cities)
        return Names.of(enumerate(labels))

    def peers(self, city):
        """Return the slugs of the cities most like one, by the usual weights."""
        peers = self._peers.get(city)
        if peers is None:
            if len(self._peers) >= REMEMBERED:
                self._peers.clear()
            matching = self.matching
            ranking = matching.rank(matching.by_slug[city], DEFAULT_WEIGHTS)
            peers = [slug for slug, _value in ranking.order[:PEERS]]
            self._peers[city] = peers
        return peers

    def in_order_of(self, cities, ids):
        """Return those of a set of ids that are in these cities, in their order."""
        return [
            pk
            for city in cities
            for pk in self.in_order(self.facets["city"][city] & ids, Sort.NAME)
        ]

    def labels_of(self, name, pk):
        """Return the labels of the values of a facet that an initiative has."""
        having = self.facets[name]
        return [
            label for value, label in self.options[name] if pk in having.get(value, ())
        ]

    def having_any(self, name, values):
        """Return the ids of those with at least one of these values of a facet."""
        return FrozenBitMap.union(NONE, *self._sets(name, values))

    def having_all(self, name, values):
        """Return the ids of those with all of these values of a facet."""
        return FrozenBitMap.intersection(self.published, *self._sets(name, values))

    def _sets(self, name, values):
        return [self.facets[name].get(value, NONE) for value in values]

    def started(self, first, last):
        """Return the ids of those that started within these years; None is no bound."""
        sets = [
            ids
            for year, ids in self.years.items()
            if (first is None or year >= first) and (last is None or year <= last)
        ]
        return FrozenBitMap.union(NONE, *sets)

    def in_order(self, ids, sort, start=0, stop=None):
        """Return the ids from ``start`` to ``stop`` of a set of ids in an order."""
        return self.orders[sort].page(ids, start, stop)


def place_in_words(city):
    """Return a profile's name, region and country: "Littleton, Colorado, …"."""
    facts = [city.facts.get(name, {}).get(name) for name in ("region", "country")]
    region, country = (fact and str(fact.value).rpartition(":")[2] for fact in facts)
    return ", ".join(filter(None, (city.name, region, countries.name(country))))


def orders_of(rows, cities):
    """Return the ids of rows of ``PUBLISHED`` in each order.

    ``cities`` are all cities by their key. Equals stand by name; what is not known
    stands last.
    """
    populations = {
        pk: -1 if city.population is None else city.population
        for pk, city in cities.items()
    }
    return {
        Sort.NAME: order_of(rows),
        Sort.NEWEST: order_of(sorted(rows, key=lambda row: -(row[YEAR] or 0))),
        Sort.OLDEST: order_of(sorted(rows, key=lambda row: row[YEAR] or LAST)),
        Sort.CITY_SIZE: order_of(sorted(rows, key=lambda row: -populations[row[CITY]])),
        Sort.UPDATED: order_of(sorted(rows, key=itemgetter(UPDATED), reverse=True)),
    }


def order_of(rows):
    """Return the ids of rows of ``PUBLISHED`` as an order."""
    return Order([row[ID] for row in rows])


def years_of(rows):
    """Return the ids of rows of ``PUBLISHED`` by the first year, where it is known."""
    years = defaultdict(list)
    for row in rows:
        years[row[YEAR]].append(row[ID])
    return {year: FrozenBitMap(ids) for year, ids in years.items() if year is not None}
