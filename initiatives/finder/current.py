"""The index of the catalogue as a page finds it, kept from page to page.

A page reads everything within one ``snapshot()``: the version, the index built for it
and the rows it shows. So no page mixes two states of the catalogue, whoever writes
meanwhile, and every process comes to the same answer by itself.
"""

import threading
from contextlib import contextmanager

from django.db import connection, transaction

from initiatives.finder.index import FacetIndex
from initiatives.models import CatalogueVersion


@contextmanager
def snapshot():
    """Read one state of the database, whatever others commit meanwhile.

    Within a transaction it is that transaction's state. It must not be written in.
    """
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    else:
        # Not atomic(): that would take SQLite's only right to write.
        with connection.cursor() as cursor:
            cursor.execute("BEGIN")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")


class Held:
    """The index this process built last, and the right to build the next."""

    def __init__(self):
        self.index = None
        self.lock = threading.Lock()

    def current(self):
        """Return the index of the version that this connection sees.

        One thread builds it, and those who need the same wait for it. The index held
        goes on serving those who see its version.
        """
        version = CatalogueVersion.objects.current()
        return self.of(version) or self.built(version)

    def of(self, version):
        """Return the index held where it is of this version."""
        index = self.index
        return index if index and index.version == version else None

    def built(self, version):
        """Build the index of this version, unless another thread just did."""
        with self.lock:
            index = self.of(version)
            if index is None:
                self.index = index = FacetIndex.build()
            return index


current_index = Held().current
