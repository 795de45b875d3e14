"""Findings on words: sentences that do not end, words outside their lists."""

from django.apps import apps
from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cities.models import GatewayType
from initiatives.integrity.finding import Condition, Severity, kebab
from initiatives.models import (
    Award,
    Claim,
    Initiative,
    Lesson,
    Lever,
    Milestone,
    ServiceArea,
    Source,
    StrategyCategory,
    TargetGroup,
)
from initiatives.models.sources import LANGUAGE_TAG

# A full stop, an exclamation or question mark, and closing quotation marks after it.
SENTENCE_END = "[.!?][\"'»\u2019\u201d]*$"

SENTENCES = (
    (Claim, "text"),
    (Milestone, "text"),
    (Lesson, "text"),
    (Initiative, "summary"),
    (Source, "about"),
    (Award, "about"),
    (GatewayType, "definition"),
    (StrategyCategory, "definition"),
    (ServiceArea, "definition"),
    (Lever, "definition"),
    (TargetGroup, "definition"),
)


def unended(model, field):
    """Return the finding: texts of a field that end like no sentence; blank is fine."""
    return Condition(
        name=f"{kebab(model)}-unended",
        severity=Severity.ERROR,
        model=model,
        title=format_lazy(
            _("{models}: {field} without an end"),
            models=model._meta.verbose_name_plural,
            field=model._meta.get_field(field).verbose_name,
        ),
        sentence=_(
            "The text ends without a full stop, question or exclamation mark: it may "
            "be cut off."
        ),
        condition=~Q(**{field: ""}) & ~Q(**{f"{field}__regex": SENTENCE_END}),
    )


def fields_with_lists(model):
    """Return the fields of a model whose words come from a list."""
    return [field for field in model._meta.concrete_fields if field.choices]


def outside_lists(model):
    """Return the condition: a field holds a word that is not in its list."""
    condition = Q()
    for field in fields_with_lists(model):
        words = [word for word, _label in field.flatchoices]
        words += [""] if field.blank else []
        condition |= ~Q(**{f"{field.name}__in": words})
    return condition


def unlisted(model):
    """Return the finding: words of a model that are not in the lists for them."""
    return Condition(
        name=f"{kebab(model)}-unlisted",
        severity=Severity.ERROR,
        model=model,
        title=format_lazy(
            _("{models}: a word outside its list"),
            models=model._meta.verbose_name_plural,
        ),
        sentence=format_lazy(
            _("Choose again from the list: {fields}."),
            fields=format_lazy(
                ", ".join(["{}"] * len(fields_with_lists(model))),
                *(field.verbose_name for field in fields_with_lists(model)),
            ),
        ),
        condition=lambda: outside_lists(model),
    )


LISTED = [
    model
    for app in ("cities", "initiatives")
    for model in apps.get_app_config(app).get_models()
    if fields_with_lists(model)
]

FINDINGS = (
    *(unended(model, field) for model, field in SENTENCES),
    *map(unlisted, LISTED),
    Condition(
        name="source-language-invalid",
        severity=Severity.ERROR,
        model=Source,
        title=_("sources with an invalid language tag"),
        sentence=_("Give the language as a tag, such as en or pt-BR."),
        condition=~Q(language__regex=LANGUAGE_TAG),
    ),
)
