"""A few cities of known likeness, for tests of what is made of it."""

from types import SimpleNamespace

from tests.factories import (
    make_city,
    make_claim,
    make_gateway_type,
    make_initiative,
    make_source,
    make_statistic,
)


def make_peers():
    """Make Ashby, Bexley like it, Corby less like it, and Dunmow of unknown share."""
    cities = SimpleNamespace()
    for name, population, share, strategies in (
        ("Ashby", 41_700, 9, ["equal-access"]),
        ("Bexley", 45_000, 10, ["language-learning", "equal-access"]),
        ("Corby", 900_000, 40, ["language-learning"]),
        ("Dunmow", 42_000, None, ["housing"]),
    ):
        city = make_city(name, population=population, region="")
        if share is not None:
            make_statistic(
                city=city,
                indicator="foreign_born_share",
                value=share,
                year=2021,
                source=make_source("survey", title="The survey of 2021"),
            )
        initiative = make_initiative(f"{name} Plan", city=city, strategies=strategies)
        setattr(cities, name.lower(), city)
        setattr(cities, f"{name.lower()}_plan", initiative)
    cities.corby.gateway_type = make_gateway_type("emerging")
    cities.corby.save()
    make_claim(
        cities.bexley_plan,
        "All forms are in four languages.",
        asserted_by="press",
        source=make_source("gazette", title="The Gazette"),
    )
    return cities
