"""The gate of the link checker: nothing but public web addresses, on every hop."""

import ipaddress

import pytest

from initiatives.links import asking
from initiatives.links.addresses import NotAllowedError, is_public, parse_address
from initiatives.links.asking import Outcome
from tests.initiatives.links.site import HOST, asked

# Of every block that is not for single machines of the public network.
PRIVATE = (
    "0.0.0.1",
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "127.9.9.9",
    "169.254.169.254",
    "172.16.0.1",
    "192.168.1.1",
    "192.0.2.1",
    "198.18.0.1",
    "203.0.113.9",
    "224.0.0.1",
    "239.1.1.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "fe80::1",
    "fc00::1",
    "fd00:ec2::254",
    "fec0::1",
    "ff02::1",
    "ff0e::1",
    "2001:db8::1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "2002:7f00:1::",
    "2002:a00:1::",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::808:808",
    "100::1",
    "4000::1",
)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org/",
        "javascript:alert(1)",
        "//example.org/",
        "http:///nowhere",
        "http://example.org:8080/",
        "http://example.org:22/",
        "http://example.org:99999/",
        "http://user:secret@example.org/",
        "http://user@example.org/",
        "http://@example.org/",
        "http://example.org\\@10.0.0.1/",
        "http://example.org/\r\nHost: x",
        "http://exam\tple.org/",
        "http://[::1/",
        f"http://{'a' * 70}.org/",
    ],
)
def test_only_plain_web_addresses_may_be_asked(url, names):
    with pytest.raises(NotAllowedError):
        parse_address(url)
    assert asked(url).outcome is Outcome.NOT_ALLOWED
    assert names.asked == []


def test_the_parts_of_an_address_are_as_a_request_needs_them():
    address = parse_address("https://Bücher.example./a?b=c#d")
    assert address.host == address.host_header == "xn--bcher-kva.example"
    assert (address.port, address.target) == (443, "/a?b=c")
    assert (
        parse_address("http://[2606:4700::1]:443").host_header == "[2606:4700::1]:443"
    )


@pytest.mark.parametrize(
    "ip",
    PRIVATE,
)
def test_addresses_that_are_not_public(ip, names):
    assert not is_public(ipaddress.ip_address(ip))
    names.answers["trap.example"] = [["8.8.8.8", ip]]
    assert asked("http://trap.example/").outcome is Outcome.NOT_ALLOWED
    literal = f"[{ip}]" if ":" in ip else ip
    assert asked(f"http://{literal}/").outcome is Outcome.NOT_ALLOWED


@pytest.mark.parametrize(
    "ip",
    ["8.8.8.8", "2606:4700::1", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::"],
)
def test_addresses_that_are_public(ip):
    assert is_public(ipaddress.ip_address(ip))


def test_loopback_is_asked_only_where_the_setting_names_it(site, settings):
    assert asked(site.url("/")).outcome is Outcome.OK
    site.log.clear()
    settings.LINK_CHECK_ALLOWED_ADDRESSES = (f"127.0.0.2:{site.server_port}",)
    assert asked(site.url("/")).outcome is Outcome.NOT_ALLOWED
    settings.LINK_CHECK_ALLOWED_ADDRESSES = ()
    assert asked(site.url("/")).outcome is Outcome.NOT_ALLOWED
    assert asked(f"http://127.0.0.1:{site.server_port}/").outcome is Outcome.NOT_ALLOWED
    assert asked("http://localhost/").outcome is Outcome.UNREACHABLE
    assert site.log == []


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://[::1]/",
        "http://127.0.0.1/",
        "file:///etc/passwd",
        "gopher://example.org/",
        "http://user:secret@page.example/",
        "http://page.example:22/",
        "http://inside.example/",
        "http://[::1",
    ],
)
def test_a_redirect_goes_through_the_same_gate(site, names, target):
    names.answers["inside.example"] = [["10.0.0.1"]]
    site.routes["/"] = 302, {"Location": target}
    answer = asked(site.url("/"))
    assert (answer.outcome, answer.status) == (Outcome.REFUSED, 302)
    assert site.log == ["HEAD /"]


def test_the_connection_goes_to_the_address_that_was_checked(site, names):
    names.answers[HOST] = [["127.0.0.1"], ["10.0.0.1"]]
    site.routes["/"] = lambda request: (405 if request.command == "HEAD" else 200, {})
    assert asked(site.url("/")).outcome is Outcome.OK
    assert site.log == ["HEAD /", "GET /"]
    assert names.asked == [HOST]


def test_a_redirect_to_a_name_that_changed_its_address_is_refused(site, names):
    names.answers[HOST] = [["127.0.0.1"], ["10.0.0.1"]]
    site.routes["/"] = 301, {"Location": "/there"}
    assert asked(site.url("/")).outcome is Outcome.REFUSED
    assert site.log == ["HEAD /"]


def test_requests_name_the_host_and_the_catalogue_and_use_no_proxy(site, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert asked(site.url("/a?b=c")).outcome is Outcome.OK
    assert site.hosts == [(f"{HOST}:{site.server_port}", asking.USER_AGENT)]
    assert site.log == ["HEAD /a?b=c"]
