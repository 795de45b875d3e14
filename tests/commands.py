"""The site's own commands, run in processes and on databases of their own."""

import contextlib
import os
import secrets
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

ROOT = Path(__file__).resolve().parents[1]


@contextlib.contextmanager
def empty_database(folder):
    """Yield the address of a new database, removed afterwards.

    It is a file in ``folder``, or on the server that ``TEST_DATABASE_URL`` names.
    """
    server = os.environ.get("TEST_DATABASE_URL", "")
    if not server.startswith("postgres"):
        yield f"sqlite:///{folder / 'site.sqlite3'}"
        return
    name = f"catalogue_{os.getpid()}_{secrets.token_hex(4)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield urlsplit(server)._replace(path=f"/{name}").geturl()
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def site_environment(**variables):
    """Return the environment of a public site, but for the https that tests lack."""
    return os.environ | {
        "ALLOWED_HOSTS": "127.0.0.1",
        "DEBUG": "false",
        "HTTPS": "false",
        "SECRET_KEY": secrets.token_urlsafe(50),
        **variables,
    }


def manage(*arguments, **variables):
    """Run ``manage.py`` to its end and return the finished process with its output."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=site_environment(**variables),
        capture_output=True,
        text=True,
        check=False,
    )


def managed(*arguments, **variables):
    """Run ``manage.py``; raise RuntimeError with its output where it fails."""
    done = manage(*arguments, **variables)
    if done.returncode != 0:
        raise RuntimeError(f"{arguments} failed:\n{done.stdout}\n{done.stderr}")
    return done
