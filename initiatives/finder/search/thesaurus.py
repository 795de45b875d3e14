"""What means the same: the curators' synonyms, and the names of countries."""

from collections import defaultdict
from functools import lru_cache
from itertools import combinations, product
from math import prod

from django.utils.translation import get_language
from django_countries import countries
from rapidfuzz.distance import OSA

from initiatives.finder.search.words import stem, words_of
from initiatives.models import Synonym

# As far as the British and the American spelling of a word are from each other.
LETTERS_BETWEEN_SPELLINGS = 2
# What is written together can be as long as a text: its words, each in every spelling,
# would be asked for in thousands of ways.
SPELLINGS_AT_MOST = 16


class Thesaurus:
    """Groups of terms that mean the same. A term is a tuple of folded words.

    Terms are compared by their stems, however their words are spelt. Groups that share
    a term are one. Two words of a group that are nearly the same are one word in two
    spellings, in whatever other term they stand.
    """

    def __init__(self, groups):
        groups = [list(filter(None, terms)) for terms in groups]
        self._ways = {}
        for terms in groups:
            self._add_spellings([term[0] for term in terms if len(term) == 1])
        self._groups = {}
        self._lengths = defaultdict(set)
        for terms in groups:
            self._add({self._key(term): term for term in terms})

    def _add_spellings(self, words):
        """Note which words of a group are one, and those that were it already."""
        for one, other in combinations(words, 2):
            if are_spellings(one, other):
                all_ways = (*self._ways_of(one), *self._ways_of(other))
                by_stem = {stem(word): word for word in all_ways}
                self._ways |= dict.fromkeys(by_stem, tuple(by_stem.values()))

    def _ways_of(self, word):
        """Return a word in each spelling, in the same order for all of them."""
        return self._ways.get(stem(word), (word,))

    def _key(self, words):
        """Return the stems of words, each of its first spelling."""
        return tuple(stem(self._ways_of(word)[0]) for word in words)

    def _add(self, group):
        """Add a group, given by keys, and make it one with those it shares with."""
        for key in list(group):
            group = self._groups.get(key, {}) | group
        for key in group:
            self._groups[key] = group
            self._lengths[key[0]].add(len(key))

    def spellings(self, phrase):
        """Return a phrase in each way that its words are spelt; itself for too many."""
        ways = list(map(self._ways_of, phrase))
        if prod(map(len, ways)) > SPELLINGS_AT_MOST:
            return (phrase,)
        return tuple(product(*ways))

    def find(self, words):
        """Return the longest term that begins these words, and its equals.

        The answer is the number of its words and a list of terms; 0 and an empty list
        where none does.
        """
        lengths = self._lengths.get(self._key(words[:1])[0], ())
        asked = self._key(words[: max(lengths, default=0)])
        for length in sorted(lengths, reverse=True):
            group = self._groups.get(asked[:length])
            if group and length <= len(asked):
                others = [group[key] for key in group if key != asked[:length]]
                return length, others
        return 0, []


def are_spellings(one, other):
    """Whether two words that mean the same are one: programme and program are."""
    return one[0] == other[0] and (
        OSA.distance(one, other) <= LETTERS_BETWEEN_SPELLINGS
    )


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
