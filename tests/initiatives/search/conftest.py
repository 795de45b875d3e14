"""How tests of the search ask: through the finder's JSON."""

import pytest
from django.db import connection

# There are no two writers at once where the database lets one write at a time.
collect_ignore = ["test_writers_at_once.py"] if connection.vendor == "sqlite" else []


@pytest.fixture
def results(client, db):
    """Return a function from a search text to what is found, the best first."""

    def ask(text):
        response = client.get("/initiatives.json", {"q": text})
        assert response.status_code == 200
        return response.json()["results"]

    return ask


@pytest.fixture
def found(results):
    """Return a function from a search text to the names found, the best first."""
    return lambda text: [result["name"] for result in results(text)]
