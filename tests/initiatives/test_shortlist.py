"""The reader's shortlist: kept in a cookie once it is used, refusing in words."""

import re

import pytest
from django.core import signing
from django.test import Client

from initiatives.models import Initiative
from initiatives.views.shortlist_cookie import LARGEST
from initiatives.vocabulary import Publication
from tests.factories import make_initiative
from tests.initiatives.test_compare import refusals

pytestmark = pytest.mark.django_db

ADDRESS = "/shortlist/"


def change(client, action, *slugs, **more):
    """Send a form of the shortlist and return the answer, redirects not followed."""
    return client.post(ADDRESS, {"action": action, "initiative": slugs} | more)


def entries(client):
    """Return the names on the reader's own list, in order."""
    text = client.get(ADDRESS).text
    return re.findall(r'<li class="shortlist__entry" id="entry-([^"]*)"', text)


def said(response):
    """Return what the page says of the list."""
    words = re.search(r"data-shortlist-said>(.*?)</p>", response.text, re.DOTALL)[1]
    return " ".join(words.split())


def notes(response):
    """Return the notes as the form shows them."""
    return re.findall(r"<textarea[^>]*>\n(.*?)</textarea>", response.text, re.DOTALL)


@pytest.fixture
def filled(client, world):
    """A reader with two on the list."""
    change(client, "add", "welcome-centre", "equity-toolkit")
    return client


def test_who_does_not_use_it_is_given_no_cookie(client, world):
    response = client.get(ADDRESS)
    assert "Nothing is on it yet." in response.text
    assert not response.cookies


def test_an_address_shows_the_list_it_holds_and_changes_nothing(client, world):
    response = client.get(f"{ADDRESS}?initiative=equity-toolkit")
    assert "A shortlist of 1 initiative" in response.text
    assert "Add to my shortlist" in response.text
    assert set(response.cookies) == {"csrftoken"}
    assert not entries(client)


def test_adding_answers_with_a_redirect_and_says_so(client, world):
    response = change(client, "add", "welcome-centre")
    assert response.status_code == 302
    assert response.url == "/shortlist/?done=added"
    response = client.get(response.url)
    assert (
        said(response) == "Added to your shortlist. 1 initiative is on your shortlist."
    )
    assert entries(client) == ["welcome-centre"]


def test_the_cookie_is_for_this_session_and_no_script(client, world, settings):
    settings.SESSION_COOKIE_SECURE = True
    cookie = change(client, "add", "welcome-centre").cookies["shortlist"]
    assert cookie["httponly"]
    assert cookie["secure"]
    assert cookie["samesite"] == "Lax"
    assert not cookie["expires"]
    assert not cookie["max-age"]


def test_the_page_is_never_kept(filled):
    assert "no-store" in filled.get(ADDRESS)["Cache-Control"]
    assert "private" in filled.get(ADDRESS)["Cache-Control"]


def test_a_form_of_another_site_changes_nothing(world):
    client = Client(enforce_csrf_checks=True)
    response = change(client, "add", "welcome-centre")
    assert response.status_code == 403
    assert "This form could not be accepted" in response.text
    assert not response.cookies


def test_what_is_on_it_already_is_not_added_again(filled):
    response = change(filled, "add", "Welcome-Centre")
    assert response.url == "/shortlist/?done=there"
    assert entries(filled) == ["welcome-centre", "equity-toolkit"]


def test_a_fifth_is_refused_by_name_and_nothing_is_changed(filled):
    for name in ("Third Plan", "Fourth Plan", "Fifth Plan"):
        make_initiative(name)
    change(filled, "add", "third-plan", "fourth-plan")
    response = change(filled, "add", "fifth-plan")
    assert response.status_code == 400
    assert refusals(response) == [
        "“Fifth Plan” is left out: four are the most at once.",
        "Nothing was changed.",
    ]
    assert len(entries(filled)) == 4
    response = filled.get(f"{ADDRESS}?initiative=fifth-plan")
    assert said(response) == (
        "Your own shortlist holds 4; with this there would be more than four."
    )
    assert "Add to my shortlist" not in response.text
    assert "Use instead of mine" in response.text


@pytest.mark.parametrize("slug", ["zeppelin", "secret-plan"])
def test_what_is_not_public_is_refused_like_what_is_unknown(filled, slug):
    response = change(filled, "add", slug)
    assert response.status_code == 400
    assert refusals(response)[0] == f"“{slug}” is not in the catalogue."
    response = filled.get(f"{ADDRESS}?initiative={slug}")
    assert refusals(response) == [f"“{slug}” is not in the catalogue."]


def test_another_list_takes_the_place_of_ones_own_and_notes_on_both_stay(filled):
    change(filled, "save", **{"note-equity-toolkit": "Ask Seattle."})
    response = change(filled, "replace", "citizen-mentors", "equity-toolkit")
    assert response.url == "/shortlist/?done=replaced"
    assert entries(filled) == ["citizen-mentors", "equity-toolkit"]
    assert notes(filled.get(ADDRESS)) == ["", "Ask Seattle."]


def test_entries_are_moved_and_taken_off(filled):
    response = change(filled, "up:equity-toolkit")
    assert response.url == "/shortlist/?done=moved#entry-equity-toolkit"
    assert entries(filled) == ["equity-toolkit", "welcome-centre"]
    change(filled, "down:equity-toolkit")
    assert entries(filled) == ["welcome-centre", "equity-toolkit"]
    change(filled, "up:welcome-centre")
    assert entries(filled) == ["welcome-centre", "equity-toolkit"]
    change(filled, "remove:welcome-centre")
    assert entries(filled) == ["equity-toolkit"]


def test_the_last_taken_off_takes_the_cookie_with_it(filled):
    change(filled, "remove:welcome-centre")
    cookie = change(filled, "remove:equity-toolkit").cookies["shortlist"]
    assert cookie["max-age"] == 0
    assert not entries(filled)


def test_clearing_leads_to_a_way_back(filled):
    response = filled.get(change(filled, "clear").url)
    assert said(response) == "Your shortlist is empty. This is what was on it."
    assert "Put it back" in response.text
    assert response.text.count('type="hidden" name="initiative"') == 2
    assert not entries(filled)


def test_every_button_keeps_the_notes_as_typed(filled):
    typed = {
        "note-welcome-centre": "Ask <them>\r\nin May.",
        "note-equity-toolkit": "Überall",
    }
    change(filled, "up:equity-toolkit", **typed)
    assert notes(filled.get(ADDRESS)) == ["Überall", "Ask &lt;them&gt;\nin May."]


def test_a_note_too_long_is_refused_and_all_that_was_typed_is_shown(filled):
    typed = {"note-welcome-centre": "x" * 203, "note-equity-toolkit": "Short."}
    response = change(filled, "remove:equity-toolkit", **typed)
    assert response.status_code == 400
    assert refusals(response) == ["A note is too long; nothing was changed."]
    assert "The note is 3 characters too long: 200 are the most." in response.text
    assert notes(response) == ["x" * 203, "Short."]
    assert entries(filled) == ["welcome-centre", "equity-toolkit"]
    assert notes(filled.get(ADDRESS)) == ["", ""]


def test_notes_too_large_for_a_cookie_are_refused_and_shown(client, world):
    slugs = ["welcome-centre", "equity-toolkit", "citizen-mentors", "fourth-plan"]
    make_initiative("Fourth Plan")
    change(client, "add", *slugs)
    large = {f"note-{slug}": "\N{CLINKING BEER MUGS}" * 200 for slug in slugs}
    response = change(client, "save", **large)
    assert response.status_code == 400
    assert "too long together" in refusals(response)[0]
    assert notes(response) == list(large.values())
    assert not response.cookies.get("shortlist")


def test_the_fullest_list_in_plain_letters_fits_a_cookie(client, db):
    slugs = [f"{number}-{'x' * 78}" for number in range(4)]
    for slug in slugs:
        make_initiative(slug, slug=slug)
    change(client, "add", *slugs)
    response = change(client, "save", **{f"note-{s}": "ö" * 200 for s in slugs})
    assert response.status_code == 302
    assert len(response.cookies["shortlist"].OutputString()) < LARGEST


def test_a_cookie_that_was_tampered_with_is_said_and_left_out(filled):
    filled.cookies["shortlist"] = "W10:invented"
    response = filled.get(ADDRESS)
    assert "cannot be read" in refusals(response)[0]
    assert not entries(filled)


def test_a_cookie_signed_for_something_else_is_left_out(filled):
    filled.cookies["shortlist"] = signing.get_cookie_signer(salt="other").sign("W10")
    assert "cannot be read" in refusals(filled.get(ADDRESS))[0]


def test_what_was_unpublished_since_is_said_and_the_rest_stays(filled, world):
    Initiative.objects.filter(pk=world.centre.pk).update(
        publication=Publication.ARCHIVED
    )
    response = filled.get(ADDRESS)
    assert refusals(response) == [
        "On your shortlist: “welcome-centre” is not in the catalogue."
    ]
    assert entries(filled) == ["equity-toolkit"]


@pytest.mark.parametrize("action", ["", "explode", "up:citizen-mentors", "remove:"])
def test_what_cannot_be_done_is_refused_and_nothing_is_changed(filled, action):
    response = change(filled, action)
    assert response.status_code == 400
    assert len(refusals(response)) == 1
    assert entries(filled) == ["welcome-centre", "equity-toolkit"]


def test_an_address_cannot_put_words_into_the_page(filled):
    response = filled.get(f"{ADDRESS}?done=won+a+prize")
    assert refusals(response) == ["“won a prize” is not a value of “done”."]
    assert said(response) == "2 initiatives are on your shortlist."


def test_the_list_leads_to_comparison_and_holds_its_address(filled):
    text = filled.get(ADDRESS).text
    query = "initiative=welcome-centre&amp;initiative=equity-toolkit"
    assert f'href="/compare/?{query}"' in text
    assert f'type="text" readonly value="http://testserver/shortlist/?{query}"' in text


def test_ones_own_address_says_that_it_is_the_same_and_sets_no_token(filled):
    query = "initiative=welcome-centre&initiative=equity-toolkit"
    response = filled.get(f"{ADDRESS}?{query}")
    assert said(response) == "Your own shortlist holds the same."
    assert not response.cookies
