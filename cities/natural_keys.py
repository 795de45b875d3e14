"""Natural keys: how a row is named in fixtures, without database numbers.

A model names the lookups that identify one of its rows in
``natural_key_lookups``, for example ``("initiative__slug", "ref")``. Serialisers
then write ``[cupertino-block-leader-program, result-1]`` where they would write a
primary key, and find the row again from it.
"""

from functools import reduce

from django.db import models


class NaturalKeyQuerySet(models.QuerySet):
    """Finds a row by its natural key."""

    def get_by_natural_key(self, *key):
        """Return the row with this key; raise ``DoesNotExist`` without one."""
        return self.get(**dict(zip(self.model.natural_key_lookups, key, strict=True)))


class NaturalKeyModel(models.Model):
    """A model whose rows can be named by a natural key."""

    natural_key_lookups = ("slug",)

    objects = NaturalKeyQuerySet.as_manager()

    class Meta:
        abstract = True

    def natural_key(self):
        """Return the values of ``natural_key_lookups`` for this row."""
        return tuple(
            reduce(getattr, lookup.split("__"), self)
            for lookup in self.natural_key_lookups
        )
