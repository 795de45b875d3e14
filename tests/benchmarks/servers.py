"""The servers that are measured: the site's own, and Datasette."""

import contextlib
import json
import subprocess
import sys

from tests.browser.server import answers, free_port
from tests.commands import ROOT, site_environment

# As in the Makefile: two processes for two cores, four threads in each.
GRANIAN = (
    "granian",
    "--interface",
    "wsgi",
    "--no-ws",
    "--log-level",
    "warning",
    "--workers",
    "2",
    "--blocking-threads",
    "4",
    "config.wsgi:application",
)
# Datasette stops counting after 200 ms by itself: here it may finish, and it shows as
# many rows and options as the site does.
DATASETTE_SETTINGS = {
    "facet_time_limit_ms": 600_000,
    "sql_time_limit_ms": 600_000,
    "default_page_size": 24,
    "default_facet_size": 30,
    "suggest_facets": "off",
}


@contextlib.contextmanager
def site(variables, folder):
    """Serve the site until the block ends; yield its address."""
    port = free_port()
    command = [*GRANIAN, "--host", "127.0.0.1", "--port", str(port)]
    with running(command, port, "/robots.txt", variables, folder) as address:
        yield address


@contextlib.contextmanager
def datasette(file, folder):
    """Serve a file by Datasette until the block ends; yield its address."""
    port = free_port()
    command = ["datasette", "serve", "--immutable", str(file), "--port", str(port)]
    for name, value in DATASETTE_SETTINGS.items():
        command += ["--setting", name, str(value)]
    with running(command, port, "/-/versions.json", {}, folder) as address:
        yield address


@contextlib.contextmanager
def running(command, port, path, variables, folder):
    """Run a server of this environment's packages; yield its address."""
    address = f"http://127.0.0.1:{port}"
    log = folder / f"{command[0]}.log"
    program = [sys.executable, "-m", *command]
    with log.open("w") as output:
        process = subprocess.Popen(
            program,
            cwd=ROOT,
            env=site_environment(**variables),
            stdout=output,
            stderr=output,
        )
    try:
        if not answers(process, address + path):
            raise RuntimeError(f"{command[0]} does not answer:\n{log.read_text()}")
        yield address
    finally:
        process.terminate()
        process.wait()


def step(name, *arguments, **variables):
    """Run one step of the benchmark in a new process and return what it found."""
    command = [sys.executable, "-m", "tests.benchmarks.step", name]
    done = subprocess.run(
        [*command, *map(json.dumps, arguments)],
        cwd=ROOT,
        env=site_environment(**variables),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(done.stdout) if done.stdout else None


def load(address, paths, **options):
    """Ask a server for the paths from a process of its own; see ``load.load``."""
    asked = {"address": address, "paths": paths, **options}
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.load"],
        cwd=ROOT,
        input=json.dumps(asked),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)
