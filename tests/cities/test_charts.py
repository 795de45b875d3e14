"""Places of the drawings on a city's page."""

from types import SimpleNamespace

import pytest

from cities.charts import (
    LEAST,
    MOST,
    STEPS,
    SizeChart,
    SizeFigure,
    along,
    newcomer_courses,
)
from cities.populations import Populations
from cities.vocabulary import SIZE_LOWER_BOUNDS, CitySize

WORLD = Populations((500, 45_652, 50_000, 199_999, 2_000_000, 30_000_000), undated=2)


def chart(people, year=2020, is_counted=True):
    return SizeChart(SizeFigure(people, year, is_counted), WORLD)


def figure(value, year, verified=True, indicator="foreign_born_share"):
    return SimpleNamespace(
        pk=value, value=value, year=year, verified=verified, indicator=indicator
    )


def test_the_scale_multiplies_and_keeps_all_within_its_ends():
    assert (along(0), along(LEAST), along(MOST), along(10 * MOST)) == (0, 0, 100, 100)
    assert along(20_000) - along(10_000) == pytest.approx(along(200) + along(2_000))


def test_every_size_class_begins_with_a_bar():
    assert set(list(SIZE_LOWER_BOUNDS.values())[1:]) <= set(STEPS)
    assert list(STEPS) == sorted(STEPS)


def test_bars_hold_every_city_once_in_the_colour_of_its_class():
    bars = chart(45_652).bars
    assert [bar.size for bar in bars] == [
        CitySize.TOWN,
        CitySize.TOWN,
        CitySize.SMALL,
        CitySize.SMALL,
        CitySize.LARGE_METROPOLITAN,
        CitySize.LARGE_METROPOLITAN,
    ]
    assert {(bar.height, bar.top) for bar in bars} == {(100, 0)}
    assert bars[0].left == 0
    assert bars[-1].left + bars[-1].width == pytest.approx(100)


def test_there_are_never_more_bars_than_steps():
    many = Populations(tuple(range(0, 40_000_000, 2_000)), undated=0)
    bars = SizeChart(SizeFigure(2_000, 2020, True), many).bars
    assert len(bars) <= len(STEPS) < 50
    assert max(bar.height for bar in bars) == 100


def test_classes_count_the_city_itself_whether_public_or_not():
    counts = [each.count for each in chart(45_652).classes]
    assert counts == [2, 2, 0, 0, 2]
    assert [each.count for each in chart(700, is_counted=False).classes] == [
        3,
        2,
        0,
        0,
        2,
    ]
    assert [each.size for each in chart(50_000).classes if each.is_own] == ["small"]


def test_a_city_is_compared_with_the_others_alone():
    own = chart(45_652, year=None)
    assert (own.smaller, own.others, own.undated) == (1, 5, 1)
    apart = chart(45_652, year=None, is_counted=False)
    assert (apart.smaller, apart.others, apart.undated) == (1, 6, 2)


@pytest.mark.parametrize(
    ("people", "anchor"), [(500, "start"), (150_000, "middle"), (9_000_000, "end")]
)
def test_a_name_never_leaves_the_drawing(people, anchor):
    assert chart(people).anchor == anchor


def test_a_course_runs_from_its_first_to_its_last_year_above_nothing():
    [course] = newcomer_courses([figure(20, 2020), figure(5, 2000), figure(10, 2005)])
    assert [(point.left, point.top) for point in course.points] == [
        (0, 75),
        (25, 50),
        (100, 0),
    ]
    assert (course.most, len(list(course.segments))) == (20, 2)


def test_a_checked_figure_goes_before_another_of_its_year():
    figures = [figure(9, 2011, verified=False), figure(7, 2011), figure(8, 2021)]
    [course] = newcomer_courses(figures)
    assert [each.value for each in course.line] == [7, 8]
    assert course.is_split
    assert sum(point.is_on_line for point in course.points) == 2
    assert [point.figure.value for point in course.ends] == [7, 8]


def test_one_year_makes_no_line():
    [course] = newcomer_courses([figure(7, 2011), figure(9, 2011), figure(8, None)])
    assert not course.is_drawn
    assert [each.value for each in course.undated] == [8]


def test_shares_of_newcomers_stand_apart_and_other_figures_are_left_out():
    courses = newcomer_courses(
        [
            figure(7, 2011, indicator="foreign_national_share"),
            figure(8, 2021),
            figure(9, 2021, indicator="limited_english_share"),
            figure(99, 2021, indicator="population"),
        ]
    )
    assert [(each.indicator, len(each.figures)) for each in courses] == [
        ("foreign_born_share", 1),
        ("foreign_national_share", 1),
    ]
