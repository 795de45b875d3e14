"""What every test shares: plain static files, the small world, the real catalogue."""

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase
from hypothesis import settings as hypothesis_settings

from initiatives.models import Initiative
from tests.world import make_world

# Without a database of failures and without chance, a run that passes passes again.
# Time is not limited: a busy machine is no counterexample. Failures are not shrunk:
# a catalogue comes from one number, and a smaller number makes no simpler one.
hypothesis_settings.register_profile(
    "steady",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=30,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
hypothesis_settings.load_profile("steady")


def pytest_configure():
    """Serve static files under their plain names: no manifest is built for tests."""
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {
            "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        }
    }
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


# What the database keeps by itself when other rows come and go.
KEPT_BY_TRIGGERS = {"CatalogueVersion"}


def catalogue_models():
    """Return the models of the catalogue, with those of many-to-many fields."""
    for label in ("cities", "initiatives"):
        for model in apps.get_app_config(label).get_models(include_auto_created=True):
            if model.__name__ not in KEPT_BY_TRIGGERS:
                yield model


@pytest.fixture(scope="session")
def seeded_rows(django_db_setup, django_db_blocker):
    """Seed once, keep every row in memory, and leave the database empty."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("seed", verbosity=0)
        rows = {model: list(model.objects.all()) for model in catalogue_models()}
        transaction.set_rollback(True)
    return rows


@pytest.fixture
def catalogue(db, seeded_rows):
    """Fill the database with the real catalogue, from memory.

    Initiatives come last, so that their search documents are written once: before, no
    trigger has anything to do. Foreign keys are checked at the end.
    """
    for model in sorted(seeded_rows, key=lambda model: model is Initiative):
        model.objects.bulk_create(seeded_rows[model])
    resets = connection.ops.sequence_reset_sql(no_style(), list(seeded_rows))
    with connection.cursor() as cursor:
        for statement in resets:
            cursor.execute(statement)


@pytest.fixture
def world(db):
    """Make the small world of tests/world.py."""
    return make_world()
