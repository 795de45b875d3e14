"""Every value of one facet: as a page, and as the rows that match what is typed."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from initiatives.finder.narrowing import label_words, values_like
from initiatives.finder.panel import OPTIONS_AT_MOST
from initiatives.finder.selection import Selection
from initiatives.views.kept import kept


@require_safe
@kept
def facet_values(request, name, index):
    """List a facet's values, counted within the selection of the query string.

    ``find`` narrows them. The finder, which asks by htmx, gets rows of its form.
    """
    query = request.GET.copy()
    text = query.pop("find", [""])[-1].strip()
    query.pop("page", None)
    selection = Selection(query, index)
    if name not in selection.index.facets:
        raise Http404
    panel = selection.panel(name)
    found = values_like(text, panel.pairs)
    context = {"selection": selection, "facet": panel, "text": text}
    if request.htmx:
        context |= some_of(panel, found)
        return render(request, "components/facet_found.html", context)
    context["rows"] = linked(selection, panel, panel.options_of(set(found)))
    return render(request, "initiatives/facet_values.html", context)


def some_of(panel, found):
    """Return as many options of the values found as are drawn, and their numbers.

    What is ticked is drawn as well, in its place.
    """
    drawn = found[:OPTIONS_AT_MOST]
    return {
        "options": panel.options_of({*drawn, *panel.chosen}),
        "found": len(found),
        "undrawn": len(found) - len(drawn),
    }


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
        for option in sorted(options, key=lambda option: label_words(option.label))
    ]
