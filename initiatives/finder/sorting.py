"""The orders in which the finder can list initiatives."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sort(models.TextChoices):
    """An order. Equals stand by name; what is not known stands last."""

    RELEVANCE = "relevance", _("relevance")
    NAME = "name", _("name")
    NEWEST = "newest", _("newest first")
    OLDEST = "oldest", _("oldest first")
    CITY_SIZE = "city-size", _("largest city first")
    UPDATED = "updated", _("last updated")
    SIMILAR = "similar", _("most similar city first")

    @property
    def needs(self):
        """The parameter without which it makes no sense, empty where there is none."""
        return NEEDS.get(self, "")


NEEDS = {Sort.RELEVANCE: "q", Sort.SIMILAR: "like"}


def usual_sort(chosen):
    """Return the order of a choice, ``{parameter: values}``, that asks for none.

    It is by likeness to a city, else by relevance to a text, else by name.
    """
    if "like" in chosen:
        return Sort.SIMILAR
    return Sort.RELEVANCE if "q" in chosen else Sort.NAME
