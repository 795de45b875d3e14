"""While others write, every reader of every process sees one state of the catalogue.

Two servers with four threads each answer readers; two processes change the same
database all the while, in transactions that leave twins alike (see twins.py). A mix of
two states would show twins apart, or a total that is not the length of its list.
"""

import csv
import io
import json
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from urllib.request import urlopen

import pytest

from tests.browser.server import server
from tests.commands import ROOT, empty_database, managed, site_environment
from tests.initiatives.twins import SIDES

READERS = 8
# How many states of the catalogue each reader has to meet, in so many answers.
STATES, ANSWERS = 5, 2_000
# How often a file is taken.
FILES = 40
ADDRESSES = (
    "/initiatives.json",
    "/initiatives.json?tag=left",
    "/initiatives.json?tag=right",
    "/initiatives.json?sort=updated",
    "/initiatives.json?q=twin&sort=name",
)


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    """Give the variables that lead to a database of twins."""
    with empty_database(tmp_path_factory.mktemp("twins")) as address:
        variables = {"DATABASE_URL": address}
        managed("migrate", **variables)
        told(variables, "make()")
        yield variables


@pytest.fixture
def serve(database, tmp_path):
    """Start a server, a process of its own; it ends with the test."""
    with ExitStack() as running:

        def start(name):
            return running.enter_context(server(tmp_path / name, **database))

        yield start


def calling(call):
    """Return the arguments of ``manage.py`` that call a function of the twins."""
    return ["shell", "-v", "0", "-c", f"from tests.initiatives.twins import *; {call}"]


def told(variables, call):
    """Call a function of the twins in a process of its own; return what it prints."""
    return managed(*calling(call), **variables).stdout


def start_writer(variables, seed, end):
    """Start a process that changes twins until the file ``end`` is there."""
    call = f"change({seed}, {str(end)!r})"
    command = [sys.executable, "manage.py", *calling(call)]
    environment = site_environment(**variables)
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True
    )


def ask(address):
    """Return what a server answers, as data; raise where it is an error."""
    with urlopen(address) as answer:
        return json.load(answer)


def whole_list(address):
    """Return every page of a list that nobody changes."""
    first = ask(address)
    numbers = range(2, first["pages"] + 1)
    return [first, *(ask(f"{address}?page={number}") for number in numbers)]


def read(address):
    """Read a list until it was met in many states; return the faults in its answers."""
    states = set()
    for _ in range(ANSWERS):
        answer = ask(address)
        states.add(answer["version"])
        if faults := faults_of(answer):
            return faults
        if len(states) == STATES:
            return []
    return [f"{address} hardly changed: {states}"]


def read_files(address):
    """Take the file of one side again and again; return what cannot be of one state."""
    faults = []
    for _ in range(FILES):
        with urlopen(address) as answer:
            rows = csv.DictReader(io.TextIOWrapper(answer, "utf-8-sig"))
            tags = {row["slug"]: row["tags"] for row in rows}
        pairs = Counter(slug[:-1] for slug in tags)
        if set(tags.values()) != {"left"} or set(pairs.values()) != {2}:
            faults.append(tags)
    return faults


def faults_of(answer):
    """Return what in one answer cannot be of one state of the catalogue."""
    faults = []
    sides = {record["slug"]: tuple(record["tags"]) for record in answer["results"]}
    counts = {option["value"]: option["count"] for option in answer["facets"]["tag"]}
    chosen = answer["selection"].get("tag")
    # Twins stand together by name, and pages of 24 part no pair.
    if answer["selection"].get("sort") != ["updated"]:
        for slug, side in sides.items():
            twin = slug[:-1] + ("b" if slug.endswith("a") else "a")
            if sides.get(twin) != side:
                faults.append(f"{slug} is {side}, {twin} is {sides.get(twin)}")
    if chosen and any(side != tuple(chosen) for side in sides.values()):
        faults.append(f"{chosen} lists {sides}")
    expected = sum(counts.get(side, 0) for side in chosen or SIDES)
    if answer["total"] != expected:
        faults.append(f"{answer['total']} are listed, {counts} counted")
    if len(sides) != min(answer["total"], answer["page_size"]):
        faults.append(f"{answer['total']} found, {len(sides)} shown")
    return faults


def test_readers_never_see_a_mix_while_processes_write(database, serve, tmp_path):
    end = tmp_path / "end"
    servers = [serve("first.log"), serve("second.log")]
    writers = [start_writer(database, seed, end) for seed in (1, 2)]
    try:
        with ThreadPoolExecutor(READERS) as pool:
            lists = [
                servers[n % len(servers)] + ADDRESSES[n % len(ADDRESSES)]
                for n in range(READERS)
            ]
            readers = pool.map(read, lists)
            # Started while they write: its first index is of a state in the middle.
            servers.append(serve("late.log"))
            assert read(f"{servers[-1]}/initiatives.json") == []
            assert read_files(f"{servers[0]}/initiatives.csv?tag=left") == []
            assert [faults for faults in readers if faults] == []
    finally:
        end.touch()
        complaints = [writer.communicate()[1] for writer in writers]
    assert complaints == ["", ""]

    truth = json.loads(told(database, "tell()"))
    for address in servers:
        pages = whole_list(f"{address}/initiatives.json")
        records = [record for page in pages for record in page["results"]]
        assert {record["slug"]: record["tags"][0] for record in records} == truth
        assert pages[0]["total"] == len(truth)
