"""The environment's variables: listed in the README, checked at the start."""

import ast
import re
import runpy

import pytest
from environs import EnvError

from tests.commands import manage
from tests.project.source_tree import ROOT, syntax_tree

SETTINGS = ROOT / "config" / "settings.py"


def variables_read():
    """Return the names of the variables that the settings read, in their order."""
    return [
        node.args[0].value
        for node in ast.walk(syntax_tree(SETTINGS))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "env"
        and node.func.attr != "read_env"
    ]


def variables_documented():
    """Return the names in the README's table of variables."""
    section = (ROOT / "README.md").read_text().split("\n## Configuration\n")[1]
    return re.findall(r"^\| `([A-Z_]+)` \|", section.split("\n## ")[0], re.MULTILINE)


@pytest.fixture
def settings_with(monkeypatch):
    """Return a function that reads the settings anew under some variables."""

    def read(**variables):
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(SETTINGS))

    return read


def test_the_readme_lists_every_variable_once():
    assert len(variables_read()) >= 9
    assert sorted(variables_documented()) == sorted(variables_read())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ALLOWED_HOSTS", ""),
        ("BEHIND_PROXY", "perhaps"),
        ("DATABASE_POOL_SIZE", "0"),
        ("DATABASE_URL", "catalogue.sqlite3"),
        ("DATABASE_URL", "mysql://root@127.0.0.1/catalogue"),
        ("DATABASE_URL", "postgres://localhost:port/catalogue"),
        ("DEBUG", "maybe"),
        ("HSTS_SECONDS", "-1"),
        ("HSTS_SECONDS", "a year"),
        ("HTTPS", "sometimes"),
        ("LOG_LEVEL", "LOUD"),
        ("SECRET_KEY", ""),
        ("SECRET_KEY", "too short"),
        ("STATIC_ROOT", str(ROOT)),
        ("STATIC_ROOT", "static"),
        ("STATIC_ROOT", "/"),
    ],
)
def test_a_wrong_value_stops_the_start_and_names_its_variable(
    settings_with, name, value
):
    with pytest.raises(EnvError, match=name):
        settings_with(**{name: value})


def test_the_start_ends_with_one_line_about_the_wrong_value():
    done = manage("check", HSTS_SECONDS="soon")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        'Configuration error: Environment variable "HSTS_SECONDS" invalid: '
        "Not a valid integer."
    ]


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("postgres://nobody@127.0.0.1:1/catalogue", "127.0.0.1"),
        ("sqlite:////no/such/folder/catalogue.sqlite3", "unable to open"),
    ],
)
def test_a_database_that_is_not_there_is_told_in_one_line(address, reason):
    done = manage("migrate", DATABASE_URL=address)
    assert done.returncode == 1
    [line] = done.stderr.splitlines()
    assert line.startswith("Database error: ")
    assert reason in line
    assert "DATABASE_URL" in line


def test_django_finds_nothing_to_say_about_a_public_site():
    done = manage("check", "--deploy", "--fail-level", "WARNING", HTTPS="true")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_site_with_https_sends_cookies_over_nothing_else(settings_with):
    settings = settings_with(HTTPS="true")
    assert settings["SECURE_SSL_REDIRECT"]
    assert settings["SESSION_COOKIE_SECURE"]
    assert settings["CSRF_COOKIE_SECURE"]
    assert settings["SECURE_HSTS_SECONDS"] == 365 * 24 * 60 * 60


def test_a_proxy_is_believed_only_where_there_is_one(settings_with):
    assert settings_with()["SECURE_PROXY_SSL_HEADER"] is None
    header = settings_with(BEHIND_PROXY="true")["SECURE_PROXY_SSL_HEADER"]
    assert header == ("HTTP_X_FORWARDED_PROTO", "https")


def test_postgresql_is_reached_through_a_pool(settings_with):
    database = settings_with(
        DATABASE_URL="postgres://someone@db.example/catalogue", DATABASE_POOL_SIZE="7"
    )["DATABASES"]["default"]
    assert database["OPTIONS"]["pool"] == {"min_size": 1, "max_size": 7}


def test_sqlite_lets_readers_read_while_a_curator_writes(settings_with):
    database = settings_with(DATABASE_URL="sqlite:///x.sqlite3")["DATABASES"]["default"]
    assert "journal_mode=WAL" in database["OPTIONS"]["init_command"]
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
