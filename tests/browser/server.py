"""The site as a reader meets it: seeded, served by its own server, for a browser.

It runs in a process of its own with a database of its own. Playwright keeps an event
loop running in the process that drives the browser, where Django then refuses to touch
a database; so nothing here does.
"""

import contextlib
import socket
import subprocess
import sys
import time
from urllib.error import URLError
from urllib.request import urlopen

from tests.commands import ROOT, empty_database, managed, site_environment

SECONDS_TO_START = 30


@contextlib.contextmanager
def served_site(folder):
    """Serve the seeded catalogue; yield its address, without a slash at the end.

    ``folder`` takes the static files, the server's log and, with SQLite, the database.
    Raises ``RuntimeError`` with what was printed where a step fails.
    """
    with empty_database(folder) as database:
        variables = {"DATABASE_URL": database, "STATIC_ROOT": str(folder / "static")}
        managed("migrate", **variables)
        managed("seed", **variables)
        managed("collectstatic", "--no-input", **variables)
        with server(folder / "server.log", **variables) as address:
            yield address


@contextlib.contextmanager
def server(log, **variables):
    """Run the server on a free port until the block ends; yield its address."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with log.open("w") as output:
        process = subprocess.Popen(
            granian(port),
            cwd=ROOT,
            env=site_environment(**variables),
            stdout=output,
            stderr=output,
        )
    try:
        if not answers(process, f"{address}/robots.txt"):
            raise RuntimeError(f"The server does not answer:\n{log.read_text()}")
        yield address
    finally:
        process.terminate()
        process.wait()


def free_port():
    """Return a port of this machine that nothing listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def granian(port):
    """Return the command that serves the site on this port."""
    options = ["--interface", "wsgi", "--no-ws", "--blocking-threads", "4"]
    address = ["--host", "127.0.0.1", "--port", str(port)]
    program = [sys.executable, "-m", "granian"]
    return [*program, *options, *address, "config.wsgi:application"]


def answers(process, address):
    """Tell whether the server answers before it ends or the time is up."""
    deadline = time.monotonic() + SECONDS_TO_START
    while process.poll() is None and time.monotonic() < deadline:
        with contextlib.suppress(URLError), urlopen(address):
            return True
        time.sleep(0.1)
    return False
