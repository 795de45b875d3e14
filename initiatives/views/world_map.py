"""Maps drawn without scripts: cities as dots, the crowded parts drawn larger."""

from dataclasses import dataclass
from functools import cache

from django.utils.translation import gettext_lazy as _
from django_countries import countries

from cities.addresses import page_address
from cities.models import City
from cities.places import Place

# Parts of the map where cities crowd, in its units.
INSETS = (
    (
        "north-america",
        _("North America"),
        {"left": 190, "top": 57, "width": 165, "height": 106},
    ),
    ("europe", _("Europe"), {"left": 463, "top": 30, "width": 140, "height": 90}),
)


@dataclass(frozen=True, slots=True)
class Dot:
    """One city on a map that leads to an address.

    ``country`` is its name, ``count`` how many initiatives it has.
    """

    place: Place
    country: str
    count: int
    url: str


def world_map():
    """Return the map of all cities with initiatives, each leading to its own page."""
    cities = City.objects.with_initiatives().for_map()
    counts = {Place.of(city): city.initiative_count for city in cities}
    return arranged(dots(counts, lambda slug: page_address("cities:detail", slug)))


def dots(counts, url):
    """Return dots for ``{place: number}``; ``url`` gives the address for a slug."""
    country = cache(countries.name)
    return [
        Dot(place, country(place.country), count, url(place.slug))
        for place, count in counts.items()
    ]


def arranged(dots):
    """Return a map: dots of the world, and the crowded parts of it drawn larger.

    A city that stands in an inset is a link there and only there.
    """
    rest, insets = dots, []
    for name, label, frame in INSETS:
        within = [dot for dot in rest if stands_in(dot.place, frame)]
        rest = [dot for dot in rest if not stands_in(dot.place, frame)]
        insets.append({"name": name, "label": label, "dots": within, "frame": frame})
    insets = [inset for inset in insets if inset["dots"]]
    return {"dots": rest, "insets": insets, "total": len(dots)}


def stands_in(place, frame):
    """Whether a place of the map stands in a frame, given as in ``INSETS``."""
    return (
        0 < place.x - frame["left"] < frame["width"]
        and 0 < place.y - frame["top"] < frame["height"]
    )
