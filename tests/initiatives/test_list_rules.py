"""What readers of other catalogues complained of, as rules of this one's list."""

import csv
import io
import json

import pytest
from pytest_django.asserts import assertContains

from tests.factories import make_city, make_initiative

SELECTIONS = [
    "strategy=equal-access",
    "country=US&lever=employer&status=ended",
    "q=library&tag=mentoring&sort=newest",
    "q=nothing+of+this+kind",
]


def options_of(client, query):
    """Return the values of each facet, in the order in which they are offered."""
    facets = client.get(f"/initiatives.json?{query}").json()["facets"]
    return [
        (name, [option["value"] for option in options])
        for name, options in facets.items()
    ]


def test_facets_and_options_keep_their_order_whatever_is_chosen(
    client, catalogue, subtests
):
    unfiltered = options_of(client, "")
    for query in SELECTIONS:
        with subtests.test(query=query):
            assert options_of(client, query) == unfiltered


def test_chips_stand_under_a_heading_and_say_what_they_remove(client, world):
    page = client.get("/initiatives/?strategy=equal-access&sort=newest")
    assertContains(page, "Selected filters</h2>")
    assertContains(
        page,
        '<span><span class="visually-hidden">Remove filter: </span>'
        '<span class="chip__name">Strategy</span> Equal access</span>',
        html=True,
    )
    assertContains(page, 'href="/initiatives/?sort=newest">Clear all</a>')


def test_the_options_of_a_facet_are_told_with_its_name(client, world):
    page = client.get("/initiatives/")
    assertContains(page, "<legend ", count=page.text.count("<fieldset id="))
    assertContains(page, "Strategy, with numbers of initiatives</legend>")


def test_one_can_skip_the_filters_and_apply_them_where_they_end(client, world):
    text = client.get("/initiatives/").text
    places = [
        text.index(part)
        for part in (
            "The list changes as you choose.",
            '<a class="skip-link" href="#results">Skip to results</a>',
            'id="filter-strategy"',
            'id="filter-started_to"',
            "Apply filters</button>",
            '<section class="results" id="results" aria-labelledby="results-title"',
        )
    ]
    assert places == sorted(places)


def test_a_long_list_says_how_many_more_it_has(client, catalogue):
    page = client.get("/initiatives/")
    rest = page.context["selection"].panel("strategy").rest
    assertContains(page, f"Show {len(rest)} more</span>")


@pytest.fixture
def hardly_known(db):
    """Make one initiative of which next to nothing is known, between two others."""
    bare = make_city("Nowhere", region="", country="FR", slug="nowhere-fr")
    make_initiative("A first", start_year=2001)
    make_initiative("Hardly known", city=bare, start_year=None, strategies=[])
    make_initiative("Last of all", start_year=2003)


def test_what_is_hardly_known_is_in_every_output_and_ends_none(client, hardly_known):
    slugs = ["a-first", "hardly-known", "last-of-all"]
    table = csv.DictReader(
        io.StringIO(client.get("/initiatives.csv").getvalue().decode())
    )
    assert [row["slug"] for row in table] == slugs
    collection = json.loads(client.get("/initiatives.geojson").getvalue())
    assert [each["id"] for each in collection["features"]] == slugs
    data = client.get("/initiatives.json").json()
    assert [each["slug"] for each in data["results"]] == slugs
    for view in ("list", "table", "timeline"):
        assertContains(client.get(f"/initiatives/?view={view}"), "/hardly-known/")
    assertContains(client.get("/initiatives/?view=map"), "Nowhere")


@pytest.mark.parametrize("name", ["csv", "geojson"])
def test_a_download_is_whole_whatever_page_it_is_taken_from(client, hardly_known, name):
    whole = client.get(f"/initiatives.{name}").getvalue()
    page = client.get("/initiatives/?page=1&view=table&columns=city")
    assertContains(page, f'href="/initiatives.{name}" type=')
    assert client.get(f"/initiatives.{name}?view=table").getvalue() == whole
