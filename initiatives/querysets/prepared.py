"""Queries that pages ask again and again, put into SQL once.

For the few rows of a page Django takes longer to write the SQL than the database to
answer it.
"""

from functools import cache

from django.db import connection

# Keys are repeated up to a multiple of so many, a page of cards: so few statements do.
STEP = 24


class Prepared:
    """A query of plain values, whose SQL is written once for each number of keys.

    ``queryset`` is a function of a list of keys that returns the query for their rows.
    """

    def __init__(self, queryset):
        self.queryset = queryset
        self.statement = cache(self._statement)

    def _statement(self, vendor, number):
        return self.queryset(gaps(number)).query.sql_with_params()

    def rows(self, keys=()):
        """Return the rows of these keys as tuples, as the database has them."""
        keys = list(keys)
        keys += keys[-1:] * (-len(keys) % STEP)
        given = dict(zip(gaps(len(keys)), keys, strict=True))
        sql, parameters = self.statement(connection.vendor, len(keys))
        with connection.cursor() as cursor:
            cursor.execute(sql, [given.get(each, each) for each in parameters])
            return cursor.fetchall()


def gaps(number):
    """Return what stands for so many keys: no key is negative."""
    return range(-number, 0)
