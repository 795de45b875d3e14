"""Server time, in process, of a page that was asked for before and has not changed."""

from tests.benchmarks.pages import Site
from tests.benchmarks.rounds import summary

PATH = "/initiatives/?lever=convener"


def main(number):
    """Return median and p95 in ms of the page kept, and of the answer 304."""
    site = Site()
    etag = site.get(PATH)[2]["ETag"]
    return {
        "kept": summary([took(site, 200) for _ in range(number)]),
        "unchanged": summary(
            [took(site, 304, **{"If-None-Match": etag}) for _ in range(number)]
        ),
    }


def took(site, expected, **headers):
    """Return the ms of one request, which must be answered with this status."""
    milliseconds, status, _headers, _size = site.get(PATH, **headers)
    if status != expected:
        raise RuntimeError(f"{PATH} answers {status} instead of {expected}")
    return milliseconds
