"""Writers at the same time leave the documents right.

Not collected on SQLite, which lets one write at a time: see conftest.py.
"""

import threading

import pytest
from django.db import connection, transaction

from cities.models import City
from initiatives.finder.search import find
from initiatives.models import Initiative
from initiatives.vocabulary import Publication
from tests.factories import make_claim, make_initiative, make_source

pytestmark = pytest.mark.django_db(transaction=True)


def publish():
    Initiative.objects.update(publication=Publication.PUBLISHED)


# What one writer does while the other has not committed, and how the initiative stands.
MEANWHILE = {
    "a claim beside a claim": (
        Publication.PUBLISHED,
        lambda: make_claim(Initiative.objects.get(), "A xylophone was bought."),
        lambda: make_claim(Initiative.objects.get(), "A yacht was sold.", ref="other"),
    ),
    "publishing what is given a claim": (
        Publication.DRAFT,
        lambda: make_claim(Initiative.objects.get(), "Xylophone and yacht came."),
        publish,
    ),
    "a claim for what is published": (
        Publication.DRAFT,
        publish,
        lambda: make_claim(Initiative.objects.get(), "Xylophone and yacht came."),
    ),
    "publishing where the city is renamed": (
        Publication.DRAFT,
        lambda: City.objects.update(name="Xylophone Yacht"),
        publish,
    ),
    "renaming the city of what is published": (
        Publication.DRAFT,
        publish,
        lambda: City.objects.update(name="Xylophone Yacht"),
    ),
}


def waits_for_a_lock():
    """Return whether another connection of this database waits for a lock."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_stat_activity "
            "WHERE datname = current_database() AND wait_event_type = 'Lock')"
        )
        return cursor.fetchone()[0]


@pytest.mark.parametrize("case", MEANWHILE)
def test_what_two_write_at_once_is_found_whole(case):
    state, first, second = MEANWHILE[case]
    make_initiative("Centre", publication=state)
    make_source()  # once there, it makes nobody wait

    def write():
        try:
            second()
        finally:
            connection.close()

    other = threading.Thread(target=write)
    with transaction.atomic():
        first()
        other.start()
        while other.is_alive() and not waits_for_a_lock():
            other.join(0.01)
    other.join()
    assert len(find("xylophone yacht").ids) == 1
