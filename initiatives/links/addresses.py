"""What the link checker may ask: http and https at public addresses, nothing else.

Sources are typed in by people, and a page may redirect anywhere. Without this gate
the checker could be led to ask the machines of its own network.
"""

import ipaddress
import re
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

DEFAULT_PORTS = {"http": 80, "https": 443}
GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")
NAT64 = ipaddress.ip_network("64:ff9b::/96")
UNPRINTABLE = re.compile(r"[\x00-\x20\x7f\\]")


class NotAllowedError(Exception):
    """The address must not be asked; the message says why."""


class UnreachableError(Exception):
    """The address may be asked but does not answer; the message says why."""


@dataclass(frozen=True)
class Address:
    """The parts of a web address that a request is made of."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def host_header(self):
        """What a request names as its host."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return (
            host if self.port == DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"
        )


def parse_address(url):
    """Return the parts of ``url``; raise NotAllowedError where its form forbids it."""
    if UNPRINTABLE.search(url):
        raise NotAllowedError("it holds blanks, control characters or backslashes")
    try:
        parts = urlsplit(url)
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode().removesuffix(".")
    except ValueError as error:
        raise NotAllowedError(f"it cannot be read: {error}") from error
    if parts.scheme not in DEFAULT_PORTS:
        raise NotAllowedError(f"{parts.scheme or 'no scheme'} is not http or https")
    if not host:
        raise NotAllowedError("it names no host")
    if "@" in parts.netloc:
        raise NotAllowedError("it holds a user name or a password")
    port = DEFAULT_PORTS[parts.scheme] if port is None else port
    if not _may_have_port(port):
        raise NotAllowedError(f"port {port} is not 80 or 443")
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Address(parts.scheme, host, port, target)


def resolve(address):
    """Ask the DNS once and return the addresses to connect to, as texts.

    Raises UnreachableError where there are none, and NotAllowedError where a single
    one is not public: a name with a private answer among public ones is a trap.
    """
    try:
        answers = socket.getaddrinfo(
            address.host, address.port, type=socket.SOCK_STREAM
        )
    except (OSError, UnicodeError) as error:
        raise UnreachableError(f"its host has no address: {error}") from error
    found = list(dict.fromkeys(answer[4][0] for answer in answers))
    if not found:
        raise UnreachableError("its host has no address")
    for text in found:
        if not _may_be_asked(text, address.port):
            raise NotAllowedError(f"{address.host} is at {text}, not a public address")
    return found


def is_public(ip):
    """Whether an ``ipaddress`` address is a public one of a single machine.

    IPv6 addresses that carry one of IPv4 are judged by what they carry.
    """
    if ip.version == 4:
        return ip.is_global and not (ip.is_multicast or ip.is_reserved)
    carried = ip.ipv4_mapped or ip.sixtofour
    if ip in NAT64:
        carried = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    if carried is not None:
        return is_public(carried)
    return ip in GLOBAL_UNICAST and ip.is_global


def _may_have_port(port):
    allowed = settings.LINK_CHECK_ALLOWED_ADDRESSES
    return port in DEFAULT_PORTS.values() or any(
        endpoint.endswith(f":{port}") for endpoint in allowed
    )


def _may_be_asked(text, port):
    endpoint = f"[{text}]:{port}" if ":" in text else f"{text}:{port}"
    if endpoint in settings.LINK_CHECK_ALLOWED_ADDRESSES:
        return True
    return port in DEFAULT_PORTS.values() and is_public(ipaddress.ip_address(text))
