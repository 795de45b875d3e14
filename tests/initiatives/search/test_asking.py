"""What a search text finds: words, phrases, what is left out, spellings, synonyms."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from initiatives.finder.search import RANKED_AT_MOST, find
from initiatives.finder.search import found as found_module
from initiatives.models import Synonym
from tests.factories import (
    make_city,
    make_claim,
    make_initiative,
    make_organisation,
    make_source,
    make_synonym,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def card():
    """One initiative with a text of its own in each place that is searched."""
    initiative = make_initiative(
        "Elm Card",
        also_known_as="Tessera\nPasseport urbain",
        summary="A wallet-sized document for everybody in town.",
        city=make_city("Kraków", slug="krakow-pl", region="Małopolska", country="PL"),
        lead=make_organisation("Bureau of Residents"),
        strategies=["equal-access"],
        tags=["libraries"],
    )
    initiative.partners.add(make_organisation("Guild of Bakers"))
    make_claim(
        initiative,
        "Ten thousand were issued.",
        source=make_source("evening-post", publisher="Harbour Press"),
    )
    return initiative


@pytest.mark.parametrize(
    "text",
    [
        "elm",
        "tessera",
        "passeport",
        "wallet",
        "krakow",
        "malopolska",
        "poland",
        "residents",
        "bakers",
        "equal access",
        "libraries",
        "issued",
        "evening post",
        "harbour",
    ],
)
def test_every_part_of_a_record_is_searched(card, found, text):
    make_initiative("Other")
    assert found(text) == ["Elm Card"]


@pytest.mark.parametrize(
    "text",
    ["KRAKÓW", "Krakow", "library", "LIBRARIES", "issues", "tesséra", "documents"],
)
def test_case_accents_and_endings_do_not_matter(card, found, text):
    assert found(text) == ["Elm Card"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Straße der Vielfalt", "strasse"),
        ("Łódź for all", "lodz"),
        ("Søndre Nordstrand", "sondre"),
        ("Việt Nam House", "viet nam"),
        ("O\N{COMBINING DIAERESIS}resund", "oresund"),
        ("川崎市民 Assembly", "川崎市民"),
        ("Дом дружбы", "дом"),
    ],
)
def test_letters_of_other_alphabets_are_found_as_they_are_typed(found, name, text):
    make_initiative(name, slug="one")
    assert found(text) == [name]


def test_every_word_must_stand_somewhere(card, found):
    assert found("elm bakers") == ["Elm Card"]
    assert found("elm butchers") == []


def test_a_phrase_in_quotes_stands_in_a_row(card, found):
    assert found('"thousand were issued"') == ["Elm Card"]
    assert found("“thousand were issued”") == ["Elm Card"]
    assert found('"issued thousand"') == []
    assert found("issued thousand") == ["Elm Card"]


@pytest.mark.parametrize(
    "phrase",
    [
        "issued it reached",
        "card tessera",
        "tessera passeport",
        "krakow malopolska",
        "residents guild",
        "urbain krakow",
    ],
)
def test_a_phrase_is_not_found_across_two_texts(card, found, phrase):
    make_claim(card)
    assert found(phrase) == ["Elm Card"]
    assert found(f'"{phrase}"') == []


def test_a_minus_leaves_out(card, found):
    make_initiative("Elm Street")
    assert set(found("elm")) == {"Elm Card", "Elm Street"}
    assert found("elm -wallet") == ["Elm Street"]
    assert found('elm -"ten thousand"') == ["Elm Street"]
    assert found("elm -card -street") == []


def test_only_a_minus_finds_everything_else(card, found):
    make_initiative("Elm Street")
    assert found("-street") == ["Elm Card"]
    assert found("-nothing-of-the-kind") != []


def test_a_hyphen_within_a_word_leaves_nothing_out(found):
    make_initiative("Anti-Rumour Network")
    assert found("anti-rumour") == ["Anti-Rumour Network"]
    assert found("rumour-anti") == []


def test_a_possessive_finds_the_word_itself(found):
    make_initiative("Mayor Listens")
    assert found("mayor's") == ["Mayor Listens"]


@pytest.mark.parametrize(
    "text", ["what did the elm card do for bakers", "elm of and with bakers"]
)
def test_little_words_of_a_question_are_not_asked_for(card, found, text):
    assert found(text) == ["Elm Card"]


def test_little_words_alone_and_in_phrases_count(found):
    make_initiative("The What", summary="Who does what.")
    make_initiative("Other", summary="Help.")
    assert found("what") == ["The What"]
    assert found('"does what"') == ["The What"]
    assert found('"help what"') == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("elm*", ["Elm Card"]),
        ("^elm", ["Elm Card"]),
        ("elm AND card", ["Elm Card"]),
        ("elm OR street", []),
        ("card NOT elm", []),
        ("NEAR(elm card)", []),
        ("names:elm", []),
        ("elm & !card", ["Elm Card"]),
        ("elm:A", []),
    ],
)
def test_the_signs_of_a_database_mean_nothing(card, found, text, names):
    make_initiative("Elmwood")
    assert found(text) == names


@pytest.mark.parametrize("text", ["!!!", '""', '"', "-", "- -", "…", "🙂"])
def test_signs_without_a_word_find_nothing_and_are_refused_in_words(card, client, text):
    assert not find(text).ids
    answer = client.get("/initiatives.json", {"q": text})
    assert answer.status_code == 400
    assert "no word to look for" in answer.json()["errors"]["q"][0]


@pytest.mark.parametrize("text", ["", "   "])
def test_no_text_finds_everything(card, text):
    assert set(find(text).ids) == {card.pk}


@pytest.mark.parametrize(
    "text",
    [
        "\x00",
        "elm\x00card",
        "AND (",
        "')--",
        "\\",
        "'",
        "%s",
        "%",
        "a & !b <-> c:*",
        '"elm',
        'elm"card"',
        "x" * 200,
        "a " * 100,
        "((((((((((",
        "\ud800",
        "-" * 200,
        "\N{RIGHT-TO-LEFT OVERRIDE}elm",
    ],
)
def test_no_text_breaks_it(card, text):
    find(text)


@settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=st.text(max_size=60))
def test_no_text_whatever_breaks_it(db, text):
    find(text)


def test_what_stands_in_a_name_goes_before_what_stands_in_a_claim(found):
    in_claim = make_initiative("Alpha")
    make_claim(in_claim, "They have a garden.")
    make_initiative("Beta", summary="It keeps a garden.")
    make_initiative("Garden")
    assert found("garden") == ["Garden", "Beta", "Alpha"]


def test_too_many_to_rank_are_all_found_and_said_to_be_unranked(card, monkeypatch):
    make_initiative("Elm Street")
    monkeypatch.setattr(found_module, "RANKED_AT_MOST", 1)
    found = find("elm")
    assert len(found.ids) == 2
    assert found.ranked is None
    assert found.is_capped


def test_what_is_ranked_is_not_said_to_be_capped(card):
    found = find("elm")
    assert found.ranked == [card.pk]
    assert not found.is_capped
    assert RANKED_AT_MOST >= 1_000


# Synonyms ------------------------------------------------------------------------


@pytest.fixture
def access(db):
    make_synonym(
        "Language access",
        ["LEP", "limited English proficiency", "language access", "interpretation"],
    )
    for name in ("LEP Desk", "Language Access Plan", "Interpreters on Call"):
        make_initiative(name)
    make_initiative("Access to Language Schools")


ALL_OF_THEM = {"LEP Desk", "Language Access Plan", "Interpreters on Call"}


@pytest.mark.parametrize(
    "text",
    ["LEP", "lep", "limited english proficiency", "interpretation", "interpreter"],
)
def test_a_term_finds_its_equals(access, found, text):
    assert set(found(text)) == ALL_OF_THEM


def test_a_term_of_two_words_finds_its_equals_and_the_words_themselves(access, found):
    assert set(found("language access")) == {*ALL_OF_THEM, "Access to Language Schools"}


def test_what_has_the_words_as_typed_goes_first(access, found):
    assert found("LEP")[0] == "LEP Desk"
    assert found("interpretation")[0] == "Interpreters on Call"


def test_a_synonym_goes_on_being_one_word_among_several(access, found):
    assert found("LEP call") == ["Interpreters on Call"]
    assert found("plan for limited English proficiency") == ["Language Access Plan"]


def test_quotes_ask_for_the_very_words(access, found):
    assert found('"LEP"') == ["LEP Desk"]


def test_what_is_left_out_is_left_out_by_its_own_word(access, found):
    assert set(found("interpretation -LEP")) == ALL_OF_THEM - {"LEP Desk"}


def test_groups_that_share_a_term_are_one(access, found):
    make_synonym("Help with words", ["interpretation", "word help"])
    assert set(found("word help")) == ALL_OF_THEM


def test_a_country_is_found_by_its_name_and_by_other_names_for_it(found):
    make_synonym("United Kingdom", ["UK", "United Kingdom", "Great Britain"])
    make_initiative(
        "Leeds Welcomes",
        city=make_city("Leeds", slug="leeds-gb", region="England", country="GB"),
    )
    make_initiative("Other")
    for text in ("united kingdom", "UK", "Great Britain"):
        assert found(text) == ["Leeds Welcomes"]


def test_a_change_of_the_synonyms_is_in_force_at_once(access, found, admin_client):
    assert set(found("dolmetschen")) == set()
    group = Synonym.objects.get()
    response = admin_client.post(
        f"/admin/initiatives/synonym/{group.pk}/change/",
        {"name": group.name, "terms": f"{group.terms}\r\n\r\n  Dolmetschen "},
    )
    assert response.status_code == 302
    assert set(found("dolmetschen")) == ALL_OF_THEM
    group.delete()
    assert set(found("dolmetschen")) == set()


@pytest.mark.parametrize("terms", ["LEP", "LEP\n \n", " "])
def test_the_admin_refuses_a_group_of_fewer_than_two_terms(admin_client, terms):
    response = admin_client.post(
        "/admin/initiatives/synonym/add/", {"name": "Alone", "terms": terms}
    )
    assert response.status_code == 200
    assert not Synonym.objects.exists()
