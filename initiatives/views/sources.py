"""Pages of the sources: where statements are written down."""

from django.core.paginator import InvalidPage, Paginator
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from initiatives.finder.reading import shortened
from initiatives.models import Source
from initiatives.views.groupings import evidence_by_initiative, gaps

PAGE_SIZE = 50


@require_safe
def source_list(request):
    """List the sources, the most used first; ``page`` chooses the page."""
    paginator = Paginator(Source.objects.for_list(), PAGE_SIZE)
    numbers = set(request.GET.getlist("page")) or {"1"}
    try:
        [number] = numbers
        page = paginator.page(number)
    except (InvalidPage, ValueError):
        return page_missing(request, paginator.num_pages, numbers)
    return render(request, "initiatives/source_list.html", {"page": page})


def page_missing(request, last, numbers):
    """Say that the list has no such page, and lead to the first and the last."""
    url = reverse("initiatives:source-list")
    context = {
        "section": _("Sources"),
        "section_url": url,
        "number": shortened(", ".join(sorted(numbers))),
        "last": last,
        "first_url": url,
        "last_url": f"{url}?page={last}",
    }
    return render(request, "initiatives/page_missing.html", context, status=404)


@require_safe
def source_detail(request, key):
    """Show one source, its contents, and all that the catalogue takes from it."""
    source = get_object_or_404(Source.objects.for_detail(), key=key)
    sections = source.sections.all()
    context = {
        "source": source,
        "sections": sections,
        "gaps": gaps(sections),
        "taken": evidence_by_initiative(source),
        "lessons": source.lessons.all(),
        "awards": source.awards.all(),
        "statistics": source.city_statistics.all(),
        "gateway_types": dict.fromkeys(
            [*source.gateway_types.all(), *source.gateway_type_examples.all()]
        ),
        "located_count": len(source.located_cities.all()),
    }
    return render(request, "initiatives/source_detail.html", context)
