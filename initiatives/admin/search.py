"""Curation of what the search knows: words that mean the same."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from cities.curation import CuratedAdmin
from initiatives.models import Synonym


@admin.register(Synonym)
class SynonymAdmin(CuratedAdmin):
    """Groups of synonyms; a change is in force at the next search."""

    list_display = ("name", "all_terms")
    search_fields = ("name", "terms")

    @admin.display(description=_("terms"), ordering="terms")
    def all_terms(self, synonym):
        """The terms in one line."""
        return " · ".join(synonym.term_list)
