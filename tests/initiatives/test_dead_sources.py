"""A source whose address is dead shows its archived copy, and says since when."""

from datetime import UTC, datetime

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from tests.factories import make_claim, make_initiative, make_source

ADDRESS = "https://example.org/gone"
COPY = "https://archive.example/copy"
SINCE = "not reachable since 3 May 2026"


@pytest.fixture
def source(db):
    """Give a source that last answered on 3 May and was not found on 1 June."""
    source = make_source("gone", title="A lost report")
    source.url = ADDRESS
    source.archived_url = COPY
    source.link_status = 404
    source.link_good_at = datetime(2026, 5, 3, 12, tzinfo=UTC)
    source.link_checked_at = datetime(2026, 6, 1, 12, tzinfo=UTC)
    source.save()
    return source


@pytest.fixture
def initiative(source):
    """Give an initiative with one statement that rests on it."""
    initiative = make_initiative("Mentors")
    make_claim(initiative, "It was tried.", source=source)
    return initiative


def test_the_note_and_the_margin_lead_to_the_archived_copy(client, initiative):
    page = client.get(initiative.get_absolute_url())
    assertContains(page, SINCE, count=2)
    assertContains(page, f'href="{COPY}"', count=2)
    assertNotContains(page, f'href="{ADDRESS}"')


def test_without_a_copy_the_dead_address_stays(client, initiative, source):
    source.archived_url = ""
    source.save()
    page = client.get(initiative.get_absolute_url())
    assertContains(page, SINCE, count=2)
    assertContains(page, f'href="{ADDRESS}"', count=1)


def test_the_page_of_the_source_says_it_and_when_it_was_tried(
    client, initiative, source
):
    page = client.get(source.get_absolute_url())
    assertContains(page, SINCE)
    assertContains(page, f'href="{COPY}"', count=1)
    assertNotContains(page, f'href="{ADDRESS}"')
    assertContains(page, "1 June 2026")


def test_what_answers_is_linked_and_its_copy_beside_it(client, initiative, source):
    source.link_status = 200
    source.link_moved_to = "https://example.org/new"
    source.save()
    page = client.get(source.get_absolute_url())
    assertNotContains(page, "not reachable")
    for address in (ADDRESS, COPY, "https://example.org/new"):
        assertContains(page, f'href="{address}"')
    assertNotContains(client.get(initiative.get_absolute_url()), "not reachable")


def test_what_was_never_tried_is_not_called_dead(client, initiative, source):
    source.link_checked_at = source.link_status = None
    source.save()
    page = client.get(source.get_absolute_url())
    assertNotContains(page, "not reachable")
    assertNotContains(page, "Last tried")
