"""How rows of the catalogue name themselves, and what they work out on saving."""

import pytest
from django.core import serializers

from initiatives.models import (
    Claim,
    Section,
    SeededObject,
    ServiceArea,
    Source,
    Synonym,
    Tag,
    TargetGroup,
)
from initiatives.vocabulary import ClaimKind, Publication
from tests import factories as make
from tests.constraints import CATALOGUE_MODELS

pytestmark = pytest.mark.django_db


@pytest.fixture
def whole():
    """One initiative with a row of every kind, the same rows each time."""
    source = make.make_source()
    row = make.make_initiative(
        strategies=["equal-access"],
        tags=["housing"],
        levers=["convener"],
        city=make.make_city(population=45_652),
    )
    for model in (ServiceArea, TargetGroup):
        model.objects.create(slug="term", name="Term", definition="Words.")
    make.make_claim(row).further_sources.add(source)
    make.make_figure(row)
    make.make_milestone(row)
    make.make_recognition(row)
    make.make_recognition(row, year=None)
    Section.objects.create(source=source, number="II.A", title="Part", initiative=row)
    make.make_lesson(initiatives=[row], strategies=["equal-access"])
    make.make_synonym()
    row.city.statistics.model.objects.create(
        city=row.city, indicator="languages_spoken", value=41, source=source
    )
    row.city.gateway_type = row.city._meta.get_field(
        "gateway_type"
    ).related_model.objects.create(
        slug="former", name="Former", definition="Words.", as_of=2015, source=source
    )
    row.city.save()
    return row


def test_rows_name_themselves(whole):
    words = {
        str(found)
        for found in (
            whole,
            whole.lead,
            whole.pursuits.get(),
            whole.claims.get(),
            whole.figures.get(),
            whole.milestones.get(),
            whole.lessons.get(),
            whole.sections.get(),
            whole.tags.get(),
            whole.recognitions.first(),
            whole.recognitions.first().award,
            make.make_source(),
            SeededObject(model="cities.city", key="berlin"),
            Synonym.objects.get(),
        )
    }
    assert words == {
        "Welcome Centre",
        "City of Littleton",
        "Equal access",
        "What came of it: It reached many residents.",
        "Volunteers",
        "2004: It opens.",
        "Plan ahead",
        "II.A Part",
        "housing",
        "City prize: Winner",
        "City prize",
        "Example report",
        "cities.city berlin",
        "Language access",
    }


def test_a_new_claim_takes_the_next_free_number_of_its_kind():
    row = make.make_initiative()
    for expected in ("result-1", "result-2"):
        assert make.make_claim(row).ref == expected
    assert make.make_claim(row, kind=ClaimKind.SETBACK).ref == "setback-1"
    Claim.objects.get(ref="result-1").delete()
    assert make.make_claim(row).ref == "result-1"
    assert make.make_claim(make.make_initiative("Other")).ref == "result-1"


def test_figures_and_milestones_are_numbered_and_a_reference_once_given_stays():
    row = make.make_initiative()
    assert make.make_figure(row).ref == "figure-1"
    assert make.make_milestone(row).ref == "milestone-1"
    claim = make.make_claim(row, ref="my-own")
    claim.kind = ClaimKind.SETBACK
    claim.save()
    assert claim.ref == "my-own"


def test_evidence_stands_in_the_order_of_its_positions_and_milestones_by_year():
    row = make.make_initiative()
    for position, text in ((2, "Second."), (1, "First."), (2, "Third.")):
        make.make_claim(row, text, position=position)
    for year in (2010, 2004):
        make.make_milestone(row, year=year)
    texts = list(row.claims.values_list("text", flat=True))
    assert texts == ["First.", "Second.", "Third."]
    assert list(row.milestones.values_list("year", flat=True)) == [2004, 2010]


@pytest.mark.parametrize("written", ["Housing", "  housing ", "HOUSING"])
def test_a_tag_is_kept_in_lower_case_without_surplus_space(written):
    tag = Tag.objects.create(name=written, slug="housing")
    assert tag.name == "housing"


def test_one_word_in_two_spellings_is_one_tag():
    make.make_initiative("A", tags=["Night  School"])
    make.make_initiative("B", tags=["night school"])
    assert list(Tag.objects.values_list("name", flat=True)) == ["night school"]


def test_only_what_is_published_counts_as_published():
    for publication in Publication:
        row = make.make_initiative(publication.value, publication=publication)
        assert row.is_published is (publication == Publication.PUBLISHED)


def test_further_names_are_read_one_a_line():
    row = make.make_initiative(also_known_as="One\nTwo")
    assert row.other_names == ["One", "Two"]
    assert make.make_initiative("Other").other_names == []


def test_authors_and_editors_are_read_one_a_line():
    row = Source(authors="Ann Author\r\nBo Writer", editors="Ed Itor")
    assert row.author_names == ["Ann Author", "Bo Writer"]
    assert row.editor_names == ["Ed Itor"]
    assert Source().author_names == []


@pytest.mark.parametrize(
    ("published", "year"), [("2014-09-30", "2014"), ("2014", "2014"), ("", "")]
)
def test_the_year_of_a_source_comes_from_its_date(published, year):
    assert Source(published=published).year == year


@pytest.mark.parametrize(
    ("title", "described"),
    [("[Profile of a programme]", True), ("A [short] title", False)],
)
def test_a_title_in_square_brackets_is_our_description(title, described):
    assert Source(title=title).is_described is described


@pytest.mark.parametrize(("number", "depth"), [("II", 0), ("II.A", 1), ("II.A.1", 2)])
def test_the_number_of_a_section_says_how_deep_it_lies(number, depth):
    assert Section(number=number).depth == depth


NAMED = [model for model in CATALOGUE_MODELS if model is not SeededObject]


@pytest.mark.parametrize("model", NAMED, ids=lambda model: model.__name__)
def test_rows_survive_a_round_trip_by_natural_keys(model, whole):
    before = list(model.objects.order_by("pk"))
    assert before, "the fixture has a row of every kind"
    keys = [row.natural_key() for row in before]
    assert [model.objects.get_by_natural_key(*key) for key in keys] == before
    text = serializers.serialize(
        "json",
        before,
        use_natural_foreign_keys=True,
        use_natural_primary_keys=True,
    )
    assert '"pk"' not in text
    for loaded in serializers.deserialize("json", text):
        loaded.save()
    after = model.objects.order_by("pk")
    assert [row.natural_key() for row in after] == keys
    assert list(after) == before
