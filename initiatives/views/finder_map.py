"""The map view of the finder: where the initiatives of a selection are.

A map shows cities with numbers, never the initiatives one by one, and the page names
only the cities that the catalogue has the most of: so it stays about the same work
however many there are.
What the map says of one city is asked for when it is opened.
"""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from cities.models import City
from cities.vocabulary import KNOWN_SIZES, CitySize
from initiatives.finder.wording import initiatives_in_words
from initiatives.models import Initiative
from initiatives.views.world_map import arranged, dots_of, to_draw

# The most cities that are links on the page; a map of more says so.
LINKED = 250
# The most initiatives of a city that the map names.
NAMED = 5


def results_as_map(selection):
    """Return the cities of a selection as dots and as a list, both of links.

    It has one page; ``PageMissingError`` is raised for another.
    """
    index, ids = selection.index, selection.whole()
    counts = index.count_by_city(ids, LINKED + 1)
    is_cut = len(counts) > LINKED
    if is_cut:
        counts.popitem()
    dots = dots_of(index, counts)
    addresses = selection.addresses_by("city", view=None, columns=None)
    return {
        "map": arranged(to_draw(dots), addresses),
        "cities": sorted(dots, key=most_found_first),
        "is_cut": is_cut,
        "unplaced_count": len(index.unplaced_with(ids)),
        "sizes": KNOWN_SIZES,
        "cities_url": selection.url("initiatives:map-cities", view=None, columns=None),
        "city_url": selection.url("initiatives:map-city", view=None, columns=None),
    }


def most_found_first(dot):
    """Return what to sort dots by; where as much was found, they stand by name."""
    return -dot.count, dot.place.name.casefold()


def results_of_city(selection):
    """Return the one city of a selection with the first of its initiatives there."""
    [slug] = selection.chosen["city"]
    return {
        "city": get_object_or_404(City.objects.for_card(), slug=slug),
        "page": selection.page(Initiative.objects.for_list(), None, NAMED),
        "total": selection.total,
        "url": selection.url(),
    }


def cities_as_json(selection):
    """Return all cities of a selection for the map's script, with the words it needs.

    x and y are in units of the map (``cities/projection.py``). ``step`` is the place
    of the city's size among the ``sizes``, 0 where it is not known.
    """
    places, countries = selection.index.places, selection.index.labels["country"]
    counts = selection.index.count_by_city(selection.ids)
    by_name = filter(counts.get, selection.index.by_city)
    return {
        "total": selection.total,
        "sizes": [size.label for size in sorted(CitySize, key=lambda size: size.step)],
        "one": initiatives_in_words(1),
        "many": _("{count} initiatives"),
        "cities": [
            place_as_json(place, counts[place.slug], countries[place.country])
            for place in map(places.get, by_name)
            if place.is_known
        ],
    }


def place_as_json(place, count, country):
    """Return a place of the map as plain values."""
    return {
        "slug": place.slug,
        "name": place.name,
        "within": place.within(country),
        "count": count,
        "step": place.size.step,
        "x": round(place.x, 2),
        "y": round(place.y, 2),
    }
