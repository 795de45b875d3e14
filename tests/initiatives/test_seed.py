"""`manage.py seed`: adds what the fixtures hold, leaves curators' work alone."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.core.serializers import serialize

from initiatives.models import Claim, Initiative, Lever, Source, StrategyCategory
from tests.factories import make_strategy

pytestmark = pytest.mark.django_db

SOURCE = """
- model: initiatives.source
  fields: {key: a-report, title: A report, publisher: An institute, kind: report}
"""
STRATEGY = """
- model: initiatives.strategycategory
  fields: {slug: housing, name: Housing, aim: improve-access, definition: Homes.}
"""
LESSON = """
- model: initiatives.lesson
  fields:
    slug: plan-ahead
    title: Plan ahead
    text: Plan.
    kind: lesson
    audience: funder
    source: [a-report]
    strategies: [[housing]]
"""


@pytest.fixture
def write(tmp_path):
    """Write a fixture file and return its path."""

    def write(text, name="example.yaml"):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return write


def seed(*paths, **options):
    out = StringIO()
    call_command("seed", *paths, stdout=out, **options)
    return out.getvalue()


def test_seed_says_what_it_added(write):
    said = seed(write(SOURCE + STRATEGY + LESSON))
    assert said.splitlines() == [
        "Added 1 source.",
        "Added 1 strategy.",
        "Added 1 lesson.",
    ]


def test_files_are_loaded_in_the_order_given(write):
    seed(write(STRATEGY, "z.yaml"), write(SOURCE + LESSON, "a.yaml"))
    assert StrategyCategory.objects.get().lessons.count() == 1


def test_a_second_run_adds_and_changes_nothing(write):
    path = write(SOURCE + STRATEGY + LESSON)
    seed(path)
    assert seed(path) == "Left 3 objects as they are.\n"


def test_a_second_run_keeps_what_a_curator_changed(write):
    path = write(SOURCE)
    seed(path)
    Source.objects.update(title="A better title")
    seed(path)
    assert Source.objects.get().title == "A better title"


def test_a_second_run_does_not_bring_back_what_a_curator_deleted(write):
    path = write(SOURCE)
    seed(path)
    Source.objects.all().delete()
    seed(path)
    assert not Source.objects.exists()


def test_a_second_run_copes_with_what_a_curator_renamed(write):
    path = write(SOURCE + STRATEGY + LESSON)
    seed(path)
    StrategyCategory.objects.update(slug="homes", name="Homes")
    seed(path)
    assert StrategyCategory.objects.get().slug == "homes"


def test_what_is_new_in_the_fixtures_is_added_to_what_is_there(write):
    seed(write(SOURCE))
    assert "Added 1 strategy." in seed(write(SOURCE + STRATEGY))


def test_an_object_a_curator_made_first_is_left_alone(write):
    make_strategy("housing", name="Housing", definition="The curator's words.")
    seed(write(STRATEGY))
    assert StrategyCategory.objects.get().definition == "The curator's words."


def test_update_gives_the_fixtures_values_and_lists_each_change(write):
    path = write(SOURCE + STRATEGY + LESSON)
    seed(path)
    Source.objects.update(title="Another title")
    StrategyCategory.objects.get().lessons.clear()
    said = seed(path, update=True)
    assert "title: 'Another title' → 'A report'" in said
    assert 'example.yaml: initiatives.source ["a-report"]' in said
    assert "strategies: none → Housing" in said
    assert Source.objects.get().title == "A report"


def test_update_leaves_fields_alone_that_the_fixture_does_not_name(write):
    path = write(SOURCE)
    seed(path)
    Source.objects.update(archived_url="https://example.org/copy")
    seed(path, update=True)
    assert Source.objects.get().archived_url == "https://example.org/copy"


@pytest.mark.parametrize(
    ("broken", "complaints"),
    [
        (LESSON, ["initiatives.lesson", "plan-ahead", "source"]),
        (
            SOURCE + STRATEGY + LESSON.replace("kind: lesson", "kind: rumour"),
            ["plan-ahead", "kind", "rumour"],
        ),
        (SOURCE.replace("kind:", "sort:"), ["a-report", "sort"]),
        (SOURCE.replace("key: a-report, ", ""), ["initiatives.source", "key"]),
        (SOURCE + SOURCE, ["a-report", "twice"]),
        (SOURCE.replace("initiatives.source", "initiatives.sauce"), ["object 1"]),
        ("- just a word", ["object 1"]),
        (SOURCE.replace("key: a-report", "key: [a]"), ["object 1", "key", "['a']"]),
        (SOURCE.replace("key: a-report", "key: 2014-09-01"), ["object 1", "key"]),
        (SOURCE.replace("title: A report", "title: No"), ["a-report", "title", "text"]),
        (SOURCE.replace("kind:", "title: Another, kind:"), ["'title'", "twice"]),
        (SOURCE.replace("kind:", "published: 2014-13-45, kind:"), ["cannot be read"]),
        (
            SOURCE + STRATEGY + LESSON.replace("[[housing]]", ""),
            ["plan-ahead", "strategies", "not a list"],
        ),
        ("model: initiatives.source", ["not a list"]),
        ("- {model: [", ["cannot be read", "line "]),
        (
            SOURCE + "- model: cities.citystatistic\n"
            "  fields: {city: [nowhere], indicator: population, value: 3, year: 2020,"
            " source: [a-report]}",
            ["cities.citystatistic", "city", "nowhere"],
        ),
        (
            SOURCE.replace("kind: report", "kind: report, published: '14'"),
            ["a-report", "published", "2014-09"],
        ),
    ],
)
def test_a_broken_fixture_names_file_object_and_field(write, broken, complaints):
    valid = (
        Lever.objects,
        "- model: initiatives.lever\n"
        "  fields: {slug: funder, name: Funder, definition: It pays.}\n",
    )
    manager, before = valid
    with pytest.raises(CommandError) as refusal:
        seed(write(before, "valid.yaml"), write(broken, "broken.yaml"))
    for complaint in ["broken.yaml", *complaints, "Nothing was changed"]:
        assert complaint in str(refusal.value)
    assert not manager.exists()


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(CommandError, match=r"absent\.yaml"):
        seed(tmp_path / "absent.yaml")


@pytest.mark.parametrize("model", [Initiative, Claim, Source, StrategyCategory])
def test_what_is_seeded_passes_the_whole_validation(catalogue, model):
    """Seeding leaves constraints to the database; the words must agree with it."""
    for each in model.objects.all()[:150]:
        each.full_clean()


def test_plain_loaddata_takes_the_same_files(catalogue):
    """Django's own loader finds every row again and changes nothing that seed made."""

    def dump():
        return serialize("json", Claim.objects.order_by("pk"))

    seeded = dump()
    call_command("loaddata", "01-vocabulary", "09-practice-to-policy", verbosity=0)
    assert dump() == seeded
