"""What was seeded, so that seeding again leaves curators' work alone."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SeededObject(models.Model):
    """One fixture object that was once loaded into this database.

    A curator may rename or delete what was seeded; because it is listed here, the
    next ``manage.py seed`` does not bring it back.
    """

    model = models.CharField(_("model"), max_length=80)
    key = models.CharField(
        _("key"), max_length=300, help_text=_("Natural key as the fixture writes it.")
    )

    class Meta:
        verbose_name = _("seeded object")
        verbose_name_plural = _("seeded objects")
        constraints = (
            models.UniqueConstraint(
                fields=("model", "key"),
                name="seeded_once",
                violation_error_message=_("This object is already listed as seeded."),
            ),
        )

    def __str__(self):
        return f"{self.model} {self.key}"
