"""What the finder should answer, by plain queries and Python's own sets.

Written without a look at the index: the facets' lookups, sets of keys, sums.
"""

from collections import defaultdict

from django.db.models import F

from cities.models import City
from initiatives.models import Initiative

LOOKUPS = {
    "strategy": "strategies__slug",
    "aim": "strategies__aim",
    "service_area": "service_areas__slug",
    "lever": "levers__slug",
    "target_group": "target_groups__slug",
    "tag": "tags__slug",
    "city": "city__slug",
    "country": "city__country",
    "region": "city__region",
    "gateway": "city__gateway_type__slug",
    "status": "status",
    "lead": "lead__kind",
    "award": "recognitions__award__slug",
    "source": "claims__source__key",
    "asserted_by": "claims__asserted_by",
}
ORDERS = {
    "name": (),
    "newest": (F("start_year").desc(nulls_last=True),),
    "oldest": (F("start_year").asc(nulls_last=True),),
    "updated": ("-updated_at",),
}
BOUNDS = (
    (1_500_000, "large-metropolitan"),
    (500_000, "metropolitan"),
    (200_000, "medium"),
    (50_000, "small"),
    (0, "town"),
)


class Answers:
    """Answers about the published initiatives that are in the database now."""

    def __init__(self):
        self.published = published()
        self.having = {facet: members(lookup) for facet, lookup in LOOKUPS.items()}
        self.people = {city.pk: population_of(city) for city in City.objects.all()}
        self.having["city_size"] = defaultdict(set)
        for pk, city in Initiative.objects.values_list("pk", "city"):
            self.having["city_size"][size_of(self.people[city])].add(pk)

    def found(self, chosen, leaving_out=None):
        """Return the keys that a choice, ``{parameter: values}``, finds."""
        keys = self.published
        for name, values in chosen.items():
            if name == leaving_out:
                continue
            if name in self.having:
                sets = [self.having[name][value] for value in values]
                wants_all = name == "strategy" and "match" in chosen
                keys = keys & (set.intersection if wants_all else set.union)(*sets)
            elif name == "started_from":
                keys = keys & published(start_year__gte=values[0])
            elif name == "started_to":
                keys = keys & published(start_year__lte=values[0])
        return keys

    def counts(self, facet, values, chosen):
        """Return how many a facet's values have, without the facet's own selection."""
        own = None if facet == "strategy" and "match" in chosen else facet
        keys = self.found(chosen, leaving_out=own)
        counted = {value: len(keys & self.having[facet][value]) for value in values}
        return {value: number for value, number in counted.items() if number}

    def in_order(self, keys, order):
        """Return the slugs of these initiatives in an order; equals stand by name."""
        rows = Initiative.objects.filter(pk__in=keys)
        if order != "city-size":
            ordered = rows.order_by(*ORDERS[order], "name", "pk")
            return [initiative.slug for initiative in ordered]
        # A city of nobody is smaller than any other, but its size is known.
        size = {pk: -1 if n is None else n for pk, n in self.people.items()}
        by_name = rows.order_by("name", "pk")
        ordered = sorted(by_name, key=lambda row: -size[row.city_id])
        return [initiative.slug for initiative in ordered]


def published(**conditions):
    """Return the keys of published initiatives that meet the conditions."""
    found = Initiative.objects.filter(publication="published", **conditions)
    return set(found.values_list("pk", flat=True))


def members(lookup):
    """Return the keys of initiatives by the value a lookup leads to."""
    keys = defaultdict(set)
    for pk, value in Initiative.objects.values_list("pk", lookup):
        keys[value].add(pk)
    return keys


def population_of(city):
    """Return the newest population: a checked figure first, one without a year last."""
    figures = sorted(
        city.statistics.filter(indicator="population"),
        key=lambda figure: (-(figure.year or 0), not figure.verified, figure.pk),
    )
    return int(figures[0].value) if figures else None


def size_of(people):
    """Return the size class of a population."""
    if people is None:
        return "unknown"
    return next(size for bound, size in BOUNDS if people >= bound)
