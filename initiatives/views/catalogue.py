"""Pages of the catalogue's records: initiatives, lessons, awards, organisations."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from initiatives.citations import Citations
from initiatives.models import Award, Initiative, Lesson, Organisation
from initiatives.related import related_initiatives
from initiatives.views.groupings import lessons_by_audience


@require_safe
def initiative_detail(request, slug):
    """Show one published initiative with every statement and its source."""
    initiative = get_object_or_404(
        Initiative.objects.published().for_detail(), slug=slug
    )
    citations = Citations(initiative)
    context = {
        "initiative": initiative,
        "groups": citations.groups,
        "figures": citations.figures,
        "milestones": citations.milestones,
        "notes": citations.notes,
        "trust": citations.trust,
        "related": related_initiatives(initiative),
        "adapted_from": Initiative.objects.published()
        .for_list()
        .filter(pk=initiative.adapted_from_id)
        .first(),
        "adaptations": Initiative.objects.published()
        .for_list()
        .filter(adapted_from=initiative),
    }
    return render(request, "initiatives/initiative_detail.html", context)


@require_safe
def lesson_list(request):
    """List lessons and recommendations by audience, numbered as in their source."""
    context = {"audiences": lessons_by_audience(Lesson.objects.for_list())}
    return render(request, "initiatives/lesson_list.html", context)


@require_safe
def lesson_detail(request, slug):
    """Show one lesson and the initiatives that show it."""
    lesson = get_object_or_404(Lesson.objects.for_detail(), slug=slug)
    return render(request, "initiatives/lesson_detail.html", {"lesson": lesson})


@require_safe
def award_list(request):
    """List the awards with the number of their laureates."""
    context = {"awards": Award.objects.with_laureate_counts()}
    return render(request, "initiatives/award_list.html", context)


@require_safe
def award_detail(request, slug):
    """Show one award and the initiatives it recognised."""
    award = get_object_or_404(Award.objects.for_detail(), slug=slug)
    context = {"award": award, "recognitions": award.recognitions.all()}
    return render(request, "initiatives/award_detail.html", context)


@require_safe
def organisation_detail(request, slug):
    """Show one body with the initiatives it leads and those it joins."""
    organisation = get_object_or_404(Organisation.objects.for_detail(), slug=slug)
    context = {
        "organisation": organisation,
        "led": organisation.led_initiatives.all(),
        "joined": organisation.joined_initiatives.all(),
    }
    return render(request, "initiatives/organisation_detail.html", context)
