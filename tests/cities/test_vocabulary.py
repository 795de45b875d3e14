"""Size classes and indicators: their bounds, order and units."""

import pytest

from cities.vocabulary import CitySize, Indicator


@pytest.mark.parametrize(
    ("population", "size"),
    [
        (0, CitySize.TOWN),
        (49_999, CitySize.TOWN),
        (50_000, CitySize.SMALL),
        (199_999, CitySize.SMALL),
        (200_000, CitySize.MEDIUM),
        (499_999, CitySize.MEDIUM),
        (500_000, CitySize.METROPOLITAN),
        (1_499_999, CitySize.METROPOLITAN),
        (1_500_000, CitySize.LARGE_METROPOLITAN),
        (37_000_000, CitySize.LARGE_METROPOLITAN),
        (None, CitySize.UNKNOWN),
    ],
)
def test_a_population_falls_into_one_class(population, size):
    assert CitySize.of(population) is size


def test_the_classes_are_five_steps_and_one_that_is_none():
    assert [size.step for size in CitySize] == [1, 2, 3, 4, 5, 0]


def test_each_class_begins_where_the_one_before_ends():
    bounds = [size.lower_bound for size in CitySize]
    assert bounds == [0, 50_000, 200_000, 500_000, 1_500_000, None]
    for size in CitySize:
        assert CitySize.of(size.lower_bound) is size


def test_every_class_says_in_words_what_it_covers():
    assert CitySize.TOWN.span == "below 50,000 people"
    assert CitySize.UNKNOWN.span == "no sourced population"
    assert len({str(size.span) for size in CitySize}) == len(CitySize)


def test_an_indicator_is_a_share_or_a_count_and_has_its_unit():
    shares = {indicator for indicator in Indicator if indicator.is_share}
    assert shares == {
        Indicator.FOREIGN_BORN_SHARE,
        Indicator.FOREIGN_NATIONAL_SHARE,
        Indicator.MIGRATION_BACKGROUND_SHARE,
        Indicator.LIMITED_ENGLISH_SHARE,
    }
    assert {str(indicator.unit) for indicator in shares} == {"percent"}
    assert str(Indicator.FOREIGN_BORN.unit) == "people"
    assert str(Indicator.LANGUAGES_SPOKEN.unit) == "languages"
