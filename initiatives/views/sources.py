"""Pages of the sources: where statements are written down."""

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from initiatives.models import Source
from initiatives.views.groupings import evidence_by_initiative, gaps

PAGE_SIZE = 50


@require_safe
def source_list(request):
    """List the sources, the most used first; ``page`` chooses the page."""
    paginator = Paginator(Source.objects.for_list(), PAGE_SIZE)
    number = request.GET.get("page", 1)
    try:
        page = paginator.page(number)
    except InvalidPage as error:
        message = _("The list of sources has %(pages)s pages.")
        raise Http404(message % {"pages": paginator.num_pages}) from error
    return render(request, "initiatives/source_list.html", {"page": page})


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
        "gateway_types": {
            *source.gateway_types.all(),
            *source.gateway_type_examples.all(),
        },
        "located_count": len(source.located_cities.all()),
    }
    return render(request, "initiatives/source_detail.html", context)
