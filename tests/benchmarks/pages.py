"""Server time of pages, in process: from the handler's call to the last byte.

The whole of the site is measured, with all its middleware, its template engine and
its database; only the server and the network are left out. Nothing is compressed.
"""

import statistics
import time

from django.core.handlers.wsgi import WSGIHandler
from django.http import QueryDict
from django.test import RequestFactory

from initiatives.finder.selection import Selection
from tests.benchmarks.cases import cases

WARM_UP = 10


class Site:
    """The site as a server calls it."""

    def __init__(self):
        self.handler = WSGIHandler()
        self.factory = RequestFactory()

    def get(self, path, **headers):
        """Return the milliseconds a request takes, its status, headers and size."""
        environ = self.factory.get(
            path, headers={"host": "127.0.0.1"} | headers
        ).environ
        answered = {}

        def start_response(status, given, exc_info=None):
            answered.update(status=int(status[:3]), headers=dict(given))

        began = time.perf_counter()
        response = self.handler(environ, start_response)
        size = sum(map(len, response))
        response.close()
        took = 1000 * (time.perf_counter() - began)
        return took, answered["status"], answered["headers"], size


def main(number):
    """Return the cases, with the ms that each of this many requests took."""
    site = Site()
    return [case_of(site, case) for case in cases(number)]


def case_of(site, case):
    """Return one case, with the ms that each of its requests took."""
    for path in case.paths[-WARM_UP:]:
        site.get(path)
    took, size = [], 0
    for path in case.paths:
        milliseconds, status, _headers, size = site.get(path)
        if status != 200:
            raise RuntimeError(f"{path} answers {status}")
        took.append(milliseconds)
    totals = [
        Selection(QueryDict(path.partition("?")[2])).total
        for path in case.paths[:WARM_UP]
    ]
    return {
        "name": case.name,
        "kind": case.kind,
        "found": statistics.median_low(totals),
        "size": size,
        "took": took,
    }
