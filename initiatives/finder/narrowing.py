"""Narrows the long list of a facet's options to those whose label a reader types.

Case, accents, punctuation and double spaces make no difference, and "&" is "and".
"""

from initiatives.finder.search.words import APOSTROPHES, words_of


def values_like(text, pairs):
    """Return the values of pairs of value and label with all words in the label.

    A word may be the beginning of a word of the label. No text matches everything.
    """
    asked = label_words(text)
    return [value for value, label in pairs if stands_in(asked, label_words(label))]


def stands_in(asked, words):
    """Tell whether each of the asked words begins one of the others."""
    return all(any(word.startswith(start) for word in words) for start in asked)


def label_words(text):
    """Return the words of a label, folded for comparison."""
    return words_of(APOSTROPHES.sub("", text.replace("&", " and ")))
