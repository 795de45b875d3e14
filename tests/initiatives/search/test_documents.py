"""What is searched is what is published now, however it came to be changed."""

import pytest
from django.core import serializers
from django.db import connection, transaction

from cities.models import City
from initiatives.finder.search import find
from initiatives.models import (
    Claim,
    Initiative,
    InitiativeStrategy,
    Organisation,
    Source,
    StrategyCategory,
    Tag,
    TaggedInitiative,
)
from initiatives.vocabulary import Publication
from tests.commands import empty_database, managed
from tests.factories import (
    make_city,
    make_claim,
    make_initiative,
    make_organisation,
    make_source,
    make_strategy,
)

pytestmark = pytest.mark.django_db


def by_hand(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.fixture
def centre():
    """A published initiative with a row in every table that feeds its document."""
    centre = make_initiative("Centre", strategies=["housing"], tags=["library"])
    centre.partners.add(make_organisation("Guild"))
    make_claim(centre, "Volunteers came.", source=make_source("memo"))
    return centre


def new_claim(initiative):
    return Claim(
        initiative=initiative,
        ref="result-9",
        kind="result",
        text="A xylophone was bought.",
        source=make_source("memo"),
        asserted_by="city",
    )


def saved(row, **values):
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


# Each puts the word "xylophone" where it is searched, in another way.
WAYS_IN = {
    "saving the initiative": lambda it: saved(it, name="Xylophone"),
    "saving another name": lambda it: saved(it, also_known_as="Centre\nXylophone"),
    "update": lambda it: Initiative.objects.update(summary="A xylophone."),
    "bulk_update": lambda it: Initiative.objects.bulk_update(
        [Initiative(pk=it.pk, summary="A xylophone.")], ["summary"]
    ),
    "sql": lambda it: by_hand("UPDATE initiatives_initiative SET name = 'Xylophone'"),
    "another city": lambda it: saved(it, city=make_city("Xylophone")),
    "another lead": lambda it: saved(it, lead=make_organisation("Xylophone")),
    "a claim": lambda it: make_claim(it, "A xylophone was bought."),
    "bulk_create": lambda it: Claim.objects.bulk_create([new_claim(it)]),
    "bulk_create over what is there": lambda it: Claim.objects.bulk_create(
        [Claim(pk=it.claims.get().pk, **fields_of(new_claim(it)))],
        update_conflicts=True,
        unique_fields=["pk"],
        update_fields=["text"],
    ),
    "update of claims": lambda it: it.claims.update(text="A xylophone was bought."),
    "sql on claims": lambda it: by_hand(
        "UPDATE initiatives_claim SET text = 'A xylophone was bought.'"
    ),
    "another source of a claim": lambda it: it.claims.update(
        source=make_source("xylophone")
    ),
    "a source's title": lambda it: Source.objects.update(title="Xylophone"),
    "a source's publisher": lambda it: Source.objects.update(publisher="Xylophone"),
    "the city's name": lambda it: City.objects.update(name="Xylophone"),
    "the city's region": lambda it: saved(it.city, region="Xylophone"),
    "the lead's name": lambda it: saved(it.lead, name="Xylophone"),
    "a partner": lambda it: it.partners.add(make_organisation("Xylophone")),
    "other partners": lambda it: it.partners.set([make_organisation("Xylophone")]),
    "a partner's name": lambda it: Organisation.objects.filter(name="Guild").update(
        name="Xylophone"
    ),
    "a strategy": lambda it: InitiativeStrategy.objects.create(
        initiative=it, strategy=make_strategy("xylophone")
    ),
    "another strategy": lambda it: it.pursuits.update(
        strategy=make_strategy("xylophone")
    ),
    "a strategy's name": lambda it: StrategyCategory.objects.update(name="Xylophone"),
    "a tag": lambda it: it.tags.add("xylophone"),
    "a tag's name": lambda it: Tag.objects.update(name="xylophone"),
    "tags in bulk": lambda it: TaggedInitiative.objects.bulk_create(
        [
            TaggedInitiative(
                content_object=it,
                tag=Tag.objects.create(name="xylophone", slug="xylophone"),
            )
        ]
    ),
    "a fixture": lambda it: load(as_fixture(new_claim(it))),
}


def fields_of(row):
    return {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not field.primary_key
    }


def as_fixture(row):
    fields = ["initiative", "ref", "kind", "text", "source", "asserted_by"]
    return serializers.serialize(
        "json", [row], use_natural_foreign_keys=True, fields=fields
    )


def load(text):
    for row in serializers.deserialize("json", text):
        row.save()


def empty(table):
    """Empty a table by the shortest SQL there is."""
    connection.check_constraints()
    word = {"postgresql": "TRUNCATE", "sqlite": "DELETE FROM"}[connection.vendor]
    by_hand(f"{word} {table}")


@pytest.mark.parametrize("way", WAYS_IN)
def test_a_word_is_found_as_soon_as_it_is_written(centre, found, way):
    assert found("xylophone") == []
    WAYS_IN[way](centre)
    assert len(found("xylophone")) == 1


# Each takes a word away that was found, given first.
WAYS_OUT = {
    "saving": ("centre", lambda it: saved(it, name="Hall", summary="Help.")),
    "update": ("centre", lambda it: Initiative.objects.update(name="H", summary="H")),
    "sql": ("volunteers", lambda it: by_hand("DELETE FROM initiatives_claim")),
    "deletion of claims": ("volunteers", lambda it: it.claims.all().delete()),
    "deletion of the source's last claim": (
        "memo",
        lambda it: it.claims.all().delete(),
    ),
    "partners cleared": ("guild", lambda it: it.partners.clear()),
    "emptying a whole table": (
        "library",
        lambda it: empty("initiatives_taggedinitiative"),
    ),
    "tags cleared": ("library", lambda it: it.tags.clear()),
    "a tag deleted": ("library", lambda it: Tag.objects.all().delete()),
    "strategies deleted": ("housing", lambda it: it.pursuits.all().delete()),
    "deletion": ("centre", lambda it: Initiative.objects.get(pk=it.pk).delete()),
    "deletion of a queryset": ("centre", lambda it: Initiative.objects.all().delete()),
    "taking it back": (
        "centre",
        lambda it: Initiative.objects.update(publication=Publication.DRAFT),
    ),
    "archiving": ("centre", lambda it: saved(it, publication=Publication.ARCHIVED)),
}


@pytest.mark.parametrize("way", WAYS_OUT)
def test_a_word_is_not_found_once_it_is_gone(centre, found, way):
    word, take_away = WAYS_OUT[way]
    assert found(word) == ["Centre"]
    take_away(centre)
    assert found(word) == []
    assert not find(word).ids


def test_a_claim_that_moves_is_found_where_it_went(centre, found):
    other = make_initiative("Other")
    centre.claims.update(initiative=other)
    assert found("volunteers") == ["Other"]


def test_a_change_that_is_taken_back_is_not_found(centre, found):
    with transaction.atomic():
        saved(centre, name="Xylophone")
        assert found("xylophone") == ["Xylophone"]
        transaction.set_rollback(True)
    assert found("xylophone") == []
    assert found("centre") == ["Centre"]


@pytest.mark.parametrize("state", [s for s in Publication if s.value != "published"])
def test_what_is_not_published_is_not_searched_until_it_is(found, state):
    draft = make_initiative("Xylophone", publication=state, tags=["xylophone"])
    make_claim(draft, "A xylophone was bought.")
    assert not find("xylophone").ids
    assert not find("-nothing").ids
    Initiative.objects.update(publication=Publication.PUBLISHED)
    assert found("xylophone") == ["Xylophone"]


def documents():
    """Return the documents as the database keeps them."""
    query = {
        "sqlite": "SELECT rowid, * FROM initiatives_searchdocument ORDER BY rowid",
        "postgresql": "SELECT * FROM initiatives_searchdocument ORDER BY id",
    }
    with connection.cursor() as cursor:
        cursor.execute(query[connection.vendor])
        return cursor.fetchall()


def test_what_does_not_concern_the_search_writes_no_document(centre):
    # An empty document would be filled if it were written anew.
    if connection.vendor == "sqlite":
        by_hand("DELETE FROM initiatives_searchdocument")
    else:
        by_hand("UPDATE initiatives_searchdocument SET document = ''")
    before = documents()
    Source.objects.update(link_status=200)
    Initiative.objects.update(status="ended", website="https://example.org")
    Claim.objects.update(verified=False, locator="p. 3")
    City.objects.update(latitude=None, website="https://example.org")
    assert documents() == before


def test_a_whole_fixture_leaves_the_documents_that_saving_makes(catalogue):
    whole = documents()
    assert len(whole) == Initiative.objects.count()
    with connection.cursor() as cursor:
        for initiative in Initiative.objects.all():
            cursor.execute(
                "UPDATE initiatives_initiative SET name = name || ' ' WHERE id = %s",
                [initiative.pk],
            )
            cursor.execute(
                "UPDATE initiatives_initiative SET name = %s WHERE id = %s",
                [initiative.name, initiative.pk],
            )
    assert documents() == whole


def test_loaddata_is_searched_and_the_migration_can_be_taken_back(tmp_path):
    """What is there before the migration is searched after it."""
    search = ("migrate", "initiatives")
    with empty_database(tmp_path) as database:
        managed("migrate", DATABASE_URL=database)
        fixtures = ["01-vocabulary", "02-sources", "03-gateway-types", "04-cities"]
        fixtures += [
            "05-organisations",
            "06-tags",
            "07-awards",
            "09-practice-to-policy",
        ]
        managed("loaddata", *fixtures, DATABASE_URL=database)
        first = listed(database)
        managed(*search, "0002", DATABASE_URL=database)
        managed(*search, DATABASE_URL=database)
        assert listed(database) == first
    assert "meet-your-neighbours" in first


def listed(database):
    """Return what a search in a database of its own finds."""
    code = (
        "from initiatives.finder.search import find;"
        "from initiatives.models import Initiative;"
        "ids = sorted(find('neighbours').ids);"
        "print(*Initiative.objects.filter(pk__in=ids).values_list('slug', flat=True))"
    )
    return managed(
        "shell", "--verbosity", "0", "-c", code, DATABASE_URL=database
    ).stdout
