"""What means the same: the curators' synonyms, and the names of countries."""

from collections import defaultdict
from functools import lru_cache

from django.utils.translation import get_language
from django_countries import countries

from initiatives.finder.search.words import stem, words_of
from initiatives.models import Synonym


class Thesaurus:
    """Groups of terms that mean the same. A term is a tuple of folded words.

    Terms are compared by their stems. Groups that share a term are one.
    """

    def __init__(self, groups):
        self._groups = {}
        self._lengths = defaultdict(set)
        for terms in groups:
            self._add({tuple(map(stem, term)): term for term in terms if term})

    def _add(self, group):
        """Add a group, given by stems, and make it one with those it shares with."""
        for stems in list(group):
            group = self._groups.get(stems, {}) | group
        for stems in group:
            self._groups[stems] = group
            self._lengths[stems[0]].add(len(stems))

    def find(self, words):
        """Return the longest term that begins these words, and its equals.

        The answer is the number of its words and a list of terms; 0 and an empty list
        where none does.
        """
        lengths = self._lengths.get(stem(words[0]), ())
        stems = tuple(map(stem, words[: max(lengths, default=0)]))
        for length in sorted(lengths, reverse=True):
            group = self._groups.get(stems[:length])
            if group and length <= len(stems):
                others = [group[key] for key in group if key != stems[:length]]
                return length, others
        return 0, []


@lru_cache(maxsize=4)
def _thesaurus(version, language):
    groups = [map(tuple, map(words_of, row.term_list)) for row in Synonym.objects.all()]
    names = [(tuple(words_of(name)), (country_word(code),)) for code, name in countries]
    return Thesaurus([*groups, *names])


def thesaurus(version):
    """Return the thesaurus of a version of the catalogue, in the reader's language."""
    return _thesaurus(version, get_language())


def country_word(code):
    """Return the word that stands for a country in the documents."""
    return f"country{code.lower()}0"
