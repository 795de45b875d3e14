"""/initiatives/<slug>/: every statement with its source."""

import re

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from initiatives.models import Initiative
from tests.factories import (
    make_claim,
    make_initiative,
    make_source,
)


@pytest.fixture
def page(client, catalogue):
    """The page of Littleton's initiative in the real catalogue, as text."""
    address = "/initiatives/littleton-immigrant-integration-initiative/"
    return client.get(address).content.decode()


def test_every_statement_is_cited_by_a_number_in_the_source_list(page):
    initiative = Initiative.objects.get(city__name="Littleton")
    notes = set(re.findall(r'id="source-(\d+)"', page))
    assert len(notes) > 15
    assert set(re.findall(r'href="#source-(\d+)"', page)) == notes
    for claim in initiative.claims.all():
        assert f'id="{claim.ref}"' in page


def test_the_source_list_leads_back_to_each_statement(page):
    initiative = Initiative.objects.get(city__name="Littleton")
    for claim in initiative.claims.all():
        assert f'href="#{claim.ref}"' in page


def test_every_locator_is_shown(client, world):
    make_claim(world.centre, "It has a page.", locator="p. 30, table 2")
    assertContains(client.get(world.centre.get_absolute_url()), "p. 30, table 2")


def test_figures_milestones_partners_lessons_and_awards_are_shown(page):
    for words in (
        "E Pluribus Unum Prizes",
        "Plan for the day the grant ends",
        "Where sources disagree",
        "Over the years",
    ):
        assert words in page


@pytest.mark.parametrize(
    ("first", "words"), [(None, "<dd>Ended</dd>"), (2004, "<dd>Ended, from 2004</dd>")]
)
def test_the_end_is_said_once_at_a_glance(client, world, first, words):
    world.centre.status, world.centre.start_year = "ended", first
    world.centre.save()
    assertContains(client.get(world.centre.get_absolute_url()), words)


def test_it_says_how_far_to_trust_it(client, world):
    response = client.get(world.centre.get_absolute_url())
    assertContains(response, "2 statements from 2 sources")
    assertContains(response, "1 by the press")
    assertContains(response, "no independent evaluation found")
    assertContains(response, "1 not yet checked")


def test_each_asserter_leads_to_all_that_the_same_body_asserts(client, world):
    response = client.get(world.centre.get_absolute_url())
    assertContains(response, '<a href="/initiatives/?asserted_by=press">1 by the press')


def test_an_evaluation_is_not_denied(client, world):
    make_claim(world.centre, "An evaluation found it useful.", asserted_by="evaluator")
    response = client.get(world.centre.get_absolute_url())
    assertNotContains(response, "no independent evaluation found")


def test_what_is_not_yet_checked_is_marked_in_words(client, world):
    response = client.get(world.centre.get_absolute_url())
    statement = response.content.decode().split("The grant ran out.")[1][:1500]
    assert "ot yet checked" in statement


def test_further_sources_of_a_disagreement_are_cited_too(client, world):
    claim = make_claim(
        world.centre, "One says 800, the other 900.", kind="disagreement"
    )
    claim.further_sources.add(make_source("rival-count", title="A rival count"))
    response = client.get(world.centre.get_absolute_url())
    assertContains(response, "Where sources disagree")
    assertContains(response, "A rival count")


def test_related_initiatives_come_with_the_reason_why(client, world):
    response = client.get(world.centre.get_absolute_url())
    assertContains(response, "Citizen Mentors")
    assertContains(response, "also pursues Language learning")
    assertContains(response, "also in Littleton")
    assertContains(response, "shows a lesson this one shows")


def test_adaptations_are_shown_both_ways(client, world):
    copy = make_initiative("Copied Centre", city=world.seattle)
    copy.adapted_from = world.centre
    copy.save()
    assertContains(client.get(copy.get_absolute_url()), "Welcome Centre")
    assertContains(client.get(world.centre.get_absolute_url()), "Copied Centre")


def test_an_initiative_without_evidence_says_so(client, db):
    bare = make_initiative("Bare Idea")
    assertContains(client.get(bare.get_absolute_url()), "No statement recorded yet")


def test_an_address_in_capitals_leads_to_the_page(client, world):
    assertRedirects(
        client.get("/Initiatives/Welcome-Centre/?from=print"),
        "/initiatives/welcome-centre/?from=print",
        status_code=301,
    )


@pytest.mark.parametrize("slug", ["nowhere", "welcome-centre-2", "%00", "%zz", "-"])
def test_an_unknown_initiative_gets_a_page_that_helps(client, world, slug):
    response = client.get(f"/initiatives/{slug}/")
    assertContains(response, 'href="/initiatives/"', status_code=404)
