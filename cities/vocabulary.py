"""The words the code knows about places: kinds, indicators, size classes."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CityKind(models.TextChoices):
    """What sort of place a record describes."""

    CITY = "city", _("City")
    TOWN = "town", _("Town")
    COUNTY = "county", _("County")
    METRO = "metro", _("Metropolitan area")
    REGION = "region", _("Region")
    BOROUGH = "borough", _("Borough")


class Indicator(models.TextChoices):
    """What a city statistic measures. Shares are percentages of residents.

    Foreign-born, foreign nationals and migration background are three different
    things and are compared only with their like.
    """

    POPULATION = "population", _("Population")
    FOREIGN_BORN_SHARE = "foreign_born_share", _("Foreign-born share")
    FOREIGN_BORN = "foreign_born", _("Foreign-born residents")
    FOREIGN_NATIONAL_SHARE = "foreign_national_share", _("Share of foreign nationals")
    MIGRATION_BACKGROUND_SHARE = (
        "migration_background_share",
        _("Share with a migration background"),
    )
    LIMITED_ENGLISH_SHARE = (
        "limited_english_share",
        _("Share with limited English proficiency"),
    )
    LANGUAGES_SPOKEN = "languages_spoken", _("Languages spoken")

    @property
    def is_share(self):
        """Whether values are percentages, from 0 to 100."""
        return self.value.endswith("_share")

    @property
    def unit(self):
        """The unit of the values, in words."""
        if self.is_share:
            return _("percent")
        return _("languages") if self is Indicator.LANGUAGES_SPOKEN else _("people")


class CitySize(models.TextChoices):
    """Size classes of the OECD for urban areas, with *town* below them.

    Source: OECD, "Urban population by city size" (small urban areas from 50,000
    people, medium-size from 200,000, metropolitan from 500,000, large metropolitan
    from 1.5 million). A place without a sourced population is "size not known".
    """

    TOWN = "town", _("Town")
    SMALL = "small", _("Small city")
    MEDIUM = "medium", _("Medium-size city")
    METROPOLITAN = "metropolitan", _("Metropolitan city")
    LARGE_METROPOLITAN = "large-metropolitan", _("Large metropolitan city")
    UNKNOWN = "unknown", _("Size not known")

    @property
    def lower_bound(self):
        """Least population of the class, in people; None for "size not known"."""
        return SIZE_LOWER_BOUNDS.get(self)

    @property
    def step(self):
        """Place among the five classes, 1 to 5; 0 for "size not known"."""
        return 0 if self is CitySize.UNKNOWN else list(CitySize).index(self) + 1

    @property
    def span(self):
        """The population the class covers, in words."""
        return SIZE_SPANS[self]

    @classmethod
    def of(cls, population):
        """Return the class of a population in people; None is "size not known"."""
        if population is None:
            return cls.UNKNOWN
        return max(
            (size for size, bound in SIZE_LOWER_BOUNDS.items() if population >= bound),
            key=SIZE_LOWER_BOUNDS.get,
        )


SIZE_LOWER_BOUNDS = {
    CitySize.TOWN: 0,
    CitySize.SMALL: 50_000,
    CitySize.MEDIUM: 200_000,
    CitySize.METROPOLITAN: 500_000,
    CitySize.LARGE_METROPOLITAN: 1_500_000,
}

KNOWN_SIZES = tuple(SIZE_LOWER_BOUNDS)

SIZE_SPANS = {
    CitySize.TOWN: _("below 50,000 people"),
    CitySize.SMALL: _("50,000 to 200,000 people"),
    CitySize.MEDIUM: _("200,000 to 500,000 people"),
    CitySize.METROPOLITAN: _("500,000 to 1.5 million people"),
    CitySize.LARGE_METROPOLITAN: _("1.5 million people or more"),
    CitySize.UNKNOWN: _("no sourced population"),
}
