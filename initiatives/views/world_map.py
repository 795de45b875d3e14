"""The map of the home page: cities as dots, the crowded parts drawn larger."""

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
    """Return the map: dots of the world, and the crowded parts of it drawn larger.

    A city that stands in an inset is a link there and only there.
    """
    rest = map_places()
    insets = []
    for name, label, frame in INSETS:
        within = [place for place in rest if stands_in(place, frame)]
        rest = [place for place in rest if not stands_in(place, frame)]
        insets.append({"name": name, "label": label, "places": within, "frame": frame})
    insets = [inset for inset in insets if inset["places"]]
    total = len(rest) + sum(len(inset["places"]) for inset in insets)
    return {"places": rest, "insets": insets, "total": total}


def stands_in(place, frame):
    """Whether a place of the map stands in a frame, given as in ``INSETS``."""
    return (
        0 < place["x"] - frame["left"] < frame["width"]
        and 0 < place["y"] - frame["top"] < frame["height"]
    )


def map_places():
    """Return the cities with initiatives as dots on the map, the largest first."""
    places = []
    for city in City.objects.with_initiatives().for_map():
        x, y = project(city.latitude, city.longitude)
        count = ngettext(
            "%(n)s initiative", "%(n)s initiatives", city.initiative_count
        ) % {"n": city.initiative_count}
        places.append(
            {
                "name": city.name,
                "url": city.get_absolute_url(),
                "x": x,
                "y": y,
                "size": city.size,
                "label": f"{city}: {city.size.label}, {count}",
            }
        )
    return places
