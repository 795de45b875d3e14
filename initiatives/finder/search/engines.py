"""Asks the database's own text index for the documents that match a query."""

from array import array
from collections import Counter
from sys import byteorder

from django.db import connection
from pyroaring import BitMap

from initiatives.finder.search.words import alike


class SQLite:
    """An FTS5 table with a column for each part of a document."""

    # names, places, summary, bodies, claims, sources
    WEIGHTS = (10, 4, 4, 2, 1, 0.5)

    @staticmethod
    def phrase(words):
        """Return the expression for words that stand in a row."""
        return f'"{" ".join(words)}"'

    AND, OR = " AND ", " OR "

    def everything(self):
        """Return the ids of all documents."""
        return self._ids(
            "SELECT group_concat(id) FROM initiatives_searchdocument_docsize"
        )

    def matching(self, expression):
        """Return the ids of the documents that match an expression."""
        return self._ids(
            "SELECT group_concat(rowid) FROM initiatives_searchdocument "
            "WHERE initiatives_searchdocument MATCH %s",
            expression,
        )

    def _ids(self, statement, *parameters):
        # As one text: a row for every id would take longer.
        with connection.cursor() as cursor:
            cursor.execute(statement, parameters)
            (ids,) = cursor.fetchone()
        return BitMap(map(int, ids.split(","))) if ids else BitMap()

    def ranked(self, query):
        """Return the ids of the documents that match, the best first.

        What has the words as they were typed counts twice.
        """
        scores = Counter()
        for wanted in dict.fromkeys((expression(query), expression(query.as_typed))):
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT rowid, bm25(initiatives_searchdocument, "
                    "%s, %s, %s, %s, %s, %s) FROM initiatives_searchdocument "
                    "WHERE initiatives_searchdocument MATCH %s",
                    [*self.WEIGHTS, wanted],
                )
                for found, score in cursor:
                    scores[found] -= score
        return sorted(scores, key=lambda found: (-scores[found], found))


class PostgreSQL:
    """A table of tsvectors with a GIN index."""

    # claims and sources, summary and bodies, places, names
    WEIGHTS = "{0.1, 0.4, 0.4, 1.0}"
    # Divide by the logarithm of the document's length.
    NORMALISATION = 1

    @staticmethod
    def phrase(words):
        """Return the expression for words that stand in a row."""
        return f"({' <-> '.join(f"'{alike(word)}'" for word in words)})"

    AND, OR = " & ", " | "

    def everything(self):
        """Return the ids of all documents."""
        return self._ids(
            "SELECT string_agg(int4send(id::integer), ''::bytea) "
            "FROM initiatives_searchdocument"
        )

    def matching(self, expression):
        """Return the ids of the documents that match an expression."""
        return self._ids(
            "SELECT string_agg(int4send(id::integer), ''::bytea) "
            "FROM initiatives_searchdocument "
            "WHERE document @@ to_tsquery('initiatives_search', %s)",
            expression,
        )

    def _ids(self, statement, *parameters):
        # As bytes: a row for every id would take longer.
        with connection.cursor() as cursor:
            cursor.execute(statement, parameters)
            (sent,) = cursor.fetchone()
        ids = array("I", sent or b"")
        if byteorder == "little":
            ids.byteswap()
        return BitMap(ids)

    def ranked(self, query):
        """Return the ids of the documents that match, the best first.

        What has the words as they were typed counts twice.
        """
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT id FROM initiatives_searchdocument, "
                "to_tsquery('initiatives_search', %s) AS wanted, "
                "to_tsquery('initiatives_search', %s) AS typed "
                "WHERE document @@ wanted "
                "ORDER BY ts_rank(%s, document, wanted, %s) "
                "+ ts_rank(%s, document, typed, %s) DESC, id",
                [
                    expression(query),
                    expression(query.as_typed),
                    *(self.WEIGHTS, self.NORMALISATION) * 2,
                ],
            )
            return [row[0] for row in cursor]


ENGINES = {"sqlite": SQLite(), "postgresql": PostgreSQL()}


def engine():
    """Return the engine of the database in use."""
    return ENGINES[connection.vendor]


def expression(query):
    """Return what the engine understands: the terms of a query, all of them."""
    return engine().AND.join(map(_term, query.terms))


def _term(term):
    these = engine()
    typed = these.AND.join(map(these.phrase, term.phrases))
    others = map(these.phrase, term.equals)
    return f"({these.OR.join([f'({typed})', *others])})"


def any_of(phrases):
    """Return what the engine understands: any of these phrases."""
    these = engine()
    return these.OR.join(map(these.phrase, phrases))
