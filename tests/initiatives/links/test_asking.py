"""What is asked of one address, and what the answers mean."""

import contextlib
import socket
import ssl
import threading
import time

import pytest
import trustme

from initiatives.links import asking
from initiatives.links.asking import Outcome
from tests.initiatives.links.site import HOST, asked


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, Outcome.OK),
        (206, Outcome.OK),
        (304, Outcome.REFUSED),
        (401, Outcome.REFUSED),
        (403, Outcome.REFUSED),
        (404, Outcome.DEAD),
        (410, Outcome.DEAD),
        (429, Outcome.NOT_JUDGED),
        (500, Outcome.DEAD),
        (503, Outcome.DEAD),
        (999, Outcome.REFUSED),
    ],
)
def test_what_a_status_means(site, status, outcome):
    site.routes["/"] = status, {}
    assert asked(site.url("/")).outcome is outcome


@pytest.mark.parametrize("status", [403, 404, 405, 500, 501])
def test_what_head_says_is_bad_is_asked_again_by_get(site, status):
    site.routes["/"] = lambda it: (status if it.command == "HEAD" else 200, {})
    assert asked(site.url("/")).outcome is Outcome.OK
    assert site.log == ["HEAD /", "GET /"]


def test_permanent_redirects_are_recorded_as_far_as_they_reach(site):
    site.routes |= {
        "/old": (301, {"Location": "/new path"}),
        "/new%20path": (308, {"Location": site.url("/m\xfcller", "other.example")}),
        "/for-now": (302, {"Location": "/old"}),
        "/first": (301, {"Location": "/for-now"}),
    }
    assert asked(site.url("/old")).moved_to == site.url("/m\xfcller", "other.example")
    assert asked(site.url("/for-now")).outcome is Outcome.OK
    assert asked(site.url("/for-now")).moved_to == ""
    assert asked(site.url("/first")).moved_to == site.url("/for-now")


def test_redirects_end(site):
    site.routes |= {f"/{n}": (302, {"Location": f"/{n + 1}"}) for n in range(9)}
    site.routes["/round"] = 301, {"Location": "/about"}
    site.routes["/about"] = 301, {"Location": "/round"}
    assert asked(site.url("/4")).outcome is Outcome.OK
    assert asked(site.url("/3")).reason == "too many redirects"
    site.log.clear()
    answer = asked(site.url("/round"))
    assert (answer.outcome, answer.reason) == (
        Outcome.REFUSED,
        "its redirects go round",
    )
    assert site.log == ["HEAD /round", "HEAD /about"]


def test_no_answer_in_time_is_not_reached(site, quick):
    wake = threading.Event()
    site.routes["/"] = lambda _: wake.wait(10) and (None, {})
    assert asked(site.url("/")).outcome is Outcome.UNREACHABLE
    wake.set()
    assert site.log == ["HEAD /", "GET /"]


def test_an_answer_that_dribbles_in_is_cut(site, quick, monkeypatch):
    monkeypatch.setattr(asking, "WHOLE_SECONDS", 0.4)

    def dribble(request):
        with contextlib.suppress(OSError):
            while True:
                request.wfile.write(b"H")
                time.sleep(0.05)
        return None, {}

    site.routes["/"] = dribble
    began = time.monotonic()
    assert asked(site.url("/")).outcome is Outcome.UNREACHABLE
    assert time.monotonic() - began < 4


def test_a_body_without_end_is_not_read(site):
    sent = []

    def pour(request):
        if request.command == "HEAD":
            return 405, {}
        request.answer(200, {})
        with contextlib.suppress(OSError):
            for _ in range(300):
                request.wfile.write(bytes(1_000_000))
                sent.append(1_000_000)
        return None, {}

    site.routes["/"] = pour
    assert asked(site.url("/")).outcome is Outcome.OK
    assert sum(sent) < 30_000_000


def test_a_refused_connection_and_a_name_without_address_are_not_reached(settings):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    settings.LINK_CHECK_ALLOWED_ADDRESSES = (f"127.0.0.1:{port}",)
    assert asked(f"http://{HOST}:{port}/").outcome is Outcome.UNREACHABLE
    assert asked("http://nowhere.example/").outcome is Outcome.UNREACHABLE


def test_a_host_is_tried_at_its_other_addresses(site, names, settings):
    names.answers[HOST] = [["127.0.0.2", "127.0.0.1"]]
    settings.LINK_CHECK_ALLOWED_ADDRESSES += (f"127.0.0.2:{site.server_port}",)
    assert asked(site.url("/")).outcome is Outcome.OK


@pytest.fixture(scope="module")
def authority():
    """An authority for certificates that nobody else trusts."""
    return trustme.CA()


@pytest.fixture
def secure_site(site, authority):
    """Make the site one of https, by a certificate for page.example alone."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(HOST).configure_cert(context)
    site.names_sent = []
    context.sni_callback = lambda _, name, __: site.names_sent.append(name)
    site.socket = context.wrap_socket(
        site.socket, server_side=True, do_handshake_on_connect=False
    )
    return site


@pytest.mark.parametrize(
    ("host", "trusted", "outcome"),
    [
        (HOST, True, Outcome.OK),
        ("other.example", True, Outcome.UNREACHABLE),
        (HOST, False, Outcome.UNREACHABLE),
    ],
)
def test_https_names_the_host_and_checks_its_certificate(
    secure_site, authority, names, monkeypatch, tmp_path, host, trusted, outcome
):
    if trusted:
        authority.cert_pem.write_to_path(tmp_path / "authority.pem")
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    url = secure_site.url("/", host).replace("http:", "https:")
    assert asked(url).outcome is outcome
    assert secure_site.names_sent == names.asked == [host]
    assert secure_site.log == (["HEAD /"] if outcome is Outcome.OK else [])
