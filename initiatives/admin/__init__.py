"""Curation of the catalogue: one module a noun. The site is ``initiatives.curation``.

Two models have no page of their own. A strategy of an initiative is a row in the
initiative's form, since its order means something only there; a tag of an
initiative is written in the initiative's field of tags.
"""

from django.contrib import admin
from taggit.admin import Tag as TaggitTag

from initiatives.admin import (
    awards,
    evidence,
    initiative,
    lessons,
    search,
    seeding,
    sources,
    vocabulary,
)

__all__ = [
    "awards",
    "evidence",
    "initiative",
    "lessons",
    "search",
    "seeding",
    "sources",
    "vocabulary",
]

# django-taggit registers tags of its own, which the catalogue does not use.
admin.site.unregister(TaggitTag)
