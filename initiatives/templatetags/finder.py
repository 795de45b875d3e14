"""What the finder draws hundreds of times a page, too often for a template each."""

from functools import lru_cache
from urllib.parse import quote

from django import template
from django.utils.formats import number_format
from django.utils.translation import ngettext

from cities.addresses import page_address
from initiatives.drawing import drawing, escaped, filled, joined
from initiatives.finder.finding import MATCHED_FACET
from initiatives.finder.years import bars_in_words

register = template.Library()

REMEMBERED = 10_000


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
    pieces, number = [], draw.number
    for each in options:
        state = "checked" if each.selected else "" if each.count else "disabled"
        pieces += (
            _box(name, each.value, each.label, each.size, state),
            number(each.count),
            _bar(each.share),
        )
    return joined(pieces)


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
        number=_plain(len(bars)),
        bars=_bars(draw, bars),
        first=_plain(bars[0].year),
        last=_plain(bars[-1].last),
        words=bars_in_words(bars),
    )


def _bars(draw, bars):
    bar_of = draw.stencil("year_bar")
    return joined(
        [
            bar_of(
                is_selected="selected" if bar.selected else "",
                year=_plain(bar.year),
                last=_plain(bar.last) if bar.last != bar.year else "",
                count=draw.number(bar.count),
                place=_plain(place),
                share=_plain(bar.share),
            )
            for place, bar in enumerate(bars)
        ]
    )


@lru_cache(REMEMBERED)
def _box(name, value, label, size, state):
    return filled(
        '<label class="option"><input type="checkbox" id="option-{}-{}" name="{}"'
        ' value="{}" form="finder"{}><span class="option__label">{}{}</span>'
        ' <span class="option__count">',
        name,
        quote(value, safe=""),
        name,
        value,
        f" {state}" if state else "",
        filled("{} ", drawing().part("city_glyph", size=size)) if size else "",
        label,
    )


@lru_cache(REMEMBERED)
def _plain(number):
    return escaped(number)


@lru_cache(REMEMBERED)
def _bar(share):
    """Draw a share of the largest in percent, and the end of the option."""
    return filled(
        '</span><svg class="option__bar" viewBox="0 0 100 1"'
        ' preserveAspectRatio="none" aria-hidden="true"><rect width="{}" height="1"/>'
        "</svg></label>",
        share,
    )
