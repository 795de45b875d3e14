"""/initiatives.json and /initiatives.csv: the same selection as the page."""

import csv
import io
import json

import pytest

from tests.factories import make_initiative


def rows(response):
    text = b"".join(response).decode("utf-8")
    return list(csv.DictReader(io.StringIO(text)))


SELECTIONS = [
    "",
    "?strategy=language-learning",
    "?strategy=language-learning&strategy=service-access&match=all",
    "?city_size=town&sort=newest",
    "?q=mentoring&status=ended",
    "?started_from=2000&sort=city-size",
    "?city=seattle-us&lever=convener",
]


@pytest.mark.parametrize("query", SELECTIONS)
def test_page_json_and_csv_hold_the_same_initiatives_in_the_same_order(
    client, world, query
):
    cards = client.get(f"/initiatives/{query}").context["results"]["cards"]
    data = client.get(f"/initiatives.json{query}").json()
    table = rows(client.get(f"/initiatives.csv{query}"))
    slugs = [card.slug for card in cards]
    assert [result["slug"] for result in data["results"]] == slugs
    assert [row["slug"] for row in table] == slugs
    assert data["total"] == len(slugs)


def test_json_has_the_promised_shape(client, world):
    data = client.get("/initiatives.json?strategy=service-access").json()
    assert (data["total"], data["page"], data["pages"], data["page_size"]) == (
        1,
        1,
        1,
        24,
    )
    assert data["selection"] == {"strategy": ["service-access"]}
    assert {
        "value": "service-access",
        "label": "Service access",
        "count": 1,
        "selected": True,
    } in data["facets"]["strategy"]
    [result] = data["results"]
    assert result["url"] == "http://testserver/initiatives/welcome-centre/"
    assert result["city"] == {
        "slug": "littleton-us",
        "name": "Littleton",
        "region": "Colorado",
        "country": "US",
        "population": 45_652,
        "population_year": 2020,
        "population_source": "census",
        "size": "town",
        "latitude": None,
        "longitude": None,
    }
    assert result["strategies"] == ["service-access", "language-learning"]
    assert sorted(result["tags"]) == ["library", "mentoring"]


def test_json_comes_in_pages_and_csv_whole(client, world):
    for number in range(30):
        make_initiative(f"Initiative {number:02}", city=world.seattle)
    first = client.get("/initiatives.json?sort=oldest").json()
    second = client.get("/initiatives.json?sort=oldest&page=2").json()
    assert (first["total"], first["pages"]) == (33, 2)
    assert len(first["results"]) == 24
    slugs = [each["slug"] for each in first["results"] + second["results"]]
    assert len(set(slugs)) == 33
    table = rows(client.get("/initiatives.csv?sort=oldest"))
    assert [row["slug"] for row in table] == slugs


@pytest.mark.parametrize("ending", ["json", "csv"])
@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("strategy=magic", "strategy"),
        ("colour=red", "colour"),
        ("q=a&q=b", "q"),
        ("q=%00", "q"),
        ("started_from=soon", "started_from"),
        ("page=1&page=2", "page"),
    ],
)
def test_what_is_not_understood_is_an_error_that_names_it(
    client, world, ending, query, parameter
):
    response = client.get(f"/initiatives.{ending}?{query}")
    assert response.status_code == 400
    assert list(response.json()["errors"]) == [parameter]


def test_a_page_past_the_last_is_not_found(client, world):
    response = client.get("/initiatives.json?page=2")
    assert response.status_code == 404
    assert response.json()["errors"]["page"] == ["There is no page 2; the last is 1."]


@pytest.mark.parametrize("ending", ["csv", "geojson"])
def test_a_page_of_a_format_without_pages_is_refused_in_words(client, world, ending):
    response = client.get(f"/initiatives.{ending}?page=2&sort=newest")
    assert response.status_code == 400
    [message] = response.json()["errors"]["page"]
    assert "has no pages" in message


def test_csv_is_a_download_in_utf_8_with_a_heading(client, world):
    world.centre.name = "Bibliothèque de Gdańsk"
    world.centre.save()
    response = client.get("/initiatives.csv?city=littleton-us")
    assert response["Content-Type"].startswith("text/csv; charset=utf-8")
    assert "initiatives.csv" in response["Content-Disposition"]
    assert "Bibliothèque de Gdańsk" in {row["name"] for row in rows(response)}


def test_csv_cells_are_never_formulae_and_lose_nothing(client, world):
    world.centre.summary = '=HYPERLINK("http://example.org";"a, b")'
    world.centre.save()
    [row] = rows(client.get("/initiatives.csv?strategy=service-access"))
    assert row["summary"] == "'" + world.centre.summary
    assert row["strategies"] == "service-access; language-learning"
    assert row["population"] == "45652"
    assert row["population_source"] == "census"
    assert row["latitude"] == ""


def test_an_empty_selection_is_an_empty_list(client, db):
    data = json.loads(client.get("/initiatives.json").content)
    assert (data["total"], data["pages"], data["results"]) == (0, 1, [])
    assert rows(client.get("/initiatives.csv")) == []
