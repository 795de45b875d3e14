"""Every value of one facet: as a page, and as the rows that match what is typed."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from initiatives.finder.narrowing import matching, words_of
from initiatives.finder.panel import OPTIONS_AT_MOST
from initiatives.finder.selection import Selection


@require_safe
@vary_on_headers("HX-Request")
def facet_values(request, name):
    """List a facet's values, counted within the selection of the query string.

    ``find`` narrows them. The finder, which asks by htmx, gets rows of its form.
    """
    query = request.GET.copy()
    text = query.pop("find", [""])[-1].strip()
    query.pop("page", None)
    selection = Selection(query)
    panel = panel_of(selection, name)
    if request.htmx:
        context = found_in(panel, text) | {
            "facet": panel,
            "text": text,
            "query": selection.query_string,
        }
        return render(request, "components/facet_found.html", context)
    context = {
        "selection": selection,
        "facet": panel,
        "text": text,
        "rows": linked(selection, panel, matching(panel.options, text)),
    }
    return render(request, "initiatives/facet_values.html", context)


def panel_of(selection, name):
    """Return the panel of a facet by its name; 404 where there is none."""
    for panel in selection.all_facets:
        if panel.name == name:
            return panel
    raise Http404(_("There is no filter of this name."))


def found_in(panel, text):
    """Return the options that match, as many as are drawn, and their number.

    What is ticked is drawn as well, in its place.
    """
    found = matching(panel.options, text)
    drawn = {option.value for option in found[:OPTIONS_AT_MOST]}
    options = [
        option for option in panel.options if option.value in drawn or option.selected
    ]
    return {"options": options, "found": len(found), "undrawn": len(found) - len(drawn)}


def linked(selection, panel, options):
    """Return options by label, each with the address that chooses it or lets it go."""
    chosen = selection.chosen.get(panel.name, [])
    return [
        {
            "option": option,
            "url": selection.url(
                **{
                    panel.name: [value for value in chosen if value != option.value]
                    if option.selected
                    else [*chosen, option.value]
                }
            ),
        }
        for option in sorted(options, key=lambda option: words_of(option.label))
    ]
