"""Pages of the cities: the list by country, and one city with its figures."""

from itertools import groupby

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from cities.charts import SizeChart, SizeFigure, newcomer_courses
from cities.models import City
from cities.populations import current_populations
from cities.vocabulary import Indicator


@require_safe
def city_list(request):
    """List the cities with public initiatives, by country."""
    cities = sorted(
        City.objects.for_list(), key=lambda city: (city.country.name, city.name)
    )
    countries = [
        (name, list(group))
        for name, group in groupby(cities, key=lambda city: city.country.name)
    ]
    return render(request, "cities/city_list.html", {"countries": countries})


@require_safe
def city_detail(request, slug, peers_of):
    """Show one city with its figures over time, its initiatives and its peers."""
    city = get_object_or_404(City.objects.for_detail(), slug=slug)
    statistics = list(city.statistics.all())
    indicators = [
        {
            "label": indicator.label,
            "unit": indicator.unit,
            "statistics": own,
        }
        for indicator in Indicator
        if (own := [each for each in statistics if each.indicator == indicator])
    ]
    published = city.initiatives.published()
    initiatives = list(published.for_list())
    context = {
        "city": city,
        "indicators": indicators,
        "courses": newcomer_courses(statistics),
        "size_chart": size_chart_of(city, is_counted=bool(initiatives)),
        "initiatives": initiatives,
        "events": starts_and_ends(initiatives),
        "bodies": published.bodies(),
        "sources": published.sources(),
        "peers": peers_of(city.slug),
    }
    return render(request, "cities/city_detail.html", context)


def size_chart_of(city, is_counted):
    """Return where a city stands among the others by size; None: its size is unknown.

    ``is_counted``: it has public initiatives, so that it is among the populations.
    """
    if city.population is None:
        return None
    own = SizeFigure(city.population, city.population_year, is_counted)
    return SizeChart(own, current_populations())


def starts_and_ends(initiatives):
    """Return when initiatives began and ended: ``(year, ended, initiative)``."""
    events = [
        (year, ended, initiative)
        for initiative in initiatives
        for ended, year in enumerate((initiative.start_year, initiative.end_year))
        if year is not None
    ]
    return sorted(events, key=lambda event: (event[0], event[1], event[2].name))
