"""Pages of the finder are kept for one version of the catalogue, and for no longer."""

import pytest
from django.core.cache import cache

from initiatives.finder.index import FacetIndex
from initiatives.models import Initiative
from initiatives.views import kept, release
from tests.factories import make_draft

ADDRESSES = ["/initiatives/?tag=mentoring&status=active", "/initiatives.json?q=centre"]


@pytest.fixture(autouse=True)
def nothing_kept():
    cache.clear()


@pytest.mark.parametrize("address", ADDRESSES)
def test_who_has_the_page_is_told_that_it_still_holds(client, world, address):
    first = client.get(address)
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert again["ETag"] == first["ETag"]


@pytest.mark.parametrize("address", ["/initiatives.csv", "/initiatives.geojson?q=x"])
def test_who_has_a_file_is_told_that_it_still_holds(client, world, address):
    first = client.get(address)
    assert client.get(address, headers={"if-none-match": first["ETag"]}).content == b""
    Initiative.objects.filter(pk=world.centre.pk).update(name="Centre of All")
    changed = client.get(address, headers={"if-none-match": first["ETag"]})
    assert changed.status_code == 200
    assert b"".join(changed.streaming_content)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_copy_is_given_without_reading_the_catalogue_again(
    client, world, address, django_assert_num_queries
):
    first = client.get(address)
    with django_assert_num_queries(1):
        second = client.get(address)
    assert second.content == first.content
    assert second["Content-Type"] == first["Content-Type"]
    assert second["ETag"] == first["ETag"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_change_ends_it(client, world, address):
    first = client.get(address)
    assert "Welcome Centre" in first.text
    Initiative.objects.filter(pk=world.centre.pk).update(name="Centre of All")
    second = client.get(address, headers={"if-none-match": first["ETag"]})
    assert second.status_code == 200
    assert "Centre of All" in second.text
    assert "Welcome Centre" not in second.text.replace("Welcome Centre helps", "")


@pytest.mark.parametrize("address", ["/", *ADDRESSES])
def test_another_release_of_the_site_ends_it(client, world, address, monkeypatch):
    first = client.get(address)
    monkeypatch.setattr(kept, "fingerprint", lambda: "another")
    second = client.get(address, headers={"if-none-match": first["ETag"]})
    assert second.status_code == 200


@pytest.mark.parametrize(
    "name", ["initiatives/x.py", "templates/x.html", "static/x.js"]
)
def test_what_answers_are_made_of_makes_a_release(tmp_path, settings, name):
    settings.BASE_DIR, settings.DEBUG = tmp_path, True
    file = tmp_path / name
    file.parent.mkdir()
    file.write_text("one")
    before = release.fingerprint()
    assert release.fingerprint() == before
    file.write_text("two")
    assert release.fingerprint() != before


def test_a_long_answer_is_made_anew(client, world, monkeypatch):
    monkeypatch.setattr(kept, "LONGEST_KEPT", 100)
    first = client.get("/initiatives/")
    monkeypatch.setattr(kept, "copy_of", lambda etag: kept.cache.get(etag) and 1 / 0)
    assert client.get("/initiatives/").content == first.content


def test_a_page_waits_for_one_build_however_fast_changes_come(
    client, world, monkeypatch
):
    build, built = FacetIndex.build, []

    def build_while_others_write():
        built.append(build())
        world.centre.save()
        return built[-1]

    monkeypatch.setattr(FacetIndex, "build", build_while_others_write)
    world.mentors.save()
    assert client.get("/initiatives/?country=US").status_code == 200
    assert len(built) == 1


def test_a_draft_leaves_it(client, world):
    first = client.get("/initiatives/")
    make_draft("Another secret", city=world.winooski, lead=world.centre.lead)
    again = client.get("/initiatives/", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304


def test_the_order_of_parameters_makes_no_difference(client, world):
    one = client.get("/initiatives/?tag=mentoring&status=active&status=ended")
    other = client.get("/initiatives/?status=active&status=ended&tag=mentoring")
    assert one["ETag"] == other["ETag"]


def test_pages_that_differ_have_different_tags(client, world):
    addresses = [
        "/initiatives/",
        "/initiatives/?page=1",
        "/initiatives/?status=active",
        "/initiatives/?status=nonsense",
        "/initiatives.json",
    ]
    assert len({client.get(address)["ETag"] for address in addresses}) == 5
    assert (
        client.get("/initiatives/", headers={"host": "localhost"})["ETag"]
        != client.get("/initiatives/")["ETag"]
    )


def test_what_is_not_found_is_not_kept(client, world):
    missing = client.get("/initiatives/?page=99")
    assert missing.status_code == 404
    assert client.get("/initiatives/?page=99").status_code == 404
    refused = client.get("/initiatives.json?status=nonsense")
    assert (refused.status_code, client.get("/initiatives.json").status_code) == (
        400,
        200,
    )


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_browser_asks_whether_it_still_holds_and_gets_no_cookie(
    client, world, address
):
    for _time in range(2):
        answer = client.get(address)
        assert answer["Cache-Control"] == "no-cache"
        assert not answer.cookies
        assert "Cookie" not in answer["Vary"]
