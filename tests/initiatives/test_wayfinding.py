"""What leads readers through many records: one click, indexes, insets, short lines."""

import re

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from initiatives.views.groupings import FEW
from initiatives.vocabulary import Asserter
from tests.factories import (
    make_city,
    make_claim,
    make_initiative,
    make_lesson,
    make_source,
)

EVALUATED = "/initiatives/?asserted_by=evaluator"


@pytest.mark.parametrize("address", ["/", "/about/", "/method/", "/initiatives/"])
def test_what_was_evaluated_independently_is_one_click_away(client, world, address):
    make_claim(world.centre, "An evaluation.", asserted_by=Asserter.EVALUATOR)
    assertContains(client.get(address), f'href="{EVALUATED}"')


def test_the_home_page_of_an_empty_catalogue_says_so_and_names_no_numbers(client, db):
    response = client.get("/")
    assertContains(response, "Nothing is published yet.")
    assertNotContains(response, "0 initiatives in")
    assertNotContains(response, "Latest in the catalogue")


def test_the_finder_counts_the_evaluated_within_the_selection(client, world):
    make_claim(world.centre, "An evaluation.", asserted_by=Asserter.EVALUATOR)
    response = client.get("/initiatives/?strategy=service-access")
    address = "/initiatives/?strategy=service-access&amp;asserted_by=evaluator"
    assertContains(response, f'<a href="{address}">1 was evaluated independently')
    response = client.get("/initiatives/?strategy=equal-access")
    assertContains(response, "No independent evaluation of it was found.")
    assertNotContains(client.get(EVALUATED), "1 was evaluated independently")


def test_a_city_is_one_link_on_the_map_also_where_an_inset_shows_it(client, world):
    located = {"location_source": make_source("gazetteer")}
    berlin = make_city(
        "Berlin", slug="berlin-de", latitude="52.5", longitude="13.4", **located
    )
    bogota = make_city(
        "Bogotá", slug="bogota-co", latitude="4.6", longitude="-74.1", **located
    )
    for city in (berlin, bogota):
        make_initiative(f"Help in {city.slug}", city=city)
    html = client.get("/").content.decode()
    figure = html[html.index("<figure") : html.index("</figure>")]
    inset = figure[figure.index("map__insets") :]
    for city in (berlin, bogota):
        assert figure.count(f'href="{city.get_absolute_url()}"') == 1
    assert berlin.get_absolute_url() in inset
    assert bogota.get_absolute_url() not in inset


def test_numbered_lessons_stand_under_their_source_each_from_one(client, db):
    for key in ("first-guide", "second-guide"):
        source = make_source(key, title=key.replace("-", " ").capitalize())
        for number in (2, 1):
            make_lesson(
                f"{key}-{number}",
                title=f"{key} {number}",
                kind="recommendation",
                number=number,
                source=source,
            )
    html = client.get("/lessons/").content.decode()
    html = html[html.index('<section class="section"') :]
    places = [
        html.index(words)
        for words in (
            "First guide</a>",
            "first-guide 1</a>",
            "first-guide 2</a>",
            "Second guide</a>",
            "second-guide 1</a>",
            "second-guide 2</a>",
        )
    ]
    assert places == sorted(places)


def test_many_lessons_have_an_index_by_strategy_and_few_have_none(client, db):
    for number in range(FEW):
        make_lesson(f"lesson-{number}", strategies=["equal-access"])
    assertNotContains(client.get("/lessons/"), "lesson-equal-access")
    make_lesson("lesson-without-strategy")
    html = client.get("/lessons/").content.decode()
    (anchor,) = re.findall(r'href="#([\w-]+-lesson-equal-access)"', html)
    assert html.count(f'id="{anchor}"') == 1
    assert html.index(f'id="{anchor}"') < html.index(">Others<")


def test_the_list_of_cities_has_an_index_of_countries(client, world):
    response = client.get("/cities/")
    assertContains(response, '<a href="#US">United States')
    assertContains(response, 'id="US"', count=1)
