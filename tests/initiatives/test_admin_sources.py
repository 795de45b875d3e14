"""Curating sources: what the last check of their addresses found."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from initiatives.models import Source
from initiatives.models.sources import DEAD_LINK
from tests import factories as make

LIST = reverse("admin:initiatives_source_changelist")
GOOD, LATER = datetime(2026, 2, 1, tzinfo=UTC), datetime(2026, 3, 4, tzinfo=UTC)
ELSEWHERE = "https://example.org/elsewhere"
STATES = {
    "good": {"link_status": 200, "link_good_at": LATER},
    "gone": {"link_status": 404, "link_good_at": GOOD},
    "silent": {"link_status": None},
    "refusing": {"link_status": 403},
    "moved": {
        "link_status": 200,
        "link_good_at": LATER,
        "link_moved_to": ELSEWHERE,
    },
    "unasked": {"link_checked_at": None},
    "on-paper": {"link_status": 404, "link_moved_to": ELSEWHERE, "url": ""},
}


@pytest.fixture
def sources(db):
    """Make a source in every state that its link can be in, by key."""
    return {
        key: make.make_source(key, **({"link_checked_at": LATER} | fields))
        for key, fields in STATES.items()
    }


@pytest.mark.parametrize(
    ("link", "keys"),
    [
        ("dead", {"gone", "silent"}),
        ("moved", {"moved"}),
        ("refused", {"refusing"}),
        ("unchecked", {"unasked"}),
        ("none", {"on-paper"}),
        ("nonsense", set(STATES)),
    ],
)
def test_sources_are_narrowed_to_a_state_of_their_link(
    link, keys, sources, admin_client
):
    page = admin_client.get(LIST, {"link": link})
    assert {row.key for row in page.context["cl"].result_list} == keys


def test_the_filter_and_the_words_agree_on_what_is_dead(sources, admin_client):
    page = admin_client.get(LIST, {"link": "dead"})
    dead = page.context["cl"].result_count
    assert page.text.count('<strong class="needs-work">dead since') == dead == 2
    assert Source.objects.filter(DEAD_LINK).count() == dead


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("good", ">200<"),
        ("gone", '<strong class="needs-work">dead since 1 Feb 2026 (404)</strong>'),
        ("silent", "dead since 4 Mar 2026 (not reached)"),
        ("refusing", ">403<"),
        ("moved", f'200; moved to <a href="{ELSEWHERE}">{ELSEWHERE}</a>'),
        ("unasked", ">never checked<"),
        ("on-paper", ">no address<"),
    ],
)
def test_the_list_says_what_the_last_check_found(key, words, sources, admin_client):
    page = admin_client.get(LIST, {"q": key})
    assert [row.key for row in page.context["cl"].result_list] == [key]
    assert words in page.text


def save(client, source, **fields):
    """Post the form of a source as it is, but for these fields."""
    path = reverse("admin:initiatives_source_change", args=[source.pk])
    initial = client.get(path).context["adminform"].form.initial
    data = {name: value for name, value in initial.items() if value is not None}
    for name in ("link_checked_at", "link_good_at"):
        moment = data.pop(name, None)
        if moment:
            data |= {f"{name}_0": moment.date(), f"{name}_1": moment.time()}
    data |= {"sections-TOTAL_FORMS": 0, "sections-INITIAL_FORMS": 0} | fields
    assert client.post(path, data).status_code == 302
    source.refresh_from_db()


def test_a_new_address_starts_without_what_was_found_at_the_old(sources, admin_client):
    source = sources["moved"]
    save(admin_client, source, publisher="Another")
    assert (source.link_status, source.link_moved_to) == (200, ELSEWHERE)
    save(admin_client, source, url=ELSEWHERE)
    assert source.url == ELSEWHERE
    assert source.link_checked_at is source.link_status is source.link_good_at is None
    assert source.link_moved_to == ""


def test_a_status_given_together_with_a_new_address_is_kept(sources, admin_client):
    source = sources["gone"]
    save(admin_client, source, url=ELSEWHERE, link_status=200)
    assert source.link_status == 200
    assert source.link_good_at is None
