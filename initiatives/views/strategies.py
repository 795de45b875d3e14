"""Pages of the strategies: all of them by aim, and what one adds up to."""

from django.http import QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from initiatives.adds_up import AddsUp, Part
from initiatives.finder.selection import Selection
from initiatives.models import StrategyCategory
from initiatives.views.groupings import strategies_by_aim
from initiatives.views.kept import kept


@require_safe
def strategy_list(request):
    """List the strategies under their aims, with definitions."""
    context = {"aims": strategies_by_aim()}
    return render(request, "initiatives/strategy_list.html", context)


@require_safe
@kept
def strategy_detail(request, slug, index):
    """Show what one strategy adds up to: where, by whom, at what cost, what for."""
    strategy = get_object_or_404(StrategyCategory, slug=slug)
    selection = Selection(QueryDict(urlencode({"strategy": slug})), index)
    countries = most_first(tally(selection, "country"))
    context = {
        "strategy": strategy,
        "selection": selection,
        "sizes": tally(selection, "city_size"),
        "countries": Part(countries, len(countries)),
        "levers": tally(selection, "lever"),
        "leads": most_first(tally(selection, "lead")),
        "matrix_url": selection.url("initiatives:matrix"),
        "adds_up": AddsUp(strategy),
    }
    return render(request, "initiatives/strategy_detail.html", context)


def tally(selection, name):
    """Return the options of a facet, each with the address of what it counts."""
    return [
        {"option": option, "url": selection.url(**{name: [option.value]})}
        for option in selection.panel(name).options
    ]


def most_first(rows):
    """Return the rows of a tally that count any, those that count most first."""
    counted = [row for row in rows if row["option"].count]
    return sorted(counted, key=lambda row: -row["option"].count)
