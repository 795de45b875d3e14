"""Parts that stand on many cards and pages, drawn once for each thing they can say."""

from django import template
from django.template.loader import render_to_string
from django.utils.translation import get_language

from initiatives.picks import AT_MOST

register = template.Library()

PARTS_AT_MOST = 20_000


class Drawn:
    """What was drawn before, by the template and the values it shows.

    A part is kept under all that it shows, so that it is never out of date.
    """

    def __init__(self):
        self.parts = {}

    def part(self, component, shown, /, **context):
        """Return a component drawn with a context; ``shown`` are the values in it."""
        key = (component, get_language(), *shown)
        part = self.parts.get(key)
        if part is None:
            if len(self.parts) >= PARTS_AT_MOST:
                self.parts.clear()
            part = self.parts[key] = render_to_string(
                f"components/{component}.html", context
            )
        return part


drawn = Drawn()


@register.simple_tag
def part(component, /, **shown):
    """Draw a component that shows these values and nothing else."""
    return drawn.part(component, shown.items(), **shown)


@register.simple_tag
def place_line(city, years=""):
    """Draw where an initiative is, how large that city is, and when it ran."""
    shown = (
        city.slug,
        city.name,
        city.region,
        city.country.code,
        city.population,
        city.population_year,
        city.population_publisher,
        years,
    )
    return drawn.part("place_line", shown, city=city, years=years)


@register.simple_tag
def strategy_links(initiative):
    """Draw the strategies of an initiative as links, the main one first."""
    strategies = [pursuit.strategy for pursuit in initiative.pursuits.all()]
    shown = tuple((strategy.slug, strategy.name) for strategy in strategies)
    return drawn.part("strategy_links", shown, strategies=strategies) if shown else ""


@register.simple_tag
def evidence_counts(initiative):
    """Draw how many statements an initiative has, from how many sources."""
    shown = (initiative.statement_count, initiative.source_count)
    return drawn.part("evidence_counts", shown, statements=shown[0], sources=shown[1])


@register.simple_tag
def pick_bar():
    """Draw what can be done with the initiatives that a reader ticks on the page."""
    return drawn.part("pick_bar", (), counts=range(1, AT_MOST + 1), at_most=AT_MOST)
