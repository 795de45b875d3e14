"""Words as the search sees them: folded, cut to their stems, the little ones known.

Both databases fold and stem words by themselves (see the migration of the search). This
does the same in Python, to read what is asked and to mark what was found.
"""

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

# Letters with no accent to take off, and what they stand for.
LETTERS = {
    "ß": "ss",
    "ẞ": "ss",
    "æ": "ae",
    "Æ": "ae",
    "œ": "oe",
    "Œ": "oe",
    "ø": "o",
    "Ø": "o",
    "ł": "l",
    "Ł": "l",
    "đ": "d",
    "Đ": "d",
    "ð": "d",
    "Ð": "d",
    "þ": "th",
    "Þ": "th",
    "\N{LATIN SMALL LETTER DOTLESS I}": "i",
}
LETTER = re.compile(f"[{''.join(LETTERS)}]")
ACCENTS = re.compile("[\u0300-\u036f]+")
APOSTROPHES = re.compile("['\N{RIGHT SINGLE QUOTATION MARK}]")
WORD = re.compile(r"[^\W_]+")
# A word as it is written, with accents that stand behind their letters.
WRITTEN_WORD = re.compile("[^\\W_](?:[^\\W_]|[\u0300-\u036f])*")

# Where the databases stem a word otherwise than the library does.
ALIKE = (
    (re.compile(r"^([aeiou])s$"), r"\1se"),
    (re.compile(r"^(\w?)s$"), r"\1s0"),
    (re.compile(r"(\w\w)log(y|ies)$"), r"\1log"),
    (re.compile(r"(\w\w)bl(y|ies)$"), r"\1ble"),
)

# What stands in nearly every record and says nothing, so that a question may be asked
# in a sentence. Phrases keep them.
LITTLE = """
a about an and are as at be been by can did do does for from had has have how in into is
its of on or that the their them there these they this those to was were what when where
which who whose why will with
"""
LITTLE_WORDS = frozenset(LITTLE.split())


def fold(text):
    """Return a text without capitals and accents."""
    if text.isascii():
        return text.lower()
    plain = LETTER.sub(lambda letter: LETTERS[letter[0]], text)
    decomposed = unicodedata.normalize("NFD", plain)
    return ACCENTS.sub("", decomposed).lower()


def words_of(text):
    """Return the folded words of a text."""
    return WORD.findall(fold(text))


def alike(word):
    """Return a folded word in the form that every stemmer cuts to the same stem."""
    for pattern, form in ALIKE:
        word = pattern.sub(form, word)
    return word


@lru_cache(maxsize=65_536)
def stem(word):
    """Return the stem of a word as it is written."""
    # A stemmer keeps what it works on: one for every call, since threads call.
    return snowballstemmer.stemmer("porter").stemWord(alike(fold(word)))


def beginning(stem):
    """Return how every word of this stem begins: endings may change its last letter.

    To look for this first spares most words and texts the search for their stems.
    """
    return stem[:-1].removesuffix("0") if len(stem) > 1 else stem
