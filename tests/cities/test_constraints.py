"""What must always hold of cities, broken once each, and read in words."""

import pytest
from django.db import transaction
from django.db.models import ProtectedError

from cities.models import City, CityStatistic, GatewayType
from cities.vocabulary import Indicator
from initiatives.models import Source
from tests import factories as make
from tests.constraints import assert_refused, assert_unique, constraints_of

pytestmark = pytest.mark.django_db


def city(**fields):
    defaults = {"slug": "new", "name": "New", "region": "Ohio", "country": "US"}
    return City(**(defaults | fields))


def same_city():
    old = make.make_city()
    return city(name=old.name, region=old.region, country=old.country)


def located(latitude, longitude, sourced=True):
    source = make.make_source() if sourced else None
    return city(latitude=latitude, longitude=longitude, location_source=source)


def statistic(**fields):
    defaults = {
        "city": make.make_city(),
        "indicator": Indicator.POPULATION,
        "value": 10,
        "year": 2020,
        "source": make.make_source("census"),
    }
    return CityStatistic(**(defaults | fields))


def repeated_statistic(year):
    make.make_statistic(year=year)
    return statistic(year=year)


BROKEN = [
    ("city_named_once", same_city),
    ("city_location_whole_and_sourced", lambda: located(1, None)),
    ("city_location_whole_and_sourced", lambda: located(None, 1)),
    ("city_location_whole_and_sourced", lambda: located(1, 1, sourced=False)),
    ("city_location_whole_and_sourced", lambda: located(91, 1)),
    ("city_location_whole_and_sourced", lambda: located(1, -181)),
    ("statistic_once_a_year_and_source", lambda: repeated_statistic(2020)),
    ("statistic_without_year_once_a_source", lambda: repeated_statistic(None)),
    ("statistic_not_negative", lambda: statistic(value=-1)),
    (
        "statistic_share_at_most_100",
        lambda: statistic(indicator=Indicator.FOREIGN_BORN_SHARE, value=100.5),
    ),
    ("statistic_year_plausible", lambda: statistic(year=1799)),
    ("statistic_year_plausible", lambda: statistic(year=2101)),
]


@pytest.mark.parametrize(("name", "build"), BROKEN)
def test_a_constraint_is_kept_by_the_database_and_explained_in_words(name, build):
    assert_refused(name, build())


def test_every_constraint_of_the_app_is_broken_here():
    assert {name for name, _build in BROKEN} == set(constraints_of("cities"))


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(lambda: city(latitude=90, longitude=-180), id="edge"),
        pytest.param(city, id="nowhere"),
    ],
)
def test_a_place_is_accepted_at_the_edge_of_the_map_and_without_coordinates(row):
    place = row()
    if place.latitude is not None:
        place.location_source = make.make_source()
    place.full_clean()
    place.save()


def test_a_share_of_exactly_100_percent_and_a_count_above_100_are_accepted():
    for indicator, value in (
        (Indicator.FOREIGN_BORN_SHARE, 100),
        (Indicator.FOREIGN_BORN, 101),
    ):
        row = statistic(indicator=indicator, value=value)
        row.full_clean()
        row.save()


def test_two_sources_may_give_different_figures_for_one_year():
    make.make_statistic()
    row = statistic(source=make.make_source("other"))
    row.full_clean()
    row.save()


def gateway_type(**fields):
    defaults = {"slug": "former", "name": "Former", "definition": "Words."}
    source = make.make_source()
    return GatewayType(**(defaults | {"as_of": 2015, "source": source} | fields))


@pytest.mark.parametrize(
    ("field", "first", "second"),
    [
        ("slug", city, lambda: city(name="Other")),
        ("slug", gateway_type, lambda: gateway_type(name="Other")),
        ("name", gateway_type, lambda: gateway_type(slug="other")),
    ],
)
def test_a_slug_or_name_is_given_once(field, first, second):
    first().save()
    assert_unique(second(), field)


@pytest.mark.parametrize("reference", ["statistic", "location", "type", "examples"])
def test_a_source_on_which_a_city_rests_cannot_be_deleted(reference):
    source = make.make_source("cited")
    if reference == "statistic":
        make.make_statistic(source=source)
    elif reference == "location":
        make.make_city(latitude=1, longitude=1, location_source=source)
    elif reference == "type":
        gateway_type(source=source).save()
    else:
        gateway_type(examples_source=source).save()
    with pytest.raises(ProtectedError), transaction.atomic():
        source.delete()
    assert Source.objects.filter(key="cited").exists()


def test_a_city_with_initiatives_and_a_type_with_cities_cannot_be_deleted():
    kind = gateway_type()
    kind.save()
    place = make.make_city(gateway_type=kind)
    make.make_initiative(city=place)
    for row in (place, kind):
        with pytest.raises(ProtectedError), transaction.atomic():
            row.delete()


def test_a_city_takes_its_figures_along():
    place = make.make_city(population=100)
    place.delete()
    assert not CityStatistic.objects.exists()
