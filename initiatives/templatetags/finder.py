"""The page of the finder, but for its filters and what it finds."""

from django import template
from django.template.loader import render_to_string
from django.utils.formats import number_format
from django.utils.translation import ngettext

from initiatives.drawing import drawing, joined, rendered
from initiatives.finder.filters import FinderFilterSet
from initiatives.templatetags.facets import facet_frames, facet_years
from initiatives.templatetags.parts import hidden_fields

register = template.Library()


@register.simple_tag(takes_context=True)
def finder_page(context):
    """Draw the head of the finder, its filters and what is found."""
    draw, selection = drawing(), context["selection"]
    published = len(selection.index.published)
    filters = _filters(draw, selection) if published > 1 else {}
    return draw.stencil("finder_page")(
        heading=selection.heading,
        errors=_errors(selection, published) if selection.mistakes else "",
        form=_form(draw, selection) if published else "",
        chips=chips(selection.chips, selection.clear_url) if selection.chips else "",
        results=_results(draw, context, published),
        **filters,
    )


def _errors(selection, published):
    on_page = {"facets": selection.facets, "fields": selection.given}
    shown = {"mistakes": selection.mistakes} | (on_page if published else {})
    return rendered("error_summary", shown)


def _form(draw, selection):
    """Draw the form of the finder, with the text and the view the reader gave."""
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


def _filters(draw, selection):
    options = selection.like_options
    return {
        "toggle": draw.part("filter_toggle", number=selection.active_count),
        "facets": facet_frames(selection),
        "like": rendered("facet_like", {"options": options})
        if options
        else draw.part("facet_like"),
        "years": facet_years(selection),
        "end": draw.stencil("filters_end")(found=selection.count_in_words),
    }


def _results(draw, context, published):
    """Draw what was found, or what to do where nothing was."""
    selection, correction = context["selection"], context["correction"]
    if not published:
        return draw.part("empty_catalogue")
    meant = rendered("correction", {"correction": correction}) if correction else ""
    if not selection.total:
        ways = {"ways": selection.ways_out, "clear_url": selection.clear_url}
        return joined([meant, rendered("empty_state", ways)])
    results, evaluated = context["results"], context["evaluated"]
    is_capped = selection.is_unranked and selection.search.is_capped
    return draw.stencil("finder_results")(
        meant=meant,
        toolbar=_toolbar(draw, selection, context["alternates"], context["matrix_url"]),
        evaluated=draw.stencil("evaluated")(**evaluated) if evaluated else "",
        is_capped="capped" if is_capped else "",
        found=render_to_string(
            results["template"], {"results": results, "query": context["request"].GET}
        ),
    )


def _toolbar(draw, selection, formats, matrix_url):
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
def chips(chosen, clear_url):
    """Draw what the reader chose, chips, as links that leave it out."""
    draw = drawing()
    chip = draw.stencil("chip")
    links = [
        chip(url=each.url, name=str(each.name), label=each.label) for each in chosen
    ]
    return draw.stencil("chips")(links=joined(links), clear_url=clear_url)
