"""The search itself: from a text to the initiatives in which it stands."""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language
from pyroaring import BitMap

from initiatives.finder.search.engines import engine
from initiatives.finder.search.query import Term, read
from initiatives.finder.search.thesaurus import thesaurus
from initiatives.models import CatalogueVersion

# Up to so many are put in the order of their relevance: beyond, a reader narrows the
# search instead of reading on, and the ranking alone would take longer than the page.
RANKED_AT_MOST = 2_000


@dataclass(frozen=True)
class Found:
    """The published initiatives in which a text was found.

    ``ids`` are all of them; ``ranked`` has the same, the best first, or is None where
    there are too many to rank or nothing to rank by. ``terms`` are the stems of what
    to mark in a text, a tuple for each phrase.
    """

    ids: BitMap
    ranked: list[int] | None
    terms: frozenset[tuple[str, ...]] = frozenset()

    @property
    def is_capped(self):
        """Whether there were too many to rank."""
        return self.ranked is None and len(self.ids) > RANKED_AT_MOST


def find(text, version=None):
    """Return what a text finds: every word and phrase of it, nothing it leaves out.

    A text that only leaves out finds everything else; an empty text finds everything,
    and one of signs without a word nothing. ``version`` is that of the catalogue, if
    the caller knows it. Answers are remembered until the catalogue changes.
    """
    version = version or CatalogueVersion.objects.current()
    return _find(" ".join(text.split()), version, get_language())


@lru_cache(maxsize=512)
def _find(text, version, language):
    if not text:
        return Found(engine().everything(), None)
    query = read(text, thesaurus(version))
    if not query.terms and not query.left_out:
        return Found(BitMap(), [])
    unwanted = BitMap.union(
        BitMap(), *(engine().matching([Term((one,))]) for one in query.left_out)
    )
    if not query.terms:
        return Found(engine().everything() - unwanted, None)
    ids = engine().matching(query.terms) - unwanted
    return Found(ids, ranked(query, ids), query.marks)


def ranked(query, ids):
    """Return the ids that a query finds by relevance; None where there are too many."""
    if len(ids) > RANKED_AT_MOST:
        return None
    return engine().ranked(query, ids) if ids else []
