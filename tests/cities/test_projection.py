"""The map's projection agrees with the drawn land."""

from decimal import Decimal

import pytest

from cities.projection import HEIGHT, WIDTH, project


def test_equator_and_prime_meridian_meet_in_the_centre():
    assert project(0, 0) == (WIDTH / 2, HEIGHT / 2)


def test_equator_fills_the_width():
    assert project(0, -180)[0] == pytest.approx(0, abs=0.01)
    assert project(0, 180)[0] == pytest.approx(WIDTH, abs=0.01)


def test_poles_lie_within_the_height():
    assert 0 <= project(90, 0)[1] < 1
    assert HEIGHT - 1 < project(-90, 0)[1] <= HEIGHT


@pytest.mark.parametrize(
    ("latitude", "longitude", "expected"),
    [
        pytest.param(39.6133, -105.0166, (240.8301, 101.6558), id="Littleton"),
        pytest.param(51.5085, -0.1257, (499.7156, 65.2114), id="London"),
        pytest.param(-33.8678, 151.2073, (885.5513, 366.2847), id="Sydney"),
        pytest.param(-54.8, -68.3, (349.8254, 430.9830), id="Ushuaia"),
    ],
)
def test_places_lie_where_the_land_was_drawn(latitude, longitude, expected):
    """The expected values come from the program that drew the land."""
    assert project(latitude, longitude) == pytest.approx(expected, abs=0.001)


def test_decimal_degrees_are_accepted():
    place = project(Decimal("39.6133"), Decimal("-105.0166"))
    assert place == pytest.approx(project(39.6133, -105.0166))
