"""Whatever is in the catalogue and whatever is asked, the finder answers rightly.

The finder counts and orders in memory; here the database answers the same questions
by plain queries, over random catalogues and random selections.
"""

from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from initiatives.finder.axes import NOUNS
from initiatives.finder.current import current_index
from initiatives.finder.matrix import Matrix
from initiatives.finder.selection import Selection
from tests.initiatives.finder.answers import LOOKUPS, ORDERS, Answers, published
from tests.initiatives.finder.catalogues import YEARS, make_catalogue

LARGEST = 40
# How many selections are made of each catalogue, which takes longer to make.
SELECTIONS = 3
FACETS = (*LOOKUPS, "city_size")
SORTS = (*ORDERS, "city-size")

catalogues = st.tuples(st.integers(0, 10_000), st.integers(0, LARGEST))
year = st.sampled_from([year for year in YEARS if year])


@st.composite
def wishes(draw):
    """What to choose, before it is known which values the catalogue has.

    Facets come with places in their lists of options; a place beyond the end is taken
    from the start again.
    """
    places = st.lists(st.integers(0, 9), min_size=1, max_size=3)
    facets = draw(st.dictionaries(st.sampled_from(FACETS), places, max_size=2))
    # Drawn by themselves, so that several are often asked for at once.
    strategies = draw(st.lists(st.integers(0, 3), max_size=3, unique=True))
    years = sorted(draw(st.lists(year, max_size=2)))
    bounds = draw(st.permutations(["started_from", "started_to"]))
    if len(years) == 2:
        bounds = ["started_from", "started_to"]
    return {
        "facets": facets | {"strategy": strategies},
        "years": dict(zip(bounds, years, strict=False)),
        "match": draw(st.booleans()),
        "sort": draw(st.sampled_from(SORTS)),
    }


def chosen_by(wish, options):
    """Return the wish as ``{parameter: values}``, with values that are known."""
    chosen = {
        name: list(
            dict.fromkeys(options[name][place % len(options[name])] for place in places)
        )
        for name, places in wish["facets"].items()
        if places and options[name]
    }
    chosen |= {name: [year] for name, year in wish["years"].items()}
    if wish["match"]:
        chosen["match"] = ["all"]
    return chosen | {"sort": [wish["sort"]]}


@pytest.fixture
def answer(client):
    """Ask for a page of JSON by what was chosen."""

    def ask(chosen, page=1):
        query = urlencode(chosen | {"page": page}, doseq=True)
        response = client.get(f"/initiatives.json?{query}")
        assert response.status_code == 200, response.content
        return response.json()

    return ask


def options_of(answer):
    """Return the values of each facet that the finder offers."""
    return {
        name: [option["value"] for option in options]
        for name, options in answer["facets"].items()
    }


def pages(answer, chosen):
    """Yield every page of what was chosen."""
    first = answer(chosen)
    yield first
    for number in range(2, first["pages"] + 1):
        yield answer(chosen, number)


@given(catalogues, st.lists(wishes(), min_size=SELECTIONS, max_size=SELECTIONS))
def test_total_counts_and_order_are_what_plain_queries_say(answer, db, made, asked):
    with transaction.atomic():
        make_catalogue(*made)
        right = Answers()
        options = options_of(answer({}))
        for wish in asked:
            chosen = chosen_by(wish, options)
            every = list(pages(answer, chosen))
            keys = right.found(chosen)
            slugs = [record["slug"] for page in every for record in page["results"]]
            assert slugs == right.in_order(keys, wish["sort"])
            for page in every:
                assert page["total"] == len(keys)
                assert page["facets"] == every[0]["facets"]
            for name, listed in every[0]["facets"].items():
                assert {
                    option["value"]: option["count"]
                    for option in listed
                    if option["count"]
                } == right.counts(name, options[name], chosen)
                assert {
                    option["value"] for option in listed if option["selected"]
                } == set(chosen.get(name, ()))
        transaction.set_rollback(True)


@given(catalogues, wishes())
def test_ways_out_and_years_promise_what_is_then_found(answer, db, made, wish):
    with transaction.atomic():
        make_catalogue(*made)
        right = Answers()
        chosen = chosen_by(wish, options_of(answer({})))
        selection = Selection(QueryDict(urlencode(chosen, doseq=True)))
        for way in selection.ways_out:
            without = QueryDict(way.chip.url.partition("?")[2])
            assert way.count == len(right.found(dict(without.lists())))
            assert way.count > selection.total
        open_ended = {
            name: values
            for name, values in chosen.items()
            if not name.startswith("started")
        }
        dated = right.found(open_ended) & published(start_year__isnull=False)
        assert sum(bar.count for bar in selection.years) == len(dated)
        transaction.set_rollback(True)


@given(
    catalogues,
    wishes(),
    st.lists(st.sampled_from([*NOUNS]), min_size=2, max_size=2, unique=True),
)
def test_each_number_of_a_matrix_is_what_its_link_finds(answer, db, made, wish, axes):
    with transaction.atomic():
        make_catalogue(*made)
        right = Answers()
        chosen = chosen_by(wish, options_of(answer({})))
        asked = {"rows": axes[0], "columns": axes[1]} | chosen
        query = QueryDict(urlencode(asked, doseq=True))
        matrix = Matrix(query, current_index())
        assert not matrix.mistakes
        lines = zip(matrix.cells, matrix.row_totals, strict=True)
        cells = [cell for row, total in lines for cell in (*row, total)]
        for cell in [*cells, *matrix.column_totals]:
            there = QueryDict(cell.url.partition("?")[2])
            assert cell.count == len(right.found(dict(there.lists()))), cell.url
        transaction.set_rollback(True)
