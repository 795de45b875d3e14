"""A small world: two cities, three initiatives with known overlap, and one draft."""

from types import SimpleNamespace

from tests.factories import (
    make_award,
    make_city,
    make_claim,
    make_draft,
    make_figure,
    make_initiative,
    make_lesson,
    make_milestone,
    make_recognition,
    make_source,
)


def make_world():
    """Make it: Littleton has two initiatives, Seattle one; Winooski's is secret."""
    littleton = make_city("Littleton", population=45_652)
    seattle = make_city(
        "Seattle", slug="seattle-us", region="Washington", population=737_015
    )
    centre = make_initiative(
        "Welcome Centre",
        city=littleton,
        strategies=["service-access", "language-learning"],
        tags=["mentoring", "library"],
        levers=["service-provider"],
        start_year=2004,
    )
    mentors = make_initiative(
        "Citizen Mentors",
        city=littleton,
        strategies=["language-learning"],
        tags=["mentoring"],
        levers=["convener"],
        status="ended",
        start_year=1998,
        end_year=2012,
    )
    toolkit = make_initiative(
        "Equity Toolkit",
        city=seattle,
        strategies=["equal-access"],
        levers=["policy-maker", "employer"],
        start_year=2009,
    )
    make_claim(centre, "Nearly 800 residents became citizens.")
    make_claim(
        centre,
        "The grant ran out.",
        kind="setback",
        asserted_by="press",
        source=make_source("denver-post", kind="news"),
        verified=False,
    )
    make_claim(toolkit, "Departments test budgets for racial effect.")
    make_figure(centre)
    make_milestone(centre)
    make_recognition(centre)
    lesson = make_lesson(initiatives=[centre, mentors], strategies=["service-access"])
    winooski = make_city("Winooski", slug="winooski-us", region="Vermont")
    draft = make_draft(
        city=winooski, strategies=["housing", "equal-access"], tags=["secret tag"]
    )
    make_claim(draft, "Nobody knows this yet.", source=make_source("secret-memo"))
    make_recognition(draft, award=make_award("quiet-prize"))
    lesson.initiatives.add(draft)
    return SimpleNamespace(
        littleton=littleton,
        seattle=seattle,
        winooski=winooski,
        centre=centre,
        mentors=mentors,
        toolkit=toolkit,
        draft=draft,
        lesson=lesson,
    )
