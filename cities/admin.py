"""Curation of cities, their figures and gateway types."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from django_countries.filters import CountryFilter

from cities.curation import (
    CuratedAdmin,
    CuratedInline,
    count_column,
    work,
    year_column,
)
from cities.models import City, CityStatistic, GatewayType
from cities.vocabulary import SIZE_LOWER_BOUNDS, CitySize, Indicator


class CityStatisticInline(CuratedInline, admin.TabularInline):
    """The figures of one city."""

    model = CityStatistic
    autocomplete_fields = ("source",)


class SizeFilter(admin.SimpleListFilter):
    """Cities by the size class of their newest sourced population."""

    title = _("size")
    parameter_name = "size"

    def lookups(self, request, model_admin):
        """Offer every class, with what it covers."""
        return [(size.value, f"{size.label}: {size.span}") for size in CitySize]

    def queryset(self, request, queryset):
        """Keep cities between the bounds of the class."""
        if self.value() not in CitySize.values:
            return queryset
        size = CitySize(self.value())
        if size is CitySize.UNKNOWN:
            return queryset.filter(population__isnull=True)
        queryset = queryset.filter(population__gte=size.lower_bound)
        above = [
            bound for bound in SIZE_LOWER_BOUNDS.values() if bound > size.lower_bound
        ]
        return queryset.filter(population__lt=min(above)) if above else queryset


@admin.register(City)
class CityAdmin(CuratedAdmin):
    """Places, with what is known and what is missing."""

    list_display = (
        "name",
        "region",
        "country",
        "kind",
        "size_words",
        "population_words",
        "initiatives_recorded",
        "coordinates",
        "gateway_type",
    )
    list_filter = (
        SizeFilter,
        ("country", CountryFilter),
        "kind",
        "gateway_type",
    )
    list_select_related = ("gateway_type",)
    search_fields = ("name", "region", "slug", "country")
    search_help_text = _("Name, region, country code or slug.")
    prepopulated_fields = {"slug": ("name", "region", "country")}
    autocomplete_fields = ("location_source", "gateway_type")
    inlines = (CityStatisticInline,)
    counted = ("initiatives",)
    initiatives_recorded = count_column("initiatives", _("initiatives"))
    fieldsets = (
        (None, {"fields": ("name", "region", "country", "kind", "slug", "website")}),
        (
            _("Where it lies"),
            {"fields": (("latitude", "longitude"), "location_source")},
        ),
        (_("Gateway"), {"fields": ("gateway_type",)}),
    )

    def get_queryset(self, request):
        """Return cities with their population too."""
        return super().get_queryset(request).with_population()

    @admin.display(description=_("size"), ordering="population")
    def size_words(self, city):
        """The size class; to be worked on where it is not known."""
        size = city.size
        return work(size.label) if size is CitySize.UNKNOWN else size.label

    @admin.display(description=_("population (year)"), ordering="population")
    def population_words(self, city):
        """People, and the year of the figure."""
        if city.population is None:
            return None
        year = city.population_year or _("no year")
        return f"{city.population:,} ({year})"

    @admin.display(description=_("coordinates"), ordering="latitude")
    def coordinates(self, city):
        """Degrees north and east, or that they are missing."""
        if city.latitude is None:
            return work(_("missing"))
        return f"{city.latitude:.2f}, {city.longitude:.2f}"


@admin.register(CityStatistic)
class CityStatisticAdmin(CuratedAdmin):
    """All figures about cities, to work through those not yet checked."""

    list_display = (
        "city",
        "indicator",
        "value",
        "unit_words",
        "year_words",
        "source",
        "locator",
        "verified",
    )
    list_editable = ("verified",)
    list_filter = ("verified", "indicator", ("city__country", CountryFilter))
    list_select_related = ("city", "source")
    list_per_page = 50
    search_fields = ("city__name", "source__title", "source__key", "locator")
    search_help_text = _("City, source or place in the source.")
    autocomplete_fields = ("city", "source")
    ordering = ("city__name", "indicator", "-year")
    year_words = year_column()

    @admin.display(description=_("unit"))
    def unit_words(self, statistic):
        """The unit of the value."""
        is_listed = statistic.indicator in Indicator.values
        return statistic.unit if is_listed else work(_("not known"))


@admin.register(GatewayType)
class GatewayTypeAdmin(CuratedAdmin):
    """Classes of gateway cities, with how many cities each has."""

    list_display = ("name", "as_of_words", "city_count", "source", "verified")
    list_filter = ("verified",)
    list_select_related = ("source",)
    search_fields = ("name", "definition", "example_metros")
    prepopulated_fields = {"slug": ("name",)}
    autocomplete_fields = ("source", "examples_source")
    as_of_words = year_column("as_of", _("as of"))
    counted = ("cities",)
    city_count = count_column("cities", _("cities"))
