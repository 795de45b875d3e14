"""The fixtures hold what was collected for them, but for differences told here."""

import re
from collections import Counter

import pytest

from tests.project.conftest import FIXTURES

# What was collected, by collection: initiatives, claims, figures, milestones,
# recognitions, strategies of initiatives.
COLLECTED = {
    "08-city-sized-solutions": (5, 123, 70, 63, 10, 27),
    "09-practice-to-policy": (3, 24, 9, 17, 0, 9),
    "10-e-pluribus-unum": (21, 161, 89, 66, 22, 61),
    "11-europe": (45, 269, 91, 79, 4, 132),
    "12-americas-australasia-others": (55, 370, 124, 130, 13, 165),
    "13-intercultural-and-eu": (50, 353, 104, 109, 4, 142),
    "14-small-cities-and-policies": (63, 345, 108, 119, 6, 155),
}
MODELS = (
    "initiatives.initiative",
    "initiatives.claim",
    "initiatives.figure",
    "initiatives.milestone",
    "initiatives.recognition",
    "initiatives.initiativestrategy",
)

# Differences, with their reasons: claims said twice are told once, compound ones are
# two, disagreements between sources are told; figures and milestones stood twice; a
# semifinal was told as a milestone alone.
SAID_TWICE = {"08-city-sized-solutions": -6, "13-intercultural-and-eu": -6}
SPLIT = {
    "08-city-sized-solutions": 2,
    "09-practice-to-policy": 1,
    "10-e-pluribus-unum": 1,
    "11-europe": 1,
    "12-americas-australasia-others": 1,
    "13-intercultural-and-eu": 3,
    "14-small-cities-and-policies": 4,
}
DISAGREEMENTS_ADDED = {
    "08-city-sized-solutions": 14,
    "09-practice-to-policy": 3,
    "10-e-pluribus-unum": 13,
    "11-europe": 14,
    "12-americas-australasia-others": 11,
    "13-intercultural-and-eu": 34,
    "14-small-cities-and-policies": 21,
}
TWINS = {
    ("08-city-sized-solutions", "initiatives.figure"): -3,
    ("13-intercultural-and-eu", "initiatives.figure"): -2,
    ("08-city-sized-solutions", "initiatives.milestone"): -4,
    ("08-city-sized-solutions", "initiatives.recognition"): 1,
}
SHARED = {
    "initiatives.source": (1_294, -5 - 1 + 1),  # five unused, one twice, GeoNames
    "cities.city": (204, 0),
    "cities.citystatistic": (622, -3),  # three of Morden and Clarkston stood twice
    "cities.gatewaytype": (9, 0),
    "initiatives.award": (25, 0),
    "initiatives.lesson": (130, -9),  # nine recommendations stood twice
}


@pytest.mark.parametrize("name", COLLECTED)
def test_a_collection_holds_what_was_collected(entries, name):
    counts = Counter(entry["model"] for entry in entries[name])
    for model, collected in zip(MODELS, COLLECTED[name], strict=True):
        differences = TWINS.get((name, model), 0)
        if model == "initiatives.claim":
            differences += SAID_TWICE.get(name, 0) + SPLIT.get(name, 0)
            differences += DISAGREEMENTS_ADDED[name]
        assert counts[model] == collected + differences, model


def test_what_collections_share_is_what_was_collected(entries):
    counts = Counter(entry["model"] for file in entries.values() for entry in file)
    for model, (collected, difference) in SHARED.items():
        assert counts[model] == collected + difference, model


def test_the_table_of_differences_in_the_documentation_is_true(entries):
    readme = (FIXTURES / "README.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| ([a-z ]+) \| [\d,]+ \| ([\d,]+) \|", readme, re.M))
    names = {
        "initiatives": "initiatives.initiative",
        "claims": "initiatives.claim",
        "figures": "initiatives.figure",
        "milestones": "initiatives.milestone",
        "recognitions": "initiatives.recognition",
        "sources": "initiatives.source",
        "cities": "cities.city",
        "city statistics": "cities.citystatistic",
        "lessons": "initiatives.lesson",
        "awards": "initiatives.award",
        "gateway types": "cities.gatewaytype",
    }
    counts = Counter(entry["model"] for file in entries.values() for entry in file)
    assert {name: int(number.replace(",", "")) for name, number in rows.items()} == {
        name: counts[model] for name, model in names.items()
    }


def test_the_documentation_lists_every_file(entries):
    readme = (FIXTURES / "README.md").read_text("utf-8")
    assert re.findall(r"^\| `(\d\d-[a-z-]+)`", readme, re.M) == list(entries)
