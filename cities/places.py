"""Cities as dots of the drawn world map."""

from dataclasses import dataclass

from cities.projection import project
from cities.vocabulary import CitySize


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """Where a city lies on the map and how large it is.

    Each equals itself alone: what is drawn of it is kept under it.

    x and y are in units of the map (``projection``), None where it is not recorded.
    ``country`` is a code.
    """

    slug: str
    name: str
    region: str
    country: str
    population: int | None
    size: CitySize
    x: float | None
    y: float | None

    @classmethod
    def of(cls, city):
        """Return the place of a city with population."""
        known = city.latitude is not None
        x, y = project(city.latitude, city.longitude) if known else (None, None)
        return cls(
            city.slug,
            city.name,
            city.region,
            city.country.code,
            city.population,
            city.size,
            x,
            y,
        )

    @property
    def is_known(self):
        """Whether it is recorded where it lies."""
        return self.x is not None

    def within(self, country):
        """Return region and country, which is given by its name."""
        return ", ".join(filter(None, (self.region, country)))
