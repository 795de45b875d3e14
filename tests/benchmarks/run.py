"""Catalogues on one database: made, asked, served, and their figures collected."""

import contextlib
import sys

from tests.benchmarks import servers
from tests.benchmarks.rounds import in_rounds, quickest_build
from tests.commands import empty_database, managed

CONNECTIONS = 8
WARM_UP = 50
# Seconds for a case of Datasette, which cannot answer 100 times in that.
PATIENCE = 30
SETTINGS = {"DJANGO_SETTINGS_MODULE": "tests.benchmarks.settings"}
# Whole answers are not remembered.
MADE_ANEW = {"KEEP_ANSWERS": "false"}


@contextlib.contextmanager
def catalogue(size, folder):
    """Make a catalogue of this size; yield the variables that lead to it."""
    with empty_database(folder) as database:
        variables = SETTINGS | {
            "DATABASE_URL": database,
            "STATIC_ROOT": str(folder / "static"),
        }
        managed("migrate", **variables)
        managed("seed", **variables)
        managed("collectstatic", "--no-input", **variables)
        servers.step("fill", size, **variables)
        yield variables


def measured(sizes, number, seconds, folder, compared):
    """Return all figures of catalogues of these sizes, by size.

    ``number`` is of requests a case, ``seconds`` of each load; ``compared`` says
    whether Datasette is asked the same questions.
    """
    with contextlib.ExitStack() as made:
        catalogues = {}
        for size in sizes:
            print(f"- making a catalogue of {size:,} ...", file=sys.stderr)
            room = folder / str(size)
            room.mkdir()
            catalogues[size] = made.enter_context(catalogue(size, room))
        print("- asking for pages ...", file=sys.stderr)
        anew = {size: of | MADE_ANEW for size, of in catalogues.items()}
        cases = in_rounds(anew, number)
        figures = {}
        for size, variables in catalogues.items():
            print(f"- serving the catalogue of {size:,} ...", file=sys.stderr)
            served = served_figures(
                variables, number, seconds, folder / str(size), compared
            )
            figures[size] = {"size": size, "cases": cases[size]} | served
    return figures


def served_figures(variables, number, seconds, folder, compared):
    """Return the figures of one catalogue beside the server times of its pages."""
    anew = variables | MADE_ANEW
    asked = servers.step("comparison", number, **anew)
    figures = {
        "index": quickest_build(anew),
        "repeated": servers.step("repeated", number, **variables),
        "rates": {},
    }
    with servers.site(anew, folder) as address:
        figures["rates"]["uncached"] = rates(address, asked["uncached"], seconds)
        figures["site"] = latencies(address, asked["pairs"], "site", number)
    with servers.site(variables, folder) as address:
        figures["rates"]["cached"] = rates(address, asked["cached"], seconds)
    if compared:
        file = folder / "catalogue.db"
        servers.step("export", str(file), **anew)
        with servers.datasette(file, folder) as address:
            figures["datasette"] = latencies(
                address, asked["pairs"], "datasette", number
            )
    return figures


def rates(address, paths, seconds):
    """Return requests a second at eight connections, beside a constant of that size."""
    page = load(address, paths, seconds)
    constant = load(address, [f"/constant/{page['size']}/"], seconds)
    return {"page": page, "constant": constant}


def load(address, paths, seconds):
    """Ask for the paths over eight connections, after a short warm-up."""
    servers.load(
        address, paths, connections=CONNECTIONS, seconds=PATIENCE, at_most=WARM_UP
    )
    return all_well(
        address,
        servers.load(address, paths, connections=CONNECTIONS, seconds=seconds),
    )


def all_well(name, answers):
    """Return the answers of a load; raise where one of them was no page."""
    if set(answers["statuses"]) != {"200"}:
        raise RuntimeError(f"{name}: {answers['statuses']}")
    return answers


def latencies(address, pairs, side, number):
    """Return, by case, the median in ms over one connection."""
    found = {}
    for pair in pairs:
        paths = pair[side]
        servers.load(address, paths[-1:], connections=1, seconds=PATIENCE, at_most=1)
        found[pair["name"]] = all_well(
            f"{side}, {pair['name']}",
            servers.load(
                address, paths, connections=1, seconds=PATIENCE, at_most=number
            ),
        )
    return found
