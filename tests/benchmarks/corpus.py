"""The real catalogue as raw material: its words, names, terms and proportions."""

import random
import re
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from cities.models import City, GatewayType
from initiatives.models import (
    Award,
    Claim,
    Initiative,
    Lever,
    Organisation,
    ServiceArea,
    Source,
    StrategyCategory,
    Tag,
    TargetGroup,
)

TERMS = {
    "strategies": StrategyCategory,
    "service_areas": ServiceArea,
    "levers": Lever,
    "target_groups": TargetGroup,
}
LEAST_RUN, LONGEST_RUN = 3, 8


@dataclass(frozen=True)
class Skewed:
    """Values of which the first are chosen most often, after Zipf's law."""

    values: list
    exponent: float = 1.0

    @cached_property
    def _weights(self):
        ranks = range(1, len(self.values) + 1)
        return list(accumulate(rank**-self.exponent for rank in ranks))

    def one(self, chance):
        """Return one value."""
        return chance.choices(self.values, cum_weights=self._weights)[0]

    def some(self, chance, number):
        """Return up to this many different values."""
        drawn = chance.choices(self.values, cum_weights=self._weights, k=number)
        return list(dict.fromkeys(drawn))


class Corpus:
    """What the seeded catalogue holds, for a generator to draw from."""

    def __init__(self):
        self.words = " ".join(Claim.objects.values_list("text", flat=True)).split()
        self.initiative_names = distinct_words(Initiative, "name")
        self.city_names = distinct_words(City, "name")
        self.tag_words = distinct_words(Tag, "name")
        self.organisation_words = distinct_words(Organisation, "name")
        self.source_titles = list(Source.objects.values_list("title", flat=True))
        self.places = list(City.objects.values_list("country", "region"))
        self.awards = keys(Award)
        self.gateway_types = keys(GatewayType)
        self.terms = {name: Skewed(keys(model)) for name, model in TERMS.items()}

    def sentence(self, chance, length):
        """Return a text of about this many words, in runs taken from real claims.

        Runs keep real neighbours together, so that common and rare words, and the
        phrases of the field, turn up as often as they do in the catalogue.
        """
        words = []
        while len(words) < length:
            start = chance.randrange(len(self.words) - LONGEST_RUN)
            run = chance.randint(LEAST_RUN, LONGEST_RUN)
            words += self.words[start : start + run]
        return " ".join(words[:length])

    def title(self, chance, words, length):
        """Return a name of this many words."""
        return " ".join(word.capitalize() for word in chance.choices(words, k=length))


def keys(model):
    """Return the primary keys of all rows, in a random but fixed order."""
    found = list(model.objects.order_by("pk").values_list("pk", flat=True))
    random.Random(len(found)).shuffle(found)
    return found


def distinct_words(model, field):
    """Return the words of a field, each once, sorted."""
    texts = " ".join(model.objects.values_list(field, flat=True))
    return sorted(set(re.findall(r"[^\W\d_]{3,}", texts)))
