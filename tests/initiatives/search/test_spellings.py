"""The finder answers a question alike, in whichever way its words are spelt."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from initiatives.models import Synonym
from tests.factories import make_initiative, make_synonym


@pytest.fixture
def found(results):
    """Return a function from a search text to the slugs found, the best first."""
    return lambda text: [result["slug"] for result in results(text)]


def in_american(text):
    """Return a text with its British words spelt the American way."""
    for british, american in (
        ("our", "or"),
        ("ogramme", "ogram"),
        ("centre", "center"),
        ("isation", "ization"),
        ("defence", "defense"),
    ):
        text = text.replace(british, american)
    return text


QUESTIONS = (
    "day labour",
    "day labourers",
    "day labour centre",
    "agricultural labourers",
    "one-stop centre",
    "labour-market programme",
    "neighbourhood organisation",
    "anti-rumour",
    "legal defence",
    "naturalisation",
    "people of colour",
    "neighbours -labour",
)


def test_a_question_finds_the_same_in_the_same_order_in_either_spelling(
    catalogue, found
):
    answers = {question: found(question) for question in QUESTIONS}
    assert all(answers.values())
    assert answers == {question: found(in_american(question)) for question in QUESTIONS}


def test_both_spellings_of_what_day_labourers_do_find_all_of_it(catalogue, found):
    first = {"graton-day-labor-center", "herndon-official-workers-center"}
    for text in ("day labour", "day labor", "day labourers", "day laborers"):
        answer = found(text)
        assert len(answer) == 7
        assert set(answer[:2]) == first


def test_every_listed_spelling_stands_for_a_word_of_the_catalogue(catalogue, found):
    groups = Synonym.objects.filter(name__startswith="Spelling, ")
    assert len(groups) >= 40
    for group in groups:
        one, other = group.term_list
        assert found(one), group
        assert found(one) == found(other), group


@pytest.fixture
def two_spellings(found):
    """Two initiatives that differ in the spelling of a word, and their synonyms."""
    make_synonym("Spelling, labour", ["labour", "labor"])
    make_synonym("Farmworkers", ["farm hands", "rural labour"])
    make_initiative("Labour Hall", slug="british")
    make_initiative("Labor Hall", slug="american")
    make_initiative("Farm Hands Hall", slug="other")


def test_a_term_is_known_in_the_spelling_in_which_it_is_not_listed(
    two_spellings, found
):
    make_initiative("Rural Labor", slug="listed-otherwise")
    whole = {"other", "listed-otherwise"}
    assert set(found("rural labor")) == set(found("rural labour")) == whole
    assert set(found("farm hands")) == whole


def test_quotes_ask_for_the_very_spelling(two_spellings, found):
    assert found('"labour hall"') == ["british"]
    assert set(found('hall -"labour"')) == {"american", "other"}


def test_what_is_left_out_is_left_out_in_either_spelling(two_spellings, found):
    assert found("-labour") == found("-labor") == ["other"]


def test_words_that_are_no_spellings_of_one_go_first_as_they_are_typed(found):
    make_synonym("Settlers", ["arrivals", "settlers"])
    make_initiative("Arrivals", slug="arrivals")
    make_initiative("Settlers", slug="settlers")
    assert found("arrivals") == ["arrivals", "settlers"]
    assert found("settlers") == ["settlers", "arrivals"]


def test_a_spelling_is_marked_where_it_is_found(two_spellings, client):
    response = client.get("/initiatives/", {"q": "labor hall"})
    assert b"<mark>Labour</mark>" in response.content


def test_a_string_of_words_with_two_spellings_is_looked_for_as_it_is(
    two_spellings, found
):
    make_initiative("-".join(["Labour"] * 10), slug="string")
    assert found("-".join(["labour"] * 10)) == ["string"]


def test_a_word_with_two_spellings_costs_no_query(two_spellings, client):
    def queries(text):
        with CaptureQueriesContext(connection) as captured:
            client.get("/initiatives.json", {"q": text})
        return len(captured)

    queries("hands")  # reads the index and the synonyms
    assert queries("labor hall") <= queries("farm hall")
