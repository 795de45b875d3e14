"""Terms that curators may extend: strategies, service areas, levers, groups, tags."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase

from cities.addresses import page_address
from cities.natural_keys import NaturalKeyModel
from initiatives.querysets import StrategyQuerySet
from initiatives.vocabulary import Aim


class Term(NaturalKeyModel):
    """One word of a controlled vocabulary, with what we mean by it."""

    slug = models.SlugField(_("slug"), unique=True)
    name = models.CharField(_("name"), max_length=60, unique=True)
    definition = models.TextField(_("definition"), help_text=_("In our own words."))
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Order in lists, smallest first.")
    )

    class Meta:
        abstract = True
        ordering = ("position", "name")

    def __str__(self):
        return self.name


class StrategyCategory(Term):
    """One kind of thing cities do to welcome immigrants, under one of three aims."""

    aim = models.CharField(_("aim"), max_length=20, choices=Aim)

    objects = StrategyQuerySet.as_manager()

    class Meta(Term.Meta):
        verbose_name = _("strategy")
        verbose_name_plural = _("strategies")

    def get_absolute_url(self):
        """Return the address of its page."""
        return page_address("initiatives:strategy-detail", self.slug)


class ServiceArea(Term):
    """One field of service in which an initiative works, such as housing."""

    class Meta(Term.Meta):
        verbose_name = _("service area")
        verbose_name_plural = _("service areas")


class Lever(Term):
    """One role in which a municipality can act, such as employer or convener."""

    class Meta(Term.Meta):
        verbose_name = _("lever")
        verbose_name_plural = _("levers")


class TargetGroup(Term):
    """One group of people an initiative is for."""

    class Meta(Term.Meta):
        verbose_name = _("target group")
        verbose_name_plural = _("target groups")


class Tag(NaturalKeyModel, TagBase):
    """One free word that describes initiatives, in lower case."""

    natural_key_lookups = ("name",)

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ("name",)
        constraints = (
            models.CheckConstraint(
                condition=Q(name=Lower("name")),
                name="tag_in_lower_case",
                violation_error_message=_("Write tags in lower case."),
            ),
        )

    def save(self, *args, **kwargs):
        """Save in lower case without surplus space, so that no word is there twice."""
        self.name = " ".join(self.name.casefold().split())
        super().save(*args, **kwargs)


class TaggedInitiative(NaturalKeyModel, ItemBase):
    """One tag on one initiative."""

    natural_key_lookups = ("content_object__slug", "tag__name")

    content_object = models.ForeignKey(
        "initiatives.Initiative",
        verbose_name=_("initiative"),
        on_delete=models.CASCADE,
        related_name="tagged",
    )
    tag = models.ForeignKey(
        Tag, verbose_name=_("tag"), on_delete=models.CASCADE, related_name="tagged"
    )

    class Meta:
        verbose_name = _("tag of an initiative")
        verbose_name_plural = _("tags of initiatives")
        constraints = (
            models.UniqueConstraint(
                fields=("content_object", "tag"),
                name="tag_once_an_initiative",
                violation_error_message=_("The initiative already has this tag."),
            ),
        )
        # The finder's index reads these columns of all tags, and nothing else.
        indexes = (
            models.Index(fields=("tag", "content_object"), name="tagged_by_tag"),
        )
