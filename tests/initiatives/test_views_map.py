"""/initiatives/?view=map: where the initiatives found are, city by city."""

import re

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from cities.projection import project
from initiatives.views import finder_map
from tests.factories import make_city, make_initiative, make_source


@pytest.fixture
def placed(world):
    """Let the atlas know where the cities of the world lie."""
    places = {
        world.littleton: ("39.6133", "-105.0166"),
        world.seattle: ("47.6062", "-122.3321"),
    }
    for city, (city.latitude, city.longitude) in places.items():
        city.location_source = make_source()
        city.save()
    return world


def test_a_dot_leads_to_the_initiatives_of_its_city_in_the_selection(client, placed):
    page = client.get("/initiatives/?view=map&strategy=language-learning")
    assertContains(
        page,
        'href="/initiatives/?strategy=language-learning&amp;city=littleton-us" '
        'aria-label="Littleton, Colorado, United States: Town, 2 initiatives"',
        count=1,
    )
    assertNotContains(page, "city=seattle-us")


def test_dots_lie_where_the_land_was_drawn(client, placed):
    page = client.get("/initiatives/?view=map")
    circles = re.findall(
        r'<circle class="atlas__dot" cx="([\d.]+)" cy="([\d.]+)"', page.content.decode()
    )
    x, y = project(47.6062, -122.3321)
    assert (f"{x:.2f}", f"{y:.2f}") in circles


def test_the_list_beside_it_counts_the_initiatives_of_each_city(client, placed):
    page = client.get("/initiatives/?view=map")
    cities = page.context["results"]["cities"]
    assert [(each.place.name, each.count) for each in cities] == [
        ("Littleton", 2),
        ("Seattle", 1),
    ]
    assertContains(page, '<a href="/initiatives/?city=littleton-us">Littleton</a>')


def test_a_city_whose_place_is_not_known_is_listed_and_said_to_be_missing(
    client, placed
):
    make_initiative("Plan", city=make_city("Nowhere"))
    page = client.get("/initiatives/?view=map")
    assertContains(page, "1 city is not on the map")
    assertContains(page, ">Nowhere</a>")
    cities = client.get("/initiatives/map.json").json()["cities"]
    assert {city["name"] for city in cities} == {"Littleton", "Seattle"}


def test_a_chosen_city_gives_way_to_the_one_that_is_opened(client, placed):
    page = client.get("/initiatives/?view=map&city=littleton-us&city=seattle-us")
    assertContains(page, 'href="/initiatives/?city=seattle-us"')


def test_more_cities_than_can_be_links_are_said_to_be_left_out(
    client, placed, monkeypatch
):
    monkeypatch.setattr(finder_map, "LINKED", 1)
    page = client.get("/initiatives/?view=map")
    assertContains(page, "More than 1 city</h2>")
    assertContains(page, "Listed are those with the most initiatives")
    assertContains(page, 'class="city-counts__number"', count=1)
    assert len(client.get("/initiatives/map.json").json()["cities"]) == 2


def test_the_script_is_given_cities_in_units_of_the_drawn_map(client, placed):
    data = client.get("/initiatives/map.json?status=active&city=seattle-us").json()
    x, y = project(47.6062, -122.3321)
    assert data["sizes"][4] == "Metropolitan city"
    assert data["cities"] == [
        {
            "slug": "seattle-us",
            "name": "Seattle",
            "within": "Washington, United States",
            "count": 1,
            "step": 4,
            "x": round(x, 2),
            "y": round(y, 2),
        }
    ]


def test_a_city_of_the_map_names_its_first_initiatives_and_leads_to_all(client, placed):
    for number in range(5):
        make_initiative(f"Plan {number}", city=placed.seattle, start_year=2001)
    piece = client.get("/initiatives/map.html?status=active&city=seattle-us")
    assertContains(piece, "Equity Toolkit")
    assertContains(piece, "since 2009")
    assertContains(piece, 'href="/initiatives/?status=active&amp;city=seattle-us"')
    assertContains(piece, "See all 6 found here")
    assertContains(piece, "<li>", count=5)
    assertNotContains(piece, "<html")


def test_a_city_with_few_initiatives_names_them_all(client, placed):
    piece = client.get("/initiatives/map.html?city=littleton-us")
    assertContains(piece, "Welcome Centre")
    assertContains(piece, "Citizen Mentors")
    assertNotContains(piece, "See all")


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?city=atlantis",
        "?city=littleton-us&city=seattle-us",
        "?colour=red",
        "?city=littleton-us&page=2",
        "?city=littleton-us&page=x",
    ],
)
def test_the_piece_for_one_city_needs_exactly_one_city(client, placed, query):
    assert client.get(f"/initiatives/map.html{query}").status_code == 404


def test_the_cities_for_the_script_have_no_pages(client, placed):
    answer = client.get("/initiatives/map.json?page=2")
    assert answer.status_code == 400
    assert "no pages" in answer.json()["errors"]["page"][0]


def test_scripts_and_shapes_come_only_with_the_map(client, placed):
    parts = ("leaflet.js", "leaflet.markercluster.js", "js/map.js", "data/atlas.json")
    drawn, listed = (
        client.get("/initiatives/", {"view": view}) for view in ("map", "list")
    )
    for part in parts:
        assertContains(drawn, part)
        assertNotContains(listed, part)
