"""The map view of the finder: where the initiatives of a selection are.

A map shows cities with numbers, never the initiatives one by one, and the page names
only the cities with the most: so it stays about the same work however many there are.
What the map says of one city is asked for when it is opened.
"""

from dataclasses import dataclass
from functools import cache

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django_countries import countries

from cities.models import City
from cities.projection import project
from cities.vocabulary import CitySize
from initiatives.models import Initiative
from initiatives.views.world_map import arranged, initiatives_in_words, map_place

# The most cities that are links on the page; a map of more says so.
LINKED = 300
# The most initiatives of a city that the map names.
NAMED = 5


@dataclass(frozen=True)
class CityFound:
    """One city of a selection, its number of initiatives there and their address."""

    city: City
    count: int
    url: str

    @property
    def count_in_words(self):
        """The number of initiatives: "2 initiatives"."""
        return initiatives_in_words(self.count)

    @property
    def is_on_the_map(self):
        """Whether it is known where it lies."""
        return self.city.latitude is not None

    @property
    def place(self):
        """The city as a dot that leads to its initiatives."""
        return map_place(self.city, self.count, self.url)


def counts_by_city(selection):
    """Return ``{slug: number}``: how many initiatives of a selection a city has."""
    cities = selection.index.facets["city"]
    counts = {
        slug: ids.intersection_cardinality(selection.ids)
        for slug, ids in cities.items()
    }
    return {slug: count for slug, count in counts.items() if count}


def most_found(selection, counts):
    """Return the cities of a selection with the most initiatives as ``CityFound``."""
    names = selection.index.labels["city"]
    most = sorted(counts, key=lambda slug: (-counts[slug], names[slug], slug))[:LINKED]
    cities = {city.slug: city for city in City.objects.for_card().filter(slug__in=most)}
    return [
        CityFound(
            cities[slug],
            counts[slug],
            selection.url(city=[slug], view=None, columns=None),
        )
        for slug in most
    ]


def results_as_map(selection):
    """Return the cities of a selection as dots and as a list, both of links."""
    counts = counts_by_city(selection)
    found = most_found(selection, counts)
    drawn = sorted(
        (each for each in found if each.is_on_the_map),
        key=lambda each: -(each.city.population or 0),
    )
    return {
        "map": arranged([each.place for each in drawn]),
        "cities": found,
        "city_count": len(counts),
        "unplaced_count": len(counts.keys() & City.objects.slugs_without_place()),
        "sizes": [size for size in CitySize if size is not CitySize.UNKNOWN],
        "cities_url": selection.url("initiatives:map-cities", view=None, columns=None),
        "city_url": selection.url("initiatives:map-city", view=None, columns=None),
    }


def results_of_city(selection):
    """Return the one city of a selection with the first of its initiatives there."""
    [slug] = selection.chosen["city"]
    return {
        "city": get_object_or_404(City.objects.for_card(), slug=slug),
        "page": selection.page(Initiative.objects.for_list())[:NAMED],
        "total": selection.total,
        "url": selection.url(),
    }


def cities_as_json(selection):
    """Return all cities of a selection for the map's script, with the words it needs.

    x and y are in units of the map (``cities/projection.py``). ``step`` is the place
    of the city's size among the ``sizes``, 0 where it is not known.
    """
    counts = counts_by_city(selection)
    country_name = cache(countries.name)
    return {
        "total": selection.total,
        "sizes": [size.label for size in sorted(CitySize, key=lambda size: size.step)],
        "one": initiatives_in_words(1),
        "many": _("{count} initiatives"),
        "cities": [
            city_as_json(city, counts[city.slug], country_name(city.country))
            for city in City.objects.for_chart()
            if city.slug in counts
        ],
    }


def city_as_json(city, count, country):
    """Return a row of ``for_chart()`` as plain values."""
    x, y = project(city.latitude, city.longitude)
    return {
        "slug": city.slug,
        "name": city.name,
        "within": ", ".join(filter(None, (city.region, country))),
        "count": count,
        "step": CitySize.of(city.population).step,
        "x": round(x, 2),
        "y": round(y, 2),
    }
