"""Cities in one line, each drawn once: they stand on every card and row."""

from django import template

from initiatives.drawing import drawing
from initiatives.templatetags.catalogue import size_words

register = template.Library()


@register.simple_tag
def city_line(city):
    """Draw a city, as from ``for_card()``; see ``city_line.html``."""
    return line_of(drawing(), city)


@register.simple_tag
def city_place(city):
    """Draw a city with population in few words; see ``city_place.html``."""
    return place_of(drawing(), city)


def line_of(draw, city):
    """Return what ``city_line`` draws."""
    more = (
        city.region,
        city.population,
        city.population_year,
        city.population_publisher,
    )
    return draw.keep(("city_line", *shown(city), *more), _line, draw, city)


def place_of(draw, city):
    """Return what ``city_place`` draws."""
    return draw.keep(("city_place", *shown(city)), _place, draw, city)


def shown(city):
    """Return what is said of a city wherever it stands, all but its link."""
    return city.slug, city.name, city.country_code, city.size


def _texts(draw, city):
    return {
        "glyph": draw.part("city_glyph", size=city.size),
        "url": city.get_absolute_url(),
        "name": city.name,
        "country": country_of(draw, city),
    }


def country_of(draw, city):
    """Return the name of a city's country, which is translated once."""
    return draw.keep(("country", city.country_code), _country, city)


def _country(city):
    return city.country.name


def _line(draw, city):
    return draw.stencil("city_line")(
        **_texts(draw, city), region=city.region, size=size_words(city)
    )


def _place(draw, city):
    return draw.stencil("city_place")(**_texts(draw, city), size=str(city.size.label))
