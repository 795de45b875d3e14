"""What a reader is told where there is no page: in words, and with ways on."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from initiatives.views import site

pytestmark = pytest.mark.django_db

WAYS_ON = '<a href="/initiatives/">All initiatives</a>'


def test_an_address_without_a_page_leads_on(client):
    response = client.get("/no-such-page/")
    assertContains(response, "There is no page at this address</h1>", status_code=404)
    assertContains(response, WAYS_ON, status_code=404)


def test_a_host_the_site_does_not_serve_is_a_bad_request(client):
    response = client.get("/", headers={"host": "elsewhere.example"})
    assertContains(response, "could not be understood</h1>", status_code=400)
    assertContains(response, WAYS_ON, status_code=400)
    assertNotContains(response, "elsewhere.example", status_code=400)


def test_a_form_sent_from_elsewhere_is_refused_in_words(world):
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "x"})
    assertContains(response, "This form could not be accepted</h1>", status_code=403)
    assertContains(response, "send it again", status_code=403)


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (PermissionDenied, 403, "This page is not open to you</h1>"),
        (RuntimeError, 500, "Something went wrong on our side</h1>"),
    ],
)
def test_what_fails_behind_a_page_is_told_in_words(monkeypatch, error, status, words):
    def fail(*arguments):
        raise error

    monkeypatch.setattr(site, "numbers", fail)
    response = Client(raise_request_exception=False).get("/about/")
    assertContains(response, words, status_code=status)
    assertContains(response, WAYS_ON, status_code=status)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("/Cities/", "/cities/"),
        ("/Cities", "/cities/"),
        ("/CITIES/Seattle-US?a=B", "/cities/seattle-us/?a=B"),
        ("/Initiatives.JSON?q=A", "/initiatives.json?q=A"),
    ],
)
def test_capitals_in_an_address_lead_to_the_one_in_lower_case(
    client, world, typed, address
):
    response = client.get(typed, follow=True)
    assert response.status_code == 200
    assert response.redirect_chain[-1] == (address, 301)
