"""What the finder draws hundreds of times a page, too often for a template each."""

from functools import lru_cache
from urllib.parse import quote

from django import template
from django.template.loader import render_to_string
from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join

register = template.Library()

# Whether it is selected, and whether it is disabled.
STATES = {
    (True, False): format_html("{}", " checked"),
    (False, True): format_html("{}", " disabled"),
    (False, False): format_html("{}", ""),
}


@register.simple_tag
def facet_options(name, options):
    """Draw options of a facet as checkboxes of the finder's form."""
    return format_html_join(
        "",
        "{}{}{}{}",
        (
            (
                _input(name, option.value),
                STATES[option.selected, option.disabled],
                _label(str(option.label), option.size),
                _number(option.count, option.share),
            )
            for option in options
        ),
    )


@lru_cache(maxsize=10_000)
def _input(name, value):
    return format_html(
        '<label class="option"><input type="checkbox" id="option-{}-{}" name="{}"'
        ' value="{}" form="finder"',
        name,
        quote(value, safe=""),
        name,
        value,
    )


@lru_cache(maxsize=10_000)
def _label(label, size):
    glyph = ""
    if size:
        glyph = render_to_string("components/city_glyph.html", {"size": size})
    return format_html(
        '><span class="option__label">{}{}{}</span> <span class="option__count">',
        glyph,
        " " if glyph else "",
        label,
    )


@lru_cache(maxsize=10_000)
def _number(count, share):
    """Draw a number, and its share of the largest in percent as a bar."""
    return format_html(
        '{}</span><svg class="option__bar" viewBox="0 0 100 1"'
        ' preserveAspectRatio="none" aria-hidden="true"><rect width="{}" height="1"/>'
        "</svg></label>",
        number_format(count, force_grouping=True),
        share,
    )
