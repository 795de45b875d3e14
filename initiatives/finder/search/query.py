"""Reads a search text: words, "phrases in quotes", what is -left out, synonyms."""

import re
from dataclasses import dataclass, replace
from itertools import groupby

from initiatives.finder.search.words import LITTLE_WORDS, stem, words_of

QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
PIECE = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"?|(?P<words>[^\s"]+))')
POSSESSIVE = re.compile("['\N{RIGHT SINGLE QUOTATION MARK}]s\\b")

type Phrase = tuple[str, ...]
# One phrase in each way that its words are spelt.
type Spelt = tuple[Phrase, ...]


@dataclass(frozen=True)
class Term:
    """One thing that must be there: all of its phrases, or any one of its equals."""

    phrases: tuple[Spelt, ...]
    equals: tuple[Spelt, ...] = ()

    @property
    def alternatives(self):
        """The sets of phrases of which one must be there whole."""
        return [self.phrases, *((equal,) for equal in self.equals)]


@dataclass(frozen=True)
class Query:
    """What a search text asks for: every term, and none of what is left out."""

    terms: tuple[Term, ...]
    left_out: tuple[Spelt, ...]

    @property
    def as_typed(self):
        """The same without the equals of its terms."""
        return replace(self, terms=tuple(Term(term.phrases) for term in self.terms))

    @property
    def marks(self):
        """The stems of every phrase that is to be marked where it is found."""
        return frozenset(
            tuple(map(stem, phrase))
            for term in self.terms
            for spelt in (*term.phrases, *term.equals)
            for phrase in spelt
        )


@dataclass(frozen=True)
class Word:
    """One word outside quotes; a glued one follows the last without a space."""

    text: str
    glued: bool


def read(text, thesaurus):
    """Return the Query of a search text. Any text can be read."""
    runs, left_out = [[]], []
    for piece in PIECE.finditer(text.translate(QUOTES)):
        quoted, written = piece["phrase"], piece["words"]
        is_exact = quoted is not None
        phrase = tuple(words_of(quoted if is_exact else POSSESSIVE.sub("", written)))
        if not phrase:
            continue
        if piece["minus"]:
            left_out.append((phrase,) if is_exact else thesaurus.spellings(phrase))
        elif is_exact:
            runs += [phrase, []]
        else:
            runs[-1] += [Word(word, bool(at)) for at, word in enumerate(phrase)]
    terms = []
    for run in runs:
        is_exact = isinstance(run, tuple)
        terms += [exactly(run)] if is_exact else read_run(run, thesaurus)
    return Query(without_little_words(terms), tuple(dict.fromkeys(left_out)))


def exactly(phrase):
    """Return the term of a phrase as it is spelt, without equals."""
    return Term(((phrase,),))


def leaving_one_out(text):
    """Return pairs of a word or phrase of a search text, and the text without it.

    Little words are no such words. Something to look for is always left.
    """
    pieces = [
        piece
        for piece in PIECE.finditer(text.translate(QUOTES))
        if set(words_of(piece["phrase"] or piece["words"] or "")) - LITTLE_WORDS
    ]
    wanted = [piece for piece in pieces if not piece["minus"]]
    return [
        (text[slice(*piece.span())], " ".join(without(text, piece).split()))
        for piece in pieces
        if wanted and wanted != [piece]
    ]


def without(text, piece):
    """Return a text with a space in place of what was matched in it."""
    return f"{text[: piece.start()]} {text[piece.end() :]}"


def read_run(run, thesaurus):
    """Return the terms of words outside quotes, the longest synonyms first."""
    terms, at = [], 0
    while at < len(run):
        length, equals = thesaurus.find([word.text for word in run[at:]])
        if not length or splits_a_word(run, at + length):
            equals = []
            length = next(
                (n for n, word in enumerate(run[at + 1 :], 1) if not word.glued),
                len(run) - at,
            )
        asked = phrases(run[at : at + length])
        spelt = (tuple(map(thesaurus.spellings, some)) for some in (asked, equals))
        terms.append(Term(*spelt))
        at += length
    return terms


def splits_a_word(run, at):
    """Whether a cut before this place parts what is written together."""
    return at < len(run) and run[at].glued


def phrases(words):
    """Yield what is written together as one phrase each."""
    number = 0
    places = [number := number + (not word.glued) for word in words]
    for _number, group in groupby(
        zip(places, words, strict=True), lambda pair: pair[0]
    ):
        yield tuple(word.text for _place, word in group)


def without_little_words(terms):
    """Return the terms without little words, unless there is nothing else."""
    telling = [term for term in terms if not is_little(term)]
    return tuple(dict.fromkeys(telling or terms))


def is_little(term):
    """Whether a term is nothing but a little word."""
    return not term.equals and all(
        len(phrase) == 1 and phrase[0] in LITTLE_WORDS
        for spelt in term.phrases
        for phrase in spelt
    )
