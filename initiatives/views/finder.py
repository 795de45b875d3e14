"""The finder as a page and as data, all from one Selection."""

from django.http import Http404, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from initiatives.finder.current import reading
from initiatives.finder.matrix import UNDRAWN
from initiatives.finder.search import suggest_correction
from initiatives.finder.selection import PageMissingError, Selection
from initiatives.finder.wording import evaluated_in_words
from initiatives.models import Initiative
from initiatives.outputs.as_csv import selection_as_csv
from initiatives.outputs.as_geojson import selection_as_geojson
from initiatives.outputs.as_json import selection_as_json
from initiatives.views.finder_map import cities_as_json, results_of_city
from initiatives.views.kept import etag_of, kept, marked
from initiatives.views.results import results_of
from initiatives.vocabulary import Asserter

FORMATS = (
    ("CSV", "text/csv", "initiatives:list-csv"),
    ("GeoJSON", "application/geo+json", "initiatives:list-geojson"),
    (gettext_lazy("JSON (by page)"), "application/json", "initiatives:list-json"),
)


@require_safe
@kept
def initiative_list(request, index):
    """List the initiatives of a selection; parameters as in ``finder/filters.py``."""
    selection = Selection(request.GET, index)
    try:
        results = results_of(selection)
    except PageMissingError as missing:
        return page_missing(request, selection, missing)
    alternates = [
        (str(label), mime, selection.url(name, view=None, columns=None))
        for label, mime, name in FORMATS
    ]
    context = {
        "selection": selection,
        "results": results,
        "alternates": alternates,
        "matrix_url": selection.url("initiatives:matrix", **UNDRAWN),
        "evaluated": evaluated_independently(selection),
        "correction": correction_of(selection),
    }
    return render(request, "initiatives/initiative_list.html", context)


def evaluated_independently(selection):
    """Return of how many of a selection an evaluator speaks, in words, and where.

    None where the reader has already chosen by who says so.
    """
    asserters = selection.panel("asserted_by")
    if asserters.selected_count:
        return None
    evaluator = Asserter.EVALUATOR.value
    count = asserters.count(evaluator)
    url = selection.url(asserted_by=[evaluator]) if count else ""
    return {"words": evaluated_in_words(count, selection.total), "url": url}


def correction_of(selection):
    """Return what the search text may have been meant to be, where it finds nothing.

    Where that is found only without the other filters, it is offered without them.
    """
    if selection.total or not selection.q:
        return None
    text = suggest_correction(selection.q, selection.version)
    if not text:
        return None
    change = {"q": [text]}
    count = selection.total_with(**change)
    is_alone = not count
    if is_alone:
        change = selection.no_filters | change
        count = selection.total_with(**change)
    url = selection.url(**change)
    return {"text": text, "url": url, "count": count, "is_alone": is_alone}


def page_missing(request, selection, missing):
    """Say that the list has no such page, and lead to the first and the last."""
    context = {
        "section": _("Initiatives"),
        "section_url": reverse("initiatives:list"),
        "number": missing.number,
        "last": missing.last,
        "first_url": selection.url(),
        "last_url": selection.url(page=[str(missing.last)]),
    }
    return render(request, "initiatives/page_missing.html", context, status=404)


@require_safe
@kept
def initiative_list_json(request, index):
    """Give one page of a selection as JSON; 400 where a parameter is not known."""
    selection = Selection(request.GET, index)
    if selection.mistakes:
        return JsonResponse({"errors": selection.errors}, status=400)
    try:
        page = selection.page(Initiative.objects.for_export())
    except PageMissingError as missing:
        message = _("There is no page %(number)s; the last is %(last)s.")
        words = {"number": missing.number, "last": missing.last}
        return JsonResponse({"errors": {"page": [message % words]}}, status=404)
    return JsonResponse(selection_as_json(selection, page, request.build_absolute_uri))


@require_safe
def initiative_list_csv(request):
    """Give every initiative of a selection as CSV; 400 as for JSON."""
    return download(
        request,
        selection_as_csv,
        "text/csv; charset=utf-8; header=present",
        "initiatives.csv",
    )


@require_safe
def initiative_list_geojson(request):
    """Give every initiative of a selection as GeoJSON; 400 as for JSON."""
    return download(
        request, selection_as_geojson, "application/geo+json", "initiatives.geojson"
    )


def download(request, write, content_type, name):
    """Return a file of every initiative of a selection, written while it is sent."""
    pieces = selection_and_file(request, write)
    selection = next(pieces)
    etag = etag_of(request, selection.version)
    if errors := selection.errors_as_whole:
        answer = JsonResponse({"errors": errors}, status=400)
    else:
        # What is streamed is closed when it is sent, or the reader has gone.
        answer = get_conditional_response(request, etag) or StreamingHttpResponse(
            pieces,
            content_type=content_type,
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )
    if not answer.streaming:
        pieces.close()
    return marked(answer, etag)


def selection_and_file(request, write):
    """Yield a selection, then the pieces of its file, in one state of the catalogue."""
    with reading() as index:
        selection = Selection(request.GET, index)
        yield selection
        initiatives = selection.every(Initiative.objects.for_export())
        yield from write(initiatives, request.build_absolute_uri)


@require_safe
@kept
def map_cities(request, index):
    """Give the cities of a selection for the map's script; 400 as for JSON."""
    selection = Selection(request.GET, index)
    if errors := selection.errors_as_whole:
        return JsonResponse({"errors": errors}, status=400)
    return JsonResponse(cities_as_json(selection))


@require_safe
@kept
def map_city(request, index):
    """Give what the map says of the one city of a selection, as a piece of a page."""
    selection = Selection(request.GET, index)
    if selection.errors_as_whole or len(selection.chosen.get("city", [])) != 1:
        raise Http404
    return render(
        request, "initiatives/views/map_city.html", results_of_city(selection)
    )
