"""What tests of the link checker share: a DNS, and a site that a setting lets in."""

import socket
import threading

import pytest

from initiatives.links import asking
from tests.initiatives.links.site import HOST, Names, Site


@pytest.fixture(autouse=True)
def names(monkeypatch):
    names = Names()
    names.answers |= {HOST: [["127.0.0.1"]], "other.example": [["127.0.0.1"]]}
    monkeypatch.setattr(socket, "getaddrinfo", names.getaddrinfo)
    return names


@pytest.fixture
def site(settings):
    with Site() as site:
        settings.LINK_CHECK_ALLOWED_ADDRESSES = (f"127.0.0.1:{site.server_port}",)
        thread = threading.Thread(target=site.serve_forever, args=[0.01])
        thread.start()
        yield site
        site.shutdown()
        thread.join()


@pytest.fixture
def quick(monkeypatch):
    for name, seconds in [("CONNECT", 1), ("READ", 0.2), ("WHOLE", 5)]:
        monkeypatch.setattr(asking, f"{name}_SECONDS", seconds)
