"""The models and constraints of the catalogue, for tests that must forget none."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import CheckConstraint

from initiatives.models import CatalogueVersion

CATALOGUE_MODELS = [
    model
    for app in ("cities", "initiatives")
    for model in apps.get_app_config(app).get_models()
    # Kept by triggers, for nobody to edit or to seed.
    if model is not CatalogueVersion
]


def constraints_of(app):
    """Return the constraints of an app's models, by name."""
    return {
        constraint.name: constraint
        for model in apps.get_app_config(app).get_models()
        for constraint in model._meta.constraints
    }


def assert_refused(name, row):
    """Assert that the database refuses a row by a constraint, and a form in its words.

    The row is written past ``save()``, as an import or a bulk change would write it.
    """
    constraint = next(c for c in row._meta.constraints if c.name == name)
    with pytest.raises(ValidationError):
        row.full_clean()
    with pytest.raises(ValidationError) as in_words:
        row.validate_constraints()
    assert str(constraint.violation_error_message) in in_words.value.messages
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        type(row).objects.bulk_create([row])
    if isinstance(constraint, CheckConstraint):
        assert name in str(refusal.value)


def assert_unique(row, field):
    """Assert that the database refuses a row whose field another row has already."""
    assert row._meta.get_field(field).unique
    with pytest.raises(ValidationError) as in_words:
        row.full_clean()
    assert field in in_words.value.message_dict
    with pytest.raises(IntegrityError), transaction.atomic():
        type(row).objects.bulk_create([row])
