"""Asks the database's own text index for the documents that match a query."""

from array import array
from collections import Counter
from functools import reduce
from json import dumps, loads
from sys import byteorder

from django.db import connection
from pyroaring import BitMap

from initiatives.finder.search.words import alike


class SQLite:
    """An FTS5 table with a column for each part of a document."""

    # names, places, summary, bodies, claims, sources
    WEIGHTS = (10, 4, 4, 2, 1, 0.5)

    def everything(self):
        """Return the ids of all documents."""
        return self._ids(
            "SELECT json_group_array(id) FROM initiatives_searchdocument_docsize"
        )

    def matching(self, terms):
        """Return the ids of the documents that have every one of these terms."""
        return self._matching(self.expression(terms))

    def matching_one_of(self, alternatives):
        """Return the ids of the documents that have one of these sets of phrases."""
        return self._matching(self._any(alternatives))

    def _matching(self, expression):
        return self._ids(
            "SELECT json_group_array(rowid) FROM initiatives_searchdocument "
            "WHERE initiatives_searchdocument MATCH %s",
            expression,
        )

    def _ids(self, statement, *parameters):
        # As one text: a row for every id would take longer.
        with connection.cursor() as cursor:
            cursor.execute(statement, parameters)
            (ids,) = cursor.fetchone()
        return BitMap(loads(ids))

    def ranked(self, query, ids):
        """Return these ids of what a query finds, the best first.

        What has the words as they were typed counts twice. Others it finds, which the
        reader leaves out, are not ranked: they may be many.
        """
        scores, among = Counter(), dumps(list(ids))
        ways = (query.terms, query.as_typed.terms)
        for wanted in dict.fromkeys(map(self.expression, ways)):
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT rowid, bm25(initiatives_searchdocument, "
                    "%s, %s, %s, %s, %s, %s) FROM initiatives_searchdocument "
                    "WHERE initiatives_searchdocument MATCH %s "
                    # The plus: to look for each id in turn would take longer.
                    "AND +rowid IN (SELECT value FROM json_each(%s))",
                    [*self.WEIGHTS, wanted, among],
                )
                # All at once: one by one each row would pass Django's wrapper.
                for found, score in cursor.fetchall():
                    scores[found] -= score
        return sorted(ids, key=lambda found: (-scores[found], found))

    def expression(self, terms):
        """Return what FTS5 understands: every one of these terms."""
        return " AND ".join(self._any(term.alternatives) for term in terms)

    def _any(self, alternatives):
        return f"({' OR '.join(map(self._all, alternatives))})"

    def _all(self, phrases):
        return f"({' AND '.join(map(self._spelt, phrases))})"

    def _spelt(self, ways):
        return f"({' OR '.join(f'"{" ".join(words)}"' for words in ways)})"


class PostgreSQL:
    """A table of tsvectors with a GIN index.

    The index knows which documents have a word, and not where: for a phrase each
    document that has its words is read. So phrases are asked for one by one, among the
    documents that were not found already.
    """

    # claims and sources, summary and bodies, places, names
    WEIGHTS = "{0.1, 0.4, 0.4, 1.0}"
    # Divide by the logarithm of the document's length.
    NORMALISATION = 1

    def everything(self):
        """Return the ids of all documents."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT array_send(array_agg(id::integer)) "
                "FROM initiatives_searchdocument"
            )
            return BitMap(unpacked(*cursor.fetchone()))

    def matching(self, terms):
        """Return the ids of the documents that have every one of these terms."""
        return self._found([self.expression(terms)])[0]

    def matching_one_of(self, alternatives):
        """Return the ids of the documents that have one of these sets of phrases."""
        return reduce(BitMap.union, self._found(list(self._parts(alternatives))))

    def _found(self, expressions):
        """Return the ids of the documents that match, for each expression."""
        calls = ", ".join(["initiatives_search_found(%s)"] * len(expressions))
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {calls}", expressions)
            return [BitMap(unpacked(sent)) for sent in cursor.fetchone()]

    def ranked(self, query, ids):
        """Return these ids of what a query finds, the best first.

        What has the words as they were typed counts twice. Where they are all that is
        asked for, to count them once gives the same order.
        """
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT array_send(array_agg(id::integer ORDER BY "
                "ts_rank(%s, document, wanted, %s) + CASE typed WHEN wanted THEN 0 "
                "ELSE ts_rank(%s, document, typed, %s) END DESC, id)) "
                "FROM initiatives_searchdocument, "
                "to_tsquery('initiatives_search', %s) AS wanted, "
                "to_tsquery('initiatives_search', %s) AS typed "
                "WHERE id = ANY (%s::integer[])",
                [
                    *(self.WEIGHTS, self.NORMALISATION) * 2,
                    self.expression(query.terms),
                    self.expression(query.as_typed.terms),
                    # As one text: to write out a list of numbers takes longer.
                    f"{{{','.join(map(str, ids))}}}",
                ],
            )
            return unpacked(*cursor.fetchone()).tolist()

    def expression(self, terms):
        """Return what PostgreSQL understands: every one of these terms."""
        return " & ".join(self._any(term.alternatives) for term in terms)

    def _parts(self, alternatives):
        """Yield the expressions of sets of phrases, each phrase by itself."""
        plain = [one for one in alternatives if not spans_words(one)]
        found = self._any(plain)
        if plain:
            yield found
        for phrases in filter(spans_words, alternatives):
            yield f"{self._all(phrases)} & !{found}" if plain else self._all(phrases)

    def _any(self, alternatives):
        return f"({' | '.join(map(self._all, alternatives))})"

    def _all(self, phrases):
        return f"({' & '.join(map(self._spelt, phrases))})"

    def _spelt(self, ways):
        return f"({' | '.join(map(self._phrase, ways))})"

    def _phrase(self, words):
        return f"({' <-> '.join(f"'{alike(word)}'" for word in words)})"


def spans_words(phrases):
    """Whether one of these phrases has several words."""
    return any(len(words) > 1 for ways in phrases for words in ways)


def has_phrases(term):
    """Whether an alternative of a term has a phrase of several words."""
    return any(map(spans_words, term.alternatives))


def unpacked(sent):
    """Return the ids of an array of integers that PostgreSQL sent, None for none.

    Behind a head of five numbers each stands behind its length. As rows, or as one
    text, they would take several times as long.
    """
    numbers = array("I", sent or b"")
    if byteorder == "little":
        numbers.byteswap()
    return numbers[6::2]


ENGINES = {"sqlite": SQLite(), "postgresql": PostgreSQL()}


def engine():
    """Return the engine of the database in use."""
    return ENGINES[connection.vendor]
