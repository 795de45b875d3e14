"""Rows of the table of initiatives: two hundred cells on a page."""

from django import template
from django.utils.formats import date_format

from cities.addresses import page_address
from initiatives.drawing import drawing, joined
from initiatives.finder.presentation import Column
from initiatives.templatetags.cards import found_in_of, links_of, years_of
from initiatives.templatetags.parts import hidden_fields
from initiatives.templatetags.places import country_of, shown
from initiatives.vocabulary import Status

register = template.Library()


@register.simple_tag
def column_choice(results):
    """Draw what columns there are, those of a table chosen.

    ``results`` has their heads, and as ``kept`` the rest of the selection.
    """
    draw, columns = drawing(), {head.column for head in results["heads"]}
    box = draw.stencil("column_box")
    boxes = [
        box(
            value=column.value,
            label=str(column.label),
            is_chosen="chosen" if column in columns else "",
        )
        for column in Column
    ]
    return draw.stencil("column_choice")(
        boxes=joined(boxes), kept=hidden_fields(draw, results["kept"])
    )


@register.simple_tag
def table_heads(results):
    """Draw the headings of a table; see ``table_head.html``."""
    drawn = drawing().stencil("table_head")
    return joined(
        [
            drawn(
                column=head.column,
                label=str(head.label),
                kind="number" if head.is_number else "",
                direction=head.direction,
                url=head.url,
                url_sorts=str(head.url_sorts),
            )
            for head in (results["name_head"], *results["heads"])
        ]
    )


@register.simple_tag
def table_rows(results):
    """Draw the rows of a table; see ``table_row.html``.

    ``results`` has the cards, the heads of the columns, the statements in which they
    were ``found_in``, and ``terms`` and ``updated`` for the columns that show them.
    """
    draw, found_in = drawing(), results["found_in"]
    cells = [CELLS[head.column] for head in results["heads"]]
    return joined(
        [
            draw.stencil("table_row")(
                url=page_address("initiatives:detail", card.slug),
                name=card.name,
                slug=card.slug,
                found_in=found_in_of(draw, card, found_in),
                cells=joined([cell(draw, card, results) for cell in cells]),
            )
            for card in results["cards"]
        ]
    )


def _said(draw, text, kind=""):
    """Draw a cell of which there are many alike."""
    return draw.part("table_cell", kind=kind, text=text)


def _city(draw, card, _results):
    return draw.keep(("city_cell", *shown(card.city)), _city_cell, draw, card.city)


def _city_cell(draw, city):
    return draw.stencil("table_cell", kind="")(
        glyph=draw.part("city_glyph", size=city.size),
        url=city.get_absolute_url(),
        text=city.name,
        aside=str(city.size.label),
    )


def _region(draw, card, _results):
    return _said(draw, card.city.region)


def _country(draw, card, _results):
    return _said(draw, country_of(draw, card.city))


def _population(draw, card, _results):
    city = card.city
    if city.population is None:
        return _said(draw, "", "number")
    undated = not city.population_year
    return draw.stencil("table_cell", kind="number")(
        remark=f"{city.population_publisher}:" if undated else "",
        text=draw.numbers[city.population],
    )


def _strategies(draw, card, _results):
    links = links_of(draw, card.strategies)
    return draw.stencil("table_cell", kind="words")(links=links)


def _terms(column):
    def cell(draw, card, results):
        text = "; ".join(results["terms"][column][card.pk])
        return draw.stencil("table_cell", kind="words")(text=text)

    return cell


def _status(draw, card, _results):
    return draw.keep(("status_cell", card.status), _status_cell, draw, card.status)


def _status_cell(draw, status):
    return _said(draw, str(Status(status).label))


def _years(draw, card, _results):
    return _said(draw, years_of(draw, card))


def _lead(draw, card, _results):
    return draw.stencil("table_cell", kind="words")(
        url=page_address("initiatives:organisation-detail", card.lead_slug),
        text=card.lead_name,
    )


def _statements(draw, card, _results):
    return _said(draw, draw.numbers[card.statement_count], "number")


def _sources(draw, card, _results):
    return _said(draw, draw.numbers[card.source_count], "number")


def _updated(draw, card, results):
    return _said(draw, date_format(results["updated"][card.pk], "j M Y"))


CELLS = {
    Column.CITY: _city,
    Column.REGION: _region,
    Column.COUNTRY: _country,
    Column.POPULATION: _population,
    Column.STRATEGIES: _strategies,
    Column.LEVERS: _terms(Column.LEVERS),
    Column.SERVICE_AREAS: _terms(Column.SERVICE_AREAS),
    Column.TARGET_GROUPS: _terms(Column.TARGET_GROUPS),
    Column.STATUS: _status,
    Column.YEARS: _years,
    Column.LEAD: _lead,
    Column.STATEMENTS: _statements,
    Column.SOURCES: _sources,
    Column.UPDATED: _updated,
}
