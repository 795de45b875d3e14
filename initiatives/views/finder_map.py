"""The map view of the finder: where the initiatives of a selection are.

A map shows cities with numbers, never the initiatives one by one: so it stays the same
work however many there are. What it says of one city is asked for when it is opened.
"""

from dataclasses import dataclass

from django.shortcuts import get_object_or_404

from cities.models import City
from cities.vocabulary import CitySize
from initiatives.models import Initiative
from initiatives.views.world_map import arranged, map_place

# The most cities that are links on the page; a map of more says so.
LINKED = 300
# The most initiatives of a city that the map names.
NAMED = 5


@dataclass(frozen=True)
class CityFound:
    """One city of a selection, with its number of initiatives there."""

    city: City
    count: int

    @property
    def is_on_the_map(self):
        """Whether it is known where it lies."""
        return self.city.latitude is not None

    def url(self, selection):
        """Return the address of its initiatives in the selection, as a list."""
        return selection.url(city=[self.city.slug], view=None, columns=None)

    def place(self, selection):
        """Return it as a dot that leads to its initiatives."""
        return map_place(self.city, self.count, self.url(selection))


def cities_found(selection):
    """Return the cities of a selection as ``CityFound``, most initiatives first."""
    counts = counts_by_city(selection)
    found = [
        CityFound(city, counts[city.slug])
        for city in City.objects.for_card()
        if city.slug in counts
    ]
    return sorted(found, key=lambda each: (-each.count, each.city.name, each.city.pk))


def counts_by_city(selection):
    """Return ``{slug: number}``: how many initiatives of a selection a city has."""
    cities = selection.index.facets["city"]
    counts = {
        slug: ids.intersection_cardinality(selection.ids)
        for slug, ids in cities.items()
    }
    return {slug: count for slug, count in counts.items() if count}


def results_as_map(selection):
    """Return the cities of a selection as dots and as a list, both of links."""
    found = cities_found(selection)
    linked = found[:LINKED]
    drawn = sorted(
        (each for each in linked if each.is_on_the_map),
        key=lambda each: -(each.city.population or 0),
    )
    return {
        "map": arranged([each.place(selection) for each in drawn]),
        "cities": [
            {"city": each.city, "count": each.count, "url": each.url(selection)}
            for each in linked
        ],
        "unlisted_count": len(found) - len(linked),
        "unplaced_count": sum(not each.is_on_the_map for each in found),
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
    """Return the cities of a selection for the map's script.

    x and y are in units of the map (``cities/projection.py``), ``step`` is the place
    of the city's size among the classes (0: not known).
    """
    found = [each for each in cities_found(selection) if each.is_on_the_map]
    return {
        "total": selection.total,
        "cities": [
            city_as_json(each, map_place(each.city, each.count, "")) for each in found
        ],
    }


def city_as_json(found, place):
    """Return a city of a selection, and where it stands, as plain values."""
    return {
        "slug": found.city.slug,
        "name": found.city.name,
        "count": found.count,
        "step": place["size"].step,
        "label": place["label"],
        "x": round(place["x"], 2),
        "y": round(place["y"], 2),
    }
