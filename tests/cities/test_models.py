"""How cities name themselves, and which figure their size rests on."""

import pytest

from cities.models import City, CityStatistic, GatewayType
from cities.vocabulary import CitySize, Indicator
from tests import factories as make

pytestmark = pytest.mark.django_db


def populated(*figures):
    """Make a city with (value, year, checked) populations; return it as pages do."""
    city = make.make_city()
    for number, (value, year, verified) in enumerate(figures):
        source = make.make_source(f"census-{number}")
        make.make_statistic(
            city=city, value=value, year=year, verified=verified, source=source
        )
    return City.objects.with_population().get(pk=city.pk)


def test_a_city_is_named_with_its_region_and_country_as_far_as_they_are_known():
    assert str(make.make_city()) == "Littleton, Colorado, United States"
    singapore = City(name="Singapore", country="SG")
    assert str(singapore) == "Singapore, Singapore"


def test_a_figure_is_named_by_what_it_measures_and_its_year():
    assert str(make.make_statistic()) == "Population, 2020"
    undated = CityStatistic(indicator=Indicator.LANGUAGES_SPOKEN)
    assert str(undated) == "Languages spoken, no year"


def test_a_gateway_type_is_named():
    assert str(GatewayType(name="Former gateway")) == "Former gateway"


def test_the_newest_population_counts_whatever_the_order_of_entry():
    city = populated((300_000, 2020, True), (40_000, 2010, True))
    assert (city.population, city.population_year) == (300_000, 2020)
    assert city.size is CitySize.MEDIUM


def test_of_two_figures_for_one_year_the_checked_one_counts():
    city = populated((40_000, 2020, False), (60_000, 2020, True))
    assert city.population == 60_000
    assert city.size is CitySize.SMALL


def test_a_newer_figure_counts_even_unchecked():
    assert populated((40_000, 2010, True), (60_000, 2020, False)).population == 60_000


def test_a_figure_without_a_year_counts_only_where_there_is_no_other():
    city = populated((900_000, None, True), (40_000, 1990, False))
    assert (city.population, city.population_year) == (40_000, 1990)


def test_a_lone_figure_without_a_year_counts():
    city = populated((900_000, None, True))
    assert (city.population, city.population_year) == (900_000, None)
    assert city.size is CitySize.METROPOLITAN


def test_a_city_without_a_population_has_no_known_size():
    city = make.make_city()
    make.make_statistic(city=city, indicator=Indicator.FOREIGN_BORN, value=70_000)
    city = City.objects.with_population().get()
    assert city.population is None
    assert city.size is CitySize.UNKNOWN
    assert city.size.label == "Size not known"


def test_the_size_of_a_city_is_refused_without_its_population():
    with pytest.raises(AttributeError):
        _ = make.make_city().size


@pytest.mark.parametrize(
    ("indicator", "unit"),
    [
        (Indicator.POPULATION, "people"),
        (Indicator.FOREIGN_BORN_SHARE, "percent"),
        (Indicator.LANGUAGES_SPOKEN, "languages"),
    ],
)
def test_a_figure_knows_its_unit(indicator, unit):
    assert CityStatistic(indicator=indicator).unit == unit


def test_figures_of_one_indicator_stand_newest_first_and_undated_last():
    city = make.make_city()
    for year in (1990, None, 2020):
        make.make_statistic(city=city, year=year)
    years = list(CityStatistic.objects.values_list("year", flat=True))
    assert years == [2020, 1990, None]
