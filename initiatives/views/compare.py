"""Two to four initiatives side by side."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from initiatives.comparison import comparison
from initiatives.models import Initiative
from initiatives.picks import AT_MOST, address_of, read_query
from initiatives.related import related_initiatives

SHOW = {"show": ["differences"]}


@require_safe
def compare(request):
    """Set up to four picked initiatives side by side, or say how to pick them."""
    picks = read_query(request.GET, SHOW)
    only_differences = request.GET.get("show") == "differences"
    initiatives = (
        Initiative.objects.published().for_comparison().in_order_of(picks.slugs)
    )
    slugs = [initiative.slug for initiative in initiatives]
    kept = {"show": "differences"} if only_differences else {}
    context = {
        "refusals": picks.refusals,
        "columns": [
            {
                "initiative": initiative,
                "remove_url": address_of("compare", without(slugs, initiative), **kept),
            }
            for initiative in initiatives
        ],
        "others": others(initiatives, slugs, kept),
        "at_most": AT_MOST,
        "shortlist_url": address_of("shortlist", slugs),
        "brief_url": address_of("brief", slugs),
    }
    if len(initiatives) < 2:
        return render(request, "initiatives/compare_choose.html", context)
    context |= {
        "parts": comparison(initiatives, only_differences),
        "only_differences": only_differences,
        "all_url": address_of("compare", slugs),
        "differences_url": address_of("compare", slugs, show="differences"),
    }
    return render(request, "initiatives/compare.html", context)


def without(slugs, initiative):
    """Return the slugs without that of an initiative."""
    return [slug for slug in slugs if slug != initiative.slug]


def others(initiatives, slugs, kept):
    """Return what else could be compared: related to the first, with the address."""
    if not 1 <= len(initiatives) < AT_MOST:
        return []
    return [
        {
            "initiative": related.initiative,
            "reasons": related.reasons,
            "url": address_of("compare", [*slugs, related.initiative.slug], **kept),
        }
        for related in related_initiatives(initiatives[0])
        if related.initiative.slug not in slugs
    ]
