"""What was found is marked where it stands, and the best claim is named."""

import pytest
from django.template import Context, Template

from initiatives.finder.search import best_claims, find, highlighted
from tests.factories import make_claim, make_initiative, make_source, make_synonym

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "text", "marked"),
    [
        ("library", "The Libraries of all", "The <mark>Libraries</mark> of all"),
        ("narpes", "In Närpes.", "In <mark>Närpes</mark>."),
        ("strasse", "Eine Straße", "Eine <mark>Straße</mark>"),
        ("a b", "x", "x"),
        ('"city card"', "City cards, card", "<mark>City cards</mark>, card"),
        ("city card", "A card city", "A <mark>card</mark> <mark>city</mark>"),
        (
            "the city of art",
            "The city of art",
            "The <mark>city</mark> of <mark>art</mark>",
        ),
        ("city -card", "City card", "<mark>City</mark> card"),
        ("anti-rumour", "Anti-Rumours", "<mark>Anti-Rumours</mark>"),
        (
            "lep",
            "limited English proficiency",
            "<mark>limited English proficiency</mark>",
        ),
        (
            "b",
            "<b>b</b>",
            "&lt;<mark>b</mark>&gt;<mark>b</mark>&lt;/<mark>b</mark>&gt;",
        ),
        ("amp", "a & b amp", "a &amp; b <mark>amp</mark>"),
        ("mayors", "The mayor's", "The <mark>mayor</mark>&#x27;s"),
        (
            "mobilities",
            "Mobility, mobile",
            "<mark>Mobility</mark>, <mark>mobile</mark>",
        ),
        ("terminology", "Terminologies", "<mark>Terminologies</mark>"),
        ("possibly", "Possible", "<mark>Possible</mark>"),
        ("city", "Cities in 1900", "<mark>Cities</mark> in 1900"),
        ("1900", "Cities in 1900", "Cities in <mark>1900</mark>"),
        ("using", "Us and uses", "<mark>Us</mark> and <mark>uses</mark>"),
        ("nothing", "Whatever", "Whatever"),
        ("", "Whatever", "Whatever"),
    ],
)
def test_what_was_found_is_marked_as_the_search_reads_it(asked, text, marked):
    make_synonym("Language access", ["LEP", "limited English proficiency"])
    make_initiative("Any")
    terms = find(asked).terms
    assert highlighted(text, terms) == marked
    template = Template("{% load catalogue %}{{ text|highlighted:terms }}")
    assert template.render(Context({"text": text, "terms": terms})) == marked


@pytest.fixture
def centre():
    centre = make_initiative("Welcome Centre")
    make_claim(centre, "Nobody knew of it.", kind="challenge", position=1)
    make_claim(
        centre,
        "Volunteers taught evening classes.",
        position=2,
        source=make_source("post", publisher="Denver Post", published="2011-05"),
    )
    make_claim(centre, "Volunteers came.", kind="setback", position=3)
    return centre


def claim_for(text, initiative):
    return best_claims([initiative.pk], find(text)).get(initiative.pk)


def test_the_claim_with_the_most_terms_is_named(centre):
    claim = claim_for("volunteers classes", centre)
    assert (claim.ref, claim.kind, claim.year) == ("result-1", "result", "2011")
    assert claim.publisher == "Denver Post"
    assert claim.marked == (
        "<mark>Volunteers</mark> taught evening <mark>classes</mark>."
    )


def test_of_equals_the_first_on_the_page_is_named(centre):
    assert claim_for("volunteer", centre).ref == "result-1"


def test_none_is_named_where_no_claim_has_a_term(centre):
    assert claim_for("centre", centre) is None
    assert claim_for("", centre) is None


def test_a_phrase_is_looked_for_as_a_phrase(centre):
    make_claim(centre, "Classes in the evening for volunteers.", position=0)
    assert claim_for('"evening classes"', centre).ref == "result-1"


def test_a_long_claim_is_cut_around_what_was_found(centre):
    words = " ".join(["word"] * 60)
    make_claim(centre, f"{words} xylophone {words}")
    marked = claim_for("xylophone", centre).marked
    assert marked.startswith("… word")
    assert marked.endswith("word …")
    assert "<mark>xylophone</mark>" in marked
    assert len(marked) < 250


@pytest.mark.parametrize(
    ("before", "after"), [(60, 0), (0, 60), (2, 60), (60, 2), (0, 0), (30, 3), (3, 30)]
)
def test_a_cut_keeps_what_was_found_wherever_it_stands(centre, before, after):
    words = [*["word"] * before, "xylophone", *["word"] * after]
    make_claim(centre, " ".join(words))
    marked = claim_for("xylophone", centre).marked
    assert "<mark>xylophone</mark>" in marked
    assert len(marked) < 250
    assert marked.startswith("… ") is (before == 60)
    assert marked.endswith(" …") is (after >= 60)


def test_the_card_says_where_and_when_and_leads_there(client, centre):
    html = client.get("/initiatives/?q=classes").content.decode()
    assert '<a href="/initiatives/welcome-centre/#result-1">result 1</a>' in html
    assert ", 2011, Denver Post" in html
    assert "<mark>classes</mark>" in html


def test_two_queries_for_a_whole_page(django_assert_num_queries):
    rows = [make_initiative(f"Garden {number}") for number in range(24)]
    for row in rows:
        for number in range(3):
            make_claim(row, f"Gardeners came {number}.")
    found = find("gardener")
    with django_assert_num_queries(2):
        claims = best_claims([row.pk for row in rows], found)
    assert len(claims) == 24
