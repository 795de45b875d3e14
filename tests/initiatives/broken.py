"""A sound little catalogue, and one way to break each of its rules.

Rows are written past ``save()`` and forms, as an import or a bulk change would.
"""

from datetime import timedelta
from types import SimpleNamespace

from django.utils.timezone import localdate

from cities.models import City, CityStatistic, GatewayType
from initiatives.integrity.wording import LISTED, SENTENCES, fields_with_lists
from initiatives.models import (
    Award,
    Claim,
    Figure,
    Initiative,
    InitiativeStrategy,
    Lever,
    Milestone,
    Recognition,
    ServiceArea,
    Source,
    Tag,
    TargetGroup,
)
from tests import factories as make

WORDS = {"definition": "What it means."}
PLACE = {"latitude": 39.6, "longitude": -105}


def make_term(model, slug="term", **fields):
    """Make a term of a vocabulary, or a gateway type."""
    return model.objects.create(slug=slug, name=slug, **(WORDS | fields))


def make_placed(name, **fields):
    """Make a city with a population and coordinates."""
    fields = PLACE | {"location_source": make.make_source("census")} | fields
    return make.make_city(name, population=45_652, **fields)


def make_sound():
    """Make one initiative and all around it, with which nothing is wrong."""
    today = localdate()
    source = make.make_source(published=str(today.year - 1))
    gateway = make_term(GatewayType, "emerging", as_of=2014, source=source)
    initiative = make.make_initiative(
        city=make_placed("Littleton", gateway_type=gateway),
        strategies=["equal-access"],
        tags=["workshop"],
        levers=["convener"],
        start_year=2004,
        checked_on=today,
        check_due=today + timedelta(days=365),
    )
    initiative.service_areas.add(make_term(ServiceArea))
    initiative.target_groups.add(make_term(TargetGroup))
    make.make_claim(initiative)
    make.make_figure(initiative, verified=True)
    make.make_milestone(initiative, verified=True)
    make.make_recognition(initiative)
    make.make_lesson(initiatives=[initiative])
    return SimpleNamespace(initiative=initiative, source=source)


def name_of(model):
    """Return a model's name as the findings spell it: city-statistic."""
    signs = (f"-{sign}" if sign.isupper() else sign for sign in model.__name__)
    return "".join(signs).strip("-").lower()


def update(model, **values):
    """Return a way to break a rule: every row of the model takes these values."""
    return lambda sound: model.objects.update(**values)


def delete(model):
    """Return a way to break a rule: every row of the model goes."""
    return lambda sound: model.objects.all().delete()


def add(function, *args, **fields):
    """Return a way to break a rule: make one more row."""
    return lambda sound: function(*args, **fields)


def add_to(function, *args, **fields):
    """Return a way to break a rule: give the initiative one more row."""
    return lambda sound: function(sound.initiative, *args, **fields)


UNENDED = {
    f"{name_of(model)}-unended": update(model, **{field: "It breaks off in the mid"})
    for model, field in SENTENCES
}
UNLISTED = {
    f"{name_of(model)}-unlisted": update(
        model, **{fields_with_lists(model)[0].name: "zz"}
    )
    for model in LISTED
}
YEARS = {
    "initiative-year-implausible": update(Initiative, start_year=2099),
    "milestone-year-implausible": update(Milestone, year=2099),
    "recognition-year-implausible": update(Recognition, year=2099),
    "city-statistic-year-implausible": update(CityStatistic, year=2099),
    "gateway-type-year-implausible": update(GatewayType, as_of=209),
    "figure-year-implausible": update(Figure, year=2099),
    "source-year-implausible": update(Source, published="0214-09"),
    "figure-share-impossible": update(Figure, unit="percent", value=101),
    "milestone-before-start": update(Milestone, year=1998),
    "milestone-after-end": lambda sound: (
        Initiative.objects.update(status="changed", end_year=2010),
        Milestone.objects.update(year=2016),
    ),
}
ADDRESSES = {
    "city-address-broken": update(City, website="https://localhost/"),
    "initiative-address-broken": update(Initiative, website="ftp://example.org/"),
    "source-address-broken": update(Source, archived_url="https://exam ple.org/"),
    "award-address-broken": update(Award, url="https://me:word@example.org/"),
}
REPEATS = {
    "claim-repeated": add_to(make.make_claim, "It Reached  many residents!"),
    "milestone-repeated": add_to(make.make_milestone, 2011, "It opens!"),
    "figure-repeated": add_to(make.make_figure, "volunteers"),
    "lesson-repeated": add(make.make_lesson, "other", title="Plan ahead!"),
    "tag-near-duplicate": lambda sound: sound.initiative.tags.add("work-shops"),
    "organisation-near-duplicate": add(make.make_organisation, "Littleton City"),
    "city-statistic-repeated": lambda sound: make.make_statistic(
        sound.initiative.city, source=make.make_source("almanac")
    ),
    "source-repeated": lambda sound: Source.objects.update(
        url="https://example.org/page/"
    ),
}
UNUSED = {
    "source-unused": add(make.make_source, "lonely"),
    "organisation-unused": add(make.make_organisation, "Lonely League"),
    "tag-unused": add(Tag.objects.create, name="lonely", slug="lonely"),
    "strategy-category-unused": add(make.make_strategy, "lonely"),
    "service-area-unused": add(make_term, ServiceArea, "lonely"),
    "lever-unused": add(make.make_lever, "lonely"),
    "target-group-unused": add(make_term, TargetGroup, "lonely"),
    "gateway-type-unused": lambda sound: make_term(
        GatewayType, "lonely", as_of=2014, source=sound.source
    ),
    "award-unused": add(make.make_award, "lonely"),
    "city-unused": add(make_placed, "Lonely"),
}
INCOMPLETE = {
    "initiative-without-strategy": delete(InitiativeStrategy),
    "initiative-without-result": update(Claim, kind="approach"),
    "initiative-without-lever": delete(Lever),
    "initiative-without-figure": delete(Figure),
    "initiative-unchecked": update(Milestone, verified=False),
    "initiative-never-checked": update(Initiative, checked_on=None),
    "initiative-check-due": lambda sound: Initiative.objects.update(
        check_due=localdate()
    ),
    "initiative-active-on-old-word": lambda sound: Source.objects.update(
        published=f"{localdate().year - 11}-12-31"
    ),
    "initiative-ended-unexplained": update(Initiative, status="ended"),
    "city-without-population": update(CityStatistic, indicator="languages_spoken"),
    "city-without-coordinates": update(City, latitude=None, longitude=None),
    "city-statistic-unchecked": update(CityStatistic, verified=False),
    "lesson-without-initiative": lambda sound: sound.initiative.lessons.clear(),
    "source-undated": update(Source, published=""),
    "source-language-invalid": update(Source, language="in English"),
}
WAYS = UNENDED | UNLISTED | YEARS | ADDRESSES | REPEATS | UNUSED | INCOMPLETE
