"""What lists of the finder say of an initiative.

Read by two queries that are written once, with the city and the names of strategies
from the index: a page of records with all that hangs on them takes many times longer.
"""

from collections import defaultdict
from dataclasses import dataclass

from cities.models import City
from initiatives.models import Initiative, InitiativeStrategy
from initiatives.querysets.prepared import Prepared

ROWS = Prepared(lambda keys: Initiative.objects.filter(pk__in=keys).for_cards())
STRATEGIES = Prepared(
    lambda keys: InitiativeStrategy.objects.filter(initiative__in=keys).values_list(
        "initiative", "strategy__slug"
    )
)


@dataclass(frozen=True, slots=True)
class Card:
    """One initiative of a list; ``strategies`` are pairs of slug and name in order."""

    pk: int
    slug: str
    name: str
    summary: str
    status: str
    start_year: int | None
    end_year: int | None
    lead_slug: str
    lead_name: str
    statement_count: int
    source_count: int
    city: City
    strategies: list[tuple[str, str]]


def cards_of(ids, index):
    """Return the cards of initiatives, in this order; the index is of their state."""
    if not ids:
        return []
    names, strategies = index.labels["strategy"], defaultdict(list)
    for pk, slug in STRATEGIES.rows(ids):
        strategies[pk].append((slug, names[slug]))
    rows = {row[0]: row for row in ROWS.rows(ids)}
    return [
        Card(*row, index.cities[city], strategies[pk])
        for pk, (*row, city) in ((pk, rows[pk]) for pk in ids)
    ]
