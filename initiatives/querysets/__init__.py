"""Questions asked of the catalogue: small verbs, and one method a page.

Everything a page shows comes through ``published()`` or ``public()``, so that drafts
reach nobody through counts, related lists or sources.
"""

from initiatives.querysets.initiatives import InitiativeQuerySet
from initiatives.querysets.records import (
    AwardQuerySet,
    LessonQuerySet,
    OrganisationQuerySet,
    StrategyQuerySet,
)
from initiatives.querysets.sources import SectionQuerySet, SourceQuerySet

__all__ = [
    "AwardQuerySet",
    "InitiativeQuerySet",
    "LessonQuerySet",
    "OrganisationQuerySet",
    "SectionQuerySet",
    "SourceQuerySet",
    "StrategyQuerySet",
]
