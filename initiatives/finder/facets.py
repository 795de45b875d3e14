"""The facets of the finder: what initiatives can be filtered and counted by.

``FACETS`` is the one place that names them. The filters, the form, the index, chips,
counts and descriptions follow from it; its order is the order on the page.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain
from json import loads
from operator import attrgetter

from django.db.models import Model, StringAgg, TextField, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from django_countries import countries
from pyroaring import FrozenBitMap

from cities.models import City, GatewayType
from cities.vocabulary import CitySize
from initiatives.models import (
    Award,
    Claim,
    Figure,
    Initiative,
    InitiativeStrategy,
    Lever,
    Milestone,
    Recognition,
    ServiceArea,
    Source,
    StrategyCategory,
    Tag,
    TaggedInitiative,
    TargetGroup,
)
from initiatives.vocabulary import Aim, Asserter, OrganisationKind, Status

Members = dict[str, FrozenBitMap]
Cities = dict[int, City]


@dataclass(frozen=True)
class Rows:
    """Where values of initiatives stand: a table with a column of each."""

    model: type[Model]
    value: str
    initiative: str = "initiative"

    def members(self):
        """Return the ids of initiatives, public or not, by what stands in the column.

        The ids of a value come as one text: many times quicker than as rows.
        """
        ids = StringAgg(Cast(self.initiative, TextField()), Value(","))
        grouped = (
            self.model.objects.filter(**{f"{self.value}__isnull": False})
            .order_by()
            .values_list(self.value)
            .annotate(ids=ids)
        )
        return {value: FrozenBitMap(loads(f"[{ids}]")) for value, ids in grouped}


@dataclass(frozen=True)
class Together:
    """Where the same values stand in several tables."""

    tables: tuple[Rows, ...]

    def members(self):
        """Return the ids of initiatives by the values in any of the tables."""
        return joined(chain(*(table.members().items() for table in self.tables)))


def joined(pairs):
    """Return all ids of each value, of pairs of a value and some ids."""
    sets = {}
    for value, ids in pairs:
        sets.setdefault(value, []).append(ids)
    return {value: FrozenBitMap.union(*some) for value, some in sets.items()}


def picked(field):
    """Return the rows of a many-to-many field of initiatives."""
    field = Initiative._meta.get_field(field)
    return Rows(field.remote_field.through, field.m2m_reverse_field_name())


CITIES = Rows(Initiative, "city", "pk")
STRATEGIES = Rows(InitiativeStrategy, "strategy")
EVIDENCE = Together(
    (
        Rows(Claim, "source"),
        Rows(Claim.further_sources.through, "source", "claim__initiative"),
        Rows(Figure, "source"),
        Rows(Milestone, "source"),
    )
)


@dataclass(frozen=True)
class Facet:
    """One property of initiatives with a list of known values.

    ``rows`` says where it stands, ``values`` takes all cities and returns the value for
    what stands there (None: as it stands). ``options`` takes the members of the values
    and returns pairs of value and label in a fixed order. The values of an open facet
    are drawn at once, those of the others behind a fold.
    """

    name: str
    label: str
    rows: Rows | Together
    values: Callable[[Cities], Iterable[tuple]] | None
    options: Callable[[Members], list[tuple[str, str]]]
    is_open: bool = False

    def members(self, by_row, published, cities):
        """Return the ids of the published initiatives of each value.

        ``by_row`` are the members of its rows, ``cities`` all cities by their key.
        """
        values = self.values(cities) if self.values else ((row, row) for row in by_row)
        known = (
            (value, by_row[row]) for row, value in values if value and row in by_row
        )
        found = {value: ids & published for value, ids in joined(known).items()}
        return {value: ids for value, ids in found.items() if ids}


def column(model, name):
    """Return the values of rows that refer to a model: a column of it."""
    return lambda cities: model.objects.values_list("pk", name)


def of_cities(value):
    """Return the values of rows that refer to cities: ``value`` of each."""
    return lambda cities: [(pk, value(city)) for pk, city in cities.items()]


def fixed(choices):
    """Return the options of a property with a fixed list of values."""
    return lambda members: choices


def used(choices):
    """Return those of a fixed list of values that published initiatives have."""
    return lambda members: [choice for choice in choices if choice[0] in members]


def rows(model):
    """Return the options of a vocabulary: its slugs and names in its own order."""
    return lambda members: list(model.objects.values_list("slug", "name"))


def by_use(pairs, members):
    """Return the options of a long list: those in use, the most used first."""
    used = [pair for pair in pairs if pair[0] in members]
    return sorted(used, key=lambda pair: (-len(members[pair[0]]), pair[1]))


def most_used(model, value, label):
    """Return the options of the rows of a model, by use."""
    return lambda members: by_use(model.objects.values_list(value, label), members)


def used_cities(members):
    """Return the cities of published initiatives, by use.

    Of those that share a name it is said where they lie: "Boston, Lincolnshire".
    """
    rows = City.objects.values_list("slug", "name", "region", "country")
    used = [row for row in rows if row[0] in members]
    number = Counter(name for _slug, name, *_within in used)
    pairs = []
    for slug, name, region, code in used:
        within = region or countries.name(code)
        pairs.append((slug, name if number[name] == 1 else f"{name}, {within}"))
    return by_use(pairs, members)


def used_countries(members):
    """Return the countries of published initiatives, by use."""
    return by_use([(code, countries.name(code) or code) for code in members], members)


def used_regions(members):
    """Return the regions of published initiatives, by use."""
    return by_use([(name, name) for name in members], members)


FACETS = (
    Facet(
        "strategy",
        _("Strategy"),
        STRATEGIES,
        column(StrategyCategory, "slug"),
        rows(StrategyCategory),
        True,
    ),
    Facet(
        "city_size",
        _("City size"),
        CITIES,
        of_cities(attrgetter("size.value")),
        fixed(CitySize.choices),
        True,
    ),
    Facet(
        "lever",
        _("Lever of the municipality"),
        picked("levers"),
        column(Lever, "slug"),
        rows(Lever),
        True,
    ),
    Facet(
        "country",
        _("Country"),
        CITIES,
        of_cities(attrgetter("country_code")),
        used_countries,
        True,
    ),
    Facet(
        "service_area",
        _("Service area"),
        picked("service_areas"),
        column(ServiceArea, "slug"),
        rows(ServiceArea),
        True,
    ),
    Facet(
        "target_group",
        _("Target group"),
        picked("target_groups"),
        column(TargetGroup, "slug"),
        rows(TargetGroup),
        True,
    ),
    Facet(
        "status",
        _("Status"),
        Rows(Initiative, "status", "pk"),
        None,
        fixed(Status.choices),
        True,
    ),
    Facet(
        "asserted_by",
        _("Who says so"),
        Rows(Claim, "asserted_by"),
        None,
        fixed(Asserter.choices),
        True,
    ),
    Facet(
        "aim", _("Aim"), STRATEGIES, column(StrategyCategory, "aim"), fixed(Aim.choices)
    ),
    Facet(
        "city",
        _("City"),
        CITIES,
        of_cities(attrgetter("slug")),
        used_cities,
    ),
    Facet(
        "region",
        _("State or region"),
        CITIES,
        of_cities(attrgetter("region")),
        used_regions,
    ),
    Facet(
        "gateway",
        _("Gateway type"),
        CITIES,
        column(City, "gateway_type__slug"),
        rows(GatewayType),
    ),
    Facet(
        "lead",
        _("Kind of lead"),
        Rows(Initiative, "lead__kind", "pk"),
        None,
        used(OrganisationKind.choices),
    ),
    Facet(
        "award",
        _("Award"),
        Rows(Recognition, "award"),
        column(Award, "slug"),
        rows(Award),
    ),
    Facet(
        "tag",
        _("Tag"),
        Rows(TaggedInitiative, "tag", "content_object"),
        column(Tag, "slug"),
        most_used(Tag, "slug", "name"),
    ),
    Facet(
        "source",
        _("Source"),
        EVIDENCE,
        column(Source, "key"),
        most_used(Source, "key", "title"),
    ),
)
