"""What a finding is: one rule of the catalogue in words, and the rows that break it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Severity(models.TextChoices):
    """How bad it is: an error must not be published, a warning is work to be done."""

    ERROR = "error", _("Error")
    WARNING = "warning", _("Warning")


def kebab(model):
    """Return a model's name as the findings' names spell it: city-statistic."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", model.__name__).lower()


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One rule: its name, how bad breaking it is, and its words for the reader.

    ``title`` names the rows that break it, in a few words; ``sentence`` says what is
    wrong with them and what to do. Rows of drafts count like all others unless the
    title says "published".
    """

    name: str
    severity: Severity
    model: type[models.Model]
    title: str | Promise
    sentence: str | Promise

    def narrow(self, queryset):
        """Return the rows of a queryset of the model that break the rule."""
        raise NotImplementedError

    def rows(self):
        """Return all rows that break it, joined to what their names and keys need."""
        parents = {
            path
            for lookup in self.model.natural_key_lookups
            if (path := lookup.rpartition("__")[0])
        }
        queryset = self.narrow(self.model._default_manager.all())
        return queryset.select_related(*sorted(parents)) if parents else queryset

    def count(self):
        """Return how many rows break it."""
        return self.narrow(self.model._default_manager.all()).count()


@dataclass(frozen=True, kw_only=True)
class Condition(Finding):
    """A rule that the database can look up row by row.

    ``condition`` holds for the rows that break it. Where it depends on the day or on
    a vocabulary it is a function that returns it, and is asked each time.
    """

    condition: Q | Callable[[], Q]

    def narrow(self, queryset):
        """Return the rows for which the condition holds."""
        found = self.condition() if callable(self.condition) else self.condition
        alone = self.model._default_manager.filter(found).order_by().values("pk")
        return queryset.filter(pk__in=alone)


@dataclass(frozen=True, kw_only=True)
class Reading(Finding):
    """A rule that shows only when all rows are read, such as one on near-duplicates.

    ``pick`` takes tuples of the primary key and the values of ``fields``, and returns
    the keys of the rows that break the rule.
    """

    fields: tuple[str, ...]
    pick: Callable[[Iterable[tuple]], Iterable[int]]

    def keys(self):
        """Return the primary keys of the rows that break it, in one query."""
        values = self.model._default_manager.order_by().values_list("pk", *self.fields)
        return set(self.pick(values))

    def narrow(self, queryset):
        """Return the rows that were picked."""
        return queryset.filter(pk__in=self.keys())

    def count(self):
        """Return how many rows were picked, without asking for them again."""
        return len(self.keys())
