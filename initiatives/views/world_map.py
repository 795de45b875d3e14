"""Maps drawn without scripts: cities as dots, the crowded parts drawn larger."""

from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cities.models import City
from cities.projection import project

# Parts of the map where cities crowd, in its units.
INSETS = (
    (
        "north-america",
        _("North America"),
        {"left": 190, "top": 57, "width": 165, "height": 106},
    ),
    ("europe", _("Europe"), {"left": 463, "top": 30, "width": 140, "height": 90}),
)


def world_map():
    """Return the map of all cities with initiatives, each leading to its own page."""
    cities = City.objects.with_initiatives().for_map()
    return arranged(
        [
            map_place(city, city.initiative_count, city.get_absolute_url())
            for city in cities
        ]
    )


def arranged(places):
    """Return a map: dots of the world, and the crowded parts of it drawn larger.

    A city that stands in an inset is a link there and only there.
    """
    rest, insets = places, []
    for name, label, frame in INSETS:
        within = [place for place in rest if stands_in(place, frame)]
        rest = [place for place in rest if not stands_in(place, frame)]
        insets.append({"name": name, "label": label, "places": within, "frame": frame})
    insets = [inset for inset in insets if inset["places"]]
    return {"places": rest, "insets": insets, "total": len(places)}


def stands_in(place, frame):
    """Whether a place of the map stands in a frame, given as in ``INSETS``."""
    return (
        0 < place["x"] - frame["left"] < frame["width"]
        and 0 < place["y"] - frame["top"] < frame["height"]
    )


def map_place(city, count, url):
    """Return a city as a dot of the map that leads to this address.

    ``count`` is its number of initiatives. x and y are in units of the map, and
    written out as ``cx`` and ``cy``.
    """
    x, y = project(city.latitude, city.longitude)
    return {
        "name": city.name,
        "url": url,
        "x": x,
        "y": y,
        "cx": f"{x:.2f}",
        "cy": f"{y:.2f}",
        "size": city.size,
        "label": f"{city}: {city.size.label}, {initiatives_in_words(count)}",
    }


def initiatives_in_words(count):
    """Return a number of initiatives in words: "2 initiatives"."""
    words = ngettext("%(n)s initiative", "%(n)s initiatives", count)
    return words % {"n": number_format(count, force_grouping=True)}
