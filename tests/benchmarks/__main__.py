"""Measure, print a report, and keep the figures: ``make bench``."""

import argparse
import json
import os
import platform
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.budgets import verdicts
from tests.benchmarks.report import report
from tests.benchmarks.run import measured

SIZES = (2_000, 20_000, 100_000)
REQUESTS, SECONDS = 100, 10
QUICK_REQUESTS, QUICK_SECONDS = 20, 2


def options():
    """Return what was asked for on the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument(
        "--size", type=int, action="append", help="initiatives; repeat for several"
    )
    parser.add_argument(
        "--engine",
        choices=("sqlite", "postgresql"),
        help="only this one; PostgreSQL needs TEST_DATABASE_URL",
    )
    parser.add_argument("--quick", action="store_true", help="fewer requests")
    parser.add_argument("--json", type=Path, help="file that gets all figures")
    parser.add_argument(
        "--strict", action="store_true", help="fail where a budget is missed"
    )
    return parser.parse_args()


def engines(asked):
    """Yield each database asked for, with ``TEST_DATABASE_URL`` only for its own."""
    server = os.environ.pop("TEST_DATABASE_URL", "")
    if asked != "postgresql":
        yield "sqlite"
    if asked == "postgresql" and not server:
        raise SystemExit("PostgreSQL needs TEST_DATABASE_URL, the address of a server.")
    if asked != "sqlite" and server:
        os.environ["TEST_DATABASE_URL"] = server
        yield "postgresql"


def measure(asked):
    """Return the figures by engine and size."""
    number = QUICK_REQUESTS if asked.quick else REQUESTS
    seconds = QUICK_SECONDS if asked.quick else SECONDS
    figures = {}
    for engine in engines(asked.engine):
        print(f"{engine}:", file=sys.stderr)
        with tempfile.TemporaryDirectory() as folder:
            figures[engine] = measured(
                asked.size or SIZES,
                number,
                seconds,
                Path(folder),
                compared=engine == "sqlite",
            )
    compare_all(figures)
    return figures


def compare_all(figures):
    """Set beside each database what Datasette, which reads SQLite alone, took.

    The catalogues are made from the same seed, and asked the same.
    """
    for by_size in figures.values():
        for size, found in by_size.items():
            on_sqlite = figures.get("sqlite", {}).get(size, {})
            if "datasette" in on_sqlite:
                found.setdefault("datasette", on_sqlite["datasette"])


def main():
    """Measure what was asked for; return the status to exit with."""
    asked = options()
    figures = measure(asked)
    judged = {
        engine: list(verdicts(engine, found)) for engine, found in figures.items()
    }
    if asked.json:
        asked.json.write_text(json.dumps(figures, indent=1))
    busy = ", ".join(f"{load:.1f}" for load in os.getloadavg())
    python = platform.python_version()
    print(f"Python {python}, {os.cpu_count()} cores, load {busy}\n")
    print(report(figures, judged))
    kept = all(verdict.is_kept for found in judged.values() for verdict in found)
    return 0 if kept or not asked.strict else 1


if __name__ == "__main__":
    sys.exit(main())
