"""Asks one web address whether it still answers.

urllib3 is told the checked IP address to connect to, and the name only for the Host
header, the TLS server name and the certificate, so that no second DNS answer can lead
elsewhere. Its pools read no proxy from the environment.
"""

import contextlib
import enum
import http.client
import socket
import threading
from dataclasses import dataclass
from urllib.parse import urljoin

import urllib3
from urllib3 import exceptions

from initiatives.links.addresses import (
    NotAllowedError,
    UnreachableError,
    parse_address,
    resolve,
)
from initiatives.models.sources import is_dead_status

USER_AGENT = "CityIntegrationCatalogue (link checker; asks the pages it cites)"
HEADERS = {"User-Agent": USER_AGENT, "Accept": "*/*"}
CONNECT_SECONDS = 10
READ_SECONDS = 20
# The longest one request may last, however slowly the server dribbles its answer.
WHOLE_SECONDS = 40
MOST_HOPS = 5
# How many of a host's addresses are tried before it counts as unreachable.
MOST_ADDRESSES = 3

PERMANENT_REDIRECTS = {301, 308}
REDIRECTS = PERMANENT_REDIRECTS | {302, 303, 307}

NOT_CONNECTED = (
    exceptions.NewConnectionError,
    exceptions.ConnectTimeoutError,
    exceptions.SSLError,
)
BROKEN = (exceptions.HTTPError, http.client.HTTPException, OSError, ValueError)


class Outcome(enum.StrEnum):
    """What came of asking an address, in the order of the summary."""

    OK = "ok"
    MOVED = "moved"
    DEAD = "dead"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    NOT_ALLOWED = "not allowed"
    NOT_JUDGED = "not judged"


@dataclass(frozen=True)
class Answer:
    """What came of asking one address.

    ``status`` is that of the last response, None where none came; ``moved_to`` is
    where permanent redirects led; ``reason`` says in words what went wrong.
    """

    outcome: Outcome
    status: int | None = None
    moved_to: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Reply:
    """What of a response matters here."""

    status: int
    location: str
    asks_to_wait: bool


class PutOffError(Exception):
    """A host asks for a pause, or the run is being stopped: nothing is judged."""


def ask(url, turns):
    """Ask ``url``, follow its redirects, and return the Answer.

    ``turns`` is the HostTurns of the run. Every hop goes through the same gate.
    """
    status, moved_to, permanent, seen = None, "", True, set()
    try:
        while True:
            seen.add(url)
            reply = _reply(parse_address(url), turns)
            status = reply.status
            if status not in REDIRECTS or not reply.location:
                return _judged(status, moved_to)
            url = _joined(url, reply.location)
            if url in seen:
                return Answer(Outcome.REFUSED, status, reason="its redirects go round")
            if len(seen) > MOST_HOPS:
                return Answer(Outcome.REFUSED, status, reason="too many redirects")
            permanent = permanent and status in PERMANENT_REDIRECTS
            moved_to = url if permanent else moved_to
    except NotAllowedError as error:
        # A redirect that is not followed says nothing of the page behind it.
        outcome = Outcome.NOT_ALLOWED if status is None else Outcome.REFUSED
        return Answer(outcome, status, reason=str(error))
    except UnreachableError as error:
        return Answer(Outcome.UNREACHABLE, reason=str(error))
    except PutOffError as error:
        return Answer(Outcome.NOT_JUDGED, reason=str(error))


def _joined(url, location):
    """Return where a redirect leads; raise NotAllowedError where that is no address."""
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise NotAllowedError(f"it redirects to what is no address: {error}") from error


def _judged(status, moved_to):
    """Return the Answer that a last response of this status means."""
    if 200 <= status < 300:
        return Answer(Outcome.MOVED if moved_to else Outcome.OK, status, moved_to)
    outcome = Outcome.DEAD if is_dead_status(status) else Outcome.REFUSED
    return Answer(outcome, status, reason=f"status {status}")


def _reply(address, turns):
    """Return the reply to HEAD or, where that fails, to GET.

    Many servers answer HEAD wrongly, so that only GET is believed in what is bad.
    """
    ips = resolve(address)[:MOST_ADDRESSES]
    for method in ("HEAD", "GET"):
        with turns.turn(address.host):
            try:
                reply = _sent_to_one_of(ips, method, address)
            except BROKEN as error:
                if method == "GET" or isinstance(error, NOT_CONNECTED):
                    raise UnreachableError(str(error)) from error
                continue
        if reply.asks_to_wait:
            turns.put_off(address.host)
            raise PutOffError(f"{address.host} asks to be left for later")
        if reply.status < 400:
            break
    return reply


def _sent_to_one_of(ips, method, address):
    """Send to the first of a host's IP addresses that takes the connection."""
    for ip in ips[:-1]:
        with contextlib.suppress(*NOT_CONNECTED):
            return _sent(ip, method, address)
    return _sent(ips[-1], method, address)


def _sent(ip, method, address):
    """Send one request to this IP address; of the response read the head alone."""
    timeout = urllib3.Timeout(connect=CONNECT_SECONDS, read=READ_SECONDS)
    if address.scheme == "https":
        pool = urllib3.HTTPSConnectionPool(
            ip, address.port, timeout=timeout, server_hostname=address.host
        )
        pool.ConnectionCls = _TimedHTTPSConnection
    else:
        pool = urllib3.HTTPConnectionPool(ip, address.port, timeout=timeout)
        pool.ConnectionCls = _TimedHTTPConnection
    with pool:
        response = pool.urlopen(
            method,
            address.target,
            headers=HEADERS | {"Host": address.host_header},
            retries=False,
            redirect=False,
            assert_same_host=False,
            preload_content=False,
        )
        response.close()
    wait = response.status == 503 and "Retry-After" in response.headers
    return Reply(
        response.status,
        _readable(response.headers.get("Location", "")),
        asks_to_wait=wait or response.status == 429,
    )


def _readable(location):
    """Return a Location header as text: as UTF-8 where it is, blanks encoded."""
    with contextlib.suppress(UnicodeError):
        location = location.encode("latin-1").decode()
    return location.strip().replace(" ", "%20")


class _Timed:
    """Cuts a connection that lasts too long.

    A timeout of the socket starts anew with each byte. The second handle reaches the
    connection also while TLS has taken over the first.
    """

    _timer = _handle = None

    def _new_conn(self):
        connection = super()._new_conn()
        self._handle = connection.dup()
        self._timer = threading.Timer(WHOLE_SECONDS, _cut, [self._handle])
        self._timer.daemon = True
        self._timer.start()
        return connection

    def close(self):
        super().close()
        if self._timer:
            self._timer.cancel()
            self._handle.close()


class _TimedHTTPConnection(_Timed, urllib3.connection.HTTPConnection):
    """A plain connection with an end."""


class _TimedHTTPSConnection(_Timed, urllib3.connection.HTTPSConnection):
    """A TLS connection with an end."""


def _cut(handle):
    with contextlib.suppress(OSError):
        handle.shutdown(socket.SHUT_RDWR)
