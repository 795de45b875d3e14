"""The version rises with every public change, however made, and with no other."""

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.urls import reverse

from initiatives.models import (
    CatalogueVersion,
    Claim,
    Initiative,
    InitiativeStrategy,
    Lesson,
    Lever,
    Source,
)
from initiatives.triggers import ROWS, CreateTriggers
from initiatives.vocabulary import Publication
from tests.commands import ROOT
from tests.conftest import catalogue_models
from tests.factories import (
    make_city,
    make_claim,
    make_figure,
    make_initiative,
    make_lesson,
    make_lever,
    make_organisation,
    make_source,
    make_statistic,
    make_strategy,
    make_synonym,
)


def version():
    return CatalogueVersion.objects.current()


def by_hand(statement, *values):
    """Run SQL as a curator's tool or a script would."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def new_claim(initiative):
    return Claim(
        initiative=initiative,
        ref="result-9",
        kind="result",
        position=9,
        text="It grew.",
        source=make_source("census"),
        asserted_by="city",
    )


OF_AN_INITIATIVE = {
    "save": lambda it: it.save(),
    "update": lambda it: Initiative.objects.filter(pk=it.pk).update(name="New name"),
    "bulk_update": lambda it: Initiative.objects.bulk_update([it], ["summary"]),
    "sql": lambda it: by_hand(
        "UPDATE initiatives_initiative SET name = 'New name' WHERE id = %s", it.pk
    ),
    "delete": lambda it: Initiative.objects.get(pk=it.pk).delete(),
    "a claim": make_claim,
    "bulk_create": lambda it: Claim.objects.bulk_create([new_claim(it)]),
    "bulk_create, ignoring what is there": lambda it: Claim.objects.bulk_create(
        [new_claim(it)], ignore_conflicts=True
    ),
    "update of claims": lambda it: it.claims.update(verified=False),
    "deletion of claims": lambda it: it.claims.all().delete(),
    "sql on claims": lambda it: by_hand(
        "DELETE FROM initiatives_claim WHERE initiative_id = %s", it.pk
    ),
    "a further source": lambda it: it.claims.first().further_sources.add(
        make_source("census")
    ),
    "a figure": make_figure,
    "a lever added": lambda it: it.levers.add(make_lever("funder")),
    "levers set": lambda it: it.levers.set([Lever.objects.get(slug="employer")]),
    "levers cleared": lambda it: it.levers.clear(),
    "a tag added": lambda it: it.tags.add("library"),
    "a tag removed": lambda it: it.tags.remove("mentoring"),
    "a partner": lambda it: it.partners.add(make_organisation("City of Littleton")),
    "a strategy": lambda it: InitiativeStrategy.objects.create(
        initiative=it, strategy=make_strategy("housing"), position=3
    ),
    "a lesson": lambda it: Lesson.objects.get().initiatives.add(it),
}


@pytest.fixture
def surroundings(db):
    """Make what changes of an initiative may refer to, so that only these are new."""
    make_lever("funder")
    make_lever("employer")
    make_source("census")
    make_strategy("housing")
    make_lesson()
    make_initiative("Other", slug="bystander", tags=["library", "mentoring"])


def made(**fields):
    initiative = make_initiative(tags=["mentoring"], levers=["convener"], **fields)
    make_claim(initiative)
    return initiative


@pytest.mark.parametrize("change", OF_AN_INITIATIVE.values(), ids=OF_AN_INITIATIVE)
def test_it_rises_with_every_change_of_a_published_initiative(surroundings, change):
    initiative = made()
    before = version()
    change(initiative)
    assert version().number > before.number
    assert version().stamp != before.stamp


@pytest.mark.parametrize("publication", ["draft", "in-review", "archived"])
@pytest.mark.parametrize("change", OF_AN_INITIATIVE.values(), ids=OF_AN_INITIATIVE)
def test_it_stays_with_a_change_of_any_other_initiative(
    surroundings, change, publication
):
    initiative = made(publication=publication)
    before = version()
    change(initiative)
    assert version() == before


@pytest.mark.parametrize(
    ("before", "after", "rises"),
    [
        (Publication.DRAFT, Publication.PUBLISHED, True),
        (Publication.PUBLISHED, Publication.ARCHIVED, True),
        (Publication.DRAFT, Publication.IN_REVIEW, False),
    ],
)
def test_it_rises_when_an_initiative_appears_or_goes(db, before, after, rises):
    initiative = make_initiative(publication=before)
    number = version().number
    Initiative.objects.filter(pk=initiative.pk).update(publication=after)
    assert (version().number > number) is rises


# By the shortest SQL there is: how a table is emptied, and how a draft takes the place
# of an initiative.
EMPTY = {"postgresql": "TRUNCATE {table}", "sqlite": "DELETE FROM {table}"}
REPLACE = {
    "postgresql": "UPDATE initiatives_initiative SET publication = 'draft'",
    "sqlite": "REPLACE INTO initiatives_initiative ({columns}) SELECT {values} "
    "FROM initiatives_initiative",
}


@pytest.mark.parametrize(
    "table",
    ["initiatives_taggedinitiative", "initiatives_figure", "cities_citystatistic"],
)
def test_it_rises_when_a_whole_table_is_emptied(world, table):
    connection.check_constraints()
    before = version().number
    by_hand(EMPTY[connection.vendor].format(table=table))
    assert version().number > before


def test_it_rises_when_a_draft_takes_the_place_of_what_was_public(db):
    make_initiative()
    before = version().number
    columns = [field.column for field in Initiative._meta.concrete_fields]
    values = ["'draft'" if name == "publication" else name for name in columns]
    statement = REPLACE[connection.vendor]
    by_hand(statement.format(columns=", ".join(columns), values=", ".join(values)))
    assert not Initiative.objects.published().exists()
    assert version().number > before


@pytest.mark.parametrize(
    "change",
    [
        lambda: make_city("Burlington"),
        lambda: make_statistic(make_city(), source=make_source()),
        lambda: Source.objects.update(link_status=404),
        lambda: make_strategy("citizenship"),
        lambda: Lesson.objects.update(title="Plan well ahead"),
        lambda: by_hand("UPDATE cities_city SET name = 'Big Town'"),
    ],
)
def test_it_rises_with_what_stands_on_pages_of_its_own(world, change):
    before = version().number
    change()
    assert version().number > before


def test_a_change_that_is_taken_back_leaves_it(world):
    before = version()
    with transaction.atomic():
        world.centre.save()
        assert version() != before
        transaction.set_rollback(True)
    assert version() == before


def test_the_same_number_after_a_change_taken_back_has_another_stamp(world):
    with transaction.atomic():
        world.centre.save()
        taken_back = version()
        transaction.set_rollback(True)
    world.mentors.save()
    assert version().number == taken_back.number
    assert version().stamp != taken_back.stamp


def test_it_rises_with_a_change_in_the_admin(admin_client, world):
    before = version().number
    address = reverse("admin:initiatives_lever_add")
    answer = admin_client.post(
        address, {"slug": "host", "name": "Host", "definition": "It.", "position": 1}
    )
    assert answer.status_code == 302
    assert version().number > before


def test_it_rises_with_seeding(db):
    before, fixture = version(), str(ROOT / "fixtures/01-vocabulary.yaml")
    call_command("seed", fixture, verbosity=0)
    assert version().number > before.number
    before = version()
    call_command("seed", fixture, verbosity=0)
    assert version() == before


def test_it_rises_also_where_a_group_of_synonyms_made_its_row(db):
    CatalogueVersion.objects.all().delete()
    make_synonym()
    row = CatalogueVersion.objects.get()
    make_lever("host")
    assert CatalogueVersion.objects.get().number > row.number


def test_every_table_of_the_catalogue_is_watched(db):
    """What is not watched would stay on kept pages as it was."""
    loader = MigrationLoader(connection)
    watched = {
        each.table
        for migration in loader.disk_migrations.values()
        for operation in migration.operations
        if isinstance(operation, CreateTriggers) and operation.name == "version"
        for each in operation.watched
    }
    tables = {model._meta.db_table for model in catalogue_models()}
    # What the seed has put in is a note for the seed, and on no page.
    assert tables - {"initiatives_seededobject"} == watched


def test_every_trigger_that_migrations_made_is_there(db):
    """SQLite drops a table's triggers when a migration rebuilds the table."""
    wanted = {
        f"{operation.name}_{watched.table}_{event}"
        for migration in MigrationLoader(connection).disk_migrations.values()
        for operation in migration.operations
        if isinstance(operation, CreateTriggers)
        for watched in operation.watched
        for event in ROWS
    }
    listing = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }
    with connection.cursor() as cursor:
        cursor.execute(listing[connection.vendor])
        there = {name for (name,) in cursor.fetchall()}
    assert len(wanted) >= 80
    if connection.vendor == "postgresql":
        wanted |= {name.replace("_delete", "_truncate") for name in wanted}
    assert wanted <= there
