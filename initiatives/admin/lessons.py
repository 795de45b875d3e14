"""Curation of lessons and recommendations."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from cities.curation import CuratedAdmin, count_column
from initiatives.admin.filters import SourceFilter
from initiatives.models import Lesson


@admin.register(Lesson)
class LessonAdmin(CuratedAdmin):
    """Lessons by audience, with the initiatives that show them."""

    list_display = (
        "title",
        "kind",
        "audience",
        "number",
        "source",
        "initiatives_showing",
        "verified",
    )
    list_filter = (
        "verified",
        "audience",
        "kind",
        "strategies",
        ("source", SourceFilter),
    )
    list_select_related = ("source",)
    search_fields = ("title", "text", "slug", "source__title", "source__key")
    search_help_text = _("Title, text, slug or source.")
    prepopulated_fields = {"slug": ("title",)}
    autocomplete_fields = ("source", "section", "strategies", "initiatives")
    fieldsets = (
        (None, {"fields": ("title", "slug", "text", ("kind", "audience"))}),
        (
            _("Where it is written down"),
            {"fields": ("source", ("section", "number"), "locator", "verified")},
        ),
        (_("What it belongs to"), {"fields": ("strategies", "initiatives")}),
    )
    counted = ("initiatives",)
    initiatives_showing = count_column("initiatives", _("shown by"), none=_("none yet"))
