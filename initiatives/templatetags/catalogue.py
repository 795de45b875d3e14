"""How templates write what models hold: numbers, dates, years, languages."""

import datetime

from django import template
from django.utils.formats import date_format, number_format
from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext as _

from initiatives.finder.search import highlighted as with_marks
from initiatives.vocabulary import Status

register = template.Library()


@register.filter
def plain_number(value):
    """Write a decimal with grouped thousands and no idle zeros: 88,000 or 12.5."""
    whole = value == value.to_integral_value()
    shown = value.to_integral_value() if whole else value.normalize()
    return number_format(shown, force_grouping=True)


@register.filter
def rough(number):
    """Write a whole number by its first three digits: 280,000 for 280,305.

    Rounded down, so that a population never leaves the size class it is shown with.
    """
    idle = 10 ** max(len(str(number)) - 3, 0)
    return number_format(number // idle * idle, force_grouping=True)


@register.filter
def size_words(city):
    """Say how large a city is: its size class, and its people where they are known.

    A figure without a year is called rough, with who gives it.
    """
    people, size = city.population, str(city.size.label)
    if not people:
        return size
    if city.population_year:
        words = ngettext("%(people)s person", "%(people)s people", people)
        words %= {"people": number_format(people, force_grouping=True)}
    else:
        words = _("about %(people)s people (%(publisher)s)")
        words %= {"people": rough(people), "publisher": city.population_publisher}
    return f"{size}, {words}"


@register.filter
def partial_date(value):
    """Write YYYY, YYYY-MM or YYYY-MM-DD in words: 2014, September 2014, 3 May 2014.

    What is no date is returned as it is.
    """
    parts = value.split("-")
    try:
        numbers = [int(part) for part in parts]
        first = datetime.date(*numbers, *[1] * (3 - len(numbers)))
    except (TypeError, ValueError):
        return value
    return date_format(first, ("Y", "F Y", "j F Y")[len(parts) - 1])


@register.filter
def language_name(tag):
    """Name the language of a tag, such as German for de; unknown tags stay tags."""
    try:
        return get_language_info(tag.lower())["name_translated"]
    except KeyError:
        return tag


@register.filter
def running_years(initiative):
    """Say when an initiative ran: since 2004; 2004 to 2010; ended. Empty if unknown."""
    years = years_alone(initiative)
    if initiative.end_year or initiative.status != Status.ENDED:
        return years
    return _("%(years)s, ended") % {"years": years} if years else _("ended")


@register.filter
def years_alone(initiative):
    """Say when an initiative ran, for where its status stands beside it."""
    words = {"first": initiative.start_year, "last": initiative.end_year}
    if initiative.start_year and initiative.end_year:
        if initiative.start_year == initiative.end_year:
            return str(initiative.start_year)
        return _("%(first)s to %(last)s") % words
    if initiative.end_year:
        return _("until %(last)s") % words
    if initiative.start_year:
        running = initiative.status in (Status.ACTIVE, Status.CHANGED)
        return (_("since %(first)s") if running else _("from %(first)s")) % words
    return ""


@register.filter
def ref_words(ref):
    """Write a statement's reference as words: result 2 for result-2."""
    return ref.replace("-", " ")


@register.filter
def reading_address(source):
    """Return where to read a source: its archived copy once its own address is dead."""
    if source.link_is_dead and source.archived_url:
        return source.archived_url
    return source.url


@register.filter
def page_numbers(page):
    """Return the numbers to link around a page, with an ellipsis for each gap."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.filter
def highlighted(text, terms):
    """Mark in a text what a search found; ``terms`` are those of its ``Found``."""
    return with_marks(text, terms) if terms else text
