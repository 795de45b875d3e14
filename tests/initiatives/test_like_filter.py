"""The finder's ``like``: initiatives of the cities most like one, nearest first."""

import csv
import io

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from initiatives.finder.index import PEERS
from tests.factories import make_city, make_draft, make_initiative
from tests.initiatives.peers import make_peers
from tests.initiatives.test_selection import found, select


@pytest.fixture
def peers(db):
    return make_peers()


def test_it_finds_the_initiatives_of_similar_cities_the_most_similar_first(peers):
    assert found("like=ashby-us") == ["Bexley Plan", "Corby Plan"]
    assert found("like=corby-us&sort=similar") == ["Bexley Plan", "Ashby Plan"]
    assert found("like=ASHBY-US&sort=name") == ["Bexley Plan", "Corby Plan"]


def test_initiatives_of_one_city_stand_by_name(peers):
    make_initiative("Apple Plan", city=peers.corby)
    assert found("like=ashby-us") == ["Bexley Plan", "Apple Plan", "Corby Plan"]


def test_it_joins_other_filters(peers):
    assert found("like=ashby-us&strategy=equal-access") == ["Bexley Plan"]
    assert found("like=ashby-us&city=corby-us") == ["Corby Plan"]
    assert found("like=ashby-us&q=bexley") == ["Bexley Plan"]


def test_so_many_cities_are_peers_and_no_more(db):
    for number in range(PEERS + 2):
        city = make_city(f"City {number}", population=10_000 + number)
        make_initiative(f"Plan {number:02}", city=city)
    assert select("like=city-0-us").total == PEERS
    assert found("like=city-0-us")[0] == "Plan 01"


def test_drafts_are_never_among_them(peers):
    make_draft("Secret Plan", city=peers.bexley)
    assert found("like=ashby-us") == ["Bexley Plan", "Corby Plan"]


def test_other_facets_are_counted_within_it_and_it_within_others(peers):
    selection = select("like=ashby-us&strategy=equal-access")
    counts = {option.value: option.count for option in selection.panel("strategy").top}
    assert counts["language-learning"] == 2
    assert counts["housing"] == 0
    assert [option.count for option in selection.like_options] == [1]


def test_it_says_itself_in_words_and_takes_itself_back(peers):
    selection = select("like=ashby-us&sort=similar&status=active")
    assert selection.heading == "2 initiatives in cities like Ashby"
    assert selection.description == "Active · cities like Ashby · 2 initiatives" or (
        selection.description == "cities like Ashby · Active · 2 initiatives"
    )
    chip = next(chip for chip in selection.chips if chip.parameter == "like")
    assert chip.url == "/initiatives/?status=active"
    assert selection.query_string() in (
        "like=ashby-us&status=active",
        "status=active&like=ashby-us",
    )


def test_it_is_among_the_ways_out(peers):
    selection = select("like=ashby-us&strategy=housing")
    assert [(way.chip.parameter, way.count) for way in selection.ways_out] == [
        ("strategy", 2),
        ("like", 1),
    ]


@pytest.mark.parametrize(
    ("query", "parameter", "words"),
    [
        ("like=atlantis", "like", "“atlantis” is not in the catalogue"),
        ("like=ashby-us&like=bexley-us", "like", "more than once"),
        ("sort=similar", "sort", "“similar” needs a city to compare with"),
        ("sort=similar&like=atlantis", "sort", "“similar” needs a city"),
    ],
)
def test_what_it_cannot_use_is_named_and_refused_as_data(
    client, peers, query, parameter, words
):
    selection = select(query)
    assert selection.total == 4
    assert words in selection.errors[parameter][0]
    assertContains(client.get(f"/initiatives/?{query}"), words)
    for ending in ("json", "csv", "geojson"):
        response = client.get(f"/initiatives.{ending}?{query}")
        assert response.status_code == 400
        assert parameter in response.json()["errors"]


def test_every_format_has_the_same_records_in_the_same_order(client, peers):
    names = ["Corby Plan", "Bexley Plan"]
    make_initiative("Zebra Plan", city=make_city("Corby Twin", population=890_000))
    names = found("like=corby-us")
    listed = client.get("/initiatives.json?like=corby-us").json()
    assert [row["name"] for row in listed["results"]] == names
    assert listed["selection"] == {"like": ["corby-us"]}
    response = client.get("/initiatives.csv?like=corby-us")
    rows = csv.DictReader(io.StringIO(b"".join(response).decode()))
    assert [row["name"] for row in rows] == names
    shapes = b"".join(client.get("/initiatives.geojson?like=corby-us"))
    places = [shapes.index(name.encode()) for name in names]
    assert places == sorted(places)


@pytest.mark.parametrize("view", ["list", "table", "map", "timeline"])
def test_every_view_draws_it_with_the_filter_ticked(client, peers, view):
    response = client.get(f"/initiatives/?like=ashby-us&view={view}")
    html = response.content.decode()
    at = html.index('id="option-like-ashby-us"')
    assert "checked" in html[at : at + 200]
    assertContains(response, "/cities/like/?city=ashby-us")


def test_the_order_is_offered_only_where_it_means_something(client, peers):
    assertContains(client.get("/initiatives/?like=ashby-us"), "most similar city first")
    assertNotContains(client.get("/initiatives/"), "most similar city first")
