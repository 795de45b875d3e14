"""Search by words in everything that is said about the published initiatives."""

from initiatives.finder.search.claims import FoundIn, best_claims
from initiatives.finder.search.corrections import suggest_correction
from initiatives.finder.search.found import RANKED_AT_MOST, Found, find
from initiatives.finder.search.highlighting import highlighted
from initiatives.finder.search.query import leaving_one_out

__all__ = [
    "RANKED_AT_MOST",
    "Found",
    "FoundIn",
    "best_claims",
    "find",
    "highlighted",
    "leaving_one_out",
    "suggest_correction",
]
