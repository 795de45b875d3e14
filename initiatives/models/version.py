"""The version of the public catalogue."""

from typing import NamedTuple

from django.db import connection, models
from django.db.models import Func, Q, TextField, Value
from django.utils.translation import gettext_lazy as _

from initiatives.querysets.prepared import Prepared


class Version(NamedTuple):
    """A state of the public catalogue.

    ``number`` is what readers cite: it rises with every public change. ``stamp`` tells
    apart two states of one number, where a change was taken back and another came.
    """

    number: int
    stamp: str


class CatalogueVersionManager(models.Manager):
    """Reads the version."""

    def current(self):
        """Return the Version of what this connection sees now.

        On PostgreSQL the row rises once for each transaction, and what a transaction
        changed since then is counted beside it, for itself alone.
        """
        row = next(iter(CURRENT.rows()), None)
        number, stamp, changes = row or (0, "", "0")
        count, _space, own_stamp = changes.partition(" ")
        return Version(number + int(count), own_stamp or stamp)


def version_row(_keys):
    """Return the query for the one row, and for the transaction's own changes."""
    own_changes = Value("0", output_field=TextField())
    if connection.vendor == "postgresql":
        own_changes = Func(function="catalogue_changes", output_field=TextField())
    return CatalogueVersion.objects.values_list("number", "stamp", own_changes)


CURRENT = Prepared(version_row)


class CatalogueVersion(models.Model):
    """The one row that says which state of the public catalogue this is.

    Database triggers raise it, in the transaction of the change; nothing else writes
    it. Without the row nothing public was ever there.
    """

    number = models.PositiveBigIntegerField(_("number"))
    stamp = models.CharField(_("stamp"), max_length=32)

    objects = CatalogueVersionManager()

    class Meta:
        verbose_name = _("version of the catalogue")
        verbose_name_plural = _("versions of the catalogue")
        constraints = (
            models.CheckConstraint(
                condition=Q(pk=1),
                name="catalogue_version_one_row",
                violation_error_message=_("There is one version of the catalogue."),
            ),
        )

    def __str__(self):
        return str(self.number)
