"""Pages of strategies, lessons, sources, awards and organisations."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from initiatives.models import Section
from initiatives.vocabulary import Audience
from tests.factories import (
    make_award,
    make_figure,
    make_initiative,
    make_lesson,
    make_milestone,
    make_organisation,
    make_recognition,
    make_source,
    make_statistic,
    make_strategy,
)


def test_strategies_stand_under_their_aims_with_definition_and_count(client, world):
    make_strategy("public-space", aim="transform", definition="Parks for everybody.")
    html = client.get("/strategies/").content.decode()
    access = html.index("Improve access to services")
    transform = html.index("Transform communities and institutions")
    assert access < html.index("Language learning") < transform
    assert transform < html.index("Public space") < html.index("Parks for everybody.")


def test_strategies_keep_the_order_of_the_vocabulary(client, db):
    make_strategy("zeal", position=1)
    make_strategy("amity", position=2)
    html = client.get("/strategies/").content.decode()
    assert html.index("Zeal") < html.index("Amity")


def test_a_strategy_shows_who_pursues_it_where_and_what_was_learned(client, world):
    response = client.get("/strategies/service-access/")
    for words in ("Welcome Centre", "Town", "Plan ahead"):
        assertContains(response, words)
    assertNotContains(response, "Equity Toolkit")


def test_lessons_stand_by_audience_with_recommendations_numbered_first(client, world):
    for number, slug in ((2, "compete"), (1, "recognise-your-role")):
        make_lesson(slug, kind="recommendation", number=number)
    make_lesson("fund-longer", audience=Audience.FUNDER)
    html = client.get("/lessons/").content.decode()
    places = [
        html.index(words)
        for words in ("Recognise your role", "Compete", "Plan ahead", "Fund longer")
    ]
    assert places == sorted(places)


def test_what_is_not_recorded_of_a_numbered_list_is_said(client, world):
    source = make_source("ten-recommendations")
    section = Section.objects.create(
        source=source, number="1", title="For local governments", recommendations=10
    )
    make_lesson(
        "first", kind="recommendation", number=1, source=source, section=section
    )
    for address in ("/lessons/", "/sources/ten-recommendations/"):
        assertContains(
            client.get(address),
            "“For local governments” holds 10 numbered recommendations; 1 of them",
        )


def test_the_post_of_2013_is_honest_about_its_twenty_recommendations(client, catalogue):
    response = client.get("/lessons/")
    assertContains(response, "holds 10 numbered recommendations; 2 of them")
    assertContains(response, "holds 10 numbered recommendations; 3 of them")


def test_a_lesson_shows_its_source_and_the_initiatives_that_show_it(client, world):
    response = client.get("/lessons/plan-ahead/")
    for words in ("Example report", "Welcome Centre", "Citizen Mentors"):
        assertContains(response, words)


def test_a_source_shows_every_statement_that_rests_on_it(client, world):
    response = client.get("/sources/denver-post/")
    assertContains(response, "The grant ran out.")
    assertContains(response, 'href="/initiatives/welcome-centre/#setback-1"')
    assertNotContains(response, "Nearly 800")


def test_a_report_shows_its_contents_with_links_to_what_it_treats(client, catalogue):
    response = client.get("/sources/mpi-2014-city-sized/")
    for words in (
        "Introduction",
        "Conclusions",
        'href="/initiatives/cupertino-block-leader-program/"',
        'href="/initiatives/seattle-race-and-social-justice-initiative/"',
    ):
        assertContains(response, words)


def test_contents_do_not_link_to_a_draft(client, world):
    Section.objects.create(
        source=make_source("denver-post"),
        number="1",
        title="A chapter",
        initiative=world.draft,
    )
    response = client.get("/sources/denver-post/")
    assertContains(response, "A chapter")
    assertNotContains(response, "secret-plan")


@pytest.mark.parametrize("make", [make_figure, make_milestone, make_statistic])
def test_a_source_says_what_nobody_has_read_in_it_yet(client, world, make):
    rows = {"source": make_source("yearbook"), "verified": False}
    make(world.centre.city if make is make_statistic else world.centre, **rows)
    assertContains(client.get("/sources/yearbook/"), "not yet checked")


def test_a_source_tells_the_gateway_types_that_rest_on_it(client, catalogue):
    response = client.get("/sources/builder-gateways/")
    assertContains(response, "Re-emerging gateway (2014 revision)")
    assertContains(response, "Examples: Baltimore; Philadelphia; Seattle; Denver.")


def test_sources_come_in_pages_with_the_most_used_first(client, world):
    response = client.get("/sources/")
    keys = [source.key for source in response.context["page"]]
    assert keys[0] == "example-report"
    assert "secret-memo" not in keys


@pytest.mark.parametrize("page", ["0", "99", "x", "%00", "1&page=2"])
def test_a_page_of_sources_that_is_not_there_leads_to_the_last(client, world, page):
    response = client.get(f"/sources/?page={page}")
    assertContains(response, "The list has no such page</h1>", status_code=404)
    assertContains(response, 'href="/sources/?page=1"', status_code=404)


def test_an_award_lists_its_laureates_with_year_and_result(client, world):
    response = client.get("/awards/city-prize/")
    for words in ("Welcome Centre", "2010", "Winner"):
        assertContains(response, words)


def test_the_list_of_awards_counts_public_laureates(client, world):
    make_recognition(world.toolkit, year=2011)
    make_award("empty-prize")
    awards = {
        award.slug: award.laureate_count
        for award in client.get("/awards/").context["awards"]
    }
    assert awards == {"city-prize": 2, "empty-prize": 0, "quiet-prize": 0}


def test_an_organisation_shows_what_it_leads_and_what_it_joins(client, world):
    library = make_organisation("Bemis Library", kind="library")
    make_initiative("Reading Room", lead=library)
    world.centre.partners.add(library)
    html = client.get("/organisations/bemis-library/").content.decode()
    leads, joins = html.index(">Leads<"), html.index(">Joins<")
    assert leads < html.index("Reading Room") < joins < html.index("Welcome Centre")


def test_an_organisation_of_drafts_alone_is_not_public(client, world):
    world.draft.lead = make_organisation("Shadow Office")
    world.draft.save()
    assert client.get("/organisations/shadow-office/").status_code == 404


def test_an_initiative_leads_to_the_bodies_behind_it(client, world):
    response = client.get("/initiatives/welcome-centre/")
    assertContains(response, 'href="/organisations/city-of-littleton/"')


@pytest.mark.parametrize(
    "address", ["strategies", "lessons", "sources", "awards", "organisations"]
)
def test_an_unknown_record_gets_a_page_that_helps(client, world, address):
    response = client.get(f"/{address}/nowhere/")
    assertContains(response, 'href="/initiatives/"', status_code=404)
