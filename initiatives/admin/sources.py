"""Curation of sources and their contents."""

from django.contrib import admin
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from cities.curation import DAY, CuratedAdmin, CuratedInline, count_related, work
from initiatives.admin.filters import SourceFilter, UnknownMeansAll
from initiatives.models import Section, Source
from initiatives.models.sources import DEAD_LINK

LINK_FIELDS = ("link_checked_at", "link_status", "link_good_at", "link_moved_to")
ADDRESSED = ~Q(url="")

# Rows that say something and name a source for it; a source's own contents do not.
STATEMENTS = (
    "claims",
    "further_claims",
    "figures",
    "milestones",
    "lessons",
    "city_statistics",
)


class LinkFilter(UnknownMeansAll):
    """Sources by what the last check of their address found."""

    title = _("link")
    parameter_name = "link"
    options = {
        "dead": (_("dead"), DEAD_LINK),
        "moved": (_("moved"), ~Q(link_moved_to="") & ADDRESSED),
        "refused": (
            _("refuses programs"),
            Q(link_status__gte=400) & ~DEAD_LINK & ADDRESSED,
        ),
        "unchecked": (_("never checked"), Q(link_checked_at__isnull=True) & ADDRESSED),
        "none": (_("no address"), ~ADDRESSED),
    }


class SectionInline(CuratedInline, admin.TabularInline):
    """The table of contents of one source."""

    model = Section
    autocomplete_fields = ("initiative",)
    fields = ("position", "number", "title", "page", "initiative", "recommendations")


@admin.register(Source)
class SourceAdmin(CuratedAdmin):
    """Sources with what rests on them and whether their address still answers."""

    list_display = (
        "title",
        "key",
        "kind",
        "publisher",
        "published",
        "language",
        "statement_total",
        "link_words",
    )
    list_filter = (LinkFilter, "kind", "authors_verified", "language")
    search_fields = ("title", "key", "publisher", "authors", "editors", "url")
    search_help_text = _("Title, key, publisher, authors, editors or address.")
    prepopulated_fields = {"key": ("publisher", "published")}
    inlines = (SectionInline,)
    fieldsets = (
        (None, {"fields": ("title", "kind", "publisher", ("published", "language"))}),
        (_("Who wrote it"), {"fields": (("authors", "editors"), "authors_verified")}),
        (_("Where it is"), {"fields": ("url", "archived_url", "key")}),
        (_("What it is"), {"fields": ("about",)}),
        (
            _("Last check of the address"),
            {
                "fields": (LINK_FIELDS[:2], LINK_FIELDS[2:]),
                "classes": ("collapse",),
            },
        ),
    )

    def get_queryset(self, request):
        """Return sources with the number of statements that rest on them."""
        total = sum(count_related(Source, name) for name in STATEMENTS)
        return super().get_queryset(request).annotate(statements=total)

    def has_public_page(self, row):
        """Only a source on which something public rests has a page."""
        return Source.objects.public().filter(pk=row.pk).exists()

    @admin.display(description=_("statements"), ordering="statements")
    def statement_total(self, source):
        """Claims, figures, milestones, lessons and city figures, drafts included."""
        return source.statements or work(_("none"))

    def save_model(self, request, obj, form, change):
        """Save; what was found at an earlier address says nothing about a new one."""
        if "url" in form.changed_data:
            for name in set(LINK_FIELDS).difference(form.changed_data):
                setattr(obj, name, Source._meta.get_field(name).get_default())
        super().save_model(request, obj, form, change)

    @admin.display(description=_("link"), ordering="link_status")
    def link_words(self, source):
        """What the last check of the address found; where it moved to."""
        if not source.url:
            return _("no address")
        if source.link_checked_at is None:
            return _("never checked")
        if source.link_moved_to:
            moved = format_html(
                '{} <a href="{}">{}</a>',
                _("moved to"),
                source.link_moved_to,
                Truncator(source.link_moved_to).chars(60),
            )
            return format_html("{}; {}", self.state_of_link(source), moved)
        return self.state_of_link(source)

    def state_of_link(self, source):
        """Return the HTTP status of a link that was checked; since when it is dead."""
        status = source.link_status or _("not reached")
        if not source.link_is_dead:
            return str(status)
        day = date_format(source.link_dead_since, DAY)
        return work(
            _("dead since %(day)s (%(status)s)") % {"day": day, "status": status}
        )


@admin.register(Section)
class SectionAdmin(CuratedAdmin):
    """Headings of all sources."""

    list_display = (
        "number",
        "title",
        "page",
        "source",
        "initiative",
        "recommendations",
    )
    list_display_links = ("number", "title")
    list_filter = (("source", SourceFilter),)
    list_select_related = ("source", "initiative")
    search_fields = ("number", "title", "source__title", "source__key")
    autocomplete_fields = ("source", "initiative")
