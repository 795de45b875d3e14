"""Drafts never reach the public: not by address, list, count, source or sitemap."""

import pytest

from initiatives.models import Initiative
from initiatives.vocabulary import Publication
from tests.project.crawl import crawl

SECRETS = ["Secret Plan", "secret-plan", "secret tag", "secret-tag", "secret-memo"]
HIDDEN = [state for state in Publication if state is not Publication.PUBLISHED]


@pytest.fixture(params=HIDDEN)
def hidden(request, world):
    """The small world, its secret initiative in each state that is not public."""
    Initiative.objects.filter(pk=world.draft.pk).update(publication=request.param)
    return world


def test_no_page_of_the_site_tells_of_it(client, hidden):
    pages = crawl(
        client, extra=["/sitemap.xml", "/initiatives.json", "/initiatives.csv"]
    )
    assert len(pages) > 30
    for address, page in pages.items():
        for secret in SECRETS:
            assert secret not in page.text, f"{secret} on {address}"


@pytest.mark.parametrize(
    "address",
    [
        "/initiatives/secret-plan/",
        "/Initiatives/Secret-Plan/",
        "/sources/secret-memo/",
    ],
)
def test_a_guessed_address_finds_nothing(client, hidden, address):
    assert client.get(address, follow=True).status_code == 404


@pytest.mark.parametrize(
    "query", ["q=secret", "strategy=housing", "award=quiet-prize", "q=nobody+knows"]
)
def test_no_question_to_the_finder_finds_it(client, hidden, query):
    assert client.get(f"/initiatives.json?{query}").json()["total"] == 0


@pytest.mark.parametrize(
    "query", ["tag=secret-tag", "source=secret-memo", "city=winooski-us"]
)
def test_its_words_are_unknown_to_the_finder(client, hidden, query):
    response = client.get(f"/initiatives.json?{query}")
    assert response.status_code == 400
    assert "not in the catalogue" in response.content.decode()


@pytest.mark.parametrize(
    "address",
    ["/strategies/housing/", "/awards/quiet-prize/", "/cities/winooski-us/"],
)
def test_what_it_alone_uses_is_empty_to_the_public(client, hidden, address):
    response = client.get(address)
    assert response.status_code == 200
    assert "Secret Plan" not in response.content.decode()


def test_publishing_brings_it_all_out(client, world):
    Initiative.objects.filter(pk=world.draft.pk).update(
        publication=Publication.PUBLISHED
    )
    assert client.get("/initiatives/secret-plan/").status_code == 200
    assert client.get("/sources/secret-memo/").status_code == 200
    assert client.get("/initiatives.json?tag=secret-tag").json()["total"] == 1
