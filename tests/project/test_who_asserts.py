"""Who asserts a statement of the fixtures follows what its source is."""

import pytest

COLLECTIONS_OF_PRACTICE = (
    "Cities of Migration",
    "Council of Europe, Intercultural Cities",
    "European Website on Integration",
    "Government Alliance on Race and Equity",
    "International Labour Organization",
    "Moving Cities",
    "UNESCO",
    "Welcoming America",
)


@pytest.mark.parametrize("publisher", COLLECTIONS_OF_PRACTICE)
def test_a_collection_of_practice_is_a_network_unless_it_names_who_says_so(
    entries, publisher
):
    objects = [entry for file in entries.values() for entry in file]
    keys = {
        entry["fields"]["key"]
        for entry in objects
        if entry["model"] == "initiatives.source"
        and entry["fields"]["publisher"].startswith(publisher)
    }
    asserters = {
        entry["fields"]["asserted_by"]
        for entry in objects
        if entry["model"] == "initiatives.claim"
        and entry["fields"]["source"][0] in keys
    }
    assert "network" in asserters
    assert asserters <= {"network", "city", "participant"}
