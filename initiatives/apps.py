"""Registers the initiatives app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InitiativesConfig(AppConfig):
    """Initiatives, evidence, vocabulary, lessons and awards."""

    name = "initiatives"
    verbose_name = _("Catalogue")
