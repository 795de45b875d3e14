"""Cards of initiatives: dozens on a page, drawn alike wherever they stand."""

from django import template

from cities.addresses import page_address
from initiatives.drawing import drawing, escaped, joined
from initiatives.finder.search import highlighted
from initiatives.templatetags.catalogue import ref_words, running_years
from initiatives.templatetags.places import line_of

register = template.Library()


@register.simple_tag
def initiative_card(initiative, reasons=(), pickable=False):
    """Draw an initiative, as from ``for_list()``.

    ``reasons`` say why it is shown; ``pickable`` is whether the page has a bar for
    what is picked.
    """
    strategies = [pursuit.strategy for pursuit in initiative.pursuits.all()]
    return _card(
        drawing(),
        initiative,
        [(strategy.slug, strategy.name) for strategy in strategies],
        initiative.summary,
        why="; ".join(map(str, reasons)),
        slug=initiative.slug if pickable else "",
    )


@register.simple_tag
def finder_cards(cards, terms, found_in):
    """Draw the cards of a page of the finder, marking what was found.

    ``terms`` are those of a search, None where there was none; ``found_in`` has, by
    initiative, the statement in which it was found.
    """
    draw = drawing()
    return joined(
        [
            _card(
                draw,
                card,
                card.strategies,
                highlighted(card.summary, terms) if terms else card.summary,
                found_in=found_in_of(draw, card, found_in),
                slug=card.slug,
            )
            for card in cards
        ]
    )


def _card(draw, initiative, strategies, summary, **more):
    return draw.stencil("initiative_card")(
        city=line_of(draw, initiative.city),
        years=years_of(draw, initiative),
        url=page_address("initiatives:detail", initiative.slug),
        name=initiative.name,
        summary=summary,
        strategies=links_of(draw, strategies),
        evidence=draw.part(
            "evidence_counts",
            statements=initiative.statement_count,
            sources=initiative.source_count,
        ),
        **more,
    )


def links_of(draw, strategies):
    """Draw strategies, pairs of slug and name, as items of a list of links."""
    return joined(
        [draw.part("strategy_link", slug=slug, name=name) for slug, name in strategies]
    )


def years_of(draw, initiative):
    """Return ``running_years`` of an initiative, of which there are few."""
    shown = (initiative.start_year, initiative.end_year, initiative.status)
    return draw.keep((running_years, *shown), _years, initiative)


def _years(initiative):
    return escaped(running_years(initiative))


def found_in_of(draw, card, found_in):
    """Draw the statement in which a card was found, of those by initiative."""
    if not (statement := found_in.get(card.pk)):
        return ""
    return draw.stencil("found_in")(
        url=f"{page_address('initiatives:detail', card.slug)}#{statement.ref}",
        place=ref_words(statement.ref),
        year=statement.year,
        publisher=statement.publisher,
        text=statement.marked,
    )
