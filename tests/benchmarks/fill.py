"""Grow the seeded catalogue to a size.

The rows follow the proportions of the real catalogue (three strategies, three tags
and seven claims an initiative) and a generator with a fixed seed, so that two runs
make the same catalogue. Cities, tags and sources grow with it, and few of them have
most of the initiatives.
"""

import itertools
import random

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction

from initiatives.models import Initiative
from initiatives.vocabulary import Publication
from tests.benchmarks.corpus import Corpus
from tests.benchmarks.initiatives import Makers
from tests.benchmarks.places import next_keys

SEED = 20140901
CHUNK = 5_000


def main(size):
    """Add published initiatives until the catalogue holds ``size``."""
    missing = size - Initiative.objects.published().count()
    if missing <= 0:
        return
    chance = random.Random(SEED)
    makers = Makers(Corpus(), chance, size)
    keys = list(next_keys(Initiative, missing))
    for chunk in itertools.batched(keys, CHUNK):
        with transaction.atomic():
            leave_triggers()
            makers.initiatives(chunk)
    # Published in one go, as a curator's bulk action does: the search documents are
    # then written once an initiative, not once for each row of its evidence.
    Initiative.objects.filter(pk__gte=keys[0]).update(publication=Publication.PUBLISHED)
    settle()


def leave_triggers():
    """Run no triggers in this transaction, on PostgreSQL: they pass over drafts."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")


def settle():
    """Do what a database server does by itself after so many new rows."""
    if connection.vendor != "postgresql":
        return
    models = apps.get_models(include_auto_created=True)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
        cursor.execute("VACUUM ANALYZE")
