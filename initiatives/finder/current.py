"""The index of the catalogue as a page finds it, kept from page to page.

A page is read within one snapshot of the database: the version, the index built for it
and the rows it shows. So no page mixes two states of the catalogue, whoever writes
meanwhile, and every process comes to the same answer by itself.
"""

import gc
import threading
from contextlib import ExitStack, contextmanager

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


@contextmanager
def uncollected():
    """Look for no garbage: of what an index is made from nearly all is kept.

    To go through it again and again would take a tenth of the time it is made in.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class Held:
    """The index this process built last, and the right to build the next."""

    def __init__(self):
        self.index = None
        self.lock = threading.Lock()

    def current(self):
        """Return the index of the version that this connection sees."""
        version = CatalogueVersion.objects.current()
        index = self.index
        if index is None or index.version != version:
            with uncollected():
                self.index = index = FacetIndex.build()
        return index

    def held(self):
        """Return the index it holds, None where it is of another version."""
        index = self.index
        if index and index.version == CatalogueVersion.objects.current():
            return index
        return None


_held = Held()
current_index = _held.current


@contextmanager
def reading():
    """Open a snapshot and give the index of it: what a page reads and counts agree.

    After a change the first page waits until the index is built, and so do those who
    come meanwhile. Each is then read in the state that its index was built from, so
    that no page waits for a second build of its own, however fast changes come.
    """
    with snapshot():
        if index := _held.held():
            yield index
            return
    with ExitStack() as until_built:
        until_built.enter_context(_held.lock)
        with snapshot():
            index = _held.current()
            until_built.close()
            yield index
