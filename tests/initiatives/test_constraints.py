"""What must always hold of the catalogue, broken once each, and read in words."""

import pytest
from django.db import transaction
from django.db.models import ProtectedError

from initiatives.models import (
    Award,
    CatalogueVersion,
    Claim,
    Figure,
    Initiative,
    InitiativeStrategy,
    Lesson,
    Lever,
    Milestone,
    Organisation,
    Recognition,
    Section,
    SeededObject,
    ServiceArea,
    Source,
    StrategyCategory,
    Synonym,
    Tag,
    TaggedInitiative,
    TargetGroup,
)
from initiatives.vocabulary import Status
from tests import factories as make
from tests.constraints import assert_refused, assert_unique, constraints_of

pytestmark = pytest.mark.django_db


def initiative(**fields):
    defaults = {
        "slug": "new",
        "name": "New",
        "city": make.make_city(),
        "lead": make.make_organisation(),
        "summary": "Words.",
        "status": Status.ENDED,
    }
    return Initiative(**(defaults | fields))


def same_name():
    return initiative(name=make.make_initiative().name)


def own_ancestor():
    row = initiative(pk=77)
    row.adapted_from = row
    return row


def claim(**fields):
    defaults = {
        "initiative": fields.get("initiative") or make.make_initiative(),
        "ref": "result-1",
        "kind": "result",
        "text": "Words.",
        "source": make.make_source(),
        "asserted_by": "city",
    }
    return Claim(**(defaults | fields))


def figure(**fields):
    defaults = {
        "initiative": fields.get("initiative") or make.make_initiative(),
        "ref": "figure-1",
        "label": "Staff",
        "value": 2,
        "unit": "people",
        "source": make.make_source(),
    }
    return Figure(**(defaults | fields))


def milestone(**fields):
    defaults = {
        "initiative": fields.get("initiative") or make.make_initiative(),
        "ref": "milestone-1",
        "year": 2000,
        "text": "Words.",
        "source": make.make_source(),
    }
    return Milestone(**(defaults | fields))


def same_ref(factory, build):
    row = make.make_initiative()
    factory(row)
    return build(initiative=row)


def same_claim_ref():
    row = make.make_initiative()
    make.make_claim(row)
    return claim(initiative=row)


def recognition(**fields):
    row = make.make_initiative()
    defaults = {"initiative": row, "award": make.make_award(), "result": "finalist"}
    return Recognition(**(defaults | fields))


def same_recognition(year):
    row = make.make_initiative()
    make.make_recognition(row, year=year)
    return Recognition(
        initiative=row, award=make.make_award(), year=year, result="finalist"
    )


def same_strategy():
    row = make.make_initiative(strategies=["equal-access"])
    return InitiativeStrategy(initiative=row, strategy=make.make_strategy())


def same_tag():
    row = make.make_initiative(tags=["housing"])
    return TaggedInitiative(content_object=row, tag=Tag.objects.get())


def section(number="II.A", **fields):
    return Section(source=make.make_source(), number=number, title="Part", **fields)


def same_section():
    section().save()
    return section()


def lesson(**fields):
    defaults = {
        "slug": "new",
        "title": "New",
        "text": "Words.",
        "kind": "lesson",
        "audience": "all",
        "source": make.make_source(),
    }
    return Lesson(**(defaults | fields))


def same_lesson_number():
    part = section()
    part.save()
    make.make_lesson(section=part, number=1)
    return lesson(section=part, number=1)


def seeded(key="welcome"):
    return SeededObject(model="initiatives.initiative", key=key)


def same_seeded():
    seeded().save()
    return seeded()


def source(**fields):
    defaults = {"key": "new", "title": "New", "publisher": "P", "kind": "report"}
    return Source(**(defaults | fields))


BROKEN = [
    ("initiative_named_once_a_city", same_name),
    ("initiative_years_plausible", lambda: initiative(start_year=1799)),
    ("initiative_years_plausible", lambda: initiative(end_year=2101)),
    ("initiative_years_in_order", lambda: initiative(start_year=2002, end_year=2001)),
    (
        "initiative_active_has_no_end",
        lambda: initiative(status=Status.ACTIVE, end_year=2001),
    ),
    ("initiative_not_adapted_from_itself", own_ancestor),
    ("claim_ref_once_an_initiative", same_claim_ref),
    ("figure_ref_once_an_initiative", lambda: same_ref(make.make_figure, figure)),
    (
        "milestone_ref_once_an_initiative",
        lambda: same_ref(make.make_milestone, milestone),
    ),
    ("figure_year_plausible", lambda: figure(year=1799)),
    ("milestone_year_plausible", lambda: milestone(year=2101)),
    ("recognition_once_an_award_and_year", lambda: same_recognition(2010)),
    ("recognition_without_year_once_an_award", lambda: same_recognition(None)),
    ("recognition_year_plausible", lambda: recognition(year=1799)),
    ("strategy_once_an_initiative", same_strategy),
    ("tag_once_an_initiative", same_tag),
    ("tag_in_lower_case", lambda: Tag(name="Housing", slug="housing")),
    ("section_number_once_a_source", same_section),
    ("lesson_number_once_a_section", same_lesson_number),
    ("source_published_partial_date", lambda: source(published="2014-13")),
    ("source_published_partial_date", lambda: source(published="May 2014")),
    ("seeded_once", same_seeded),
    ("synonym_at_least_two_terms", lambda: Synonym(name="Alone", terms="ESOL")),
    (
        "catalogue_version_one_row",
        lambda: CatalogueVersion(pk=2, number=1, stamp="second"),
    ),
]


@pytest.mark.parametrize(("name", "build"), BROKEN)
def test_a_constraint_is_kept_by_the_database_and_explained_in_words(name, build):
    assert_refused(name, build())


def test_every_constraint_of_the_app_is_broken_here():
    assert {name for name, _build in BROKEN} == set(constraints_of("initiatives"))


@pytest.mark.parametrize("app", ["cities", "initiatives"])
def test_every_constraint_says_in_its_own_words_what_is_wrong(app):
    for name, constraint in constraints_of(app).items():
        message = constraint.violation_error_message
        assert message != constraint.default_violation_error_message, name


@pytest.mark.parametrize("published", ["", "2014", "2014-09", "2014-09-30"])
def test_a_source_is_dated_as_far_as_is_known(published):
    row = source(published=published)
    row.full_clean()
    row.save()


@pytest.mark.parametrize("language", ["English", "e", "en_GB"])
def test_a_language_that_is_no_tag_is_refused_in_words(language):
    with pytest.raises(Exception, match="Give a language tag"):
        source(language=language).full_clean()


def test_an_ended_initiative_may_begin_and_end_in_one_year():
    row = initiative(start_year=2001, end_year=2001)
    row.full_clean()
    row.save()


def test_one_name_may_stand_in_two_cities():
    make.make_initiative("Welcome Centre")
    row = initiative(name="Welcome Centre", city=make.make_city("Other"))
    row.full_clean()
    row.save()


def term(model, **fields):
    defaults = {"slug": "term", "name": "Term", "definition": "Words."}
    if model is StrategyCategory:
        defaults["aim"] = "transform"
    return model(**(defaults | fields))


def organisation(**fields):
    return Organisation(**({"slug": "body", "name": "Body", "kind": "police"} | fields))


def award(**fields):
    return Award(**({"slug": "prize", "name": "Prize"} | fields))


UNIQUE = [
    ("slug", initiative, lambda: initiative(name="Other")),
    ("slug", organisation, lambda: organisation(name="Other")),
    ("name", organisation, lambda: organisation(slug="other")),
    ("slug", award, lambda: award(name="Other")),
    ("name", award, lambda: award(slug="other")),
    ("slug", lesson, lesson),
    ("key", source, source),
    (
        "name",
        lambda: Tag(name="housing", slug="housing"),
        lambda: Tag(name="housing", slug="other"),
    ),
    (
        "slug",
        lambda: Tag(name="housing", slug="housing"),
        lambda: Tag(name="other", slug="housing"),
    ),
]


@pytest.mark.parametrize(("field", "first", "second"), UNIQUE)
def test_a_slug_or_name_is_given_once(field, first, second):
    first().save()
    assert_unique(second(), field)


@pytest.mark.parametrize("model", [StrategyCategory, ServiceArea, Lever, TargetGroup])
def test_a_term_has_its_slug_and_name_for_itself(model):
    term(model).save()
    assert_unique(term(model, name="Other"), "slug")
    assert_unique(term(model, slug="other"), "name")


CITED_BY = {
    "claim": lambda row, cited: make.make_claim(row, source=cited),
    "figure": lambda row, cited: make.make_figure(row, source=cited),
    "milestone": lambda row, cited: make.make_milestone(row, source=cited),
    "lesson": lambda _row, cited: make.make_lesson(source=cited),
}


@pytest.mark.parametrize("build", CITED_BY.values(), ids=CITED_BY.keys())
def test_a_cited_source_cannot_be_deleted(build):
    cited = make.make_source("cited")
    build(make.make_initiative(), cited)
    with pytest.raises(ProtectedError), transaction.atomic():
        cited.delete()
    assert Source.objects.filter(key="cited").exists()


def test_a_source_nothing_rests_on_takes_its_contents_along():
    unused = make.make_source("unused")
    Section.objects.create(source=unused, number="I", title="Part")
    unused.delete()
    assert not Section.objects.exists()


def test_an_initiative_takes_its_evidence_along_and_leaves_what_it_names():
    row = make.make_initiative(
        strategies=["equal-access"], tags=["housing"], levers=["convener"]
    )
    row.partners.add(make.make_organisation("Partner"))
    make.make_claim(row)
    make.make_figure(row)
    make.make_milestone(row)
    make.make_recognition(row)
    make.make_lesson(initiatives=[row])
    part = section(initiative=row)
    part.save()
    follower = make.make_initiative("Follower", adapted_from=row)
    row.delete()
    rows_gone = (
        Claim,
        Figure,
        Milestone,
        Recognition,
        InitiativeStrategy,
        TaggedInitiative,
    )
    for model in rows_gone:
        assert not model.objects.exists(), model
    for model in (Award, Lesson, Lever, Organisation, Source, StrategyCategory, Tag):
        assert model.objects.exists(), model
    part.refresh_from_db()
    follower.refresh_from_db()
    assert part.initiative is None
    assert follower.adapted_from is None


PROTECTED = {
    "lead": lambda row: row.lead,
    "strategy": lambda row: row.pursuits.get().strategy,
    "award": lambda row: row.recognitions.get().award,
    "section": lambda row: row.lessons.get().section,
}


@pytest.mark.parametrize("find", PROTECTED.values(), ids=PROTECTED.keys())
def test_what_an_initiative_rests_on_cannot_be_deleted(find):
    row = make.make_initiative(strategies=["equal-access"])
    make.make_recognition(row)
    part = section()
    part.save()
    make.make_lesson(initiatives=[row], section=part, number=1)
    with pytest.raises(ProtectedError), transaction.atomic():
        find(row).delete()


def test_a_tag_goes_without_its_initiatives():
    row = make.make_initiative(tags=["housing"])
    Tag.objects.get().delete()
    assert not TaggedInitiative.objects.exists()
    assert Initiative.objects.get() == row
