"""The search itself: from a text to the initiatives in which it stands."""

from dataclasses import dataclass
from functools import cached_property, lru_cache, reduce
from operator import and_

from django.utils.translation import get_language
from pyroaring import BitMap

from initiatives.finder.search.engines import engine, has_phrases
from initiatives.finder.search.query import Query, Term, read
from initiatives.finder.search.thesaurus import thesaurus
from initiatives.models import CatalogueVersion

# Up to so many are put in the order of their relevance: beyond, a reader narrows the
# search instead of reading on, and the ranking alone would take longer than the page.
RANKED_AT_MOST = 2_000


@dataclass(frozen=True)
class Found:
    """The published initiatives in which a text was found.

    ``ids`` are all of them; ``query`` is what they were found by, None where the text
    named nothing to find, only what to leave out.
    """

    ids: BitMap
    query: Query | None = None

    @cached_property
    def ranked(self):
        """The same ids, the best first; None where they are not ranked.

        They are not where there are too many or nothing to rank by. It takes longer
        than to find them, so nobody waits for it who wants another order.
        """
        if self.query is None or len(self.ids) > RANKED_AT_MOST:
            return None
        return engine().ranked(self.query, self.ids) if self.ids else []

    @cached_property
    def terms(self):
        """The stems of what to mark in a text, a tuple for each phrase."""
        return self.query.marks if self.query else frozenset()

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
        return Found(engine().everything())
    query = read(text, thesaurus(version))
    if not query.terms and not query.left_out:
        return Found(BitMap(), query)
    left_out = (_matching([Term((one,))], version) for one in query.left_out)
    unwanted = BitMap.union(BitMap(), *left_out)
    if not query.terms:
        return Found(engine().everything() - unwanted)
    return Found(_matching(query.terms, version) - unwanted, query)


def _matching(terms, version):
    """Return the ids of the documents that have every one of these terms."""
    found = [
        _having(frozenset(term.alternatives), version)
        for term in terms
        if has_phrases(term)
    ]
    if words := [term for term in terms if not has_phrases(term)]:
        found.append(engine().matching(words))
    return reduce(and_, found)


@lru_cache(maxsize=128)
def _having(alternatives, version):
    """Return the ids of the documents that have one of these sets of phrases.

    To look for phrases takes longest, and the same stand for many words: whoever looks
    for migrants or for immigrants looks for "foreign residents" as well.
    """
    return engine().matching_one_of(sorted(alternatives))
