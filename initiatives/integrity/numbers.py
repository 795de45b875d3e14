"""Findings on years and shares."""

from django.db.models import F, Q
from django.utils.text import format_lazy
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from cities.models import CityStatistic, GatewayType
from initiatives.integrity.finding import Condition, Severity, kebab
from initiatives.models import Figure, Initiative, Milestone, Recognition, Source
from initiatives.vocabulary import FigureUnit

EARLIEST = 1800
# Years by which an event may come before the start or after the end of an initiative
# and still belong to its life: what led to it, what followed.
MARGIN = 5

# Words in a figure's label by which it looks ahead, or is no part of a whole.
FORECAST = r"(^|[^a-z])(projection|projected|forecast|expected|target|goal|planned)"
CHANGE = r"(^|[^a-z])(growth|rise|rises|increase|change|gain)([^a-z]|$)"

YEARS = (
    (Initiative, ("start_year", "end_year")),
    (Milestone, ("year",)),
    (Recognition, ("year",)),
    (CityStatistic, ("year",)),
    (GatewayType, ("as_of",)),
)


def beyond(field):
    """Return the condition: a year is before 1800 or after the next year."""
    latest = localdate().year + 1
    return Q(**{f"{field}__lt": EARLIEST}) | Q(**{f"{field}__gt": latest})


def implausible(model, fields):
    """Return the condition: one of the years of a row is implausible."""
    condition = Q()
    for field in fields:
        condition |= beyond(field)
    return condition


def year_implausible(model, condition):
    """Return the finding: rows of a model with a year that cannot be."""
    return Condition(
        name=f"{kebab(model)}-year-implausible",
        severity=Severity.ERROR,
        model=model,
        title=format_lazy(
            _("{models}: a year that cannot be"),
            models=model._meta.verbose_name_plural,
        ),
        sentence=_("Give a year from 1800 to the next; look it up in the source."),
        condition=condition,
    )


def figure_years():
    """Return the condition for figures: a forecast may lie ahead."""
    ahead = Q(year__gt=localdate().year + 1) & ~Q(label__iregex=FORECAST)
    return Q(year__lt=EARLIEST) | ahead


def source_years():
    """Return the condition for sources, whose dates are text from the year on."""
    ahead = str(localdate().year + 2)
    return ~Q(published="") & (Q(published__lt=str(EARLIEST)) | Q(published__gte=ahead))


FINDINGS = (
    *(
        year_implausible(
            model, lambda model=model, fields=fields: implausible(model, fields)
        )
        for model, fields in YEARS
    ),
    year_implausible(Figure, figure_years),
    year_implausible(Source, source_years),
    Condition(
        name="figure-share-impossible",
        severity=Severity.ERROR,
        model=Figure,
        title=_("figures: a share that cannot be"),
        sentence=_(
            "A share lies between 0 and 100 percent. If it is a growth or a change, "
            "say so in the label."
        ),
        condition=Q(unit=FigureUnit.PERCENT)
        & (Q(value__lt=0) | Q(value__gt=100))
        & ~Q(label__iregex=CHANGE),
    ),
    Condition(
        name="milestone-before-start",
        severity=Severity.WARNING,
        model=Milestone,
        title=_("milestones long before the start"),
        sentence=_(
            "The event is more than five years older than the initiative: is its year "
            "right, and the initiative's first year?"
        ),
        condition=Q(year__lt=F("initiative__start_year") - MARGIN),
    ),
    Condition(
        name="milestone-after-end",
        severity=Severity.WARNING,
        model=Milestone,
        title=_("milestones long after the end"),
        sentence=_(
            "The event is more than five years younger than the initiative: is its "
            "year right, and the initiative's last year?"
        ),
        condition=Q(year__gt=F("initiative__end_year") + MARGIN),
    ),
)
