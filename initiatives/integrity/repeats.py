"""Findings on what stands in the catalogue twice."""

from collections import defaultdict

from django.utils.translation import gettext_lazy as _

from cities.models import CityStatistic
from initiatives.integrity.finding import Reading, Severity
from initiatives.integrity.folding import fold_body, fold_tag, fold_text
from initiatives.models import (
    Claim,
    Figure,
    Lesson,
    Milestone,
    Organisation,
    Source,
    Tag,
)


def repeated(*keys):
    """Return a picker of the rows that share a key with another row.

    Each of ``keys`` is a function of a row's values; sharing one of them is enough.
    """

    def pick(rows):
        groups = defaultdict(set)
        for pk, *values in rows:
            for number, key in enumerate(keys):
                groups[number, key(*values)].add(pk)
        return set().union(*(group for group in groups.values() if len(group) > 1))

    return pick


def same_figure(initiative, label, value, *measure):
    """Return what makes two figures one: initiative, label, value, unit, time."""
    return initiative, fold_text(label), value, *measure


def same_place(rows):
    """Pick sources that share their address; those without one share nothing."""
    addressed = ((pk, url.rstrip("/")) for pk, url in rows if url)
    return repeated(str)(addressed)


FINDINGS = (
    Reading(
        name="claim-repeated",
        severity=Severity.ERROR,
        model=Claim,
        title=_("claims that stand twice"),
        sentence=_(
            "The same text is in another claim. Keep one, and name the other source "
            "as a further source of it."
        ),
        fields=("text",),
        pick=repeated(fold_text),
    ),
    Reading(
        name="milestone-repeated",
        severity=Severity.ERROR,
        model=Milestone,
        title=_("milestones that stand twice"),
        sentence=_(
            "The same text is in another milestone of the initiative. Keep one."
        ),
        fields=("initiative", "text"),
        pick=repeated(lambda initiative, text: (initiative, fold_text(text))),
    ),
    Reading(
        name="figure-repeated",
        severity=Severity.ERROR,
        model=Figure,
        title=_("figures that stand twice"),
        sentence=_(
            "The initiative has another figure with this label, value, unit and year. "
            "Keep one."
        ),
        fields=("initiative", "label", "value", "unit", "period", "year"),
        pick=repeated(same_figure),
    ),
    Reading(
        name="lesson-repeated",
        severity=Severity.ERROR,
        model=Lesson,
        title=_("lessons that stand twice"),
        sentence=_("Another lesson has the same title or the same text. Keep one."),
        fields=("title", "text"),
        pick=repeated(
            lambda title, text: fold_text(title), lambda title, text: fold_text(text)
        ),
    ),
    Reading(
        name="tag-near-duplicate",
        severity=Severity.ERROR,
        model=Tag,
        title=_("tags that are nearly the same"),
        sentence=_(
            "Another tag differs only in case, number, hyphen, space or British and "
            "American spelling. Keep one."
        ),
        fields=("name",),
        pick=repeated(fold_tag),
    ),
    Reading(
        name="organisation-near-duplicate",
        severity=Severity.WARNING,
        model=Organisation,
        title=_("organisations that may be the same"),
        sentence=_(
            "Another organisation has the same telling words in its name. If it is "
            "the same body, keep one."
        ),
        fields=("name",),
        pick=repeated(fold_body),
    ),
    Reading(
        name="city-statistic-repeated",
        severity=Severity.WARNING,
        model=CityStatistic,
        title=_("city figures that stand twice"),
        sentence=_(
            "Another source gives the city the same value for the same year. Keep the "
            "one that is nearer to the count."
        ),
        fields=("city", "indicator", "value", "year"),
        pick=repeated(lambda *figure: figure),
    ),
    Reading(
        name="source-repeated",
        severity=Severity.WARNING,
        model=Source,
        title=_("sources that may be the same"),
        sentence=_(
            "Another source has the same address. If it is the same page, keep one."
        ),
        fields=("url",),
        pick=same_place,
    ),
)
