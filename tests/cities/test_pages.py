"""/cities/: the list by country, and one city's whole story."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from tests.factories import (
    make_city,
    make_initiative,
    make_organisation,
    make_source,
    make_statistic,
)


def test_the_list_holds_the_cities_with_public_initiatives_by_country(client, world):
    make_initiative(
        "Lighthouse",
        city=make_city("Gdańsk", slug="gdansk-pl", country="PL", region=""),
    )
    html = client.get("/cities/").content.decode()
    html = html[html.index('id="PL"') :]
    assert html.index("Poland") < html.index("Gdańsk") < html.index("United States")
    assert "Littleton" in html
    assert "Winooski" not in html


def test_the_list_says_size_and_number_of_initiatives(client, world):
    response = client.get("/cities/")
    assertContains(response, "Town")
    assertContains(response, "45,652")
    assertContains(response, "2 initiatives")


def test_an_empty_list_says_so(client, db):
    assertContains(client.get("/cities/"), "No cit")


def test_a_city_shows_its_figures_over_time_with_their_sources(client, world):
    census = make_source("census-1990", title="The census of 1990")
    make_statistic(
        city=world.littleton,
        indicator="foreign_born_share",
        value="3.1",
        year=1990,
        source=census,
        locator="Table 5",
        verified=False,
    )
    response = client.get("/cities/littleton-us/")
    for words in (
        "45,652",
        "population of 2020",
        "Foreign-born share",
        "3.1",
        "1990",
        "The census of 1990",
        "Table 5",
        "ot yet checked",
    ):
        assertContains(response, words)


def test_a_city_without_a_population_says_that_its_size_is_not_known(client, world):
    make_initiative("Quiet Help", city=world.winooski)
    assertContains(client.get("/cities/winooski-us/"), "Size not known")


def test_a_city_tells_when_its_initiatives_began_and_ended(client, world):
    html = client.get("/cities/littleton-us/").content.decode()
    story = html[html.index("Over the years") :]
    began, other, ended = (story.index(year) for year in ("1998", "2004", "2012"))
    assert began < other < ended
    assert "Citizen Mentors</a> ends." in story


def test_a_city_names_the_bodies_involved_and_the_sources(client, world):
    world.centre.partners.add(make_organisation("Bemis Library", kind="library"))
    response = client.get("/cities/littleton-us/")
    assertContains(response, 'href="/organisations/bemis-library/"')
    assertContains(response, 'href="/sources/denver-post/"')


def test_a_city_shows_no_body_or_source_of_a_draft(client, world):
    world.draft.city = world.littleton
    world.draft.lead = make_organisation("Shadow Office")
    world.draft.save()
    response = client.get("/cities/littleton-us/")
    assertNotContains(response, "Shadow Office")
    assertNotContains(response, "secret-memo")


@pytest.mark.parametrize("slug", ["atlantis", "%00", "-"])
def test_an_unknown_city_gets_a_page_that_helps(client, world, slug):
    assertContains(
        client.get(f"/cities/{slug}/"), 'href="/initiatives/"', status_code=404
    )


def test_an_address_in_capitals_leads_to_the_city(client, world):
    response = client.get("/cities/Littleton-US/")
    assert (response.status_code, response["Location"]) == (
        301,
        "/cities/littleton-us/",
    )
