"""Dots of maps and the list beside them: hundreds on a page.

All that is the same for a city whatever is chosen is drawn once for it.
"""

from django import template
from django.utils.translation import ngettext

from initiatives.drawing import drawing, escaped, joined
from initiatives.finder.wording import initiatives_in_words

register = template.Library()


@register.simple_tag
def atlas(world, label):
    """Draw a map, as ``arranged``; ``label`` says what it shows."""
    draw, addresses = drawing(), world["addresses"]
    insets = world["insets"]
    return draw.stencil("atlas")(
        label=label,
        frames=joined([_frame(draw, inset) for inset in insets]),
        dots=_dots(draw, world["dots"], addresses),
        insets=joined([_inset(draw, inset, addresses) for inset in insets]),
    )


def _frame(draw, inset):
    frame = draw.stencil("atlas_frame", **inset["frame"])
    return frame(dots=_plain_dots(draw, inset["dots"]))


def _inset(draw, inset, addresses):
    label, number = str(inset["label"]), len(inset["dots"])
    words = ngettext("%(number)s city", "%(number)s cities", number)
    frame = draw.stencil(
        "atlas_inset", name=inset["name"], label=label, **inset["frame"]
    )
    return frame(
        number=words % {"number": draw.numbers[number]},
        dots=_dots(draw, inset["dots"], addresses),
    )


def _dots(draw, dots, addresses):
    before, after = map(escaped, addresses)
    in_words = _in_words(draw, dots)
    return joined(
        [
            draw.keep(("map_dot", dot.place), _dot, draw, dot).filled(
                (before, after, in_words[dot.count])
            )
            for dot in dots
        ]
    )


def _dot(draw, dot):
    place = dot.place
    shown = {
        "slug": place.slug,
        "name": ", ".join((place.name, place.within(dot.country))),
        "size": draw.keep(("size", place.size), str, place.size.label),
        "x": f"{place.x:.2f}",
        "y": f"{place.y:.2f}",
    }
    stencil = draw.stencil("map_dot", step=place.size.step)
    return stencil.each("before", "after", "number", of=[shown])


def _plain_dots(draw, dots):
    """Draw dots that say nothing, since they are links elsewhere."""
    return joined(
        [
            draw.part(
                "map_dot_plain",
                step=dot.place.size.step,
                x=f"{dot.place.x:.2f}",
                y=f"{dot.place.y:.2f}",
            )
            for dot in dots
        ]
    )


@register.simple_tag
def city_counts(dots, addresses):
    """Draw the cities of a map as a list; see ``city_count.html``."""
    draw, before, after = drawing(), *map(escaped, addresses)
    in_words = _in_words(draw, dots)
    return joined(
        [
            draw.keep(("city_count", dot.place), _city_count, draw, dot).filled(
                (before, after, in_words[dot.count], draw.numbers[dot.count])
            )
            for dot in dots
        ]
    )


def _city_count(draw, dot):
    place = dot.place
    shown = {"slug": place.slug, "name": place.name, "country": dot.country}
    stencil = draw.stencil("city_count", size=place.size)
    return stencil.each("before", "after", "in_words", "number", of=[shown])


def _in_words(draw, dots):
    """Return the numbers of initiatives that dots have, in words."""
    return {
        count: draw.keep((initiatives_in_words, count), _escaped_words, count)
        for count in {dot.count for dot in dots}
    }


def _escaped_words(count):
    return escaped(initiatives_in_words(count))
