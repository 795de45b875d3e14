"""What can be said of any initiative in a few words: the facts of a comparison."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cities.vocabulary import CitySize
from initiatives.templatetags.catalogue import running_years
from initiatives.vocabulary import Aim


@dataclass(frozen=True)
class Fact:
    """One fact: words, where they lead, what to add quietly, a city's size to draw."""

    text: str
    url: str = ""
    detail: str = ""
    size: CitySize | None = None


def city(initiative):
    """Say where it is."""
    place = initiative.city
    detail = ", ".join(filter(None, (place.region, place.country.name)))
    return [Fact(place.name, place.get_absolute_url(), detail)]


def city_size(initiative):
    """Say how large the city is; nothing where that is not known."""
    place = initiative.city
    if place.population is None:
        return []
    people = ngettext("%(n)s person", "%(n)s people", place.population)
    detail = people % {"n": number_format(place.population, force_grouping=True)}
    return [Fact(place.size.label, detail=detail, size=place.size)]


def status(initiative):
    """Say whether it still runs."""
    return [Fact(initiative.get_status_display())]


def years(initiative):
    """Say when it ran; nothing where that is not known."""
    return [Fact(words) for words in [running_years(initiative)] if words]


def aims(initiative):
    """Say what its strategies aim at."""
    own = dict.fromkeys(row.strategy.aim for row in initiative.pursuits.all())
    return [Fact(Aim(aim).label, finder_url("aim", aim)) for aim in own]


def strategies(initiative):
    """Say which strategies it pursues, the main one first."""
    own = [row.strategy for row in initiative.pursuits.all()]
    return [Fact(strategy.name, strategy.get_absolute_url()) for strategy in own]


def lead(initiative):
    """Say who leads it."""
    return [body_fact(initiative.lead)]


def partners(initiative):
    """Say who joins it."""
    return [body_fact(body) for body in initiative.partners.all()]


def lessons(initiative):
    """Say which lessons it shows."""
    return [
        Fact(lesson.title, lesson.get_absolute_url(), lesson.source.publisher)
        for lesson in initiative.lessons.all()
    ]


def awards(initiative):
    """Say which awards recognised it, and how."""
    return [
        Fact(
            row.award.name,
            row.award.get_absolute_url(),
            ", ".join(filter(None, (row.get_result_display(), str(row.year or "")))),
        )
        for row in initiative.recognitions.all()
    ]


def checks(initiative):
    """Say how many of its statements a curator has read in their sources."""
    claims = initiative.claims.all()
    checked = sum(claim.verified for claim in claims)
    words = _("%(checked)s of %(all)s statements checked")
    return [Fact(words % {"checked": checked, "all": len(claims)})] if claims else []


def sources(initiative):
    """Say from how many sources its statements come."""
    number = len({claim.source_id for claim in initiative.claims.all()})
    words = ngettext("%(n)s source", "%(n)s sources", number)
    return [Fact(words % {"n": number})] if number else []


def terms(field, parameter):
    """Return the property that lists the terms of a vocabulary field."""

    def facts_of(initiative):
        return [
            Fact(term.name, finder_url(parameter, term.slug))
            for term in getattr(initiative, field).all()
        ]

    return facts_of


def body_fact(body):
    """Name a body, and what kind it is."""
    return Fact(body.name, body.get_absolute_url(), body.get_kind_display())


def finder_url(parameter, value):
    """Return the address of all initiatives that share a term."""
    return reverse("initiatives:list", query={parameter: value})


BEFORE = (
    (
        gettext_lazy("Where and when"),
        (
            (gettext_lazy("City"), city),
            (gettext_lazy("City size"), city_size),
            (gettext_lazy("Status"), status),
            (gettext_lazy("Years"), years),
        ),
    ),
    (
        gettext_lazy("What it is about"),
        (
            (gettext_lazy("Aims"), aims),
            (gettext_lazy("Strategies"), strategies),
            (gettext_lazy("Levers"), terms("levers", "lever")),
            (gettext_lazy("Services"), terms("service_areas", "service_area")),
            (gettext_lazy("For"), terms("target_groups", "target_group")),
        ),
    ),
    (
        gettext_lazy("Who does it"),
        ((gettext_lazy("Led by"), lead), (gettext_lazy("Partners"), partners)),
    ),
)
AFTER = (
    (
        gettext_lazy("What others took from it"),
        (
            (gettext_lazy("Lessons it shows"), lessons),
            (gettext_lazy("Awards"), awards),
        ),
    ),
    (
        gettext_lazy("How well it is documented"),
        ((gettext_lazy("Checked"), checks), (gettext_lazy("Sources"), sources)),
    ),
)
