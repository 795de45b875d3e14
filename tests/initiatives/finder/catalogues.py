"""Random small catalogues: one number makes one catalogue, the same every time."""

import random
from datetime import UTC, datetime, timedelta
from itertools import product

from cities.models import City, CityStatistic, GatewayType
from initiatives.models import (
    Award,
    Claim,
    Initiative,
    InitiativeStrategy,
    Lever,
    Organisation,
    Recognition,
    ServiceArea,
    StrategyCategory,
    Tag,
    TaggedInitiative,
    TargetGroup,
)
from initiatives.vocabulary import Aim, Asserter, ClaimKind, Publication, Status
from tests.factories import make_source

NAMES = ("Centre", "Fund", "Hotline", "Office", "Plan", "School", "Week", "Works")
YEARS = (None, 1989, 1990, 1997, 1998, 1999, 2024)
# On, just below and above the bounds of the size classes; None: no sourced figure.
POPULATIONS = (None, 0, 49_999, 50_000, 199_999, 500_000, 1_499_999, 1_500_000)
PLACES = (
    ("Aachen", "", "DE"),
    ("Bern", "", "CH"),
    ("Boston", "Massachusetts", "US"),
    ("Cork", "Munster", "IE"),
    ("Denver", "Colorado", "US"),
)
SHARE_PUBLISHED = 0.85
NEW_YEAR = datetime(2025, 1, 1, tzinfo=UTC)


def make_catalogue(seed, size):
    """Make up to this many initiatives, drafts among them, and their vocabulary."""
    chance = random.Random(seed)
    vocabulary = make_vocabulary(chance)
    initiatives = make_initiatives(chance, size, vocabulary)
    make_terms(chance, initiatives, vocabulary)
    make_evidence(chance, initiatives)


def some(chance, values):
    """Return none, some or all of the values, each once."""
    values = list(values)
    return chance.sample(values, chance.randint(0, len(values)))


def made(model, rows):
    """Insert rows and return them."""
    return model.objects.bulk_create(model(**row) for row in rows)


def terms(model, number, **fields):
    """Make terms of a vocabulary, called by their model."""
    stem = model.__name__.lower()
    return made(
        model,
        [
            {
                "slug": f"{stem}-{n}",
                "name": f"{stem} {n}",
                "definition": "What it means.",
                "position": n,
            }
            | fields
            for n in range(number)
        ],
    )


def make_vocabulary(chance):
    """Make cities with figures, bodies and all terms; return them by their use."""
    source = make_source("census")
    gateways = made(
        GatewayType,
        [
            {
                "slug": "new",
                "name": "New",
                "definition": ".",
                "as_of": 1,
                "source": source,
            }
        ],
    )
    cities = made(
        City,
        [
            {
                "slug": f"{name.lower()}-{country.lower()}",
                "name": name,
                "region": region,
                "country": country,
                "gateway_type": chance.choice([None, *gateways]),
            }
            for name, region, country in PLACES
        ],
    )
    made(CityStatistic, figures(chance, cities))
    return {
        "cities": cities,
        "bodies": made(
            Organisation,
            [
                {"slug": kind, "name": kind, "kind": kind}
                for kind in ("city-government", "library", "police")
            ],
        ),
        "strategies": [
            *terms(StrategyCategory, 3, aim=Aim.ACCESS),
            *made(
                StrategyCategory,
                [{"slug": "other", "name": "other", "aim": Aim.ENGAGE, "position": 9}],
            ),
        ],
        "service_areas": terms(ServiceArea, 2),
        "levers": terms(Lever, 3),
        "target_groups": terms(TargetGroup, 2),
        "tags": made(Tag, [{"slug": word, "name": word} for word in "xyz"]),
        "awards": made(Award, [{"slug": word, "name": word} for word in "ab"]),
    }


def figures(chance, cities):
    """Return none to three figures of the population of each city."""
    sources = [make_source(key) for key in ("census", "register")]
    for city in cities:
        for year, source in some(chance, product((None, 2000, 2020), sources)):
            if (value := chance.choice(POPULATIONS)) is not None:
                yield {
                    "city": city,
                    "indicator": "population",
                    "value": value,
                    "year": year,
                    "source": source,
                    "verified": chance.random() < 0.5,
                }


def make_initiatives(chance, size, vocabulary):
    """Make initiatives, some of one name in different cities; return them."""
    names = product(NAMES, vocabulary["cities"])
    drawn = chance.sample(list(names), size)
    initiatives = made(
        Initiative,
        [
            {
                "slug": f"initiative-{n}",
                "name": name,
                "city": city,
                "summary": "What it does.",
                "status": chance.choice(Status.values),
                "start_year": chance.choice(YEARS),
                "lead": chance.choice(vocabulary["bodies"]),
                "publication": Publication.PUBLISHED
                if chance.random() < SHARE_PUBLISHED
                else chance.choice(Publication.values),
            }
            for n, (name, city) in enumerate(drawn)
        ],
    )
    for initiative in initiatives:
        Initiative.objects.filter(pk=initiative.pk).update(
            updated_at=NEW_YEAR + timedelta(days=chance.randint(0, 5))
        )
    return initiatives


def make_terms(chance, initiatives, vocabulary):
    """Give the initiatives strategies, tags, awards and other terms."""
    through = (
        (InitiativeStrategy, "initiative", "strategy", "strategies"),
        (TaggedInitiative, "content_object", "tag", "tags"),
        (Recognition, "initiative", "award", "awards"),
        (Initiative.levers.through, "initiative", "lever", "levers"),
        (
            Initiative.service_areas.through,
            "initiative",
            "servicearea",
            "service_areas",
        ),
        (
            Initiative.target_groups.through,
            "initiative",
            "targetgroup",
            "target_groups",
        ),
    )
    for model, owner, term, name in through:
        made(
            model,
            [
                {owner: initiative, term: value}
                for initiative in initiatives
                for value in some(chance, vocabulary[name])
            ],
        )


def make_evidence(chance, initiatives):
    """Give the initiatives claims, several of one source among them."""
    sources = [make_source(key) for key in ("evening-post", "report")]
    made(
        Claim,
        [
            {
                "initiative": initiative,
                "kind": ClaimKind.RESULT,
                "text": "It helped.",
                "source": chance.choice(sources),
                "asserted_by": chance.choice(Asserter.values[:4]),
            }
            for initiative in initiatives
            for _ in range(chance.randint(0, 4))
        ],
    )
