"""How one queryset reaches the rows of other models, without importing them."""

from django.apps import apps
from django.db.models import Q

from initiatives.vocabulary import Publication


def objects(model, app="initiatives"):
    """Return the manager of a model, by name."""
    return apps.get_model(app, model).objects


def published_through(path):
    """Return the condition that the initiative at ``path`` is published."""
    return Q(**{f"{path}__publication": Publication.PUBLISHED})
