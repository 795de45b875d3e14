"""Rows of the timeline: fifty bars on a page."""

from django import template

from cities.addresses import page_address
from initiatives.drawing import drawing, joined
from initiatives.templatetags.cards import years_of
from initiatives.templatetags.places import place_of

register = template.Library()


@register.simple_tag
def city_spans(cities):
    """Draw the bars of cities, each a dictionary of city and spans."""
    draw = drawing()
    return joined(
        [
            draw.stencil("spans_city", step=each["city"].size.step)(
                place=place_of(draw, each["city"]),
                spans=joined([_row(draw, span) for span in each["spans"]]),
            )
            for each in cities
        ]
    )


@register.simple_tag
def undated_rows(rows):
    """Draw the initiatives that no bar can stand for."""
    draw = drawing()
    return joined(
        [
            draw.stencil("undated_row")(
                url=page_address("initiatives:detail", row.slug),
                name=row.name,
                place=place_of(draw, row.city),
            )
            for row in rows
        ]
    )


def _row(draw, span):
    initiative = span.initiative
    return draw.stencil("span")(
        url=page_address("initiatives:detail", initiative.slug),
        name=initiative.name,
        years=years_of(draw, initiative),
        left=f"{span.left:.2f}",
        width=f"{span.width:.2f}",
        trail_from="" if span.trail_from is None else f"{span.trail_from:.2f}",
        trail_to="" if span.trail_to is None else f"{span.trail_to:.2f}",
        is_cut="cut" if span.is_cut else "",
        runs_on="on" if span.runs_on else "",
    )
