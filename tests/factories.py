"""Rows for tests, made by plain functions with fixed, readable defaults.

Every function takes the model's own fields by keyword and makes what they need.
"""

from cities.models import City, CityStatistic, GatewayType
from cities.vocabulary import Indicator
from initiatives.models import (
    Award,
    Claim,
    Figure,
    Initiative,
    InitiativeStrategy,
    Lesson,
    Lever,
    Milestone,
    Organisation,
    Recognition,
    Source,
    StrategyCategory,
    Synonym,
)
from initiatives.vocabulary import (
    Aim,
    Asserter,
    Audience,
    ClaimKind,
    LessonKind,
    OrganisationKind,
    Publication,
    RecognitionResult,
    SourceKind,
    Status,
)


def make_source(key="example-report", **fields):
    """Make a source, or return the one with this key."""
    defaults = {
        "title": key.replace("-", " ").capitalize(),
        "publisher": "Example Institute",
        "published": "2014-09",
        "kind": SourceKind.REPORT,
        "url": f"https://example.org/{key}",
    }
    return Source.objects.get_or_create(key=key, defaults=defaults | fields)[0]


def make_city(name="Littleton", population=None, year=2020, **fields):
    """Make a city, with a population where one is given, or return it by slug."""
    fields = {"region": "Colorado", "country": "US"} | fields
    slug = fields.pop("slug", f"{name.lower().replace(' ', '-')}-us")
    city, _ = City.objects.get_or_create(slug=slug, defaults={"name": name} | fields)
    if population is not None:
        make_statistic(city=city, value=population, year=year)
    return city


def make_gateway_type(slug="emerging", **fields):
    """Make a gateway type of 2015, or return the one with this slug."""
    defaults = {
        "name": f"{slug.capitalize()} gateway",
        "definition": "What it means.",
        "as_of": 2015,
        "source": fields.get("source") or make_source("gateways"),
    }
    return GatewayType.objects.get_or_create(slug=slug, defaults=defaults | fields)[0]


def make_statistic(city=None, **fields):
    """Make a city statistic: a population unless told otherwise."""
    defaults = {
        "indicator": Indicator.POPULATION,
        "value": 45_652,
        "year": 2020,
        "source": fields.get("source") or make_source("census"),
        "verified": True,
    }
    return CityStatistic.objects.create(city=city or make_city(), **(defaults | fields))


def make_organisation(name="City of Littleton", **fields):
    """Make an organisation, or return the one of this name."""
    defaults = {
        "slug": name.lower().replace(" ", "-"),
        "kind": OrganisationKind.CITY_GOVERNMENT,
    }
    return Organisation.objects.get_or_create(name=name, defaults=defaults | fields)[0]


def make_strategy(slug="equal-access", **fields):
    """Make a strategy, or return the one with this slug."""
    defaults = {
        "name": slug.replace("-", " ").capitalize(),
        "aim": Aim.ACCESS,
        "definition": "What it means.",
    }
    return StrategyCategory.objects.get_or_create(
        slug=slug, defaults=defaults | fields
    )[0]


def make_lever(slug="convener", **fields):
    """Make a lever, or return the one with this slug."""
    defaults = {
        "name": slug.replace("-", " ").capitalize(),
        "definition": "What it means.",
    }
    return Lever.objects.get_or_create(slug=slug, defaults=defaults | fields)[0]


def make_initiative(name="Welcome Centre", strategies=(), tags=(), levers=(), **fields):
    """Make a published initiative; strategies and levers are given by slug."""
    fields = {
        "slug": name.lower().replace(" ", "-"),
        "summary": f"{name} helps newcomers find their way.",
        "status": Status.ACTIVE,
        "publication": Publication.PUBLISHED,
    } | fields
    fields["city"] = fields.get("city") or make_city()
    fields["lead"] = fields.get("lead") or make_organisation()
    initiative = Initiative.objects.create(name=name, **fields)
    for position, slug in enumerate(strategies):
        InitiativeStrategy.objects.create(
            initiative=initiative, strategy=make_strategy(slug), position=position
        )
    initiative.tags.add(*tags)
    initiative.levers.add(*(make_lever(slug) for slug in levers))
    return initiative


def make_draft(name="Secret Plan", **fields):
    """Make an initiative the public must not see."""
    return make_initiative(name, publication=Publication.DRAFT, **fields)


def make_claim(initiative, text="It reached many residents.", **fields):
    """Make a checked result claim asserted by the city."""
    defaults = {
        "kind": ClaimKind.RESULT,
        "source": fields.get("source") or make_source(),
        "asserted_by": Asserter.CITY,
        "verified": True,
    }
    return Claim.objects.create(initiative=initiative, text=text, **(defaults | fields))


def make_figure(initiative, label="Volunteers", **fields):
    """Make a figure of 240 people."""
    defaults = {
        "value": 240,
        "unit": "people",
        "year": 2008,
        "source": fields.get("source") or make_source(),
    }
    return Figure.objects.create(
        initiative=initiative, label=label, **(defaults | fields)
    )


def make_milestone(initiative, year=2004, text="It opens.", **fields):
    """Make a milestone."""
    defaults = {"source": fields.get("source") or make_source()}
    return Milestone.objects.create(
        initiative=initiative, year=year, text=text, **(defaults | fields)
    )


def make_lesson(slug="plan-ahead", initiatives=(), strategies=(), **fields):
    """Make a lesson for local governments; strategies are given by slug."""
    defaults = {
        "title": slug.replace("-", " ").capitalize(),
        "text": "What was learned.",
        "kind": LessonKind.LESSON,
        "audience": Audience.LOCAL_GOVERNMENT,
        "source": fields.get("source") or make_source(),
    }
    lesson = Lesson.objects.create(slug=slug, **(defaults | fields))
    lesson.initiatives.add(*initiatives)
    lesson.strategies.add(*(make_strategy(slug) for slug in strategies))
    return lesson


def make_award(slug="city-prize", **fields):
    """Make an award, or return the one with this slug."""
    defaults = {"name": slug.replace("-", " ").capitalize(), "organiser": "A League"}
    return Award.objects.get_or_create(slug=slug, defaults=defaults | fields)[0]


def make_recognition(initiative, **fields):
    """Make a win of the city prize in 2010."""
    defaults = {
        "award": fields.get("award") or make_award(),
        "year": 2010,
        "result": RecognitionResult.WINNER,
    }
    return Recognition.objects.create(initiative=initiative, **(defaults | fields))


def make_synonym(name="Language access", terms=("language access", "LEP")):
    """Make a group of synonyms."""
    return Synonym.objects.create(name=name, terms="\n".join(terms))
