"""`manage.py check_catalogue` and the findings behind it: every rule broken once."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from initiatives.integrity import BY_NAME, FINDINGS, Severity
from initiatives.integrity.addresses import is_sound
from initiatives.integrity.folding import fold_body, fold_tag, fold_text
from initiatives.integrity.held import HELD, Held
from initiatives.integrity.report import look
from initiatives.integrity.use import SOURCE_USES
from initiatives.integrity.wording import LISTED, fields_with_lists
from initiatives.models import Claim, Figure, Initiative, Milestone, Source
from tests import factories as make
from tests.commands import empty_database, manage, managed
from tests.initiatives.broken import WAYS, make_sound, name_of


@pytest.fixture
def sound(db):
    """Make a catalogue with which nothing is wrong."""
    return make_sound()


def found():
    """Return the names of the findings that have rows."""
    return {finding.name for finding in FINDINGS if finding.count()}


def check(**options):
    """Run the command; return what it printed and the code it ended with."""
    out = StringIO()
    try:
        call_command("check_catalogue", stdout=out, **options)
    except CommandError as error:
        return out.getvalue(), error.returncode
    return out.getvalue(), 0


def test_the_seeded_catalogue_has_no_error(catalogue):
    errors = [finding for finding in FINDINGS if finding.severity == Severity.ERROR]
    assert len(errors) >= 40
    wrong = [
        f"{outcome.finding.name}: {row.natural_key()}"
        for outcome in look(errors)
        for row in outcome.rows
    ]
    assert wrong == []


def test_nothing_is_found_in_a_sound_catalogue(sound):
    assert found() == set()


def test_every_finding_has_a_way_to_break_its_rule():
    assert set(WAYS) == set(BY_NAME)
    assert len(BY_NAME) == len(FINDINGS)


@pytest.mark.parametrize("name", WAYS)
def test_a_broken_rule_is_found(name, sound):
    WAYS[name](sound)
    finding = BY_NAME[name]
    rows = list(finding.rows())
    assert rows
    assert {type(row) for row in rows} == {finding.model}
    assert len(rows) == finding.count()


@pytest.mark.parametrize(
    ("model", "field"),
    [(model, field.name) for model in LISTED for field in fields_with_lists(model)],
)
def test_every_word_from_a_list_is_looked_at(model, field, sound):
    model.objects.update(**{field: "zz"})
    assert f"{name_of(model)}-unlisted" in found()


def test_units_and_periods_of_figures_come_from_lists():
    fields = {field.name for field in fields_with_lists(Figure)}
    assert {"unit", "period"} <= fields


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("It ended.", True),
        ("Did it end?", True),
        ("It said “stop!”", True),
        ('He said "stop."', True),
        ("« Fini. »", False),
        ("It ended", False),
        ("It ended;", False),
        ("It ended. ", False),
        ("It ended. And", False),
    ],
)
def test_a_sentence_ends_with_its_mark(text, ends, sound):
    Claim.objects.update(text=text)
    assert ("claim-unended" in found()) is not ends


@pytest.mark.parametrize(
    ("address", "answer"),
    [
        ("https://example.org/a?b=c#d", True),
        ("http://example.org:8080/", True),
        ("https://web.archive.org/web/2020/http://example.org/", True),
        ("https://müllheim.de/", True),
        ("https://example.org/a b", False),
        ("https://example.org/\n", False),
        ("https://localhost/", False),
        ("https://example./", False),
        ("https:///a", False),
        ("https://[::1/", False),
        ("https://example.org:port/", False),
        ("https://me@example.org/", False),
        ("https://me:word@example.org/", False),
        ("mailto:me@example.org", False),
        ("example.org", False),
    ],
)
def test_an_address_is_taken_apart(address, answer):
    assert is_sound(address) is answer


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("work shop", "work-shops"),
        ("neighbourhood", "neighborhoods"),
        ("labour market", "labor markets"),
        ("community organising", "community organizing"),
        ("one-stop centre", "one stop centers"),
        ("leader programme", "leader program"),
        ("career counselling", "career counseling"),
        ("legal defence", "legal defense"),
        ("fiestas en la école", "fiesta en la ecole"),
        ("city policy", "city policies"),
        ("glass", "glasses"),
    ],
)
def test_two_spellings_of_a_tag_meet(one, other):
    assert fold_tag(one) == fold_tag(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("english classes", "english learners"),
        ("new destination", "new gateway"),
        ("small city", "small town"),
        ("status", "statue"),
        ("u visa", "visa"),
    ],
)
def test_two_tags_stay_two(one, other):
    assert fold_tag(one) != fold_tag(other)


def test_two_names_of_a_body_meet():
    assert fold_body("The City of Athens") == fold_body("Athens City")
    assert fold_body("Centre for Work, Inc.") == fold_body("Work Center")
    assert fold_body("City of Athens") != fold_body("City of Berlin")


def test_a_statement_is_compared_without_case_and_punctuation():
    assert fold_text("It\u2019s  a “Café”.") == fold_text("it's a cafe")
    assert fold_text("1.5 million") != fold_text("15 million")


def test_what_only_looks_repeated_is_not_found(sound):
    other = make.make_initiative("Other", city=sound.initiative.city)
    make.make_milestone(other)
    make.make_figure(other)
    make.make_figure(sound.initiative, year=2009)
    make.make_figure(sound.initiative, value=241)
    make.make_figure(sound.initiative, period="year")
    assert not {name for name in found() if name.endswith("-repeated")}


def test_a_lesson_is_repeated_by_its_text_as_well(sound):
    make.make_lesson("other", title="Something else", text="What was learned")
    assert "lesson-repeated" in found()


@pytest.mark.parametrize(
    "label", ["Growth of the budget", "Rise over the year", "Increase in visits"]
)
def test_growth_may_be_more_than_100_percent(label, sound):
    Figure.objects.update(unit="percent", value=169, label=label)
    assert "figure-share-impossible" not in found()


def test_an_enterprise_is_no_rise(sound):
    Figure.objects.update(unit="percent", value=169, label="Share of enterprises")
    assert "figure-share-impossible" in found()


def test_a_forecast_may_lie_ahead(sound):
    Figure.objects.update(year=2099, label="Residents (projection)")
    assert "figure-year-implausible" not in found()


def test_an_event_may_come_a_little_before_the_start(sound):
    Milestone.objects.update(year=sound.initiative.start_year - 5)
    assert "milestone-before-start" not in found()


def test_a_recent_further_source_is_word_enough(sound):
    recent = make.make_source("recent", published=sound.source.published)
    Source.objects.exclude(pk=recent.pk).update(published="2001")
    assert "initiative-active-on-old-word" in found()
    Claim.objects.get().further_sources.add(recent)
    assert "initiative-active-on-old-word" not in found()


def test_drafts_count_where_something_is_wrong_and_not_where_it_is_unfinished(sound):
    Initiative.objects.update(publication="draft", checked_on=None)
    assert found() == set()
    Claim.objects.update(text="It breaks off")
    assert found() == {"claim-unended"}


def test_everything_that_can_name_a_source_counts_as_its_use():
    relations = {each.get_accessor_name() for each in Source._meta.related_objects}
    assert relations == set(SOURCE_USES)


@pytest.mark.parametrize("rule", HELD, ids=str)
def test_the_database_holds_the_other_rules(rule):
    assert rule.models
    assert rule.is_held()


def test_a_rule_that_nothing_holds_is_not_said_to_be_held():
    assert not Held("A wish.", (Claim,), constraint="wish").is_held()
    assert not Held("A wish.", (Figure,), full_column="year").is_held()


def test_a_sound_catalogue_ends_with_0(sound):
    text, code = check()
    assert code == 0
    assert "drafts included" in text
    assert f"{len(FINDINGS)} of {len(FINDINGS)} checks found nothing." in text
    assert text.endswith("Found 0 errors and 0 warnings.\n")


def test_warnings_end_with_0_and_errors_with_1(sound):
    WAYS["source-undated"](sound)
    text, code = check()
    assert code == 0
    assert "Found 0 errors and 2 warnings." in text
    WAYS["tag-unused"](sound)
    text, code = check()
    assert code == 1
    assert "Found 1 errors and 2 warnings." in text
    assert text.index("ERRORS") < text.index("tag-unused") < text.index("WARNINGS")
    assert "lonely: lonely" in text


def test_the_table_lists_the_first_rows_or_all_of_them(sound):
    for number in range(5):
        make.make_source(f"lonely-{number}")
    few, _ = check()
    assert "    5  source-unused  Nothing in the catalogue names it." in few
    assert "lonely-2: Lonely 2" in few
    assert "lonely-3" not in few
    assert "... and 2 more\n" in few
    every, _ = check(verbosity=2)
    assert "lonely-4: Lonely 4" in every
    assert "more\n" not in every
    assert "claim-repeated" in every
    assert "No city has coordinates without a source." in every


def test_verbosity_0_says_nothing(sound):
    assert check(verbosity=0) == ("", 0)


def test_only_the_named_checks_run(sound):
    WAYS["tag-unused"](sound)
    assert check(names=["source-undated", "lever-unused"])[1] == 0
    text, code = check(names=["tag-unused"])
    assert code == 1
    assert "0 of 1 checks found nothing." in text


def test_an_unknown_check_is_refused_by_name(db):
    with pytest.raises(CommandError, match=r"There is no check nonsense.*tag-unused"):
        call_command("check_catalogue", names=["nonsense"])


def test_json_names_every_check_and_its_rows(sound):
    WAYS["claim-unended"](sound)
    text, code = check(form="json")
    assert code == 1
    answer = json.loads(text)
    assert [each["check"] for each in answer] == [each.name for each in FINDINGS]
    (wrong,) = [each for each in answer if each["count"]]
    claim = Claim.objects.get()
    assert wrong == {
        "check": "claim-unended",
        "severity": "error",
        "sentence": str(BY_NAME["claim-unended"].sentence),
        "count": 1,
        "objects": [
            {
                "model": "initiatives.claim",
                "key": ["welcome-centre", "result-1"],
                "text": str(claim),
                "url": f"/admin/initiatives/claim/{claim.pk}/change/",
            }
        ],
    }


def grow(start, stop):
    """Make initiatives on which every kind of check has something to find."""
    for number in range(start, stop):
        initiative = make.make_initiative(
            f"Plan {number}", tags=[f"tag {number}", f"tag-{number}"], website="ftp://a"
        )
        source = make.make_source(f"source-{number}", published="", url="nowhere")
        for _repeat in range(2):
            make.make_claim(initiative, f"Claim {number}", source=source)
            make.make_figure(initiative)
            make.make_milestone(initiative)
            make.make_statistic(value=number, source=source, year=1900 + _repeat)
            make.make_lesson(f"lesson-{number}-{_repeat}", title=f"Lesson {number}")
        for name in (f"League {number}", f"The League {number}"):
            make.make_organisation(name)
        make.make_city(f"City {number}", website="https://localhost/")
        make.make_award(f"award-{number}", url="nowhere")
        twin = make.make_source(f"twin-{number}")
        make.make_statistic(value=number, source=twin, year=1900)


def questions():
    with CaptureQueriesContext(connection) as asked:
        outcomes = look(FINDINGS)
        for outcome in outcomes:
            outcome.as_data()
    return len(asked), sum(len(outcome.rows) for outcome in outcomes)


def test_the_number_of_queries_does_not_grow(db):
    grow(0, 2)
    small, few = questions()
    grow(2, 12)
    large, many = questions()
    assert many > 4 * few
    # Twelve of them read every row first and ask for those they picked then.
    assert large == small == len(FINDINGS) + 12


def test_the_program_ends_with_the_code(tmp_path):
    fixture = tmp_path / "lonely.yaml"
    fixture.write_text(
        "- model: initiatives.source\n"
        "  fields: {key: lonely, title: Lonely, publisher: One, kind: report}\n"
    )
    with empty_database(tmp_path) as database:
        managed("migrate", DATABASE_URL=database)
        managed("seed", str(fixture), DATABASE_URL=database)

        def code(*arguments):
            return manage("check_catalogue", *arguments, DATABASE_URL=database)

        assert code("--check", "tag-unused").returncode == 0
        assert code("--check", "nonsense").returncode == 2
        wrong = code("--format", "json")
    assert wrong.returncode == 1
    assert "The catalogue has 1 errors." in wrong.stderr
    assert [each["check"] for each in json.loads(wrong.stdout) if each["count"]] == [
        "source-unused",
        "source-undated",
    ]
