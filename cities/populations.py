"""The populations of all cities, kept from page to page.

Each city's page shows where the city stands among the others. Reading them anew takes
a quarter of a second at 20,000 cities, so a process reads them once for each version
of the catalogue.
"""

from dataclasses import dataclass
from functools import lru_cache

from django.apps import apps

from cities.models import City


@dataclass(frozen=True)
class Populations:
    """Cities with public initiatives whose population is known.

    ``known`` are their populations in people, ascending; ``undated`` is how many of
    these figures have no year.
    """

    known: tuple[int, ...]
    undated: int


def current_populations():
    """Return the ``Populations`` of the catalogue as this connection sees it."""
    versions = apps.get_model("initiatives", "CatalogueVersion").objects
    return populations(versions.current())


@lru_cache(maxsize=1)
def populations(version):
    """Return the ``Populations`` of the catalogue, which is now at this version."""
    rows = [row for row in City.objects.for_populations() if row[0] is not None]
    return Populations(
        tuple(sorted(people for people, _year in rows)),
        sum(year is None for _people, year in rows),
    )
