"""What the search field suggests while a reader types."""

from django.http import JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from initiatives.finder.current import snapshot
from initiatives.finder.filters import LONGEST_SEARCH
from initiatives.finder.search.suggestions import suggestions

JSON = "application/json"


@require_safe
def suggest(request):
    """Suggest names that start as ``q`` does: a part of a page, or JSON if asked."""
    with snapshot():
        groups = suggestions(request.GET.get("q", "")[:LONGEST_SEARCH])
    if request.get_preferred_type(["text/html", JSON]) == JSON:
        response = JsonResponse({"groups": list(map(as_data, groups))})
    else:
        response = render(request, "components/suggestions.html", {"groups": groups})
    patch_vary_headers(response, ["Accept"])
    return response


def as_data(group):
    """Return a group of suggestions in plain types."""
    return {
        "label": str(group.label),
        "options": [
            {"label": option.label, "url": option.url, "detail": str(option.detail)}
            for option in group.options
        ],
    }
