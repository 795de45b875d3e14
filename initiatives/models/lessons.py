"""What was learned and what is recommended."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cities.addresses import page_address
from cities.natural_keys import NaturalKeyModel
from initiatives.models.initiative import Initiative
from initiatives.models.sources import Section, Source
from initiatives.models.vocabulary import StrategyCategory
from initiatives.querysets import LessonQuerySet
from initiatives.vocabulary import Audience, LessonKind


class Lesson(NaturalKeyModel):
    """One lesson or recommendation that a source gives to an audience."""

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    title = models.CharField(
        _("title"), max_length=120, help_text=_("Short, in the imperative.")
    )
    text = models.TextField(_("text"), help_text=_("In our own words."))
    kind = models.CharField(_("kind"), max_length=20, choices=LessonKind)
    audience = models.CharField(_("audience"), max_length=30, choices=Audience)
    section = models.ForeignKey(
        Section,
        verbose_name=_("section"),
        on_delete=models.PROTECT,
        related_name="lessons",
        null=True,
        blank=True,
        help_text=_("The part of the source in which it is one of several."),
    )
    number = models.PositiveSmallIntegerField(
        _("number"),
        null=True,
        blank=True,
        help_text=_("Number in the source, where the source numbers them."),
    )
    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        on_delete=models.PROTECT,
        related_name="lessons",
    )
    locator = models.CharField(
        _("place in the source"),
        max_length=200,
        blank=True,
        help_text=_("Page, section or heading."),
    )
    verified = models.BooleanField(
        _("checked"),
        default=False,
        help_text=_("Whether a curator has read it in its source."),
    )
    strategies = models.ManyToManyField(
        StrategyCategory,
        verbose_name=_("strategies"),
        related_name="lessons",
        blank=True,
    )
    initiatives = models.ManyToManyField(
        Initiative,
        verbose_name=_("initiatives"),
        related_name="lessons",
        blank=True,
        help_text=_("Initiatives that show it."),
    )

    objects = LessonQuerySet.as_manager()

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")
        ordering = ("audience", "kind", "source", "number", "title")
        constraints = (
            models.UniqueConstraint(
                fields=("section", "number"),
                condition=Q(section__isnull=False, number__isnull=False),
                name="lesson_number_once_a_section",
                violation_error_message=_(
                    "The section already has a lesson of this number."
                ),
            ),
        )

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        """Return the address of its page."""
        return page_address("initiatives:lesson-detail", self.slug)
