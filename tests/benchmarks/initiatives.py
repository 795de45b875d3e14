"""Synthetic initiatives, with terms, tags, claims and awards, made in bulk."""

import itertools

from initiatives.models import (
    Claim,
    Initiative,
    InitiativeStrategy,
    Recognition,
    TaggedInitiative,
)
from tests.benchmarks import places
from tests.benchmarks.corpus import Skewed

# How many initiatives there are for one of each.
PER_CITY, PER_BODY, PER_SOURCE, PER_TAG = 20, 4, 10, 50
LEAST_PLACES = 100

# Weights of the real catalogue, rounded.
STATUSES = {"unknown": 70, "active": 18, "ended": 10, "changed": 2}
ASSERTERS = {
    "press": 32,
    "city": 21,
    "network": 20,
    "participant": 10,
    "funder": 8,
    "research": 3,
    "government": 3,
    "advocate": 2,
    "evaluator": 1,
}
CLAIM_KINDS = {
    "approach": 37,
    "result": 29,
    "challenge": 21,
    "disagreement": 6,
    "setback": 5,
    "precondition": 2,
}
SHARE_WITHOUT_YEAR = 0.15
SHARE_WITH_AWARD = 0.2
CLAIM_WORDS, SUMMARY_WORDS = 21, 18
BATCH = 2_000


class Makers:
    """Makes initiatives with everything that hangs on them, in bulk."""

    def __init__(self, corpus, chance, size):
        self.corpus = corpus
        self.chance = chance

        def skewed(make, per, exponent):
            number = max(LEAST_PLACES, size // per)
            return Skewed(make(corpus, chance, number), exponent)

        self.cities = skewed(places.new_cities, PER_CITY, 0.7)
        self.bodies = skewed(places.new_organisations, PER_BODY, 0.6)
        self.sources = skewed(places.new_sources, PER_SOURCE, 0.7)
        self.tags = skewed(places.new_tags, PER_TAG, 0.9)
        self.awards = Skewed(corpus.awards)

    def initiatives(self, keys):
        """Make drafts with these keys, their terms, tags, claims and awards."""
        Initiative.objects.bulk_create([self.initiative(key) for key in keys])
        for rows in (self.terms, self.tagged, self.claims, self.recognitions):
            for model, made in itertools.groupby(rows(keys), type):
                model.objects.bulk_create(made, batch_size=BATCH)

    def initiative(self, key):
        """Return one draft."""
        chance = self.chance
        name = self.corpus.title(chance, self.corpus.initiative_names, 3)
        status = self.weighted(STATUSES)
        start = self.start_year()
        end = min(2025, start + chance.randint(1, 15)) if start else None
        return Initiative(
            pk=key,
            slug=f"initiative-{key}",
            name=f"{name} {key}",
            city_id=self.cities.one(chance),
            summary=self.corpus.sentence(chance, SUMMARY_WORDS)[:240],
            status=status,
            start_year=start,
            end_year=end if status == "ended" else None,
            lead_id=self.bodies.one(chance),
        )

    def start_year(self):
        """Return a first year, the more likely the nearer; or None, not known."""
        if self.chance.random() < SHARE_WITHOUT_YEAR:
            return None
        return int(self.chance.triangular(1970, 2024, 2015))

    def terms(self, keys):
        """Yield strategies, service areas, levers and target groups of drafts."""
        for key in keys:
            for position, term in enumerate(self.drawn("strategies", 4)):
                yield InitiativeStrategy(
                    initiative_id=key, strategy_id=term, position=position
                )
        for name in ("service_areas", "levers", "target_groups"):
            field = Initiative._meta.get_field(name)
            row, column = (
                field.remote_field.through,
                f"{field.m2m_reverse_field_name()}_id",
            )
            for key in keys:
                for term in self.drawn(name, 4):
                    yield row(initiative_id=key, **{column: term})

    def drawn(self, name, most):
        """Return one to ``most`` terms of a vocabulary."""
        return self.corpus.terms[name].some(self.chance, self.chance.randint(1, most))

    def tagged(self, keys):
        """Yield the tags of drafts."""
        for key in keys:
            for tag in self.tags.some(self.chance, self.chance.randint(1, 6)):
                yield TaggedInitiative(content_object_id=key, tag_id=tag)

    def claims(self, keys):
        """Yield five to nine claims a draft, from two or three sources."""
        for key in keys:
            sources = self.sources.some(self.chance, 3)
            for position in range(self.chance.randint(5, 9)):
                yield Claim(
                    initiative_id=key,
                    ref=f"claim-{position}",
                    position=position,
                    kind=self.weighted(CLAIM_KINDS),
                    text=self.corpus.sentence(self.chance, CLAIM_WORDS),
                    source_id=self.chance.choice(sources),
                    asserted_by=self.weighted(ASSERTERS),
                    verified=self.chance.random() < 0.5,
                )

    def recognitions(self, keys):
        """Yield an award for some of the drafts."""
        for key in keys:
            if self.chance.random() < SHARE_WITH_AWARD:
                yield Recognition(
                    initiative_id=key,
                    award_id=self.awards.one(self.chance),
                    year=self.chance.randint(2000, 2025),
                    result="finalist",
                )

    def weighted(self, weights):
        """Return one of the keys, by weight."""
        return self.chance.choices(list(weights), weights.values())[0]
