"""What the finder draws hundreds of times a page, too often for a template each."""

from urllib.parse import quote

from django import template
from django.utils.formats import number_format
from django.utils.translation import ngettext

from cities.addresses import page_address
from initiatives.drawing import drawing, escaped, joined
from initiatives.finder.filters import FinderFilterSet
from initiatives.finder.finding import MATCHED_FACET
from initiatives.finder.years import bars_in_words
from initiatives.templatetags.parts import hidden_fields

register = template.Library()

# What stands in the markup of options and bars: their states, and shares in percent.
CHECKED, DISABLED, FREE = map(escaped, (" checked", " disabled", ""))
IN, OUT = map(escaped, ("year-bars__in", "year-bars__out"))
SHARES = [escaped(str(percent)) for percent in range(101)]


@register.simple_tag
def finder_form(selection):
    """Draw the form of the finder, with the text and the view the reader gave."""
    draw = drawing()
    kept = [
        (name, value)
        for name in FinderFilterSet.PRESENTATION
        for value in selection.chosen.get(name, ())
    ]
    box = draw.stencil("search_box")(
        id="filter-q",
        value=selection.given["q"],
        invalid="wrong" if "q" in selection.errors else "",
    )
    return draw.stencil("finder_form")(box=box, kept=hidden_fields(draw, kept))


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
        top=_boxes(draw, facet.name, facet.top),
        rest=_boxes(draw, facet.name, facet.rest),
        rest_is_open="open" if facet.rest_is_open else "",
        more=draw.part("facet_more", number=len(facet.rest)) if facet.rest else "",
        **every,
    )


@register.simple_tag
def option_boxes(name, options):
    """Draw options of a facet as checkboxes of the finder's form."""
    return _boxes(drawing(), name, options)


def _boxes(draw, name, options):
    shown = tuple((each.value, each.label, each.size) for each in options)
    texts = []
    for each in options:
        state = CHECKED if each.selected else FREE if each.count else DISABLED
        texts += (state, draw.number(each.count), SHARES[each.share])
    return draw.keep(("options", name, shown), _boxes_of, draw, name, shown)(*texts)


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
def toolbar(selection, formats, matrix_url):
    """Draw the ways to show, to sort and to download what is found.

    ``formats`` are a label, a media type and an address each.
    """
    draw = drawing()
    is_sorted = selection.view.is_sorted and selection.total > 1
    return draw.stencil("toolbar")(
        views=_links(draw, selection.view_options),
        matrix_url=matrix_url,
        sorts=_links(draw, selection.sort_options) if is_sorted else "",
        downloads=_downloads(selection.total),
        formats=format_links(formats),
    )


def _links(draw, options):
    link = draw.stencil("switch_link")
    return joined(
        [
            link(
                id=option.get("id", ""),
                url=option["url"],
                label=str(option["label"]),
                is_selected="selected" if option["selected"] else "",
            )
            for option in options
        ]
    )


def _downloads(total):
    words = ngettext("Download this one:", "Download these %(number)s:", total)
    return words % {"number": number_format(total, force_grouping=True)}


@register.simple_tag
def format_links(formats):
    """Draw links to what is found in other formats; see ``format_link.html``."""
    draw = drawing().stencil("format_link")
    return joined([draw(label=name, type=kind, url=url) for name, kind, url in formats])


@register.simple_tag
def chip_links(chips):
    """Draw what the reader chose as links that leave it out; see ``chip.html``."""
    draw = drawing().stencil("chip")
    return joined(
        [draw(url=chip.url, name=str(chip.name), label=chip.label) for chip in chips]
    )


@register.simple_tag
def facet_years(selection):
    """Draw the years in which initiatives started, and the bounds the reader gave."""
    draw, given, errors = drawing(), selection.given, selection.errors
    return draw.stencil("facet_years")(
        bars=_year_bars(draw, selection.years, selection.chosen),
        start=given["started_from"],
        stop=given["started_to"],
        start_is_wrong="wrong" if "started_from" in errors else "",
        stop_is_wrong="wrong" if "started_to" in errors else "",
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
    texts = []
    for bar in bars:
        texts += (
            IN if bar.selected else OUT,
            draw.number(bar.count),
            SHARES[bar.share],
        )
    return draw.keep(("year_bars", years), _bars_of, draw, years)(*texts)


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
