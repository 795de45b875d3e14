"""Related initiatives, each with the reason why in words."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from initiatives.models import Initiative

MOST = 4


@dataclass(frozen=True)
class Related:
    """One related initiative and why it is."""

    initiative: Initiative
    reasons: list[str]


def related_initiatives(initiative):
    """Return up to four published initiatives that have most in common with this one.

    What counts: strategies shared, the same city, a lesson that both show. Adaptations
    stand on the page by themselves and are left out here.
    """
    strategies = {pursuit.strategy_id for pursuit in initiative.pursuits.all()}
    lessons = {lesson.pk for lesson in initiative.lessons.all()}
    candidates = (
        Initiative.objects.published()
        .exclude(pk=initiative.pk)
        .exclude(adapted_from=initiative)
        .exclude(pk=initiative.adapted_from_id)
        .filter(
            Q(strategies__in=strategies)
            | Q(lessons__in=lessons)
            | Q(city=initiative.city_id)
        )
        .annotate(
            shared_strategies=Count(
                "strategies", filter=Q(strategies__in=strategies), distinct=True
            ),
            shared_lessons=Count(
                "lessons", filter=Q(lessons__in=lessons), distinct=True
            ),
            in_same_city=Count(
                "city", filter=Q(city=initiative.city_id), distinct=True
            ),
        )
        .order_by("-shared_strategies", "-in_same_city", "-shared_lessons", "name")
    )
    return [
        Related(other, reasons(other, initiative, strategies))
        for other in candidates.for_list()[:MOST]
    ]


def reasons(other, initiative, strategies):
    """Return why another initiative is related, in words."""
    words = []
    shared = [
        pursuit.strategy.name
        for pursuit in other.pursuits.all()
        if pursuit.strategy_id in strategies
    ]
    if shared:
        words.append(_("also pursues %(names)s") % {"names": ", ".join(shared)})
    if other.city_id == initiative.city_id:
        words.append(_("also in %(city)s") % {"city": initiative.city.name})
    if other.shared_lessons:
        words.append(_("shows a lesson this one shows"))
    return words
