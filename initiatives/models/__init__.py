"""The catalogue's models, by noun."""

from initiatives.models.awards import Award, Recognition
from initiatives.models.evidence import Claim, Figure, Milestone
from initiatives.models.initiative import (
    Initiative,
    InitiativeStrategy,
    Organisation,
)
from initiatives.models.lessons import Lesson
from initiatives.models.search import Synonym
from initiatives.models.seeding import SeededObject
from initiatives.models.sources import Section, Source
from initiatives.models.version import CatalogueVersion
from initiatives.models.vocabulary import (
    Lever,
    ServiceArea,
    StrategyCategory,
    Tag,
    TaggedInitiative,
    TargetGroup,
)

__all__ = [
    "Award",
    "CatalogueVersion",
    "Claim",
    "Figure",
    "Initiative",
    "InitiativeStrategy",
    "Lesson",
    "Lever",
    "Milestone",
    "Organisation",
    "Recognition",
    "Section",
    "SeededObject",
    "ServiceArea",
    "Source",
    "StrategyCategory",
    "Synonym",
    "Tag",
    "TaggedInitiative",
    "TargetGroup",
]
