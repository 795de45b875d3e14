"""Where statements are written down: sources and their contents."""

import re

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cities.addresses import page_address
from cities.natural_keys import NaturalKeyModel
from initiatives.querysets import SectionQuerySet, SourceQuerySet
from initiatives.vocabulary import SourceKind

PARTIAL_DATE = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
LANGUAGE_TAG = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"

GONE = (404, 410)
# A dead link, for querysets; `Source.link_is_dead` says the same of one row.
DEAD_LINK = (
    ~Q(url="")
    & Q(link_checked_at__isnull=False)
    & (
        Q(link_status__isnull=True)
        | Q(link_status__in=GONE)
        | Q(link_status__range=(500, 599))
    )
)


def is_dead_status(status):
    """Whether an HTTP status, None where no answer came, means that a link is dead.

    Others from 400 do not: 401, 403, 999 often turn away programs alone.
    """
    return status is None or status in GONE or 500 <= status <= 599


class Source(NaturalKeyModel):
    """One published page, report or dataset that statements rest on."""

    natural_key_lookups = ("key",)

    key = models.SlugField(
        _("key"),
        max_length=80,
        unique=True,
        help_text=_("Short name in addresses and citations, such as icma-2012."),
    )
    title = models.CharField(
        _("title"),
        max_length=300,
        help_text=_("In [square brackets] where it describes an untitled page."),
    )
    authors = models.TextField(_("authors"), blank=True, help_text=_("One a line."))
    authors_verified = models.BooleanField(
        _("authors checked"),
        default=True,
        help_text=_("Untick where the authors still have to be checked."),
    )
    editors = models.TextField(_("editors"), blank=True, help_text=_("One a line."))
    publisher = models.CharField(_("publisher"), max_length=160)
    published = models.CharField(
        _("published"),
        max_length=10,
        blank=True,
        validators=[
            RegexValidator(
                PARTIAL_DATE, _("Give a year, a month or a day: 2014, 2014-09.")
            )
        ],
        help_text=_("YYYY, YYYY-MM or YYYY-MM-DD; blank where it is not known."),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=SourceKind)
    url = models.URLField(_("address"), max_length=500, blank=True)
    archived_url = models.URLField(_("archived copy"), max_length=500, blank=True)
    language = models.CharField(
        _("language"),
        max_length=20,
        default="en",
        validators=[RegexValidator(LANGUAGE_TAG, _("Give a language tag: en, pt-BR."))],
        help_text=_("Language tag (BCP 47), such as en or de."),
    )
    about = models.TextField(
        _("about"), blank=True, help_text=_("What it is, in our own words.")
    )
    link_checked_at = models.DateTimeField(_("link checked"), null=True, blank=True)
    link_status = models.PositiveSmallIntegerField(
        _("link status"),
        null=True,
        blank=True,
        help_text=_("HTTP status of the last check; blank where it was not reached."),
    )
    link_good_at = models.DateTimeField(
        _("link last good"),
        null=True,
        blank=True,
        help_text=_("When the address last answered well."),
    )
    link_moved_to = models.URLField(
        _("link moved to"),
        max_length=500,
        blank=True,
        help_text=_("Where a permanent redirect led when it last answered well."),
    )

    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ("title", "key")
        constraints = (
            models.CheckConstraint(
                condition=Q(published="") | Q(published__regex=PARTIAL_DATE),
                name="source_published_partial_date",
                violation_error_message=_(
                    "Give the date as YYYY, YYYY-MM or YYYY-MM-DD."
                ),
            ),
        )

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        """Return the address of its page."""
        return page_address("initiatives:source-detail", self.key)

    @property
    def author_names(self):
        """The authors, as a list."""
        return self.authors.splitlines()

    @property
    def editor_names(self):
        """The editors, as a list."""
        return self.editors.splitlines()

    @property
    def year(self):
        """Year of publication as text; empty where it is not known."""
        return self.published[:4]

    @property
    def link_is_dead(self):
        """Whether the address was gone, broken or not reached at the last check."""
        was_checked = bool(self.url) and self.link_checked_at is not None
        return was_checked and is_dead_status(self.link_status)

    @property
    def link_dead_since(self):
        """When a dead link was last good or, if it never was, last tried; else None."""
        if not self.link_is_dead:
            return None
        return self.link_good_at or self.link_checked_at

    @property
    def is_described(self):
        """Whether the title is our description, in square brackets."""
        return bool(re.fullmatch(r"\[.*\]", self.title))


class Section(NaturalKeyModel):
    """One heading in the table of contents of a source."""

    natural_key_lookups = ("source__key", "number")

    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        on_delete=models.CASCADE,
        related_name="sections",
    )
    number = models.CharField(
        _("number"),
        max_length=20,
        help_text=_("With those of the headings above it, such as II.A."),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    title = models.CharField(_("title"), max_length=200)
    page = models.PositiveSmallIntegerField(_("page"), null=True, blank=True)
    initiative = models.ForeignKey(
        "initiatives.Initiative",
        verbose_name=_("initiative"),
        on_delete=models.SET_NULL,
        related_name="sections",
        null=True,
        blank=True,
        help_text=_("The initiative it treats, if it treats one."),
    )
    recommendations = models.PositiveSmallIntegerField(
        _("recommendations"),
        null=True,
        blank=True,
        help_text=_("How many numbered recommendations it holds, recorded or not."),
    )

    objects = SectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ("source", "position")
        constraints = (
            models.UniqueConstraint(
                fields=("source", "number"),
                name="section_number_once_a_source",
                violation_error_message=_("The source has a section of this number."),
            ),
        )

    def __str__(self):
        return f"{self.number} {self.title}"

    @property
    def depth(self):
        """How many headings stand above this one, from its number."""
        return self.number.count(".")
