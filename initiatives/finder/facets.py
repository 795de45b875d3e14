"""The facets of the finder: what initiatives can be filtered and counted by.

``FACETS`` is the one place that names them. The filters, the form, chips, counts and
descriptions follow from it; its order is the order on the page.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from cities.models import City, GatewayType
from cities.vocabulary import CitySize
from initiatives.models import (
    Award,
    Initiative,
    Lever,
    ServiceArea,
    Source,
    StrategyCategory,
    Tag,
    TargetGroup,
)
from initiatives.vocabulary import Aim, Asserter, OrganisationKind, Publication, Status


@dataclass(frozen=True)
class Facet:
    """One property of initiatives with a list of known values.

    ``lookup`` leads from an initiative to the value. ``options`` returns pairs of value
    and label in a fixed order. The values of an open facet are drawn at once, those of
    the others behind a fold.
    """

    name: str
    label: str
    lookup: str
    options: Callable[[], list[tuple[str, str]]]
    is_open: bool = False

    def initiatives(self):
        """Return all initiatives with what ``lookup`` needs."""
        return Initiative.objects.all()

    def having(self, values):
        """Return the initiatives that have any of these values."""
        return self.initiatives().filter(**{f"{self.lookup}__in": values})

    def counts(self, keys):
        """Return how many of the initiatives with these keys have each value."""
        return dict(
            self.initiatives()
            .filter(pk__in=keys, **{f"{self.lookup}__isnull": False})
            .order_by()
            .values_list(self.lookup)
            .annotate(number=Count("pk", distinct=True))
        )


class SizeFacet(Facet):
    """The facet of size classes, which follow from the newest population."""

    def initiatives(self):
        """Return all initiatives with the size class of their city."""
        return Initiative.objects.with_size()


def rows(model):
    """Return the options of a vocabulary: its slugs and names in its own order."""
    return lambda: list(model.objects.values_list("slug", "name"))


def most_used(model, path, value, label):
    """Return the options of a long list: rows of published initiatives, by use."""
    in_use = Count(
        path, filter=Q(**{f"{path}__publication": Publication.PUBLISHED}), distinct=True
    )
    return lambda: list(
        model.objects.annotate(number=in_use)
        .filter(number__gt=0)
        .order_by("-number", label)
        .values_list(value, label)
    )


def used_countries():
    """Return the countries of published initiatives, by name."""
    codes = Initiative.objects.published().values_list("city__country", flat=True)
    names = dict(countries)
    return sorted(
        ((code, names.get(code, code)) for code in set(codes)), key=lambda pair: pair[1]
    )


def used_regions():
    """Return the regions of published initiatives, by name."""
    names = Initiative.objects.published().values_list("city__region", flat=True)
    return [(name, name) for name in sorted(set(filter(None, names)))]


def used_kinds_of_lead():
    """Return the kinds of body that lead published initiatives."""
    kinds = set(Initiative.objects.published().values_list("lead__kind", flat=True))
    return [choice for choice in OrganisationKind.choices if choice[0] in kinds]


FACETS = (
    Facet("strategy", _("Strategy"), "strategies__slug", rows(StrategyCategory), True),
    SizeFacet("city_size", _("City size"), "city_size", lambda: CitySize.choices, True),
    Facet("lever", _("Lever of the municipality"), "levers__slug", rows(Lever), True),
    Facet("country", _("Country"), "city__country", used_countries, True),
    Facet(
        "service_area",
        _("Service area"),
        "service_areas__slug",
        rows(ServiceArea),
        True,
    ),
    Facet(
        "target_group",
        _("Target group"),
        "target_groups__slug",
        rows(TargetGroup),
        True,
    ),
    Facet("status", _("Status"), "status", lambda: Status.choices, True),
    Facet(
        "asserted_by",
        _("Who says so"),
        "claims__asserted_by",
        lambda: Asserter.choices,
        True,
    ),
    Facet("aim", _("Aim"), "strategies__aim", lambda: Aim.choices),
    Facet(
        "city", _("City"), "city__slug", most_used(City, "initiatives", "slug", "name")
    ),
    Facet("region", _("State or region"), "city__region", used_regions),
    Facet("gateway", _("Gateway type"), "city__gateway_type__slug", rows(GatewayType)),
    Facet("lead", _("Kind of lead"), "lead__kind", used_kinds_of_lead),
    Facet("award", _("Award"), "recognitions__award__slug", rows(Award)),
    Facet(
        "tag",
        _("Tag"),
        "tagged__tag__slug",
        most_used(Tag, "tagged__content_object", "slug", "name"),
    ),
    Facet(
        "source",
        _("Source"),
        "claims__source__key",
        most_used(Source, "claims__initiative", "key", "title"),
    ),
)
