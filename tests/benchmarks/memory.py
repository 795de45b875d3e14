"""What the index costs a process: the time to build it and the memory it holds."""

import gc
import time
from itertools import islice
from pathlib import Path

from django.db import connection
from pyroaring import FrozenBitMap

from initiatives.finder.current import current_index
from initiatives.finder.selection import PAGE_SIZE
from initiatives.models import CatalogueVersion

KILOBYTE, MEGABYTE = 1024, 1024 * 1024


def main():
    """Return seconds to build the first index, MB kept, and MB at the most.

    With what it makes when it is first asked for: that is kept as long.
    """
    # What any page needs is there before the measurement begins.
    connection.ensure_connection()
    CatalogueVersion.objects.current()
    gc.collect()
    before = resident("VmRSS")
    began = time.perf_counter()
    index = current_index()
    ask_for_all(index)
    seconds = time.perf_counter() - began
    most = resident("VmHWM")
    gc.collect()
    kept = resident("VmRSS")
    return {
        "initiatives": len(index.published),
        "seconds": seconds,
        "kept": (kept - before) / MEGABYTE,
        "most": (most - before) / MEGABYTE,
    }


def ask_for_all(index):
    """Ask an index for all that pages of the finder ask it for."""
    some = FrozenBitMap(islice(index.published, 1, None))
    for order in index.orders.values():
        order.page(some, stop=PAGE_SIZE)
    for ids in (some, FrozenBitMap(some[:1])):
        index.count_by_city(ids)
    index.unplaced_with(some)
    for made in (index.by_city, index.known, index.labels, index.names):
        len(made)


def resident(field):
    """Return bytes of memory of this process, now (VmRSS) or at the most (VmHWM)."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(field):
            return int(line.split()[1]) * KILOBYTE
    raise LookupError(field)
