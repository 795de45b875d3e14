"""Registers the cities app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CitiesConfig(AppConfig):
    """Places and their figures."""

    name = "cities"
    verbose_name = _("Cities")
