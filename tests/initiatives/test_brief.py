"""A brief for a meeting: of an address, or of the reader's own shortlist."""

import re

import pytest

from initiatives.models import CatalogueVersion
from tests.factories import make_claim, make_initiative, make_milestone, make_source
from tests.initiatives.test_compare import refusals
from tests.initiatives.test_shortlist import change

pytestmark = pytest.mark.django_db


def told(response):
    """Return the names of the initiatives on a brief, in order."""
    names = r'<h2 id="brief-[^"]*"><a [^>]*>(.*?)</a>'
    return re.findall(names, response.text)


def sources(response):
    """Return the words of each numbered source."""
    notes = re.findall(
        r'<li class="note" id="source-\d+">(.*?)</li>', response.text, re.DOTALL
    )
    return [" ".join(re.sub(r"<[^>]+>", " ", note).split()) for note in notes]


def test_a_brief_of_an_address_is_for_everybody_and_sets_no_cookie(client, world):
    response = client.get("/brief/?initiative=equity-toolkit&initiative=welcome-centre")
    assert told(response) == ["Equity Toolkit", "Welcome Centre"]
    assert not response.cookies
    assert "Cache-Control" not in response
    version = CatalogueVersion.objects.current().number
    assert f"City Integration Catalogue, version {version}<" in response.text
    assert response.text.count(">Fit for us<") == 2


def test_sources_are_numbered_once_for_all_and_say_whether_they_were_checked(
    client, world
):
    response = client.get("/brief/?initiative=equity-toolkit&initiative=welcome-centre")
    assert sources(response) == [
        "1 Source 1: “Example report”, Example Institute, September 2014 "
        "https://example.org/example-report "
        "1 of 3 statements from it not yet checked",
        "2 Source 2: “Denver post”, Example Institute, September 2014 "
        "https://example.org/denver-post 1 of 1 statements from it not yet checked",
    ]
    assert "says the press" in response.text
    assert "The grant ran out." in response.text


def test_a_source_of_what_the_brief_does_not_show_is_not_listed(client, world):
    make_milestone(world.toolkit, source=make_source("old-minutes"))
    response = client.get("/brief/?initiative=equity-toolkit")
    assert "Old minutes" not in response.text
    assert sources(response)[0].endswith("checked in the source")


def test_without_an_address_it_is_of_the_readers_own_list_with_its_notes(client, world):
    change(client, "add", "welcome-centre", "citizen-mentors")
    change(client, "save", **{"note-welcome-centre": "Ask\nLittleton."})
    response = client.get("/brief/")
    assert told(response) == ["Welcome Centre", "Citizen Mentors"]
    assert "<b>Our note:</b> Ask<br>Littleton.</p>" in response.text
    assert "no-store" in response["Cache-Control"]
    query = "initiative=welcome-centre&amp;initiative=citizen-mentors"
    assert f'<a href="http://testserver/brief/?{query}">' in response.text
    assert "(without your notes)" in response.text


def test_the_notes_are_on_no_brief_of_an_address(client, world):
    change(client, "add", "welcome-centre")
    change(client, "save", **{"note-welcome-centre": "For us alone."})
    assert "For us alone." not in client.get("/brief/?initiative=welcome-centre").text


def test_with_nothing_to_tell_it_says_how_to_make_one(client, world):
    response = client.get("/brief/")
    assert response.status_code == 200
    assert "<h1>Make a brief</h1>" in response.text
    assert not response.cookies


def test_what_cannot_be_taken_is_said(client, world):
    for name in ("Fourth Plan", "Fifth Plan"):
        make_claim(make_initiative(name))
    response = client.get(
        "/brief/",
        {
            "initiative": [
                "secret-plan",
                "welcome-centre",
                "equity-toolkit",
                "citizen-mentors",
                "fourth-plan",
                "fifth-plan",
            ],
            "tone": "calm",
        },
    )
    assert len(told(response)) == 4
    assert refusals(response) == [
        "“secret-plan” is not in the catalogue.",
        "“Fifth Plan” is left out: four are the most at once.",
        "“tone” is not a parameter of this page.",
    ]
