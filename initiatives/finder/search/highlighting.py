"""Marks in a text what a search found there, by the same stems."""

from collections import defaultdict
from functools import lru_cache
from itertools import pairwise

from django.utils.html import conditional_escape, format_html, format_html_join

from initiatives.finder.search.words import WRITTEN_WORD, beginning, fold, stem

ELLIPSIS = "…"


def spans(text, terms):
    """Return where these terms stand in a text: places of the first and last sign.

    A term is a tuple of stems; it is found where its words stand in a row. Where two
    overlap, the one that begins first is taken, and of these the longest.
    """
    if not may_hold(text, terms):
        return []
    written = list(WRITTEN_WORD.finditer(text))
    stems = stems_of([word[0] for word in written], terms)
    by_first = defaultdict(list)
    for term in sorted(terms, key=len, reverse=True):
        by_first[term[0]].append(term)
    found, at = [], 0
    while at < len(stems):
        length = next(
            (
                len(term)
                for term in by_first.get(stems[at], ())
                if tuple(stems[at : at + len(term)]) == term
            ),
            0,
        )
        if length:
            found.append((written[at].start(), written[at + length - 1].end()))
        at += length or 1
    return found


def terms_in(text, terms):
    """Return those of the terms that stand in a text."""
    if not may_hold(text, terms):
        return set()
    stems = stems_of(WRITTEN_WORD.findall(text), terms)
    once, pairs = set(stems), set(pairwise(stems))
    return {
        term
        for term in terms
        if once.issuperset(term)
        and pairs.issuperset(pairwise(term))
        and (len(term) < 3 or stands_in_a_row(term, stems))
    }


def may_hold(text, terms):
    """Whether a text may hold one of these terms.

    Most do not hold how one begins, which spares them the reading of their words.
    """
    folded = fold(text)
    return any(some in folded for some in beginnings(terms))


def stems_of(words, terms):
    """Return the stem of each word, an empty one for what no term begins like."""
    some = beginnings(terms)
    return [stem(word) if fold(word).startswith(some) else "" for word in words]


@lru_cache(maxsize=512)
def beginnings(terms):
    """Return how the words of these terms begin."""
    return tuple({beginning(word) for term in terms for word in term})


def stands_in_a_row(term, stems):
    """Whether the stems of a term follow each other somewhere."""
    length = len(term)
    return any(
        tuple(stems[at : at + length]) == term for at in range(len(stems) - length + 1)
    )


def highlighted(text, terms):
    """Return a text as HTML, each found term in a ``mark`` element."""
    found = spans(text, terms)
    if not found:
        return conditional_escape(text)
    pieces, end = [], 0
    for start, stop in found:
        pieces.append((text[end:start], text[start:stop]))
        end = stop
    marked = format_html_join("", "{}<mark>{}</mark>", pieces)
    return format_html("{}{}", marked, text[end:])


def excerpt(text, terms, length=180):
    """Return the part of a text, cut at words, in which the first term stands.

    It has ``length`` signs or a few more; an ellipsis stands for what is left out.
    """
    if len(text) <= length:
        return text
    first = next(iter(spans(text, terms)), (0, 0))
    start = 0
    if first[1] > length:
        start = text.rfind(" ", 0, max(0, first[0] - length // 3)) + 1
    stop = text.rfind(" ", 0, max(start + length, first[1]) + 1)
    if start + length >= len(text) or stop <= first[0]:
        stop = len(text)
    before = f"{ELLIPSIS} " if start else ""
    after = f" {ELLIPSIS}" if stop < len(text) else ""
    return f"{before}{text[start:stop]}{after}"
