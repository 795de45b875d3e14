"""What the index costs a process: the time to build it and the memory it holds."""

import gc
import time
from pathlib import Path

from django.db import connection

from initiatives.finder.current import current_index
from initiatives.models import CatalogueVersion

KILOBYTE, MEGABYTE = 1024, 1024 * 1024


def main():
    """Return seconds to build the first index, MB kept, and MB at the most."""
    # What any page needs is there before the measurement begins.
    connection.ensure_connection()
    CatalogueVersion.objects.current()
    gc.collect()
    before = resident("VmRSS")
    began = time.perf_counter()
    index = current_index()
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


def resident(field):
    """Return bytes of memory of this process, now (VmRSS) or at the most (VmHWM)."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(field):
            return int(line.split()[1]) * KILOBYTE
    raise LookupError(field)
