"""Curation of the terms: strategies, service areas, levers, target groups, tags."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from cities.curation import CuratedAdmin, count_column
from initiatives.models import (
    Lever,
    ServiceArea,
    StrategyCategory,
    Tag,
    TargetGroup,
)


@admin.register(ServiceArea, Lever, TargetGroup)
class TermAdmin(CuratedAdmin):
    """Terms with their order in lists."""

    list_display = ("name", "position", "definition", "initiatives_recorded")
    list_editable = ("position",)
    search_fields = ("name", "slug", "definition")
    prepopulated_fields = {"slug": ("name",)}
    counted = ("initiatives",)
    initiatives_recorded = count_column("initiatives", _("initiatives"))


@admin.register(StrategyCategory)
class StrategyAdmin(TermAdmin):
    """Strategies under their aims."""

    list_display = ("name", "aim", "position", "definition", "initiatives_recorded")
    list_filter = ("aim",)


@admin.register(Tag)
class TagAdmin(CuratedAdmin):
    """Free words; one that nothing carries may go."""

    list_display = ("name", "slug", "initiatives_recorded")
    search_fields = ("name", "slug")
    prepopulated_fields = {"slug": ("name",)}
    counted = ("tagged",)
    initiatives_recorded = count_column("tagged", _("initiatives"))
