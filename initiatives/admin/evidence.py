"""Curation of evidence: rows in the initiative's form, and lists to work through."""

from django.contrib import admin, messages
from django.db.models.functions import Now
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cities.curation import CuratedAdmin, CuratedInline, year_column
from initiatives.admin.filters import SourceFilter
from initiatives.models import Claim, Figure, Initiative, Milestone


class ClaimInline(CuratedInline, admin.StackedInline):
    """The claims of one initiative, in the order of its page."""

    model = Claim
    autocomplete_fields = ("source", "further_sources")
    classes = ("claims",)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "text",
                    ("kind", "asserted_by"),
                    ("source", "locator"),
                    "further_sources",
                    ("verified", "position", "ref"),
                )
            },
        ),
    )


class FigureInline(CuratedInline, admin.TabularInline):
    """The figures of one initiative."""

    model = Figure
    autocomplete_fields = ("source",)
    fields = (
        "label",
        "value",
        "unit",
        "period",
        "year",
        "source",
        "locator",
        "verified",
        "position",
    )


class MilestoneInline(CuratedInline, admin.TabularInline):
    """The milestones of one initiative."""

    model = Milestone
    autocomplete_fields = ("source",)
    fields = ("year", "text", "source", "locator", "verified", "position")


def touch(initiatives):
    """Say that the pages of these initiatives changed just now."""
    Initiative.objects.filter(pk__in=initiatives).update(updated_at=Now())


class EvidenceAdmin(CuratedAdmin):
    """Evidence of all initiatives, to be checked in its sources one after another.

    Whatever changes here changes the initiative's page, and so its day of update.
    """

    list_editable = ("verified",)
    list_filter = ("verified", "initiative__publication", ("source", SourceFilter))
    list_select_related = ("initiative", "source")
    list_per_page = 50
    search_help_text = _("Words, initiative, city, source or place in the source.")
    autocomplete_fields = ("initiative", "source")
    actions = ("mark_checked",)
    shared_search = (
        "ref",
        "locator",
        "initiative__name",
        "initiative__city__name",
        "source__title",
        "source__key",
    )

    def save_model(self, request, obj, form, change):
        """Save, and update the initiative."""
        super().save_model(request, obj, form, change)
        touch([obj.initiative_id])

    def delete_model(self, request, obj):
        """Delete, and update the initiative."""
        super().delete_model(request, obj)
        touch([obj.initiative_id])

    def delete_queryset(self, request, queryset):
        """Delete rows, and update their initiatives."""
        touched = list(queryset.values_list("initiative", flat=True))
        super().delete_queryset(request, queryset)
        touch(touched)

    @admin.action(description=_("Mark as checked"), permissions=["change"])
    def mark_checked(self, request, queryset):
        """Mark rows as read in their sources."""
        rows = queryset.filter(verified=False)
        touched = list(rows.values_list("initiative", flat=True))
        count = self.model.objects.filter(
            pk__in=list(rows.values_list("pk", flat=True))
        ).update(verified=True)
        touch(touched)
        message = ngettext(
            "%(count)d row is marked as checked.",
            "%(count)d rows are marked as checked.",
            count,
        )
        self.message_user(request, message % {"count": count}, messages.SUCCESS)


@admin.register(Claim)
class ClaimAdmin(EvidenceAdmin):
    """All claims."""

    list_display = (
        "words",
        "initiative",
        "kind",
        "asserted_by",
        "source",
        "locator",
        "verified",
    )
    list_filter = (
        "verified",
        "kind",
        "asserted_by",
        "initiative__publication",
        ("source", SourceFilter),
    )
    search_fields = ("text", *EvidenceAdmin.shared_search)
    autocomplete_fields = ("initiative", "source", "further_sources")

    @admin.display(description=_("claim"), ordering="text")
    def words(self, claim):
        """The first words of the claim."""
        return Truncator(claim.text).words(22)


@admin.register(Figure)
class FigureAdmin(EvidenceAdmin):
    """All figures."""

    list_display = (
        "label",
        "value",
        "unit",
        "period",
        "year_words",
        "initiative",
        "source",
        "locator",
        "verified",
    )
    search_fields = ("label", *EvidenceAdmin.shared_search)
    year_words = year_column()


@admin.register(Milestone)
class MilestoneAdmin(EvidenceAdmin):
    """All milestones."""

    list_display = (
        "year_words",
        "text",
        "initiative",
        "source",
        "locator",
        "verified",
    )
    list_display_links = ("year_words", "text")
    search_fields = ("text", "year", *EvidenceAdmin.shared_search)
    year_words = year_column()
