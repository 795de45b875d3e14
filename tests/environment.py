"""The environment every test runs in, set before Django reads its settings.

A pytest plug-in (see ``addopts`` in pyproject.toml), because settings are read before
any conftest.py. ``TEST_DATABASE_URL`` chooses the database; SQLite without it.
"""

import os

os.environ |= {
    "SECRET_KEY": "only-for-tests-and-of-no-worth",
    "DEBUG": "false",
    "HTTPS": "false",
    "ALLOWED_HOSTS": "testserver,localhost",
    "DATABASE_URL": os.environ.get("TEST_DATABASE_URL", "sqlite:///test.sqlite3"),
}
