"""How a query string is read: in one form, or as a mistake in words."""

from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from initiatives.finder.selection import Selection


def select(query=""):
    return Selection(QueryDict(query))


@pytest.mark.parametrize("year", ["2004.", "2004.0", "02004", " 2004 "])
def test_a_year_is_read_in_any_form_and_said_in_one(client, world, year):
    selection = select(urlencode({"started_from": year}))
    assert selection.query_string() == "started_from=2004"
    answer = client.get("/initiatives.json", {"started_from": year})
    assert answer.json()["selection"] == {"started_from": ["2004"]}


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("sort=name", "/initiatives/"),
        ("q=centre&sort=relevance", "/initiatives/?q=centre"),
        ("q=centre&sort=name", "/initiatives/?q=centre&sort=name"),
        ("like=seattle-us&sort=similar", "/initiatives/?like=seattle-us"),
        (
            "like=seattle-us&q=centre&sort=relevance",
            "/initiatives/?q=centre&like=seattle-us&sort=relevance",
        ),
    ],
)
def test_the_order_that_holds_anyway_is_left_unsaid(world, query, address):
    selection = select(query)
    assert not selection.mistakes
    assert sorted(selection.url().split("&")) == sorted(address.split("&"))


@pytest.mark.parametrize("text", ["-", '""', "+ *", "…"])
def test_a_text_without_a_word_is_a_mistake(world, text):
    selection = select(urlencode({"q": text, "sort": "newest"}))
    assert "no word to look for" in selection.errors["q"][0]
    assert selection.total == 3
    assert select(urlencode({"q": "-centre"})).total == 2


@pytest.mark.parametrize(
    ("order", "lacks"), [("relevance", "“q”"), ("similar", "“like”")]
)
def test_an_order_without_what_it_needs_is_refused_in_words(world, order, lacks):
    selection = select(f"sort={order}")
    assert lacks in selection.errors["sort"][0]
    assert selection.url() == "/initiatives/"
