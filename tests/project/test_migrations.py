"""Migrations match the models, build a database from nothing, and take it down."""

import pytest
from django.core.management import call_command

from tests.commands import empty_database, managed


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_migrations_build_a_database_and_take_it_down(tmp_path):
    with empty_database(tmp_path) as database:
        managed("migrate", DATABASE_URL=database)
        managed("migrate", "cities", "zero", DATABASE_URL=database)
        left = managed("showmigrations", "--plan", DATABASE_URL=database).stdout
    state = {line.split()[-1].split(".")[0]: line[:3] for line in left.splitlines()}
    assert state["cities"] == state["initiatives"] == "[ ]"
    assert state["auth"] == "[X]"
