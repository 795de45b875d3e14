"""Curation of awards and what they gave."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from cities.curation import CuratedAdmin, CuratedInline, count_column, year_column
from initiatives.models import Award, Recognition


class RecognitionInline(CuratedInline, admin.TabularInline):
    """The results of one award, or of one initiative."""

    model = Recognition
    autocomplete_fields = ("initiative", "award")


@admin.register(Award)
class AwardAdmin(CuratedAdmin):
    """Awards with their laureates."""

    list_display = ("name", "organiser", "recognition_count", "verified")
    list_filter = ("verified",)
    search_fields = ("name", "organiser", "slug")
    prepopulated_fields = {"slug": ("name",)}
    autocomplete_fields = ("sources",)
    inlines = (RecognitionInline,)
    counted = ("recognitions",)
    recognition_count = count_column("recognitions", _("recognitions"))


@admin.register(Recognition)
class RecognitionAdmin(CuratedAdmin):
    """All results of all awards."""

    list_display = ("initiative", "award", "year_words", "result")
    list_filter = ("result", "award")
    list_select_related = ("initiative", "award")
    search_fields = ("initiative__name", "award__name")
    autocomplete_fields = ("initiative", "award")
    year_words = year_column()
