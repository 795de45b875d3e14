"""/initiatives/?view=timeline: when the initiatives found ran, by city."""

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from tests.factories import make_city, make_initiative


def results(client, query=""):
    page = client.get(f"/initiatives/?view=timeline{query}")
    return page.context["results"]


def spans(found):
    """Return the bars by name of the initiative."""
    return {
        span.initiative.name: span for each in found["cities"] for span in each["spans"]
    }


def axis_and_span(client, name):
    """Return the axis and the bar of one initiative."""
    found = results(client)
    return found["axis"], spans(found)[name]


def test_bars_stand_by_city_and_the_earliest_first(client, world):
    found = results(client)
    assert [
        (each["city"].name, [span.initiative.name for span in each["spans"]])
        for each in found["cities"]
    ] == [
        ("Littleton", ["Citizen Mentors", "Welcome Centre"]),
        ("Seattle", ["Equity Toolkit"]),
    ]


def test_each_bar_is_a_link_that_says_name_and_years(client, world):
    page = client.get("/initiatives/?view=timeline")
    assertContains(page, '<a class="span" href="/initiatives/citizen-mentors/">')
    assertContains(page, "<title>Citizen Mentors: 1998 to 2012</title>")
    assertContains(page, '<span class="span__years">since 2004</span>')


def test_the_axis_runs_from_a_decade_to_this_year(client, world):
    this_year = timezone.localdate().year
    axis = results(client)["axis"]
    assert (axis.first, axis.last) == (1990, this_year)
    assert axis.at(1990) == 0
    assert axis.at(this_year + 1) == 100


def test_known_years_are_drawn_to_scale(client, world):
    axis, mentors = axis_and_span(client, "Citizen Mentors")
    assert mentors.left == pytest.approx(axis.at(1998))
    assert mentors.left + mentors.width == pytest.approx(axis.at(2013))
    assert (mentors.runs_on, mentors.is_cut, mentors.trail_to) == (False, False, None)


def test_what_still_ran_is_open_at_its_end(client, world):
    _axis, centre = axis_and_span(client, "Welcome Centre")
    assert centre.runs_on
    assert centre.left + centre.width == pytest.approx(100)


@pytest.mark.parametrize("status", ["ended", "unknown"])
def test_an_end_that_is_not_known_is_not_invented(client, world, status):
    make_initiative("Plan", city=world.seattle, status=status, start_year=2000)
    axis, plan = axis_and_span(client, "Plan")
    assert not plan.runs_on
    assert plan.left + plan.width == pytest.approx(axis.at(2001))
    assert plan.trail_from == pytest.approx(axis.at(2001))
    assert plan.trail_to > plan.trail_from


def test_a_beginning_that_is_not_known_is_not_invented(client, world):
    make_initiative("Plan", city=world.seattle, status="ended", end_year=2010)
    axis, plan = axis_and_span(client, "Plan")
    assert plan.left == pytest.approx(axis.at(2010))
    assert plan.trail_from < plan.trail_to == pytest.approx(plan.left)


def test_one_early_initiative_does_not_press_the_others_together(client, world):
    for number in range(60):
        make_initiative(f"Plan {number}", city=world.seattle, start_year=2001)
    make_initiative("Settlement House", city=world.littleton, start_year=1889)
    axis, house = axis_and_span(client, "Settlement House")
    assert axis.first == 1990
    assert house.is_cut
    assert (house.left, house.runs_on) == (0, True)
    assertContains(client.get("/initiatives/?view=timeline"), "since 1889")


def test_what_has_no_year_is_listed_apart(client, world):
    make_initiative("Plan", city=world.seattle)
    found = results(client)
    assert [each.name for each in found["undated"]] == ["Plan"]
    assert "Plan" not in spans(found)
    assertContains(client.get("/initiatives/?view=timeline"), "1 without a known year")


def test_without_any_year_there_is_no_axis(client, db):
    make_initiative("Plan")
    page = client.get("/initiatives/?view=timeline")
    assert page.context["results"]["axis"] is None
    assertContains(page, 'href="/initiatives/plan/"')
    assertNotContains(page, "year-axis")


def test_ends_alone_make_an_axis_too(client, db):
    make_initiative("Plan", status="ended", end_year=1987)
    axis, plan = axis_and_span(client, "Plan")
    assert axis.first == 1980
    assert plan.left == pytest.approx(axis.at(1987))


def test_a_year_to_come_lengthens_the_axis(client, db):
    make_initiative("Plan", start_year=2090)
    assert results(client)["axis"].last == 2090


def test_a_page_says_how_much_it_shows_and_pages_hold_everything_once(client, db):
    cities = [make_city(f"City {letter}") for letter in "ABCDEFGHIJ"]
    for number in range(70):
        make_initiative(
            f"Plan {number:02}", city=cities[number % 10], start_year=1990 + number % 7
        )
    pages = [client.get(f"/initiatives/?view=timeline&page={n}") for n in (1, 2)]
    assertContains(pages[0], "1 to 48 of 70")
    assertContains(pages[1], "49 to 70 of 70")
    found = [
        (each["city"].name, span.initiative.start_year, span.initiative.name)
        for page in pages
        for each in page.context["results"]["cities"]
        for span in each["spans"]
    ]
    assert len(set(found)) == 70
    assert found == sorted(found)
