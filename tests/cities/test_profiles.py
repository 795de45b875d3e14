"""What is known of cities as they are compared, read from the database."""

import pytest

from cities.matching import Fact
from cities.models import City
from tests.factories import (
    make_city,
    make_draft,
    make_gateway_type,
    make_initiative,
    make_source,
    make_statistic,
)


def facts_of(name):
    return next(each for each in City.objects.for_matching() if each.name == name).facts


def values(facts):
    return {
        name: {kind: fact.value for kind, fact in kinds.items()}
        for name, kinds in facts.items()
        if kinds
    }


def test_only_cities_with_public_initiatives_are_compared(db):
    make_initiative("Open Door", city=make_city("Littleton"))
    make_draft("Secret Plan", city=make_city("Hidden"))
    make_city("Idle")
    assert [each.name for each in City.objects.for_matching()] == ["Littleton"]


def test_a_profile_has_what_is_known_of_a_city(db):
    city = make_city(
        "Littleton", population=45_652, gateway_type=make_gateway_type("emerging")
    )
    make_initiative("Open Door", city=city)
    for indicator, value, year in (
        ("foreign_born_share", 4, 1990),
        ("foreign_born_share", 9, 2010),
        ("foreign_national_share", 3, 2010),
        ("limited_english_share", 5, 2015),
        ("languages_spoken", 40, 2015),
    ):
        make_statistic(city=city, indicator=indicator, value=value, year=year)
    assert values(facts_of("Littleton")) == {
        "population": {"population": 45_652},
        "newcomers": {"foreign_born_share": 9, "foreign_national_share": 3},
        "change": {"foreign_born_share": 2.5},
        "limited_english": {"limited_english_share": 5},
        "gateway": {"gateway": "emerging"},
        "country": {"country": "US"},
        "region": {"region": "US:Colorado"},
    }


def test_the_newest_figure_counts_and_a_checked_one_before_another(db):
    city = make_city("Littleton")
    make_initiative("Open Door", city=city)

    def share(value, year, verified, source):
        return make_statistic(
            city=city,
            indicator="foreign_born_share",
            value=value,
            year=year,
            verified=verified,
            source=make_source(source),
        )

    share(1, None, True, "undated")
    share(2, 2020, False, "unchecked")
    checked = share(3, 2020, True, "checked")
    share(4, 2010, True, "older")
    newest = facts_of("Littleton")["newcomers"]["foreign_born_share"]
    assert newest == Fact(3.0, (2020,), (checked.pk,))


@pytest.mark.parametrize("number", [2, 8])
def test_all_profiles_are_read_by_two_queries(db, django_assert_num_queries, number):
    for each in range(number):
        city = make_city(f"City {each}", population=10_000 + each)
        make_statistic(city=city, indicator="foreign_born_share", value=each)
        make_initiative(f"Plan {each}", city=city)
    with django_assert_num_queries(2):
        assert len(City.objects.for_matching()) == number
