"""The orders in which the finder can list initiatives."""

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from initiatives.finder.search import relevance


class Sort(models.TextChoices):
    """An order. Equals stand by name; what is not known stands last."""

    RELEVANCE = "relevance", _("relevance")
    NAME = "name", _("name")
    NEWEST = "newest", _("newest first")
    OLDEST = "oldest", _("oldest first")
    CITY_SIZE = "city-size", _("largest city first")
    UPDATED = "updated", _("last updated")


ORDERINGS = {
    Sort.NAME: (),
    Sort.NEWEST: (F("start_year").desc(nulls_last=True),),
    Sort.OLDEST: (F("start_year").asc(nulls_last=True),),
    Sort.CITY_SIZE: (F("population").desc(nulls_last=True),),
    Sort.UPDATED: ("-updated_at",),
}


def sort_initiatives(initiatives, sort, text):
    """Return the initiatives in this order; relevance is to the search text."""
    first = (relevance(text).desc(),) if sort == Sort.RELEVANCE else ORDERINGS[sort]
    return initiatives.with_size().order_by(*first, "name", "pk")
