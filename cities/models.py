"""Cities, the dated figures known about them, and their gateway types."""

from functools import cached_property

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from cities.addresses import page_address
from cities.natural_keys import NaturalKeyModel
from cities.querysets import CityQuerySet
from cities.vocabulary import CityKind, CitySize, Indicator


class GatewayType(NaturalKeyModel):
    """One class of immigrant gateway in Audrey Singer's typology of metros."""

    slug = models.SlugField(_("slug"), unique=True)
    name = models.CharField(_("name"), max_length=80, unique=True)
    definition = models.TextField(_("definition"), help_text=_("In our own words."))
    example_metros = models.CharField(
        _("example metros"),
        max_length=300,
        blank=True,
        help_text=_("Metros the source names, separated by semicolons."),
    )
    as_of = models.PositiveSmallIntegerField(
        _("as of"), help_text=_("Year of the classification.")
    )
    source = models.ForeignKey(
        "initiatives.Source",
        verbose_name=_("source"),
        on_delete=models.PROTECT,
        related_name="gateway_types",
        help_text=_("Where the class is defined."),
    )
    examples_source = models.ForeignKey(
        "initiatives.Source",
        verbose_name=_("source of the examples"),
        on_delete=models.PROTECT,
        related_name="gateway_type_examples",
        null=True,
        blank=True,
        help_text=_("Where the metros are named, if elsewhere."),
    )
    locator = models.CharField(_("place in the source"), max_length=200, blank=True)
    verified = models.BooleanField(_("checked"), default=False)

    class Meta:
        verbose_name = _("gateway type")
        verbose_name_plural = _("gateway types")
        ordering = ("-as_of", "name")

    def __str__(self):
        return self.name


class City(NaturalKeyModel):
    """One place (city, town, county, borough …) whose initiatives are recorded."""

    slug = models.SlugField(
        _("slug"),
        max_length=80,
        unique=True,
        help_text=_("Name, region and country, such as littleton-co-us."),
    )
    name = models.CharField(_("name"), max_length=80)
    region = models.CharField(
        _("region"),
        max_length=80,
        blank=True,
        help_text=_("State or province, by its full name."),
    )
    country = CountryField(_("country"))
    kind = models.CharField(
        _("kind"), max_length=10, choices=CityKind, default=CityKind.CITY
    )
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=7,
        decimal_places=4,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("Degrees north (WGS 84), negative for south."),
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=7,
        decimal_places=4,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text=_("Degrees east (WGS 84), negative for west."),
    )
    location_source = models.ForeignKey(
        "initiatives.Source",
        verbose_name=_("source of the coordinates"),
        on_delete=models.PROTECT,
        related_name="located_cities",
        null=True,
        blank=True,
    )
    gateway_type = models.ForeignKey(
        GatewayType,
        verbose_name=_("gateway type"),
        on_delete=models.PROTECT,
        related_name="cities",
        null=True,
        blank=True,
        help_text=_("After Singer; only where the type's source names this city."),
    )
    website = models.URLField(_("website"), max_length=500, blank=True)

    objects = CityQuerySet.as_manager()

    class Meta:
        verbose_name = _("city")
        verbose_name_plural = _("cities")
        ordering = ("name", "region")
        constraints = (
            models.UniqueConstraint(
                fields=("name", "region", "country"),
                name="city_named_once",
                violation_error_message=_(
                    "There is already a city of this name in this region and country."
                ),
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    location_source__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                name="city_location_whole_and_sourced",
                violation_error_message=_(
                    "Give latitude (-90 to 90), longitude (-180 to 180) and their "
                    "source together, or none of them."
                ),
            ),
        )

    def __str__(self):
        return ", ".join(filter(None, (self.name, self.region, self.country.name)))

    def get_absolute_url(self):
        """Return the address of its page."""
        return page_address("cities:detail", self.slug)

    @cached_property
    def country_code(self):
        """The code of its country, which ``country`` would look up each time."""
        return self.country.code

    @cached_property
    def size(self):
        """The ``CitySize`` of the newest sourced population.

        Needs ``with_population()``; raises ``AttributeError`` without it.
        """
        return CitySize.of(self.population)


class CityStatistic(NaturalKeyModel):
    """One figure about one city, for one year, from one source."""

    natural_key_lookups = ("city__slug", "indicator", "year", "source__key")

    city = models.ForeignKey(
        City,
        verbose_name=_("city"),
        on_delete=models.CASCADE,
        related_name="statistics",
    )
    indicator = models.CharField(_("indicator"), max_length=30, choices=Indicator)
    value = models.DecimalField(
        _("value"),
        max_digits=12,
        decimal_places=2,
        help_text=_(
            "People for population and foreign-born residents, percent of residents "
            "for shares, a number for languages."
        ),
    )
    year = models.PositiveSmallIntegerField(
        _("year"),
        null=True,
        blank=True,
        help_text=_("Year the figure is for; blank where the source gives none."),
    )
    source = models.ForeignKey(
        "initiatives.Source",
        verbose_name=_("source"),
        on_delete=models.PROTECT,
        related_name="city_statistics",
    )
    locator = models.CharField(
        _("place in the source"),
        max_length=200,
        blank=True,
        help_text=_("Page, table or heading; also a wider area the figure is for."),
    )
    verified = models.BooleanField(
        _("checked"),
        default=False,
        help_text=_("Whether a curator has read the figure in its source."),
    )

    class Meta:
        verbose_name = _("city statistic")
        verbose_name_plural = _("city statistics")
        ordering = ("city", "indicator", F("year").desc(nulls_last=True))
        constraints = (
            models.UniqueConstraint(
                fields=("city", "indicator", "year", "source"),
                name="statistic_once_a_year_and_source",
                violation_error_message=_(
                    "This source already gives this figure for this city and year."
                ),
            ),
            models.UniqueConstraint(
                fields=("city", "indicator", "source"),
                condition=Q(year__isnull=True),
                name="statistic_without_year_once_a_source",
                violation_error_message=_(
                    "This source already gives this figure for this city without a "
                    "year."
                ),
            ),
            models.CheckConstraint(
                condition=Q(value__gte=0),
                name="statistic_not_negative",
                violation_error_message=_("A figure cannot be negative."),
            ),
            models.CheckConstraint(
                condition=Q(value__lte=100) | ~Q(indicator__endswith="_share"),
                name="statistic_share_at_most_100",
                violation_error_message=_("A share is at most 100 percent."),
            ),
            models.CheckConstraint(
                condition=Q(year__isnull=True) | Q(year__range=(1800, 2100)),
                name="statistic_year_plausible",
                violation_error_message=_("Give a year between 1800 and 2100."),
            ),
        )

    def __str__(self):
        return f"{self.get_indicator_display()}, {self.year or _('no year')}"

    @property
    def unit(self):
        """The unit of the value, in words."""
        return Indicator(self.indicator).unit
