"""Search by words: every word must stand somewhere in an initiative's record."""

from dataclasses import dataclass

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, Value, When
from pyroaring import BitMap

from initiatives.models import Claim, Initiative, InitiativeStrategy, TaggedInitiative

OWN_FIELDS = ("name", "also_known_as", "summary", "city__name", "city__region")


def search(initiatives, text):
    """Return the initiatives in which every word of the text stands."""
    for word in text.split():
        initiatives = initiatives.filter(holds(word))
    return initiatives


def holds(word):
    """Return the condition that a word stands in a name, a claim or a tag."""
    found = Q(lead__name__icontains=word)
    for field in OWN_FIELDS:
        found |= Q(**{f"{field}__icontains": word})
    related = (
        Claim.objects.filter(initiative=OuterRef("pk"), text__icontains=word),
        InitiativeStrategy.objects.filter(
            initiative=OuterRef("pk"), strategy__name__icontains=word
        ),
        TaggedInitiative.objects.filter(
            content_object=OuterRef("pk"), tag__name__icontains=word
        ),
    )
    for found_rows in related:
        found |= Q(Exists(found_rows))
    return found


def relevance(text):
    """Return an expression, larger where the words stand in the weightier fields."""
    weights = (("name", 8), ("also_known_as", 4), ("summary", 2), ("city__name", 2))
    score = Value(0, output_field=IntegerField())
    for word in text.split():
        for field, weight in weights:
            score += Case(
                When(**{f"{field}__icontains": word}, then=Value(weight)),
                default=Value(0),
            )
    return score


@dataclass(frozen=True)
class Found:
    ids: BitMap
    ranked: list
    is_capped: bool = False
    terms: tuple = ()


def find(text):
    """Return what a text finds."""
    found = search(Initiative.objects.published(), text).order_by(relevance(text).desc(), "name", "pk")
    ranked = list(found.values_list("pk", flat=True))
    return Found(BitMap(ranked), ranked)
