"""Findings on records that are sound but not yet complete: the curators' work."""

from django.db.models import Exists, OuterRef, Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from cities.models import City, CityStatistic
from cities.vocabulary import Indicator
from initiatives.integrity.finding import Condition, Severity
from initiatives.models import (
    Claim,
    Figure,
    Initiative,
    InitiativeStrategy,
    Lesson,
    Milestone,
    Source,
)
from initiatives.vocabulary import ClaimKind, Publication, Status

PUBLISHED = Q(publication=Publication.PUBLISHED)
STALE_AFTER = 10  # years


def has(model, **conditions):
    """Return the condition: the initiative has such a row of evidence."""
    return Q(Exists(model.objects.filter(initiative=OuterRef("pk"), **conditions)))


def has_evidence(**conditions):
    """Return the condition: the initiative has such a claim, figure or milestone."""
    return (
        has(Claim, **conditions)
        | has(Figure, **conditions)
        | has(Milestone, **conditions)
    )


def rests_on(**conditions):
    """Return the condition: the initiative rests on such a source."""
    first = {f"source__{name}": value for name, value in conditions.items()}
    further = {f"further_sources__{name}": value for name, value in conditions.items()}
    return has_evidence(**first) | has(Claim, **further)


def active_on_old_word():
    """Return the condition: called active, though no dated source is recent."""
    recent = str(localdate().year - STALE_AFTER)
    return (
        PUBLISHED
        & Q(status=Status.ACTIVE)
        & rests_on(published__gt="")
        & ~rests_on(published__gte=recent)
    )


def to_do(name, model, title, sentence, condition):
    """Return the finding, a warning: what is still missing in rows of a model."""
    return Condition(
        name=name,
        severity=Severity.WARNING,
        model=model,
        title=title,
        sentence=sentence,
        condition=condition,
    )


INITIATIVES = (
    to_do(
        "initiative-without-strategy",
        Initiative,
        _("published initiatives without a strategy"),
        _("Readers find it under no strategy. Give it at least one."),
        PUBLISHED & ~has(InitiativeStrategy),
    ),
    to_do(
        "initiative-without-result",
        Initiative,
        _("published initiatives without a result"),
        _("No claim says what came of it. Look for one, also for a setback."),
        PUBLISHED & ~has(Claim, kind=ClaimKind.RESULT),
    ),
    to_do(
        "initiative-without-lever",
        Initiative,
        _("published initiatives without a lever"),
        _("It does not say what the municipality acts with. Add it if a source does."),
        PUBLISHED & Q(levers__isnull=True),
    ),
    to_do(
        "initiative-without-figure",
        Initiative,
        _("published initiatives without a figure"),
        _("It has no number: money, staff, people reached. Look for one."),
        PUBLISHED & ~has(Figure),
    ),
    to_do(
        "initiative-unchecked",
        Initiative,
        _("published initiatives with unchecked statements"),
        _("A claim, figure or milestone of it was not yet read in its source."),
        PUBLISHED & has_evidence(verified=False),
    ),
    to_do(
        "initiative-never-checked",
        Initiative,
        _("published initiatives never checked as a whole"),
        _("Nobody went through the whole record yet."),
        PUBLISHED & Q(checked_on__isnull=True),
    ),
    to_do(
        "initiative-check-due",
        Initiative,
        _("published initiatives whose check is due"),
        _("The day for the next look at the whole record has come or passed."),
        lambda: PUBLISHED & Q(check_due__lte=localdate()),
    ),
    to_do(
        "initiative-active-on-old-word",
        Initiative,
        _("active initiatives without a source of the last ten years"),
        _("It is called active, but its newest dated source is old. Look again."),
        active_on_old_word,
    ),
    to_do(
        "initiative-ended-unexplained",
        Initiative,
        _("ended initiatives without a setback"),
        _("It ended, and no claim says what went wrong. Look for a reason."),
        PUBLISHED & Q(status=Status.ENDED) & ~has(Claim, kind=ClaimKind.SETBACK),
    ),
)

POPULATION = CityStatistic.objects.filter(
    city=OuterRef("pk"), indicator=Indicator.POPULATION
)

FINDINGS = (
    *INITIATIVES,
    to_do(
        "city-without-population",
        City,
        _("cities without a population"),
        _("Its size is not known. Add a sourced population."),
        ~Q(Exists(POPULATION)),
    ),
    to_do(
        "city-without-coordinates",
        City,
        _("cities without coordinates"),
        _("It is on no map. Add latitude and longitude with their source."),
        Q(latitude__isnull=True),
    ),
    to_do(
        "city-statistic-unchecked",
        CityStatistic,
        _("city figures not yet checked"),
        _("Nobody read the figure in its source yet."),
        Q(verified=False),
    ),
    to_do(
        "lesson-without-initiative",
        Lesson,
        _("lessons without an initiative"),
        _("No initiative is named that shows it."),
        Q(initiatives__isnull=True),
    ),
    to_do(
        "source-undated",
        Source,
        _("sources without a date"),
        _("Its day, month or year of publication is not recorded."),
        Q(published=""),
    ),
)
