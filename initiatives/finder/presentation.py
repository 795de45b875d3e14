"""How what was found is shown: the views, and the columns of the table.

These choices never change what is found, only how a page draws it.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class View(models.TextChoices):
    """A way to draw a selection on the page of the finder; the first goes unsaid."""

    LIST = "list", _("list")
    TABLE = "table", _("table")
    MAP = "map", _("map")
    TIMELINE = "timeline", _("timeline")

    @property
    def is_sorted(self):
        """Whether it follows the reader's order; maps and timelines do not."""
        return self in (View.LIST, View.TABLE)


class Column(models.TextChoices):
    """A column of the table that can be left out. The name of an initiative cannot."""

    CITY = "city", _("City")
    REGION = "region", _("State or region")
    COUNTRY = "country", _("Country")
    POPULATION = "population", _("Population")
    STRATEGIES = "strategies", _("Strategies")
    LEVERS = "levers", _("Levers")
    SERVICE_AREAS = "service_areas", _("Service areas")
    TARGET_GROUPS = "target_groups", _("Target groups")
    STATUS = "status", _("Status")
    YEARS = "years", _("Years")
    LEAD = "lead", _("Lead")
    STATEMENTS = "statements", _("Statements")
    SOURCES = "sources", _("Sources")
    UPDATED = "updated", _("Updated")


USUAL_COLUMNS = (
    Column.CITY,
    Column.COUNTRY,
    Column.STRATEGIES,
    Column.YEARS,
    Column.STATEMENTS,
    Column.SOURCES,
)
