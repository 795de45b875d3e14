"""A web site on loopback and a DNS of names, for the link checker to ask."""

import contextlib
import ipaddress
import socket
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from initiatives.links.asking import ask
from initiatives.links.checking import HostTurns

HOST = "page.example"
real_getaddrinfo = socket.getaddrinfo


def asked(url):
    """Ask this address without a pause between requests."""
    return ask(url, HostTurns(delay=0))


class Site(ThreadingHTTPServer):
    """Answers as told: ``routes`` has functions or ``(status, headers)`` by path."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.routes, self.log, self.times, self.hosts = {}, [], [], []
        self.at_once, self.most_at_once = Counter(), Counter()
        self.lock = threading.Lock()

    def handle_error(self, request, client_address):
        """Keep quiet of clients that hang up."""

    def url(self, path, host=HOST):
        return f"http://{host}:{self.server_port}{path}"


class Handler(BaseHTTPRequestHandler):
    """Writes down each request and answers as the site was told."""

    def do_HEAD(self):
        site, host = self.server, self.headers["Host"].partition(":")[0]
        with site.lock:
            site.log.append(f"{self.command} {self.path}")
            site.hosts.append((self.headers["Host"], self.headers["User-Agent"]))
            site.times.append(time.monotonic())
            site.at_once[host] += 1
            site.most_at_once[host] = max(site.most_at_once[host], site.at_once[host])
        # Over before the answer: whoever has it may ask again at once.
        try:
            route = site.routes.get(self.path, (200, {}))
            status, headers = route(self) if callable(route) else route
        finally:
            with site.lock:
                site.at_once[host] -= 1
        if status:
            self.answer(status, headers)

    def do_GET(self):
        self.do_HEAD()

    def answer(self, status, headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *args):
        """Keep quiet."""


class Names:
    """The DNS of a test: what names resolve to, one list an enquiry, then the last."""

    def __init__(self):
        self.answers, self.asked = {}, []

    def getaddrinfo(self, host, port, *args, **kwargs):
        with contextlib.suppress(ValueError):
            ipaddress.ip_address(host)
            return real_getaddrinfo(host, port, *args, **kwargs)
        self.asked.append(host)
        if host not in self.answers:
            raise socket.gaierror("no such name")
        lists = self.answers[host]
        found = lists.pop(0) if len(lists) > 1 else lists[0]
        return [(2, 1, 6, "", (ip, port)) for ip in found]
