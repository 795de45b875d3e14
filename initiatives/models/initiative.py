"""Initiatives and the bodies behind them."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from cities.addresses import page_address
from cities.models import City
from cities.natural_keys import NaturalKeyModel
from initiatives.models.vocabulary import (
    Lever,
    ServiceArea,
    StrategyCategory,
    TaggedInitiative,
    TargetGroup,
)
from initiatives.querysets import InitiativeQuerySet, OrganisationQuerySet
from initiatives.vocabulary import OrganisationKind, Publication, Status

PLAUSIBLE_YEARS = (1800, 2100)


class Organisation(NaturalKeyModel):
    """One body that leads or joins initiatives."""

    slug = models.SlugField(_("slug"), max_length=100, unique=True)
    name = models.CharField(_("name"), max_length=160, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ("name",)

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        """Return the address of its page."""
        return page_address("initiatives:organisation-detail", self.slug)


class Initiative(NaturalKeyModel):
    """One programme, policy, office or campaign of one place to welcome immigrants."""

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=120)
    also_known_as = models.TextField(
        _("also known as"), blank=True, help_text=_("One name a line.")
    )
    city = models.ForeignKey(
        City,
        verbose_name=_("city"),
        on_delete=models.PROTECT,
        related_name="initiatives",
    )
    summary = models.CharField(
        _("summary"),
        max_length=240,
        help_text=_("One sentence: who does what for whom. At most 240 characters."),
    )
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=Status,
        default=Status.UNKNOWN,
        help_text=_("As of the newest source."),
    )
    start_year = models.PositiveSmallIntegerField(
        _("first year"),
        null=True,
        blank=True,
        help_text=_("Blank where it is not known."),
    )
    end_year = models.PositiveSmallIntegerField(
        _("last year"),
        null=True,
        blank=True,
        help_text=_("Blank where it still runs or the year is not known."),
    )
    lead = models.ForeignKey(
        Organisation,
        verbose_name=_("lead"),
        on_delete=models.PROTECT,
        related_name="led_initiatives",
    )
    partners = models.ManyToManyField(
        Organisation,
        verbose_name=_("partners"),
        related_name="joined_initiatives",
        blank=True,
    )
    strategies = models.ManyToManyField(
        StrategyCategory,
        verbose_name=_("strategies"),
        through="InitiativeStrategy",
        related_name="initiatives",
    )
    service_areas = models.ManyToManyField(
        ServiceArea,
        verbose_name=_("service areas"),
        related_name="initiatives",
        blank=True,
    )
    levers = models.ManyToManyField(
        Lever,
        verbose_name=_("levers"),
        related_name="initiatives",
        blank=True,
        help_text=_("What the municipality acts with; none where no source shows it."),
    )
    target_groups = models.ManyToManyField(
        TargetGroup,
        verbose_name=_("target groups"),
        related_name="initiatives",
        blank=True,
    )
    tags = TaggableManager(
        verbose_name=_("tags"),
        through=TaggedInitiative,
        related_name="initiatives",
        blank=True,
        help_text=_("Free words in lower case, separated by commas."),
    )
    website = models.URLField(_("website"), max_length=500, blank=True)
    adapted_from = models.ForeignKey(
        "self",
        verbose_name=_("adapted from"),
        on_delete=models.SET_NULL,
        related_name="adaptations",
        null=True,
        blank=True,
        help_text=_("The initiative it follows, only where a source says so."),
    )
    publication = models.CharField(
        _("publication"),
        max_length=10,
        choices=Publication,
        default=Publication.DRAFT,
        help_text=_("Only what is published is public."),
    )
    checked_on = models.DateField(
        _("checked on"),
        null=True,
        blank=True,
        help_text=_("Day a curator last went through the whole record."),
    )
    checked_by = models.CharField(
        _("checked by"),
        max_length=80,
        blank=True,
        help_text=_("Name shown to readers."),
    )
    check_due = models.DateField(_("check due"), null=True, blank=True)
    created_at = models.DateTimeField(
        _("created"), db_default=Now(), editable=False, db_index=True
    )
    updated_at = models.DateTimeField(
        _("updated"), auto_now=True, db_default=Now(), db_index=True
    )

    objects = InitiativeQuerySet.as_manager()

    class Meta:
        verbose_name = _("initiative")
        verbose_name_plural = _("initiatives")
        ordering = ("name", "pk")
        # The finder's index reads these columns of all, in this order.
        indexes = (
            models.Index(
                fields=(
                    "name",
                    "id",
                    "publication",
                    "start_year",
                    "city",
                    "updated_at",
                ),
                name="initiative_by_name",
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("city", "name"),
                name="initiative_named_once_a_city",
                violation_error_message=_(
                    "This city already has an initiative of this name."
                ),
            ),
            models.CheckConstraint(
                condition=(
                    Q(start_year__isnull=True) | Q(start_year__range=PLAUSIBLE_YEARS)
                )
                & (Q(end_year__isnull=True) | Q(end_year__range=PLAUSIBLE_YEARS)),
                name="initiative_years_plausible",
                violation_error_message=_("Give years between 1800 and 2100."),
            ),
            models.CheckConstraint(
                condition=Q(start_year__isnull=True)
                | Q(end_year__isnull=True)
                | Q(end_year__gte=F("start_year")),
                name="initiative_years_in_order",
                violation_error_message=_(
                    "The last year cannot come before the first year."
                ),
            ),
            models.CheckConstraint(
                condition=Q(end_year__isnull=True) | ~Q(status=Status.ACTIVE),
                name="initiative_active_has_no_end",
                violation_error_message=_(
                    "An active initiative has no last year: clear it, or change the "
                    "status."
                ),
            ),
            models.CheckConstraint(
                condition=Q(adapted_from__isnull=True) | ~Q(adapted_from=F("id")),
                name="initiative_not_adapted_from_itself",
                violation_error_message=_(
                    "An initiative cannot be adapted from itself."
                ),
            ),
        )

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        """Return the address of its page."""
        return page_address("initiatives:detail", self.slug)

    @property
    def is_published(self):
        """Whether the public may see it."""
        return self.publication == Publication.PUBLISHED

    @property
    def other_names(self):
        """The further names, as a list."""
        return self.also_known_as.splitlines()


class InitiativeStrategy(NaturalKeyModel):
    """One strategy that an initiative pursues; the first is its main one."""

    natural_key_lookups = ("initiative__slug", "strategy__slug")

    initiative = models.ForeignKey(
        Initiative,
        verbose_name=_("initiative"),
        on_delete=models.CASCADE,
        related_name="pursuits",
    )
    strategy = models.ForeignKey(
        StrategyCategory,
        verbose_name=_("strategy"),
        on_delete=models.PROTECT,
        related_name="pursuits",
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Smallest first: the main strategy.")
    )

    class Meta:
        verbose_name = _("strategy of an initiative")
        verbose_name_plural = _("strategies of an initiative")
        ordering = ("position", "pk")
        # The finder's index reads the columns of the first of all, a card those of the
        # second; nothing else is read there.
        indexes = (
            models.Index(fields=("strategy", "initiative"), name="pursuit_by_strategy"),
            models.Index(
                fields=("initiative", "position", "strategy"), name="pursuit_in_order"
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("initiative", "strategy"),
                name="strategy_once_an_initiative",
                violation_error_message=_("The initiative already has this strategy."),
            ),
        )

    def __str__(self):
        return str(self.strategy)
