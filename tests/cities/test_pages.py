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
        "from 45,652 people in 2020",
        "Foreign-born share",
        "3.1",
        "1990",
        "The census of 1990",
        "Table 5",
        "ot yet checked",
    ):
        assertContains(response, words)


def geonames(city, value, year=None):
    """Give a city a population of GeoNames, which gives no year."""
    source = make_source("geonames-populations", publisher="GeoNames")
    return make_statistic(city=city, value=value, year=year, source=source)


def test_a_city_says_which_figure_its_size_rests_on(client, world):
    geonames(world.littleton, 900_000)
    words = "<b>Town</b> (below 50,000 people), from 45,652 people in 2020: "
    assertContains(
        client.get("/cities/littleton-us/"),
        f'{words}<a href="/sources/census/">Example Institute</a>.',
    )


def test_a_size_that_rests_on_geonames_says_so(client, world):
    make_initiative("Quiet Help", city=world.winooski)
    geonames(world.winooski, 7_193)
    assertContains(
        client.get("/cities/winooski-us/"),
        "<b>Town</b> (below 50,000 people), from 7,193 people: "
        '<a href="/sources/geonames-populations/">GeoNames</a>, which gives no year.',
    )


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/cities/", "Town, about 7,190 people (GeoNames)"),
        ("/initiatives/", "Town, about 7,190 people (GeoNames)"),
        ("/initiatives/quiet-help/", "Town, about 7,190 people (GeoNames)"),
        (
            "/initiatives/map.html?city=winooski-us",
            "Town, about 7,190 people (GeoNames)",
        ),
        (
            "/initiatives/?view=table&columns=population",
            '<span class="quiet">GeoNames:</span> 7,193</td>',
        ),
    ],
)
def test_a_population_from_geonames_is_marked_beside_an_initiative(
    client, world, address, words
):
    make_initiative("Quiet Help", city=world.winooski)
    geonames(world.winooski, 7_193)
    assertContains(client.get(address), words)


def test_a_card_follows_when_a_dated_figure_takes_the_place_of_geonames(client, world):
    make_initiative("Quiet Help", city=world.winooski)
    figure = geonames(world.winooski, 7_193)
    assertContains(client.get("/initiatives/"), "about 7,190 people (GeoNames)")
    figure.year = 2020
    figure.save()
    response = client.get("/initiatives/")
    assertContains(response, "Town, 7,193 people")
    assertNotContains(response, "GeoNames")


def test_a_city_without_a_population_says_that_its_size_is_not_known(client, world):
    make_initiative("Quiet Help", city=world.winooski)
    assertContains(client.get("/cities/winooski-us/"), "Size not known")


def test_a_city_stands_among_the_others_by_size(client, world):
    make_initiative("Quiet Help", city=world.winooski)
    geonames(world.winooski, 7_193)
    response = client.get("/cities/littleton-us/")
    assertContains(response, "Larger than 1 of the 2 other cities")
    assertContains(response, "The figure of 1 of them has no year.")
    assertContains(response, "Littleton among them", count=1)
    response = client.get("/cities/winooski-us/")
    assertContains(response, "Larger than 0 of the 2 other cities")
    assertNotContains(response, "has no year.")


def test_a_city_with_drafts_alone_is_not_counted_among_the_others(client, world):
    geonames(world.winooski, 7_193)
    for slug in ("littleton-us", "seattle-us"):
        response = client.get(f"/cities/{slug}/")
        assertContains(response, "of the one other city whose population is known")
    response = client.get("/cities/winooski-us/")
    assertContains(response, "Larger than 0 of the 2 other cities")


def test_the_place_among_the_others_follows_a_new_figure(client, world):
    assertContains(client.get("/cities/seattle-us/"), "Larger than 1 of the one other")
    make_statistic(city=world.littleton, value=800_000, year=2021)
    assertContains(client.get("/cities/seattle-us/"), "Larger than 0 of the one other")


def share(city, value, year, **fields):
    """Give a city a foreign-born share unless told otherwise."""
    fields = {"indicator": "foreign_born_share"} | fields
    return make_statistic(city=city, value=value, year=year, **fields)


def test_a_share_of_newcomers_is_drawn_over_the_years_and_told_in_words(client, world):
    share(world.littleton, "3.1", 1990)
    share(world.littleton, "6.7", 2023, locator="The county")
    response = client.get("/cities/littleton-us/")
    assertContains(response, 'class="share-chart__line"', count=1)
    assertContains(response, "3.1 percent in 1990; 6.7 percent in 2023.")
    assertContains(
        response, "<title>2023: 6.7 %. Example Institute; The county</title>"
    )


def test_different_shares_never_share_a_line(client, world):
    share(world.littleton, "3.1", 1990)
    share(world.littleton, "6.7", 2023, indicator="foreign_national_share")
    share(world.littleton, "20", None, indicator="migration_background_share")
    response = client.get("/cities/littleton-us/")
    assertNotContains(response, "share-chart")
    assertContains(response, "<b>Foreign-born share:</b> 3.1 percent in 1990.")
    assertContains(response, "<b>Share of foreign nationals:</b> 6.7 percent in 2023.")
    assertContains(response, "20 percent, of a year that is not given.")


def test_a_city_without_a_share_of_newcomers_says_so(client, world):
    assertContains(client.get("/cities/littleton-us/"), "No share of the foreign-born")


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
