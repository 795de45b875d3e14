"""Did you mean: misspelt words put right by the catalogue's own."""

import pytest

from initiatives.finder.search import find, suggest_correction
from initiatives.models import Initiative
from tests.factories import (
    make_city,
    make_claim,
    make_draft,
    make_initiative,
    make_synonym,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def catalogue_of_two():
    centre = make_initiative(
        "Neighbourhood Welcome", city=make_city("Närpes"), tags=["citizenship"]
    )
    make_claim(centre, "Refugees found employment within a year.")
    make_initiative("Language School", summary="Evening lessons for parents.")


@pytest.mark.parametrize(
    ("text", "corrected"),
    [
        ("citzenship", "citizenship"),
        ("refugeee", "refugees"),
        ("neigbourhood", "neighbourhood"),
        ("wellcome", "welcome"),
        ("emplyoment", "employment"),
        ("narpess", "narpes"),
        ("Langauge", "language"),
        ("lesons for parants", "lessons for parents"),
        ("neigbourhood citizenship", "neighbourhood citizenship"),
        ('"evning lessons"', '"evening lessons"'),
        ("lessons -citzenship evning", "lessons -citizenship evening"),
    ],
)
def test_a_misspelt_word_is_put_right(text, corrected):
    assert suggest_correction(text) == corrected
    assert find(corrected).ids


@pytest.mark.parametrize(
    "text",
    [
        "citizenship",
        "refugee",
        "xylophone",
        "zzzzzzzz",
        "wel",
        "2014",
        "",
        "!!!",
        "\x00",
        "language refugees",
    ],
)
def test_nothing_is_offered_where_nothing_is_misspelt_or_near(text):
    assert suggest_correction(text) is None


def test_a_correction_that_would_find_nothing_is_not_offered():
    assert not find("refugees evening").ids
    assert suggest_correction("refugees evning") is None


def test_the_words_of_a_synonym_are_known():
    make_synonym("Newcomers", ["neighbourhood", "barrio"])
    assert suggest_correction("bario") == "barrio"


def test_words_of_drafts_are_not_given_away():
    make_claim(make_draft(), "A xylophone was bought.")
    assert suggest_correction("xylophon") is None
    Initiative.objects.update(publication="published")
    assert suggest_correction("xylofone") == "xylophone"
