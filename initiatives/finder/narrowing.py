"""Narrows the long list of a facet's options to those whose label a reader types.

Case, accents, punctuation and double spaces make no difference, and "&" is "and".
"""

import re
import unicodedata

APOSTROPHES = re.compile("['\N{RIGHT SINGLE QUOTATION MARK}]")


def values_like(text, pairs):
    """Return the values of pairs of value and label with all words in the label.

    A word may be the beginning of a word of the label. No text matches everything.
    """
    asked = words_of(text)
    return [value for value, label in pairs if stands_in(asked, words_of(str(label)))]


def stands_in(asked, words):
    """Tell whether each of the asked words begins one of the others."""
    return all(any(word.startswith(start) for word in words) for start in asked)


def words_of(text):
    """Return the words of a text, folded for comparison."""
    decomposed = unicodedata.normalize("NFKD", text.replace("&", " and "))
    plain = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return re.findall(r"\w+", APOSTROPHES.sub("", plain.casefold()))
