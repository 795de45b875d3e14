"""Questions asked of cities, one method a page."""

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, OuterRef, Subquery

from cities.matching import SHARES, Fact, Profile, change_a_decade
from cities.natural_keys import NaturalKeyQuerySet
from cities.vocabulary import Indicator


def newest_population(city, field="value", of_kind=models.IntegerField):
    """Return an expression: ``field`` of the newest population figure of a city.

    ``city`` is the name of the outer query's field that holds the city, ``of_kind``
    the sort of field that is returned. Of several figures for one year a checked one
    goes first; a figure without a year, such as GeoNames', goes last.
    """
    statistics = apps.get_model("cities", "CityStatistic").objects
    return Subquery(
        statistics.filter(city=OuterRef(city), indicator=Indicator.POPULATION)
        .order_by(F("year").desc(nulls_last=True), "-verified", "pk")
        .values(field)[:1],
        output_field=of_kind(),
    )


class CityQuerySet(NaturalKeyQuerySet):
    """Cities as pages need them."""

    def with_population(self):
        """Annotate ``population`` (people) and ``population_year`` (None: not known).

        Both come from the newest sourced figure; ``City.size`` rests on them.
        """
        return self.annotate(
            population=newest_population("pk"),
            population_year=newest_population("pk", "year"),
        )

    def with_population_source(self):
        """Annotate the key and the publisher of the source of the population.

        ``population_source`` and ``population_publisher``; None without a figure.
        """
        return self.annotate(
            population_source=newest_population("pk", "source__key", models.CharField),
            population_publisher=newest_population(
                "pk", "source__publisher", models.CharField
            ),
        )

    def for_card(self):
        """What stands beside an initiative: place, population and its source, size."""
        return (
            self.with_population()
            .with_population_source()
            .fetch_mode(models.FETCH_RAISE)
        )

    def with_initiatives(self):
        """Keep the cities with public initiatives; annotate ``initiative_count``."""
        initiatives = self.model._meta.get_field("initiatives").related_model.objects
        count = (
            initiatives.published()
            .filter(city=OuterRef("pk"))
            .order_by()
            .values("city")
            .annotate(number=models.Count("pk"))
            .values("number")
        )
        return self.annotate(initiative_count=Subquery(count)).filter(
            initiative_count__gt=0
        )

    def for_list(self):
        """The list of cities: those with public initiatives, with size."""
        return self.with_initiatives().for_card()

    def for_populations(self):
        """Population and its year of each city with public initiatives, as tuples."""
        initiatives = self.model._meta.get_field("initiatives").related_model.objects
        public = initiatives.published().filter(city=OuterRef("pk"))
        return (
            self.with_population()
            .filter(Exists(public))
            .order_by()
            .values_list("population", "population_year")
        )

    def for_matching(self):
        """Return a ``Profile`` of each city with public initiatives, by two queries."""
        rows = (
            self.with_initiatives()
            .with_population()
            .annotate(population_key=newest_population("pk", "pk"))
            .values_list(
                "pk",
                "slug",
                "name",
                "region",
                "country",
                "gateway_type__slug",
                "population",
                "population_year",
                "population_key",
                named=True,
            )
        )
        shares = _shares_by_city()
        return [_profile(row, shares.get(row.pk, {})) for row in rows]

    def for_detail(self):
        """One city's page: its figures with their sources."""
        return (
            self.with_population()
            .with_population_source()
            .select_related("gateway_type", "gateway_type__source", "location_source")
            .prefetch_related(
                models.Prefetch(
                    "statistics",
                    queryset=self.model._meta.get_field("statistics")
                    .related_model.objects.select_related("source")
                    .order_by("indicator", F("year").asc(nulls_last=True), "pk"),
                )
            )
            .fetch_mode(models.FETCH_RAISE)
        )


COMPARED_SHARES = (*SHARES, Indicator.LIMITED_ENGLISH_SHARE.value)


def _shares_by_city():
    """Return the facts of the shares that are compared, by city and kind.

    The newest of a kind stands last: of several for one year the checked one, and one
    without a year before all others.
    """
    figures = (
        apps.get_model("cities", "CityStatistic")
        .objects.filter(indicator__in=COMPARED_SHARES)
        .order_by("city", F("year").asc(nulls_first=True), "verified", "-pk")
        .values_list("city", "indicator", "value", "year", "pk")
    )
    shares = {}
    for city, kind, value, year, pk in figures.iterator():
        own = shares.setdefault(city, {}).setdefault(kind, [])
        own.append(Fact(float(value), (year,), (pk,)))
    return shares


def _profile(row, shares):
    """Return the profile of a city: a row of values, and its shares by kind."""
    facts = {
        "newcomers": {kind: shares[kind][-1] for kind in SHARES if kind in shares},
        "change": {
            kind: change
            for kind in SHARES
            if (change := change_a_decade(shares.get(kind, [])))
        },
        "country": {"country": Fact(row.country)},
    }
    if row.population is not None:
        key = row.population_key
        fact = Fact(row.population, (row.population_year,), (key,))
        facts["population"] = {"population": fact}
    if limited := shares.get(Indicator.LIMITED_ENGLISH_SHARE.value):
        facts["limited_english"] = {"limited_english_share": limited[-1]}
    if row.gateway_type__slug:
        facts["gateway"] = {"gateway": Fact(row.gateway_type__slug)}
    if row.region:
        facts["region"] = {"region": Fact(f"{row.country}:{row.region}")}
    return Profile(row.slug, row.name, facts)
