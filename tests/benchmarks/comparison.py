"""The same questions for the site and for Datasette, and loads for the server."""

import zlib
from urllib.parse import urlencode

from tests.benchmarks.cases import PAGE, Case, Questions
from tests.benchmarks.export import ARRAYS, SINGLE

# The page is asked for a facet combined with another on a page of its own: enough
# different addresses that none comes twice while the server is under load.
LOADED = 20_000
TABLE = "/catalogue/initiatives"
EVERY_FACET = [
    *(("_facet", name) for name in SINGLE),
    *(("_facet_array", name) for name in ARRAYS),
]
SEARCHED = [("_fts_table", "initiatives_fts"), ("_fts_pk", "id")]


def main(number):
    """Return the addresses to ask: pairs of cases, and those for the load."""
    ask = Questions(number)
    filtered = [
        Case("one facet", "facets", ask.each(lambda: ask.of("strategy"))),
        Case("five facets", "facets", ask.each(ask.five)),
        Case("range of years", "facets", ask.each(ask.years)),
        Case("newest first", "facets", ask.each(ask.newest)),
        Case("text, three facets", "text", ask.each(ask.common_in_facets)),
    ]
    return {
        "pairs": [
            {
                "name": case.name,
                "site": case.paths,
                "datasette": [datasette_path(pairs) for pairs in case.asked],
            }
            for case in filtered
        ],
        "uncached": uncached(ask),
        "cached": [f"{PAGE}?lever=convener"],
    }


def uncached(ask):
    """Return many different addresses of the finder, which all find something."""
    asked = {
        f"{PAGE}?{urlencode([*ask.several('service_area', 3), *ask.of('lever')])}"
        f"&started_from={ask.chance.randint(1971, 2000)}"
        for _ in range(LOADED)
    }
    return sorted(asked, key=hash_of)


def hash_of(text):
    """Return a key that mixes texts, the same in every run."""
    return zlib.crc32(text.encode())


def datasette_path(pairs):
    """Return Datasette's address for the same filters, with every facet counted."""
    asked = []
    for name, value in pairs:
        asked += DATASETTE_TERMS.get(name, column)(name, value)
    if not any(name.startswith("_sort") for name, _ in asked):
        asked.append(("_sort", "name"))
    return f"{TABLE}?{urlencode(EVERY_FACET + asked)}"


def column(name, value):
    """Return the filter for a facet."""
    lookup = "__arraycontains" if name in ARRAYS else ""
    return [(name + lookup, value)]


DATASETTE_TERMS = {
    "q": lambda _, text: [("_search", text), *SEARCHED],
    "started_from": lambda _, year: [("start_year__gte", year)],
    "started_to": lambda _, year: [("start_year__lte", year)],
    "sort": lambda _, order: [("_sort_desc", "start_year")],
}
