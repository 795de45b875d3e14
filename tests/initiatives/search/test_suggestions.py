"""/search/suggest: names of the catalogue while a reader types."""

import re

import pytest

from initiatives.models import Initiative
from initiatives.vocabulary import Publication
from tests.factories import (
    make_city,
    make_draft,
    make_initiative,
    make_organisation,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def suggest(client):
    """Return a function from what was typed to ``{group: [label]}``."""

    def ask(text):
        response = client.get(
            "/search/suggest", {"q": text}, headers={"accept": "application/json"}
        )
        assert response.status_code == 200
        return {
            group["label"]: [option["label"] for option in group["options"]]
            for group in response.json()["groups"]
        }

    return ask


@pytest.fixture
def elm():
    """One thing of every kind whose name has a word that starts with "elm"."""
    return make_initiative(
        "Elm City Card",
        also_known_as="RSJI\nResident Card",
        city=make_city("Elmhurst", region="Illinois"),
        lead=make_organisation("Friends of Élm Park", slug="friends"),
        strategies=["elm-planting"],
        tags=["elm trees"],
    )


def test_names_of_every_kind_are_suggested(elm, suggest):
    assert suggest("elm") == {
        "Initiatives": ["Elm City Card"],
        "Cities": ["Elmhurst"],
        "Strategies": ["Elm planting"],
        "Organisations": ["Friends of Élm Park"],
        "Tags": ["elm trees"],
    }


@pytest.mark.parametrize(
    "text",
    ["e", "ELM", "Élm c", "city", "car", "elm card", "card elm", "rsji", "resident"],
)
def test_any_words_of_any_of_its_names_may_start_so(elm, suggest, text):
    assert suggest(text)["Initiatives"] == ["Elm City Card"]


@pytest.mark.parametrize("text", ["lm", "cards", "elm x", "nothing", "trees elms"])
def test_what_starts_no_word_suggests_nothing(elm, suggest, text):
    assert "Initiatives" not in suggest(text)


@pytest.mark.parametrize("text", ["", " ", "\x00", "!!", "%", "\n", "(", "x" * 5_000])
def test_no_text_breaks_it_and_none_suggests_nothing(elm, suggest, text):
    assert suggest(text) == {}


def test_it_may_be_asked_without_a_text(client):
    assert client.get("/search/suggest").status_code == 200


def test_apostrophes_are_typed_or_not(suggest):
    make_initiative("Mayor's Office", slug="mayors-office")
    for text in ("mayors", "mayor's of", "mayor\N{RIGHT SINGLE QUOTATION MARK}s"):
        assert suggest(text) == {"Initiatives": ["Mayor's Office"]}


def test_five_of_a_kind_are_suggested_those_that_begin_so_first(suggest):
    for number in range(6):
        make_initiative(f"Great Garden {number}")
    make_initiative("Garden Party")
    names = suggest("garden")["Initiatives"]
    assert names[0] == "Garden Party"
    assert len(names) == 5


def test_a_name_is_suggested_once_however_often_it_has_the_word(suggest):
    make_initiative("Garden in a Garden", also_known_as="Garden\nThe Garden")
    assert suggest("garden")["Initiatives"] == ["Garden in a Garden"]


def test_each_leads_somewhere_and_is_told_from_its_like(elm, client):
    response = client.get(
        "/search/suggest?q=elm", headers={"accept": "application/json"}
    )
    options = [
        option for group in response.json()["groups"] for option in group["options"]
    ]
    assert [option["url"] for option in options] == [
        "/initiatives/elm-city-card/",
        "/cities/elmhurst-us/",
        "/strategies/elm-planting/",
        "/organisations/friends/",
        "/initiatives/?tag=elm-trees",
    ]
    assert [option["detail"] for option in options] == [
        "Elmhurst",
        "Illinois, United States",
        "",
        "City government",
        "",
    ]
    for option in options:
        assert client.get(option["url"]).status_code == 200


@pytest.mark.parametrize("state", [s for s in Publication if s.value != "published"])
def test_what_is_not_published_is_never_suggested(suggest, state):
    draft = make_draft(
        "Xylophone Plan",
        city=make_city("Xylopolis"),
        lead=make_organisation("Xylophonists"),
        tags=["xylophone"],
    )
    Initiative.objects.filter(pk=draft.pk).update(publication=state)
    assert suggest("xylo") == {}


def test_a_new_name_is_suggested_at_once_and_an_old_one_no_more(elm, suggest):
    assert suggest("oak") == {}
    Initiative.objects.update(name="Oak City Card")
    assert suggest("oak") == {"Initiatives": ["Oak City Card"]}
    assert "Initiatives" not in suggest("elm city")


def test_a_page_gets_a_listbox_of_numbered_options(elm, client):
    html = client.get("/search/suggest?q=elm").content.decode()
    assert '<ul class="suggestions__list" role="listbox" id="suggestions"' in html
    options = re.findall(r'role="option" id="(.*?)" .*? data-url="(.*?)"', html)
    assert [name for name, _url in options] == [f"suggestion-{n}" for n in range(1, 6)]
    assert options[-1][1] == "/initiatives/?tag=elm-trees"
    labels = re.findall(r'role="group" aria-labelledby="(.*?)"', html)
    assert labels == [f"suggestions-of-{n}" for n in range(1, 6)]
    for label in labels:
        assert f'id="{label}"' in html


def test_a_page_gets_an_empty_listbox_where_there_is_nothing(client):
    html = client.get("/search/suggest?q=nothing").content.decode()
    assert 'role="listbox"' in html
    assert "option" not in html


def test_a_name_is_escaped(client):
    make_initiative("<b>Bold</b>", slug="bold")
    html = client.get("/search/suggest?q=bold").content.decode()
    assert "&lt;b&gt;Bold&lt;/b&gt;" in html


def test_what_is_answered_depends_on_what_is_accepted(client):
    response = client.get("/search/suggest?q=elm")
    assert "Accept" in response["Vary"]
    assert response["Content-Type"].startswith("text/html")


def test_it_is_not_posted_to(client):
    assert client.post("/search/suggest", {"q": "elm"}).status_code == 405


def test_the_number_of_queries_does_not_grow(client, django_assert_max_num_queries):
    for number in range(30):
        make_initiative(
            f"Garden {number}",
            city=make_city(f"Gardena {number}"),
            strategies=[f"gardening-{number}"],
            tags=[f"garden {number}"],
        )
    client.get("/search/suggest?q=garden")
    with django_assert_max_num_queries(6):
        client.get("/search/suggest?q=garden")
