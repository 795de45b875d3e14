"""What curators teach the search: words that mean the same."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cities.natural_keys import NaturalKeyModel


class Synonym(NaturalKeyModel):
    """One group of terms that mean the same: who searches for one finds them all."""

    natural_key_lookups = ("name",)

    name = models.CharField(
        _("name"),
        max_length=80,
        unique=True,
        help_text=_("What the terms mean, for curators; it is not searched."),
    )
    terms = models.TextField(
        _("terms"),
        help_text=_(
            "One a line, at least two. Case, accents and endings do not matter: "
            "“English class” stands for “English classes” too."
        ),
    )

    class Meta:
        verbose_name = _("group of synonyms")
        verbose_name_plural = _("groups of synonyms")
        ordering = ("name",)
        constraints = (
            models.CheckConstraint(
                condition=Q(terms__contains="\n"),
                name="synonym_at_least_two_terms",
                violation_error_message=_("Give at least two terms, one a line."),
            ),
        )

    def __str__(self):
        return self.name

    @property
    def term_list(self):
        """The terms, without empty lines and surplus space."""
        lines = (" ".join(line.split()) for line in self.terms.splitlines())
        return list(filter(None, lines))

    def clean(self):
        """Write one term a line, and refuse a group of fewer than two."""
        if len(self.term_list) < 2:
            raise ValidationError({"terms": _("Give at least two terms, one a line.")})
        self.terms = "\n".join(self.term_list)
