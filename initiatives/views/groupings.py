"""How pages group rows: strategies by aim, lessons by audience, evidence by source."""

from itertools import chain

from django.utils.translation import gettext_lazy as _

from initiatives.models import StrategyCategory
from initiatives.vocabulary import Aim, Audience, LessonKind

KINDS_OF_LESSON = (
    (LessonKind.RECOMMENDATION, _("Recommendations")),
    (LessonKind.LESSON, _("Lessons")),
)

# A list of lessons up to this long is read as a whole, without an index.
FEW = 8


def strategies_by_aim():
    """Return pairs of an aim's label and its strategies, with initiative counts."""
    strategies = list(StrategyCategory.objects.with_initiative_counts())
    return [
        (aim.label, [strategy for strategy in strategies if strategy.aim == aim])
        for aim in Aim
    ]


def lessons_by_audience(lessons):
    """Return the lessons of each audience that has any, recommendations first.

    Each audience also says which numbered recommendations are not recorded. Needs
    lessons from ``for_list()``.
    """
    lessons = list(lessons)
    audiences = []
    for audience in Audience:
        own = [lesson for lesson in lessons if lesson.audience == audience]
        groups = [
            {
                "label": label,
                "parts": parts_of_list(
                    [lesson for lesson in own if lesson.kind == kind],
                    f"{audience.value}-{kind.value}",
                ),
            }
            for kind, label in KINDS_OF_LESSON
        ]
        sections = {
            lesson.section.pk: lesson.section for lesson in own if lesson.section
        }
        audiences.append(
            {
                "label": audience.label,
                "value": audience.value,
                "groups": [group for group in groups if group["parts"]],
                "gaps": gaps(sections.values()),
            }
        )
    return [audience for audience in audiences if audience["groups"]]


def parts_of_list(lessons, anchor):
    """Return lessons in parts, so that a long list has an index.

    Numbered ones stand together under their source, since each source counts for
    itself. The others stand under the first of their strategies, or in one part without
    a title where they are few. ``anchor`` begins the parts' ids.
    """
    numbered, others = {}, {}
    for lesson in sorted(
        lessons, key=lambda lesson: (lesson.number or 0, lesson.title)
    ):
        if lesson.number:
            numbered.setdefault(lesson.source, []).append(lesson)
        else:
            strategy = next(iter(lesson.strategies.all()), None)
            others.setdefault(strategy, []).append(lesson)
    parts = [
        {"anchor": f"{anchor}-{source.key}", "source": source, "lessons": own}
        for source, own in sorted(numbered.items(), key=lambda item: item[0].title)
    ]
    if sum(map(len, others.values())) <= FEW:
        rest = sorted(chain(*others.values()), key=lambda lesson: lesson.title)
        return parts + ([{"anchor": anchor, "lessons": rest}] if rest else [])
    general = others.pop(None, [])
    parts += [
        {"anchor": f"{anchor}-{strategy.slug}", "strategy": strategy, "lessons": own}
        for strategy, own in sorted(others.items(), key=lambda item: item[0].position)
    ]
    if general:
        parts.append({"anchor": f"{anchor}-general", "lessons": general})
    return parts


def gaps(sections):
    """Return a sentence for each section of which not every recommendation is here.

    Needs sections from ``with_recorded()``.
    """
    sentence = _(
        "“%(section)s” holds %(all)s numbered recommendations; %(recorded)s of them "
        "are recorded here. The others could not be read and are left open."
    )
    return [
        sentence
        % {
            "section": section.title,
            "all": section.recommendations,
            "recorded": section.recorded,
        }
        for section in sections
        if section.recommendations and section.recorded < section.recommendations
    ]


def evidence_by_initiative(source):
    """Return what initiatives take from a source, one entry an initiative, by name.

    Needs a source from ``for_detail()``.
    """
    taken = {}
    evidence = {
        "statements": [*source.claims.all(), *source.further_claims.all()],
        "figures": source.figures.all(),
        "milestones": source.milestones.all(),
    }
    for kind, rows in evidence.items():
        for row in rows:
            entry = taken.setdefault(
                row.initiative_id,
                {
                    "initiative": row.initiative,
                    "statements": [],
                    "figures": [],
                    "milestones": [],
                },
            )
            entry[kind].append(row)
    return sorted(taken.values(), key=lambda entry: entry["initiative"].name)
