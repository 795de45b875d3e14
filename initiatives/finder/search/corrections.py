"""Did you mean: a search text with its misspelt words put right.

The words to choose from are the catalogue's own. A correction is only offered where it
finds more than what was typed.
"""

from collections import Counter
from functools import lru_cache
from itertools import chain, islice, product

from rapidfuzz import process
from rapidfuzz.distance import OSA

from cities.models import City
from initiatives.finder.search.engines import engine
from initiatives.finder.search.found import find
from initiatives.finder.search.query import exactly
from initiatives.finder.search.thesaurus import thesaurus
from initiatives.finder.search.words import (
    LITTLE_WORDS,
    WRITTEN_WORD,
    fold,
    words_of,
)
from initiatives.models import (
    CatalogueVersion,
    Claim,
    Initiative,
    Organisation,
    StrategyCategory,
    Synonym,
    Tag,
)
from initiatives.vocabulary import Publication

# Shorter words have too many neighbours to guess from.
SHORTEST = 4
# From so many letters on a word may have two wrong, and three. Shorter ones that differ
# by as much are mostly two words, or the names of two places: Zürich is no Munich.
TWO_WRONG_FROM = 8
THREE_WRONG_FROM = 11
# So many texts of each kind hold nearly every word that a larger catalogue has.
TEXTS_AT_MOST = 5_000
CANDIDATES = 3
ATTEMPTS = 12


def suggest_correction(text, version=None):
    """Return the text with misspelt words put right; None where nothing finds more.

    A word is taken for misspelt where neither a document nor the thesaurus has it: that
    knows every country, also one of which nothing is told. ``version`` is that of the
    catalogue, if the caller knows it.
    """
    version = version or CatalogueVersion.objects.current()
    words = vocabulary(version)
    known = thesaurus(version)
    misspelt = [
        word
        for word in dict.fromkeys(words_of(text))
        if not known.find([word])[0] and is_unknown(word, words)
    ]
    choices = [neighbours(word, words) for word in misspelt]
    if not misspelt or not all(choices):
        return None
    before = len(find(text, version).ids)
    for chosen in islice(product(*choices), ATTEMPTS):
        corrected = replaced(text, dict(zip(misspelt, chosen, strict=True)))
        if len(find(corrected, version).ids) > before:
            return corrected
    return None


def is_unknown(word, words):
    """Whether a word that could be put right stands in no document."""
    if len(word) < SHORTEST or word.isdigit() or word in LITTLE_WORDS:
        return False
    if word in words:
        return False
    return not engine().matching([exactly((word,))])


def neighbours(word, words):
    """Return the words that differ from this one by little, the nearest first.

    Of equally near ones the commoner goes first. All begin like this one: who misspells
    a word seldom does so in its first letter, and Augsburg is no Duisburg.
    """
    near = process.extract(
        word,
        [other for other in words if other[0] == word[0]],
        scorer=OSA.distance,
        score_cutoff=wrong_at_most(word),
        limit=None,
    )
    near.sort(key=lambda hit: (hit[1], -words[hit[0]]))
    return [hit[0] for hit in near[:CANDIDATES]]


def wrong_at_most(word):
    """Return how many letters of a word may be wrong."""
    return 1 + (len(word) >= TWO_WRONG_FROM) + (len(word) >= THREE_WRONG_FROM)


def replaced(text, corrections):
    """Return the text with these words replaced, the rest as it was typed."""
    return WRITTEN_WORD.sub(lambda word: corrections.get(fold(word[0]), word[0]), text)


@lru_cache(maxsize=1)
def vocabulary(version):
    """Return how often each word of the public catalogue stands in it."""
    words = Counter()
    for rows in texts():
        whole = "\n".join(chain.from_iterable(rows[:TEXTS_AT_MOST]))
        words.update(words_of(whole))
    return Counter({word: n for word, n in words.items() if len(word) >= SHORTEST})


def texts():
    """Yield what the words are taken from: rows of texts, the newest first."""
    published = Initiative.objects.published()
    yield published.order_by("-pk").values_list("name", "also_known_as", "summary")
    yield (
        Claim.objects.filter(initiative__publication=Publication.PUBLISHED)
        .order_by("-pk")
        .values_list("text")
    )
    cities = City.objects.filter(pk__in=published.values("city"))
    yield cities.order_by("-pk").values_list("name", "region")
    yield Organisation.objects.order_by("-pk").values_list("name")
    yield Tag.objects.order_by("-pk").values_list("name")
    yield StrategyCategory.objects.values_list("name")
    yield Synonym.objects.values_list("terms")
