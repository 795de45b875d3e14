"""A brief: up to four initiatives on paper, to take into a meeting."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from initiatives.citations import Citations, Notes
from initiatives.models import CatalogueVersion, Initiative
from initiatives.picks import AT_MOST, address_of, read_query
from initiatives.shortlist import Shortlist
from initiatives.views.shortlist_cookie import Kept, read_cookie


@require_safe
def brief(request):
    """Show what is recorded of the picked initiatives, else of the reader's own list.

    Only the reader's own list has notes, and only then nobody may keep the page.
    """
    picks = read_query(request.GET)
    is_own = not picks.slugs
    kept = read_cookie(request) if is_own else Kept(Shortlist(), [])
    slugs = kept.shortlist.slugs if is_own else picks.slugs
    published = Initiative.objects.published()
    initiatives = published.for_comparison().in_order_of(slugs)
    notes = Notes()
    context = {
        "refusals": [*kept.refusals, *picks.refusals],
        "entries": [
            {
                "initiative": initiative,
                "citations": Citations(initiative, notes, with_milestones=False),
                "own_note": kept.shortlist.notes.get(initiative.slug, ""),
            }
            for initiative in initiatives
        ],
        "notes": list(notes),
        "today": timezone.localdate(),
        "version": CatalogueVersion.objects.current().number,
        "address": request.build_absolute_uri(address_of("brief", slugs)),
        "compare_url": address_of("compare", slugs),
        "shortlist_url": address_of("shortlist", slugs),
        "is_own": is_own,
        "at_most": AT_MOST,
    }
    response = render(request, "initiatives/brief.html", context)
    if is_own:
        add_never_cache_headers(response)
    return response
