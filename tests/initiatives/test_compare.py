"""Initiatives side by side, and what is refused of those picked."""

import re

import pytest

from tests.factories import (
    make_city,
    make_claim,
    make_figure,
    make_initiative,
    make_recognition,
)

pytestmark = pytest.mark.django_db


def compared(client, *slugs, **more):
    """Return the page that compares these slugs."""
    return client.get("/compare/", {"initiative": slugs} | more)


def refusals(response):
    """Return the sentences of the summary of what was refused."""
    found = re.search(r"data-error-summary>(.*?)</div>", response.text, re.DOTALL)
    return re.findall(r"<li>(.*?)</li>", found[1]) if found else []


def heads(response):
    """Return the names at the heads of the columns."""
    head = re.search(r"<thead>(.*?)</thead>", response.text, re.DOTALL)
    return re.findall(r'<th scope="col"><a [^>]*>(.*?)</a>', head[1]) if head else []


def row(response, label):
    """Return the mark of a row and the words of its cells."""
    found = re.search(
        rf'<tr class="compare__row compare__row--(\w+)">\s*<th scope="row">{label}\b'
        r"(.*?)</tr>",
        response.text,
        re.DOTALL,
    )
    if not found:
        return None
    cells = re.findall(r"<td>(.*?)</td>", found[2], re.DOTALL)
    bare = [re.sub(r'<span class="compare__of">.*?</span>', "", cell) for cell in cells]
    return found[1], [" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in bare]


@pytest.fixture
def five(world):
    """The three of the small world, and two more."""
    make_initiative("Fourth Plan")
    make_initiative("Fifth Plan")
    return world


def test_initiatives_stand_in_the_order_of_the_address(client, world):
    response = compared(client, "equity-toolkit", "welcome-centre", "citizen-mentors")
    assert heads(response) == ["Equity Toolkit", "Welcome Centre", "Citizen Mentors"]
    assert not refusals(response)
    assert "<title>Compare: Equity Toolkit; Welcome Centre; Citizen" in response.text


def test_a_row_says_whether_it_differs(client, world):
    response = compared(client, "welcome-centre", "citizen-mentors")
    assert row(response, "City") == (
        "same",
        ["Littleton Colorado, United States"] * 2,
    )
    assert row(response, "Status") == ("differs", ["Active", "Ended"])
    assert row(response, "Awards") == (
        "partly",
        ["City prize Winner, 2010", "none recorded"],
    )


def test_only_differences_leaves_out_what_is_the_same(client, world):
    response = compared(client, "welcome-centre", "citizen-mentors", show="differences")
    assert row(response, "City") is None
    assert row(response, "Status")[0] == "differs"
    assert row(response, "What came of it")[0] == "partly"


def test_a_statement_says_who_asserts_it_and_leads_to_its_source(client, world):
    response = compared(client, "welcome-centre", "equity-toolkit")
    assert row(response, "What came of it") == (
        "told",
        [
            "Nearly 800 residents became citizens. Asserted by the city itself : "
            "result 1 of Welcome Centre , Example Institute, 2014",
            "Departments test budgets for racial effect. Asserted by the city itself : "
            "result 1 of Equity Toolkit , Example Institute, 2014",
        ],
    )
    assert 'href="/initiatives/welcome-centre/#result-1"' in response.text
    assert "not yet checked" in row(response, "What went wrong")[1][0]


def test_figures_of_the_same_measure_share_a_row_and_money_comes_first(client, world):
    for initiative, grant in ((world.centre, 90_000), (world.toolkit, 12_500)):
        make_figure(initiative, "Grant", value=grant, unit="USD", period="year")
    response = compared(client, "welcome-centre", "equity-toolkit")
    mark, cells = row(response, "US dollars a year")
    assert mark == "differs"
    assert [cell.split(" US")[0] for cell in cells] == ["90,000", "12,500"]
    mark, cells = row(response, "People")
    assert mark == "partly"
    assert cells[1] == "none recorded"
    assert response.text.index("US dollars a year") < response.text.index(">People")


def test_each_column_can_be_taken_out(client, world):
    response = compared(client, "welcome-centre", "equity-toolkit", show="differences")
    address = "/compare/?initiative=equity-toolkit&amp;show=differences"
    assert f'href="{address}"' in response.text


@pytest.mark.parametrize("slugs", [[], ["welcome-centre"]])
def test_with_fewer_than_two_the_page_says_how_to_choose(client, world, slugs):
    response = compared(client, *slugs)
    assert response.status_code == 200
    assert "How to choose" in response.text
    assert ("Compare Welcome Centre with" in response.text) == bool(slugs)


def test_one_alone_is_offered_what_has_something_in_common_with_it(client, world):
    response = compared(client, "welcome-centre")
    address = "/compare/?initiative=welcome-centre&amp;initiative=citizen-mentors"
    assert f'href="{address}"' in response.text


def test_a_fifth_is_refused_by_name_and_four_are_compared(client, five):
    slugs = ["welcome-centre", "citizen-mentors", "equity-toolkit", "fourth-plan"]
    response = compared(client, *slugs, "fifth-plan")
    assert len(heads(response)) == 4
    assert refusals(response) == [
        "“Fifth Plan” is left out: four are the most at once."
    ]


@pytest.mark.parametrize("slug", ["zeppelin", "secret-plan", "a b", "x\x00y", "é"])
def test_what_is_not_public_is_refused_like_what_is_unknown(client, world, slug):
    response = compared(client, "welcome-centre", slug, "citizen-mentors")
    assert heads(response) == ["Welcome Centre", "Citizen Mentors"]
    shown = slug.replace("\x00", "\N{REPLACEMENT CHARACTER}")
    assert refusals(response) == [f"“{shown}” is not in the catalogue."]


def test_what_is_given_twice_is_taken_once_and_said(client, world):
    response = compared(client, "welcome-centre", "Welcome-Centre", "equity-toolkit")
    assert heads(response) == ["Welcome Centre", "Equity Toolkit"]
    assert refusals(response) == ["“Welcome Centre” is given twice; it is taken once."]


def test_capitals_in_a_slug_are_read_as_elsewhere(client, world):
    response = compared(client, "WELCOME-Centre", "equity-toolkit")
    assert heads(response) == ["Welcome Centre", "Equity Toolkit"]
    assert not refusals(response)


def test_a_parameter_or_value_without_meaning_here_is_named(client, world):
    response = compared(client, "welcome-centre", show="everything", city="littleton")
    assert refusals(response) == [
        "“everything” is not a value of “show”.",
        "“city” is not a parameter of this page.",
    ]


def test_the_page_stays_out_of_what_robots_read(client, world):
    assert "Disallow: /compare/\n" in client.get("/robots.txt").text
    response = compared(client, "welcome-centre", "equity-toolkit")
    assert '<meta name="robots" content="noindex">' in response.text
    assert "/compare/" not in client.get("/sitemap.xml").text


def test_a_city_without_a_population_has_no_size_to_compare(client, world):
    nowhere = make_initiative("Lost Plan", city=make_city("Nowhere"))
    make_claim(nowhere)
    make_recognition(nowhere)
    mark, cells = row(compared(client, "welcome-centre", "lost-plan"), "City size")
    assert mark == "partly"
    assert cells == ["Town 45,652 people", "none recorded"]
