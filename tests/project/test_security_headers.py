"""What every answer tells the browser to allow, and what no reader is given."""

import runpy

import pytest

from tests.project.source_tree import ROOT

pytestmark = pytest.mark.django_db

PUBLIC_PAGES = [
    "/",
    "/initiatives/",
    "/initiatives/?q=language&strategy=unheard-of",
    "/initiatives.json",
    "/initiatives.csv",
    "/cities/",
    "/strategies/",
    "/lessons/",
    "/sources/",
    "/awards/",
    "/compare/",
    "/brief/",
    "/shortlist/",
    "/about/",
    "/method/",
    "/robots.txt",
    "/sitemap.xml",
    "/no-such-page/",
]
POLICY = (
    "default-src 'self'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'none'; object-src 'none'"
)


@pytest.mark.parametrize("path", [*PUBLIC_PAGES, "/admin/login/"])
def test_every_answer_carries_the_security_headers(client, path):
    headers = client.get(path).headers
    assert headers["Content-Security-Policy"] == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert "camera=()" in headers["Permissions-Policy"]


@pytest.mark.parametrize("path", PUBLIC_PAGES)
def test_no_reader_is_given_a_cookie(client, path):
    response = client.get(path)
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.fixture
def https_site(settings, monkeypatch):
    """Give Django the security settings of a site with https."""
    monkeypatch.setenv("HTTPS", "true")
    for name, value in runpy.run_path(str(ROOT / "config" / "settings.py")).items():
        if name.startswith(("SECURE_", "SESSION_", "CSRF_")):
            setattr(settings, name, value)


@pytest.mark.usefixtures("https_site")
def test_with_https_a_browser_is_told_to_stay_with_it(client):
    header = client.get("/", secure=True).headers["Strict-Transport-Security"]
    assert header == "max-age=31536000; includeSubDomains; preload"


@pytest.mark.usefixtures("https_site")
def test_with_https_a_plain_request_is_redirected(client):
    response = client.get("/cities/?page=2")
    assert response.status_code == 301
    assert response.url == "https://testserver/cities/?page=2"


@pytest.mark.usefixtures("https_site")
def test_with_https_the_curators_cookie_keeps_to_it(client):
    cookie = client.get("/admin/login/", secure=True).cookies["csrftoken"]
    assert cookie["secure"]
    assert cookie["httponly"]
