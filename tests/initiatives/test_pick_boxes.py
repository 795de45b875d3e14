"""Cards with a box to tick, and what can be done with those ticked."""

import re

import pytest

pytestmark = pytest.mark.django_db

BOX = re.compile(
    r'<input type="checkbox" name="initiative" value="([^"]*)" form="pick">'
)


@pytest.mark.parametrize(
    ("address", "slugs"),
    [
        ("/initiatives/", ["citizen-mentors", "equity-toolkit", "welcome-centre"]),
        ("/initiatives/?q=toolkit", ["equity-toolkit"]),
        (
            "/initiatives/?view=table",
            ["citizen-mentors", "equity-toolkit", "welcome-centre"],
        ),
        ("/cities/littleton-us/", ["citizen-mentors", "welcome-centre"]),
        ("/lessons/plan-ahead/", ["citizen-mentors", "welcome-centre"]),
        (
            "/organisations/city-of-littleton/",
            ["citizen-mentors", "equity-toolkit", "welcome-centre"],
        ),
    ],
)
def test_a_list_of_cards_has_a_box_on_each_and_one_form(client, world, address, slugs):
    text = client.get(address).text
    assert sorted(BOX.findall(text)) == slugs
    assert text.count('id="pick"') == 1
    assert 'formaction="/brief/"' in text
    assert 'formaction="/shortlist/"' in text


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/initiatives/?view=map",
        "/initiatives/?view=timeline",
        "/initiatives/?q=zeppelin",
        "/initiatives/welcome-centre/",
        "/cities/winooski-us/",
    ],
)
def test_a_page_without_the_form_has_no_box_either(client, world, address):
    text = client.get(address).text
    assert not BOX.findall(text)
    assert 'id="pick"' not in text


def test_the_page_of_an_initiative_leads_to_both(client, world):
    text = client.get("/initiatives/welcome-centre/").text
    assert 'href="/shortlist/?initiative=welcome-centre"' in text
    assert 'href="/compare/?initiative=welcome-centre"' in text
