"""The filters of the finder: facets with hundreds of options, and bars of years."""

from urllib.parse import quote

from django import template

from cities.addresses import page_address
from initiatives.drawing import drawing, escaped, joined
from initiatives.finder.finding import MATCHED_FACET
from initiatives.finder.years import bars_in_words

register = template.Library()

# What stands in the markup of options and bars: their states, and shares in percent.
CHECKED, DISABLED, FREE = map(escaped, (" checked", " disabled", ""))
IN, OUT = map(escaped, ("year-bars__in", "year-bars__out"))
SHARES = [escaped(str(percent)) for percent in range(101)]


@register.simple_tag
def facet_frames(selection):
    """Draw the facets of a selection; see ``facet.html``."""
    draw, query = drawing(), selection.query_string()
    return joined([_frame(draw, facet, query, selection) for facet in selection.facets])


def _frame(draw, facet, query, selection):
    label, unlisted = facet.label, facet.unlisted_count
    match = ""
    if facet.name == MATCHED_FACET and selection.offers_match_all:
        match = draw.part("facet_match", match_all=selection.match_all)
    return draw.stencil("facet")(
        name=facet.name,
        is_open="open" if facet.is_open else "",
        summary=draw.part("facet_summary", label=label, selected=facet.selected_count),
        find=draw.part("facet_find", name=facet.name, label=label) if unlisted else "",
        options=_options(draw, facet, query),
        match=match,
    )


@register.simple_tag
def facet_options(facet, query):
    """Draw the options of a facet, some behind a fold; see ``facet_options.html``."""
    return _options(drawing(), facet, query)


def _options(draw, facet, query):
    label, every = facet.label, {}
    if facet.unlisted_count:
        address = page_address("initiatives:facet-values", facet.name)
        every = {
            "all_url": f"{address}?{query}" if query else address,
            "all_of_it": draw.part("facet_all", number=len(facet.pairs), label=label),
        }
    return draw.stencil("facet_options")(
        legend=draw.part("facet_legend", label=label),
        top=joined(
            [
                _boxes(draw, facet.name, facet.top),
                option_boxes(facet.name, facet.unlisted),
            ]
        ),
        rest=_boxes(draw, facet.name, facet.rest),
        rest_is_open="open" if facet.rest_is_open else "",
        more=draw.part("facet_more", number=len(facet.rest)) if facet.rest else "",
        **every,
    )


@register.simple_tag
def option_boxes(name, options):
    """Draw options of a facet as checkboxes of the finder's form.

    One by one: which of them stand together is the reader's choice, of any number.
    """
    draw = drawing()
    return joined([_boxes(draw, name, [each]) for each in options])


def _boxes(draw, name, options):
    shown = tuple((each.value, each.label, each.size) for each in options)
    texts, numbers = [], draw.numbers
    for each in options:
        state = CHECKED if each.selected else FREE if each.count else DISABLED
        texts += (state, numbers[each.count], SHARES[each.share])
    return draw.keep(("options", name, shown), _boxes_of, draw, name, shown).filled(
        texts
    )


def _boxes_of(draw, name, shown):
    return draw.stencil("option").each(
        "state",
        "count",
        "share",
        of=[
            {
                "name": name,
                "id": quote(value, safe=""),
                "value": value,
                "glyph": draw.part("city_glyph", size=size) if size else "",
                "label": label,
            }
            for value, label, size in shown
        ],
    )


@register.simple_tag
def facet_years(selection):
    """Draw the years in which initiatives started, and the bounds the reader gave."""
    draw, given, errors = drawing(), selection.given, selection.errors
    if not selection.offers_years:
        return ""
    return draw.stencil("facet_years")(
        bars=_year_bars(draw, selection.years, selection.chosen),
        start=given["started_from"],
        stop=given["started_to"],
        start_error=" ".join(errors.get("started_from", ())),
        stop_error=" ".join(errors.get("started_to", ())),
    )


def _year_bars(draw, bars, chosen):
    if not bars:
        return ""
    return draw.stencil("year_bars")(
        is_range="range" if chosen.keys() & {"started_from", "started_to"} else "",
        number=str(len(bars)),
        bars=_bars(draw, bars),
        first=str(bars[0].year),
        last=str(bars[-1].last),
        words=bars_in_words(bars),
    )


def _bars(draw, bars):
    years = tuple((bar.year, bar.last) for bar in bars)
    texts, numbers = [], draw.numbers
    for bar in bars:
        texts += (
            IN if bar.selected else OUT,
            numbers[bar.count],
            SHARES[bar.share],
        )
    return draw.keep(("year_bars", years), _bars_of, draw, years).filled(texts)


def _bars_of(draw, years):
    return draw.stencil("year_bar").each(
        "state",
        "count",
        "share",
        of=[
            {
                "year": str(year),
                "last": str(last) if last != year else "",
                "place": str(place),
            }
            for place, (year, last) in enumerate(years)
        ],
    )
