"""Synthetic cities, bodies, sources and tags: what the initiatives refer to."""

import itertools

from django.utils.text import slugify

from cities.models import City, CityStatistic
from cities.vocabulary import Indicator
from initiatives.models import Organisation, Source, Tag
from initiatives.vocabulary import OrganisationKind, SourceKind

SHARE_WITHOUT_POPULATION = 0.15
SHARE_WITH_GATEWAY_TYPE = 0.2
# Natural logarithms of people: a median of 120,000, and one in six above 540,000.
POPULATION_MEAN, POPULATION_DEVIATION = 11.7, 1.5


def new_cities(corpus, chance, number):
    """Make this many cities, most of them with a population; return their keys."""
    source = Source.objects.earliest("pk")
    cities, statistics = [], []
    for key in next_keys(City, number):
        country, region = chance.choice(corpus.places)
        name = corpus.title(chance, corpus.city_names, 2)
        city = City(
            pk=key,
            slug=f"{slugify(name)[:60]}-{key}",
            name=f"{name} {key}",
            country=country,
            region=region,
            latitude=f"{chance.uniform(-60, 70):.4f}",
            longitude=f"{chance.uniform(-180, 180):.4f}",
            location_source=source,
        )
        if chance.random() < SHARE_WITH_GATEWAY_TYPE:
            city.gateway_type_id = chance.choice(corpus.gateway_types)
        cities.append(city)
        if chance.random() >= SHARE_WITHOUT_POPULATION:
            people = chance.lognormvariate(POPULATION_MEAN, POPULATION_DEVIATION)
            statistics += censuses(chance, city, int(people), source)
    City.objects.bulk_create(cities)
    CityStatistic.objects.bulk_create(statistics)
    return [city.pk for city in cities]


def censuses(chance, city, people, source):
    """Return one to three populations of a city, in people, ten years apart."""
    return [
        CityStatistic(
            city=city,
            indicator=Indicator.POPULATION,
            value=max(500, people - 1000 * decade),
            year=2020 - 10 * decade,
            source=source,
        )
        for decade in range(chance.randint(1, 3))
    ]


def new_organisations(corpus, chance, number):
    """Make this many bodies; return their keys."""
    kinds = OrganisationKind.values
    return made(
        Organisation(
            pk=key,
            slug=f"body-{key}",
            name=f"{corpus.title(chance, corpus.organisation_words, 3)} {key}",
            # City governments lead most of the real initiatives.
            kind=kinds[min(int(chance.expovariate(0.7)), len(kinds) - 1)],
        )
        for key in next_keys(Organisation, number)
    )


def new_sources(corpus, chance, number):
    """Make this many sources; return their keys."""
    return made(
        Source(
            pk=key,
            key=f"source-{key}",
            title=chance.choice(corpus.source_titles),
            publisher=corpus.title(chance, corpus.organisation_words, 2),
            published=str(chance.randint(1995, 2025)),
            kind=chance.choice(SourceKind.values),
            url=f"https://example.org/{key}",
        )
        for key in next_keys(Source, number)
    )


def new_tags(corpus, chance, number):
    """Make this many tags; return their keys."""
    return made(
        Tag(
            pk=key,
            name=f"{corpus.title(chance, corpus.tag_words, 2).lower()} {key}",
            slug=f"tag-{key}",
        )
        for key in next_keys(Tag, number)
    )


def made(rows):
    """Insert rows of one model and return their keys."""
    rows = list(rows)
    type(rows[0]).objects.bulk_create(rows)
    return [row.pk for row in rows]


def next_keys(model, number):
    """Return keys that no row of the model has."""
    last = model.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    return itertools.islice(itertools.count(last + 1), number)
