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
# What initiatives name, by collection: service areas, levers and target groups;
# partners; further names; websites; tags.
NAMED = {
    "08-city-sized-solutions": (73, 33, 15, 5, 43),
    "09-practice-to-policy": (21, 9, 1, 0, 11),
    "10-e-pluribus-unum": (166, 22, 21, 10, 84),
    "11-europe": (304, 29, 14, 4, 142),
    "12-americas-australasia-others": (449, 45, 5, 20, 175),
    "13-intercultural-and-eu": (423, 58, 0, 7, 184),
    "14-small-cities-and-policies": (431, 57, 0, 4, 255),
}
PARTNERS_ADDED = {"08-city-sized-solutions": 1}  # there was no kind for national bodies
TAGS_LEFT_OUT = {  # near-synonyms are one; places and what another field says are none
    "08-city-sized-solutions": 1,
    "10-e-pluribus-unum": 1,
    "11-europe": 5,
    "12-americas-australasia-others": 58,
    "13-intercultural-and-eu": 15,
    "14-small-cities-and-policies": 76,
}
SHARED = {
    "initiatives.source": (1_294, -5 - 1 + 2),  # five unused, one twice, GeoNames
    "cities.city": (204, 0),
    # Three of Morden and Clarkston stood twice; GeoNames has populations of 170.
    "cities.citystatistic": (622, -3 + 170),
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


def count_named(file):
    """Count what the initiatives of a fixture file name, in the order of ``NAMED``."""
    initiatives = [
        entry["fields"] for entry in file if entry["model"] == "initiatives.initiative"
    ]
    lists = ("service_areas", "levers", "target_groups")
    return (
        sum(len(each.get(name, ())) for each in initiatives for name in lists),
        sum(len(each.get("partners", ())) for each in initiatives),
        sum(len(each.get("also_known_as", "").splitlines()) for each in initiatives),
        sum("website" in each for each in initiatives),
        sum(entry["model"] == "initiatives.taggedinitiative" for entry in file),
    )


@pytest.mark.parametrize("name", NAMED)
def test_initiatives_name_what_was_collected(entries, name):
    terms, partners, names, websites, tags = NAMED[name]
    partners += PARTNERS_ADDED.get(name, 0)
    tags -= TAGS_LEFT_OUT.get(name, 0)
    assert count_named(entries[name]) == (terms, partners, names, websites, tags)


def test_what_collections_share_is_what_was_collected(entries):
    counts = Counter(entry["model"] for file in entries.values() for entry in file)
    for model, (collected, difference) in SHARED.items():
        assert counts[model] == collected + difference, model


def test_a_figure_from_geonames_has_no_year_and_names_its_record(entries):
    figures = [entry["fields"] for entry in entries["17-geonames"]]
    assert len({figure["city"][0] for figure in figures}) == len(figures) == 170
    assert {figure["source"][0] for figure in figures} == {"geonames-populations"}
    assert not [figure for figure in figures if "year" in figure]
    assert all(re.match(r"Record \d+, ", figure["locator"]) for figure in figures)


def test_the_table_of_differences_in_the_documentation_is_true(entries):
    readme = (FIXTURES / "README.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| ([a-z ]+) \| [\d,]+ \| ([\d,]+) \|", readme, re.M))
    names = {
        "initiatives": "initiatives.initiative",
        "claims": "initiatives.claim",
        "figures": "initiatives.figure",
        "milestones": "initiatives.milestone",
        "recognitions": "initiatives.recognition",
        "strategies of initiatives": "initiatives.initiativestrategy",
        "tags of initiatives": "initiatives.taggedinitiative",
        "sources": "initiatives.source",
        "cities": "cities.city",
        "city statistics": "cities.citystatistic",
        "lessons": "initiatives.lesson",
        "awards": "initiatives.award",
        "gateway types": "cities.gatewaytype",
    }
    counts = Counter(entry["model"] for file in entries.values() for entry in file)
    named = ("other terms", "partners of initiatives", "further names", "websites")
    sums = [
        sum(column) for column in zip(*map(count_named, entries.values()), strict=True)
    ]
    assert {name: int(number.replace(",", "")) for name, number in rows.items()} == {
        **{name: counts[model] for name, model in names.items()},
        **dict(zip(named, sums[:-1], strict=True)),
    }


def test_the_documentation_lists_every_file(entries):
    readme = (FIXTURES / "README.md").read_text("utf-8")
    assert re.findall(r"^\| `(\d\d-[a-z-]+)`", readme, re.M) == list(entries)
