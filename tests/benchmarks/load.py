"""A small load client: many connections, one thread, no more work than it must do.

It reads as little of an answer as tells where the answer ends, so that the client
does not become what is measured: one process of it asks tens of thousands of times a
second. It imports nothing of the site. ``python -m tests.benchmarks.load`` reads what
``load`` takes from its standard input, as JSON, and prints what it returns.
"""

import json
import selectors
import socket
import statistics
import sys
import time
from urllib.parse import urlsplit

CHUNK = 1 << 18
END_OF_HEAD = b"\r\n\r\n"


class Connection:
    """One connection that is kept open and asks again as soon as it has an answer."""

    def __init__(self, host, port, requests):
        self.requests = requests
        self.socket = socket.create_connection((host, port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.answer = bytearray()
        self.status = None

    def ask(self):
        """Send the next request."""
        self.answer.clear()
        self.head_ends = self.length = None
        self.asked_at = time.perf_counter()
        self.socket.sendall(next(self.requests))

    def read(self):
        """Take what has arrived; say whether the answer is whole."""
        received = self.socket.recv(CHUNK)
        if not received:
            raise ConnectionError("The server closed the connection.")
        self.answer += received
        if self.head_ends is None:
            self._read_head()
        if self.head_ends is None:
            return False
        if self.length is None:
            return self.answer.endswith(b"0\r\n\r\n")
        return len(self.answer) >= self.head_ends + self.length

    def _read_head(self):
        end = self.answer.find(END_OF_HEAD)
        if end < 0:
            return
        self.head_ends = end + len(END_OF_HEAD)
        head = bytes(self.answer[:end]).lower()
        self.status = int(head[9:12])
        if self.status == 304:
            self.length = 0
        elif (start := head.find(b"content-length:")) >= 0:
            self.length = int(head[start + 15 :].split(b"\r\n", 1)[0])


def request(host, path, headers):
    """Return the bytes of a request."""
    lines = [f"GET {path} HTTP/1.1", f"Host: {host}", *headers, "", ""]
    return "\r\n".join(lines).encode()


def in_turn(requests):
    """Yield the requests again and again."""
    while True:
        yield from requests


def load(address, connections, seconds, paths, headers=(), at_most=sys.maxsize):
    """Ask for the paths in turn; return rate, latency in ms, sizes and statuses.

    Ends after this many seconds, or ``at_most`` answers where that comes first.
    """
    parts = urlsplit(address)
    asked = in_turn([request(parts.netloc, path, headers) for path in paths])
    waiting = selectors.DefaultSelector()
    for _ in range(connections):
        connection = Connection(parts.hostname, parts.port, asked)
        waiting.register(connection.socket, selectors.EVENT_READ, connection)
        connection.ask()
    began = time.perf_counter()
    ends = began + seconds
    took, statuses, size = [], {}, 0
    while (now := time.perf_counter()) < ends and len(took) < at_most:
        for key, _events in waiting.select(ends - now):
            connection = key.data
            if not connection.read():
                continue
            took.append(1000 * (time.perf_counter() - connection.asked_at))
            statuses[connection.status] = statuses.get(connection.status, 0) + 1
            size += len(connection.answer)
            connection.ask()
    if not took:
        raise TimeoutError(f"{address} gave no answer within {seconds} s.")
    took.sort()
    return {
        "rate": len(took) / (time.perf_counter() - began),
        "requests": len(took),
        "median": statistics.median(took),
        "p95": took[int(0.95 * (len(took) - 1))],
        "size": size // len(took),
        "statuses": statuses,
    }


if __name__ == "__main__":
    asked = json.load(sys.stdin)
    json.dump(load(**asked), sys.stdout)
