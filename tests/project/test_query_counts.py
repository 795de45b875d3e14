"""A page asks the database a fixed number of questions, however much it shows."""

from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from initiatives.finder.current import current_index
from initiatives.finder.index import FacetIndex
from initiatives.models import Lever
from tests.factories import (
    make_city,
    make_claim,
    make_figure,
    make_initiative,
    make_lesson,
    make_milestone,
    make_recognition,
    make_source,
)

PAGES = {
    "/": 11,
    "/initiatives/": 3,
    "/initiatives/?strategy=equal-access&q=plan": 7,
    "/initiatives/?like=littleton-us": 5,
    "/initiatives/?view=table": 3,
    "/initiatives/?view=table&columns=levers&columns=lead": 3,
    "/initiatives/?view=table&columns=updated": 4,
    "/initiatives/?view=map": 1,
    "/initiatives/?view=timeline": 2,
    "/initiatives/options/tag/": 1,
    "/initiatives/map.json": 1,
    "/initiatives/map.html?city=littleton-us": 5,
    "/initiatives.geojson": 8,
    "/initiatives.json": 8,
    "/initiatives.csv": 8,
    "/initiatives/plan-0/": 20,
    "/compare/?initiative=plan-0&initiative=plan-1": 16,
    "/compare/?initiative=plan-1": 16,
    "/brief/?initiative=plan-0&initiative=plan-1": 14,
    "/brief/": 1,
    "/shortlist/?initiative=plan-0&initiative=plan-1": 4,
    "/shortlist/": 0,
    "/cities/": 1,
    "/matrix/": 1,
    "/matrix/?rows=lever&columns=decade&strategy=equal-access&q=plan": 3,
    "/matrix.json": 1,
    "/matrix.csv": 1,
    "/cities/like/": 3,
    "/cities/like/?city=littleton-us": 8,
    "/cities/like/?population=40000&country=US": 6,
    "/cities/littleton-us/": 12,
    "/strategies/": 1,
    "/strategies/equal-access/": 22,
    "/lessons/": 3,
    "/lessons/lesson-0/": 5,
    "/sources/": 2,
    "/sources/source-0/": 12,
    "/awards/": 1,
    "/awards/city-prize/": 6,
}


def city_of(number):
    """Return Littleton for every other number, and else a city of its own."""
    if number % 2:
        return make_city(f"City {number}", population=10_000 * number)
    return make_city(population=None if number else 45_652)


def grow(start, stop):
    """Make initiatives with every kind of evidence, some of it shared."""
    for number in range(start, stop):
        source = make_source(f"source-{number}")
        initiative = make_initiative(
            f"Plan {number}",
            city=city_of(number),
            strategies=["equal-access", f"strategy-{number}"],
            tags=["mentoring", f"tag {number}"],
            levers=["convener"],
        )
        for each in (source, make_source("source-0")):
            claim = make_claim(
                initiative, f"Claim {number} of {each.key}.", source=each
            )
            claim.further_sources.add(make_source("source-0"))
            make_claim(initiative, "It failed.", kind="setback", source=each)
            make_claim(initiative, "A grant.", kind="precondition", source=each)
            make_figure(initiative, source=each)
            make_figure(initiative, source=each, unit="USD")
            make_milestone(initiative, source=each)
        initiative.partners.add(initiative.lead)
        make_recognition(initiative)
        make_lesson(
            f"lesson-{number}",
            initiatives=[initiative],
            strategies=["equal-access"],
            source=source,
        )


def questions(client, address):
    """Count what a page asks once the index is built, with nothing else kept.

    What other pages left behind is of another version.
    """
    Lever.objects.update(name="Convener")
    current_index()
    cache.clear()
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address)
        if response.streaming:
            b"".join(response)
    assert response.status_code == 200
    return len(asked)


def test_the_number_of_queries_does_not_grow(client, db, subtests):
    grow(0, 2)
    small = {address: questions(client, address) for address in PAGES}
    grow(2, 12)
    for address, pinned in PAGES.items():
        with subtests.test(address=address):
            assert questions(client, address) == small[address] == pinned


def test_the_index_is_built_with_a_number_of_queries_that_does_not_grow(
    db, django_assert_num_queries
):
    for start, stop in ((0, 2), (2, 12)):
        grow(start, stop)
        with django_assert_num_queries(35):
            FacetIndex.build()
