"""One selection, however it is drawn or handed out: the same initiatives."""

import csv
import io
import json
import re
from collections import Counter

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from initiatives.models import Initiative
from tests.factories import make_source

SELECTIONS = [
    {},
    {"country": "US"},
    {"strategy": ["equal-access", "civic-inclusion"], "match": "all"},
    {"city_size": ["town", "unknown"], "sort": "newest"},
    {"started_from": "2000", "started_to": "2010", "sort": "oldest"},
    {"q": "mentoring"},
    {"status": "ended", "sort": "city-size"},
    {"q": "nothing of this kind"},
]


def pages_of(client, selection, view):
    """Yield the answers of a view, page by page."""
    number, more = 1, True
    while more:
        response = client.get(
            "/initiatives/", selection | {"view": view, "page": number}
        )
        yield response
        more = response.context["results"]["page"].has_next()
        number += 1


def slugs_of(client, selection, view):
    """Return the slugs of the initiatives that a view names, as a reader sees them."""
    return [
        slug
        for response in pages_of(client, selection, view)
        for slug in re.findall(
            r'<a (?:class="span" )?href="/initiatives/([\w-]+)/">',
            response.text.partition('id="results"')[2],
        )
    ]


def body(response):
    return b"".join(response).decode()


def test_every_view_and_every_format_holds_the_same(client, catalogue, subtests):
    for selection in SELECTIONS:
        with subtests.test(selection=selection):
            listed = slugs_of(client, selection, "list")
            assert slugs_of(client, selection, "table") == listed
            assert sorted(slugs_of(client, selection, "timeline")) == sorted(listed)
            text = body(client.get("/initiatives.csv", selection))
            table = csv.DictReader(io.StringIO(text))
            assert [row["slug"] for row in table] == listed
            text = body(client.get("/initiatives.geojson", selection))
            assert [each["id"] for each in json.loads(text)["features"]] == listed
            data = client.get("/initiatives.json", selection).json()
            assert [each["slug"] for each in data["results"]] == listed[:24]
            assert data["total"] == len(listed)


def test_the_map_counts_the_initiatives_of_each_city(client, catalogue, subtests):
    for selection in SELECTIONS:
        with subtests.test(selection=selection):
            slugs = slugs_of(client, selection, "table")
            rows = Initiative.objects.filter(slug__in=slugs)
            counts = Counter(rows.values_list("city__slug", flat=True))
            page = client.get("/initiatives/", selection | {"view": "map"})
            cities = page.context["results"]["cities"]
            assert {each.place.slug: each.count for each in cities} == counts
            data = client.get("/initiatives/map.json", selection).json()
            assert {each["slug"]: each["count"] for each in data["cities"]} == counts


def test_switching_the_view_keeps_the_rest_and_goes_to_page_1(client, catalogue):
    page = client.get(
        "/initiatives/?country=US&q=city&sort=oldest&view=table&columns=city&page=2"
    )
    kept = "country=US&amp;q=city"
    for view in ("&amp;view=map", "&amp;view=timeline", ""):
        address = f'href="/initiatives/?{kept}&amp;sort=oldest{view}&amp;columns=city"'
        assertContains(page, address)


@pytest.mark.parametrize("view", ["list", "table", "map", "timeline"])
def test_every_view_carries_facets_chips_heading_and_downloads(client, world, view):
    page = client.get(f"/initiatives/?city=littleton-us&view={view}")
    assertContains(page, "2 initiatives</h1>")
    assertContains(page, "Remove filter")
    assertContains(page, 'id="filter-strategy"')
    assertContains(page, 'href="/initiatives.csv?city=littleton-us"')
    assertContains(page, 'href="/initiatives.geojson?city=littleton-us"')
    assertContains(page, f'aria-current="true">{view}</a>')


@pytest.mark.parametrize("view", ["table", "map", "timeline"])
def test_the_form_of_the_filters_keeps_the_view(client, world, view):
    page = client.get(f"/initiatives/?view={view}")
    assertContains(page, f'<input type="hidden" name="view" value="{view}">', html=True)


@pytest.mark.parametrize("view", ["list", "table", "map", "timeline"])
def test_what_is_not_published_is_in_no_view(client, world, view):
    page = client.get(f"/initiatives/?view={view}")
    assertNotContains(page, "Secret Plan")
    assertNotContains(page, "Winooski")


@pytest.mark.parametrize("view", ["list", "table", "map", "timeline"])
def test_nothing_found_reads_the_same_in_every_view(client, world, view):
    page = client.get(f"/initiatives/?strategy=equal-access&status=ended&view={view}")
    assertContains(page, "0 initiatives")
    assertContains(page, f"view={view}" if view != "list" else "status=ended")


@pytest.mark.parametrize("view", ["table", "timeline", "map"])
def test_a_page_that_is_not_there_leads_to_the_last(client, world, view):
    page = client.get(f"/initiatives/?view={view}&page=9")
    assertContains(page, f"view={view}&amp;page=1", status_code=404)
    assert client.get(f"/initiatives/?view={view}&page=1").status_code == 200


def test_geojson_places_each_initiative_in_its_city(client, world):
    seattle = world.seattle
    seattle.latitude, seattle.longitude = "47.6062", "-122.3321"
    seattle.location_source = make_source()
    seattle.save()
    response = client.get("/initiatives.geojson?sort=newest")
    assert response["Content-Type"] == "application/geo+json"
    assert "initiatives.geojson" in response["Content-Disposition"]
    toolkit, centre, _mentors = json.loads(body(response))["features"]
    assert toolkit["geometry"] == {
        "type": "Point",
        "coordinates": [-122.3321, 47.6062],
    }
    assert toolkit["properties"]["name"] == "Equity Toolkit"
    assert toolkit["properties"]["city"]["slug"] == "seattle-us"
    assert centre["geometry"] is None
    assert centre["properties"]["url"].endswith("/initiatives/welcome-centre/")


def test_geojson_of_nothing_is_an_empty_collection(client, db):
    collection = json.loads(body(client.get("/initiatives.geojson")))
    assert collection == {"type": "FeatureCollection", "features": []}


@pytest.mark.parametrize("ending", [".geojson", "/map.json"])
def test_what_is_not_understood_is_an_error_that_names_it(client, world, ending):
    response = client.get(f"/initiatives{ending}?strategy=magic")
    assert response.status_code == 400
    assert list(response.json()["errors"]) == ["strategy"]


def test_a_view_that_is_not_known_is_a_mistake_in_words(client, world):
    page = client.get("/initiatives/?view=globe")
    assertContains(page, "There is a problem")
    assertContains(page, "globe")
    assertContains(page, 'aria-current="true">list</a>')
