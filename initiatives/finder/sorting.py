"""The orders in which the finder can list initiatives."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sort(models.TextChoices):
    """An order. Equals stand by name; what is not known stands last.

    ``SIMILAR`` is the order of those in cities like another, unless asked otherwise,
    and makes no sense without that city.
    """

    RELEVANCE = "relevance", _("relevance")
    NAME = "name", _("name")
    NEWEST = "newest", _("newest first")
    OLDEST = "oldest", _("oldest first")
    CITY_SIZE = "city-size", _("largest city first")
    UPDATED = "updated", _("last updated")
    SIMILAR = "similar", _("most similar city first")
