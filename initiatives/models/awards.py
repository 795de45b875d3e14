"""Awards and the initiatives they recognised."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cities.addresses import page_address
from cities.natural_keys import NaturalKeyModel
from initiatives.models.initiative import PLAUSIBLE_YEARS, Initiative
from initiatives.models.sources import Source
from initiatives.querysets import AwardQuerySet
from initiatives.vocabulary import RecognitionResult


class Award(NaturalKeyModel):
    """One prize or award that initiatives apply for or receive."""

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=160, unique=True)
    organiser = models.CharField(_("organiser"), max_length=240, blank=True)
    about = models.TextField(
        _("about"), blank=True, help_text=_("What it is, in our own words.")
    )
    url = models.URLField(_("website"), max_length=500, blank=True)
    sources = models.ManyToManyField(
        Source,
        verbose_name=_("sources"),
        related_name="awards",
        blank=True,
        help_text=_("Where what is said here is written down."),
    )
    verified = models.BooleanField(
        _("checked"),
        default=False,
        help_text=_("Whether a curator has read it in its sources."),
    )

    objects = AwardQuerySet.as_manager()

    class Meta:
        verbose_name = _("award")
        verbose_name_plural = _("awards")
        ordering = ("name",)

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        """Return the address of its page."""
        return page_address("initiatives:award-detail", self.slug)


class Recognition(NaturalKeyModel):
    """One result of one initiative in one award."""

    natural_key_lookups = ("initiative__slug", "award__slug", "year")

    initiative = models.ForeignKey(
        Initiative,
        verbose_name=_("initiative"),
        on_delete=models.CASCADE,
        related_name="recognitions",
    )
    award = models.ForeignKey(
        Award,
        verbose_name=_("award"),
        on_delete=models.PROTECT,
        related_name="recognitions",
    )
    year = models.PositiveSmallIntegerField(
        _("year"), null=True, blank=True, help_text=_("Blank where it is not known.")
    )
    result = models.CharField(_("result"), max_length=20, choices=RecognitionResult)

    class Meta:
        verbose_name = _("recognition")
        verbose_name_plural = _("recognitions")
        ordering = (F("year").desc(nulls_last=True), "award")
        constraints = (
            models.UniqueConstraint(
                fields=("initiative", "award", "year"),
                name="recognition_once_an_award_and_year",
                violation_error_message=_(
                    "The initiative already has a result in this award and year."
                ),
            ),
            models.UniqueConstraint(
                fields=("initiative", "award"),
                condition=Q(year__isnull=True),
                name="recognition_without_year_once_an_award",
                violation_error_message=_(
                    "The initiative already has a result in this award without a year."
                ),
            ),
            models.CheckConstraint(
                condition=Q(year__isnull=True) | Q(year__range=PLAUSIBLE_YEARS),
                name="recognition_year_plausible",
                violation_error_message=_("Give a year between 1800 and 2100."),
            ),
        )

    def __str__(self):
        return f"{self.award}: {self.get_result_display()}"
