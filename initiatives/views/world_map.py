"""Maps drawn without scripts: cities as dots, the crowded parts drawn larger."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from cities.addresses import page_addresses
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
    """One city on a map.

    ``country`` is its name, ``count`` how many initiatives it has.
    """

    place: Place
    country: str
    count: int


def world_map(index):
    """Return the map of all cities with initiatives, each leading to its own page."""
    dots = dots_of(index, index.count_by_city(index.published))
    return arranged(to_draw(dots), page_addresses("cities:detail"))


def dots_of(index, counts):
    """Return the cities of an index with these numbers of initiatives as dots."""
    places, countries = index.places, index.labels["country"]
    return [
        Dot(place, countries[place.country], counts[place.slug])
        for place in map(places.get, counts)
    ]


def to_draw(dots):
    """Return the dots that can be drawn, the largest first: so none hides another."""
    known = (dot for dot in dots if dot.place.is_known)
    return sorted(known, key=lambda dot: -(dot.place.population or 0))


def arranged(dots, addresses):
    """Return a map: dots of the world, and the crowded parts of it drawn larger.

    A city that stands in an inset is a link there and only there. ``addresses`` are
    those the cities lead to, by their slugs.
    """
    rest, insets = dots, []
    for name, label, frame in INSETS:
        within, beyond = [], []
        for dot in rest:
            (within if stands_in(dot.place, frame) else beyond).append(dot)
        insets.append({"name": name, "label": label, "dots": within, "frame": frame})
        rest = beyond
    insets = [inset for inset in insets if inset["dots"]]
    return {
        "dots": rest,
        "insets": insets,
        "total": len(dots),
        "addresses": addresses,
    }


def stands_in(place, frame):
    """Whether a place of the map stands in a frame, given as in ``INSETS``."""
    return (
        0 < place.x - frame["left"] < frame["width"]
        and 0 < place.y - frame["top"] < frame["height"]
    )
