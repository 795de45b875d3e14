"""The evidence for an initiative: claims, figures and milestones with sources."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cities.natural_keys import NaturalKeyModel
from initiatives.models.initiative import PLAUSIBLE_YEARS, Initiative
from initiatives.models.sources import Source
from initiatives.vocabulary import Asserter, ClaimKind, FigurePeriod, FigureUnit


class Evidence(NaturalKeyModel):
    """A statement about an initiative that names the place it was read in."""

    natural_key_lookups = ("initiative__slug", "ref")

    initiative = models.ForeignKey(
        Initiative,
        verbose_name=_("initiative"),
        on_delete=models.CASCADE,
        related_name="%(class)ss",
    )
    ref = models.SlugField(
        _("reference"),
        max_length=30,
        blank=True,
        db_index=False,
        help_text=_(
            "Stable name within the initiative, used in addresses such as #result-2. "
            "Filled in by itself."
        ),
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Order on the page, smallest first.")
    )
    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        on_delete=models.PROTECT,
        related_name="%(class)ss",
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
        help_text=_("Whether a curator has read the statement in its source."),
    )

    class Meta:
        abstract = True

    @property
    def ref_stem(self):
        """The word before the number in a new ``ref``."""
        return self._meta.model_name

    def save(self, *args, **kwargs):
        """Save, with the next free ``ref`` where there is none."""
        if not self.ref:
            taken = set(
                type(self)
                .objects.filter(initiative=self.initiative_id)
                .values_list("ref", flat=True)
            )
            number = 1
            while (ref := f"{self.ref_stem}-{number}") in taken:
                number += 1
            self.ref = ref
        super().save(*args, **kwargs)


def ref_once(model_name):
    """Return the constraint that a ``ref`` stands once in an initiative."""
    return models.UniqueConstraint(
        fields=("initiative", "ref"),
        condition=~Q(ref=""),
        name=f"{model_name}_ref_once_an_initiative",
        violation_error_message=_("The initiative already has this reference."),
    )


class Claim(Evidence):
    """One statement about an initiative, in our own words, and who asserts it."""

    kind = models.CharField(_("kind"), max_length=20, choices=ClaimKind)
    text = models.TextField(_("text"), help_text=_("One to three sentences."))
    further_sources = models.ManyToManyField(
        Source,
        verbose_name=_("further sources"),
        related_name="further_claims",
        blank=True,
        help_text=_("Other sources that say the same, or the ones that disagree."),
    )
    asserted_by = models.CharField(
        _("asserted by"),
        max_length=20,
        choices=Asserter,
        help_text=_("The body that says so, not the site that hosts the page."),
    )

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ("position", "pk")
        constraints = (ref_once("claim"),)
        # The finder's index reads the columns of the first two of all claims, and a
        # card counts by the third; nothing else is read there.
        indexes = (
            models.Index(fields=("source", "initiative"), name="claim_by_source"),
            models.Index(fields=("asserted_by", "initiative"), name="claim_by_voice"),
            models.Index(fields=("initiative", "source"), name="claim_of_initiative"),
        )

    def __str__(self):
        return f"{self.get_kind_display()}: {self.text[:60]}"

    @property
    def ref_stem(self):
        """The kind of the claim: result-1, setback-2."""
        return self.kind


class Figure(Evidence):
    """One number about an initiative: money, staff, people reached."""

    label = models.CharField(_("label"), max_length=120)
    value = models.DecimalField(_("value"), max_digits=18, decimal_places=2)
    unit = models.CharField(
        _("unit"),
        max_length=15,
        choices=FigureUnit,
        help_text=_("What is counted; “items” where the label names it."),
    )
    period = models.CharField(
        _("period"),
        max_length=15,
        choices=FigurePeriod,
        blank=True,
        help_text=_("The time it is for, such as a grant over four years."),
    )
    year = models.PositiveSmallIntegerField(
        _("year"),
        null=True,
        blank=True,
        help_text=_("Year the figure is for; blank where the source gives none."),
    )

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = ("position", "pk")
        indexes = (
            models.Index(fields=("source", "initiative"), name="figure_by_source"),
        )
        constraints = (
            ref_once("figure"),
            models.CheckConstraint(
                condition=Q(year__isnull=True) | Q(year__range=PLAUSIBLE_YEARS),
                name="figure_year_plausible",
                violation_error_message=_("Give a year between 1800 and 2100."),
            ),
        )

    def __str__(self):
        return self.label

    @property
    def measure(self):
        """Unit and period in words: "US dollars a year"; empty for plain items."""
        unit = "" if self.unit == FigureUnit.ITEMS else self.get_unit_display()
        return " ".join(filter(None, (str(unit), str(self.get_period_display()))))


class Milestone(Evidence):
    """One event in the life of an initiative."""

    year = models.PositiveSmallIntegerField(_("year"))
    text = models.TextField(_("text"), help_text=_("One sentence."))

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ("year", "position", "pk")
        indexes = (
            models.Index(fields=("source", "initiative"), name="milestone_by_source"),
        )
        constraints = (
            ref_once("milestone"),
            models.CheckConstraint(
                condition=Q(year__range=PLAUSIBLE_YEARS),
                name="milestone_year_plausible",
                violation_error_message=_("Give a year between 1800 and 2100."),
            ),
        )

    def __str__(self):
        return f"{self.year}: {self.text[:60]}"
