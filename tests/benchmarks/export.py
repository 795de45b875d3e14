"""The same catalogue as a file for Datasette: one row an initiative.

A facet with one value an initiative is a column with an index; one with several is a
column holding a JSON array, which is how Datasette facets by such values. The search
table holds what the site searches.
"""

import json
import sqlite3
from collections import defaultdict
from contextlib import closing

from initiatives.finder.current import current_index
from initiatives.finder.facets import FACETS
from initiatives.models import Claim, Initiative

CHUNK = 5_000
OWN = ("slug", "name", "summary", "start_year")
SINGLE = ("city", "country", "region", "city_size", "gateway", "lead", "status")
ARRAYS = [facet.name for facet in FACETS if facet.name not in SINGLE]
CHUNK = 5_000


def main(path):
    """Write the published initiatives to a new file at ``path``."""
    initiatives = Initiative.objects.published().order_by("pk")
    with closing(sqlite3.connect(path)) as database:
        write_rows(database, initiatives)
        write_texts(database, initiatives)
        database.execute("ANALYZE")
        database.commit()


def write_rows(database, initiatives):
    """Write a table with one row an initiative, and indexes for its columns."""
    values = {facet.name: values_of(facet.name) for facet in FACETS}
    columns = [*OWN, *SINGLE, *ARRAYS]
    database.execute(
        f"CREATE TABLE initiatives (id INTEGER PRIMARY KEY, {', '.join(columns)})"
    )
    database.executemany(
        f"INSERT INTO initiatives VALUES ({', '.join('?' * (1 + len(columns)))})",
        (
            [
                pk,
                *own,
                *(next(iter(values[name][pk]), None) for name in SINGLE),
                *(json.dumps(values[name][pk]) for name in ARRAYS),
            ]
            for pk, *own in initiatives.values_list("pk", *OWN)
        ),
    )
    for name in (*SINGLE, "name", "start_year"):
        database.execute(f"CREATE INDEX by_{name} ON initiatives ({name})")


def write_texts(database, initiatives):
    """Write the search table: names, summaries and claims, stemmed."""
    texts = claims()
    database.execute(
        "CREATE VIRTUAL TABLE initiatives_fts USING fts5(name, summary, claims, "
        "content='', tokenize='porter unicode61 remove_diacritics 2')"
    )
    database.executemany(
        "INSERT INTO initiatives_fts (rowid, name, summary, claims) "
        "VALUES (?, ?, ?, ?)",
        (
            (pk, name, summary, " ".join(texts[pk]))
            for pk, name, summary in initiatives.values_list("pk", "name", "summary")
        ),
    )


def values_of(facet):
    """Return the values of a facet by the key of the initiative."""
    found = defaultdict(list)
    for value, keys in current_index().facets[facet].items():
        for key in keys:
            found[key].append(value)
    return found


def claims():
    """Return the texts of the claims by the key of the initiative."""
    found = defaultdict(list)
    rows = Claim.objects.order_by("pk").values_list("initiative_id", "text")
    for pk, text in rows.iterator(chunk_size=CHUNK):
        found[pk].append(text)
    return found
