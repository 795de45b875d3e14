"""Findings on rows that nothing in the catalogue uses."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from cities.models import City, GatewayType
from initiatives.integrity.finding import Condition, Severity, kebab
from initiatives.models import (
    Award,
    Lever,
    Organisation,
    ServiceArea,
    Source,
    StrategyCategory,
    Tag,
    TargetGroup,
)

# All that can name a source. Its own table of contents counts: the report is read.
SOURCE_USES = (
    "claims",
    "further_claims",
    "figures",
    "milestones",
    "lessons",
    "awards",
    "sections",
    "city_statistics",
    "located_cities",
    "gateway_types",
    "gateway_type_examples",
)


def named_by(model, relation):
    """Return the condition: a row of this relation names the row."""
    field = model._meta.get_field(relation)
    rows = field.related_model._default_manager
    return Q(Exists(rows.filter(**{field.remote_field.name: OuterRef("pk")})))


def unused(model, title, sentence, *relations, severity=Severity.WARNING):
    """Return the finding: rows that no row of these relations names."""
    condition = Q()
    for relation in relations:
        condition |= named_by(model, relation)
    return Condition(
        name=f"{kebab(model)}-unused",
        severity=severity,
        model=model,
        title=title,
        sentence=sentence,
        condition=~condition,
    )


AHEAD = _("No initiative carries it. That is fine while the vocabulary is ahead.")

FINDINGS = (
    unused(
        Source,
        _("sources that nothing rests on"),
        _("Nothing in the catalogue names it. Take something from it, or delete it."),
        *SOURCE_USES,
        severity=Severity.ERROR,
    ),
    unused(
        Organisation,
        _("organisations without an initiative"),
        _("It neither leads nor joins an initiative. Delete it."),
        "led_initiatives",
        "joined_initiatives",
        severity=Severity.ERROR,
    ),
    unused(
        Tag,
        _("tags without an initiative"),
        _("No initiative carries it. Delete it."),
        "tagged",
        severity=Severity.ERROR,
    ),
    unused(StrategyCategory, _("strategies without an initiative"), AHEAD, "pursuits"),
    unused(ServiceArea, _("service areas without an initiative"), AHEAD, "initiatives"),
    unused(Lever, _("levers without an initiative"), AHEAD, "initiatives"),
    unused(TargetGroup, _("target groups without an initiative"), AHEAD, "initiatives"),
    unused(
        GatewayType,
        _("gateway types without a city"),
        _("No city carries it. That is fine while the typology is ahead."),
        "cities",
    ),
    unused(
        Award,
        _("awards without a laureate"),
        _("No initiative is recorded with it. Record one, or delete it."),
        "recognitions",
    ),
    unused(
        City,
        _("cities without an initiative"),
        _("No initiative is recorded for it. Record one, or delete it."),
        "initiatives",
    ),
)
