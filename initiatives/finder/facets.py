"""The facets of the finder: what initiatives can be filtered and counted by.

``FACETS`` is the one place that names them. The filters, the form, the index, chips,
counts and descriptions follow from it; its order is the order on the page.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import StringAgg, TextField, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from django_countries import countries
from pyroaring import FrozenBitMap

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
from initiatives.vocabulary import Aim, Asserter, OrganisationKind, Status

Members = dict[str, FrozenBitMap]


@dataclass(frozen=True)
class Facet:
    """One property of initiatives with a list of known values.

    ``lookup`` leads from an initiative to the value. ``options`` takes the members of
    the values and returns pairs of value and label in a fixed order. The values of an
    open facet are drawn at once, those of the others behind a fold.
    """

    name: str
    label: str
    lookup: str
    options: Callable[[Members], list[tuple[str, str]]]
    is_open: bool = False

    def members(self, others):
        """Return the ids of the published initiatives of each value.

        ``others`` has the members of the facets that follow from no other.
        """
        return members(self.lookup)


@dataclass(frozen=True, kw_only=True)
class DerivedFacet(Facet):
    """A facet whose value follows from that of another.

    ``pairs`` returns the other's values, each with the value that follows from it.
    """

    base: str
    pairs: Callable[[], list[tuple[str, str]]]

    def members(self, others):
        """Return the ids of each value: those of all values it follows from."""
        joined = {}
        for other, value in self.pairs():
            if value and other in others[self.base]:
                joined.setdefault(value, []).append(others[self.base][other])
        return {value: FrozenBitMap.union(*sets) for value, sets in joined.items()}


def members(lookup):
    """Return the ids of published initiatives by the value a lookup leads to.

    The ids of a value come as one text: many times quicker than as rows.
    """
    grouped = (
        Initiative.objects.published()
        .filter(**{f"{lookup}__isnull": False})
        .order_by()
        .values_list(lookup)
        .annotate(ids=StringAgg(Cast("pk", TextField()), Value(",")))
    )
    return {value: FrozenBitMap(map(int, ids.split(","))) for value, ids in grouped}


def of_cities(lookup):
    """Return a source of pairs: each city's slug with a property of the city."""
    return lambda: City.objects.with_size().values_list("slug", lookup)


def aims():
    """Return each strategy with its aim."""
    return StrategyCategory.objects.values_list("slug", "aim")


def fixed(choices):
    """Return the options of a property with a fixed list of values."""
    return lambda members: choices


def used(choices):
    """Return those of a fixed list of values that published initiatives have."""
    return lambda members: [choice for choice in choices if choice[0] in members]


def rows(model):
    """Return the options of a vocabulary: its slugs and names in its own order."""
    return lambda members: list(model.objects.values_list("slug", "name"))


def most_used(model, value, label):
    """Return the options of a long list: what published initiatives have, by use."""

    def options(members):
        labels = model.objects.values_list(value, label)
        known = [pair for pair in labels if pair[0] in members]
        return sorted(known, key=lambda pair: (-len(members[pair[0]]), pair[1]))

    return options


def used_countries(members):
    """Return the countries of published initiatives, by name."""
    names = dict(countries)
    pairs = [(code, names.get(code, code)) for code in members]
    return sorted(pairs, key=lambda pair: pair[1])


def used_regions(members):
    """Return the regions of published initiatives, by name."""
    return [(name, name) for name in sorted(members)]


FACETS = (
    Facet("strategy", _("Strategy"), "strategies__slug", rows(StrategyCategory), True),
    DerivedFacet(
        "city_size",
        _("City size"),
        "city_size",
        fixed(CitySize.choices),
        True,
        base="city",
        pairs=of_cities("city_size"),
    ),
    Facet("lever", _("Lever of the municipality"), "levers__slug", rows(Lever), True),
    DerivedFacet(
        "country",
        _("Country"),
        "city__country",
        used_countries,
        True,
        base="city",
        pairs=of_cities("country"),
    ),
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
    Facet("status", _("Status"), "status", fixed(Status.choices), True),
    Facet(
        "asserted_by",
        _("Who says so"),
        "claims__asserted_by",
        fixed(Asserter.choices),
        True,
    ),
    DerivedFacet(
        "aim",
        _("Aim"),
        "strategies__aim",
        fixed(Aim.choices),
        base="strategy",
        pairs=aims,
    ),
    Facet("city", _("City"), "city__slug", most_used(City, "slug", "name")),
    DerivedFacet(
        "region",
        _("State or region"),
        "city__region",
        used_regions,
        base="city",
        pairs=of_cities("region"),
    ),
    DerivedFacet(
        "gateway",
        _("Gateway type"),
        "city__gateway_type__slug",
        rows(GatewayType),
        base="city",
        pairs=of_cities("gateway_type__slug"),
    ),
    Facet("lead", _("Kind of lead"), "lead__kind", used(OrganisationKind.choices)),
    Facet("award", _("Award"), "recognitions__award__slug", rows(Award)),
    Facet("tag", _("Tag"), "tagged__tag__slug", most_used(Tag, "slug", "name")),
    Facet(
        "source",
        _("Source"),
        "claims__source__key",
        most_used(Source, "key", "title"),
    ),
)
