"""Curating cities and their figures."""

import pytest
from django.urls import reverse

from cities.models import City, CityStatistic
from tests import factories as make

LIST = reverse("admin:cities_city_changelist")
ADD = reverse("admin:cities_city_add")


def form(statistics=(), **fields):
    data = {
        "name": "Littleton",
        "slug": "littleton-co-us",
        "region": "Colorado",
        "country": "US",
        "kind": "city",
        "statistics-TOTAL_FORMS": len(statistics),
        "statistics-INITIAL_FORMS": 0,
    }
    for number, line in enumerate(statistics):
        data |= {f"statistics-{number}-{name}": val for name, val in line.items()}
    return data | fields


def figure(**fields):
    source = make.make_source("census").pk
    return {"indicator": "population", "value": "45652", "source": source} | fields


def listed(client, **query):
    return [str(c.name) for c in client.get(LIST, query).context["cl"].result_list]


def test_a_city_is_saved_with_its_figures(admin_client):
    rows = [figure(year=2020), figure(year=2010, value="41737")]
    assert admin_client.post(ADD, form(rows)).status_code == 302
    city = City.objects.with_population().get()
    assert (city.population, city.statistics.count()) == (45_652, 2)


@pytest.mark.parametrize(
    ("rows", "fields", "message"),
    [
        (list, {"latitude": "39.6"}, "or none of them"),
        (list, {"latitude": "139"}, "less than or equal to 90"),
        (lambda: [figure(value="-1")], {}, "A figure cannot be negative."),
        (
            lambda: [figure(indicator="foreign_born_share", value="101")],
            {},
            "A share is at most 100 percent.",
        ),
        (lambda: [figure(), figure()], {}, "for this city without a year"),
        (lambda: [figure(year=2020), figure(year=2020)], {}, "duplicate"),
        (lambda: [figure(source="")], {}, "This field is required."),
    ],
)
def test_broken_input_is_answered_in_words(rows, fields, message, admin_client):
    answer = admin_client.post(ADD, form(rows(), **fields))
    assert answer.status_code == 200
    assert message in answer.text
    assert not City.objects.exists()


def test_the_list_says_what_is_missing(admin_client):
    make.make_city()
    page = admin_client.get(LIST).text
    assert '<strong class="needs-work">Size not known' in page
    assert '<strong class="needs-work">missing' in page


def test_the_list_shows_population_with_its_year_and_the_number_of_initiatives(
    admin_client,
):
    city = make.make_city(population=60_000)
    make.make_initiative(city=city)
    make.make_draft(city=city)
    page = admin_client.get(LIST)
    assert "60,000 (2020)" in page.text
    assert "Small city" in page.text
    assert page.context["cl"].result_list[0].count_of_initiatives == 2


@pytest.fixture
def places(db):
    source = make.make_source()
    here = {"latitude": 1, "longitude": 1, "location_source": source}
    for name, population in (
        ("Hamlet", 49_999),
        ("Market", 50_000),
        ("Port", 200_000),
        ("Capital", 1_500_000),
    ):
        make.make_initiative(
            f"In {name}", city=make.make_city(name, population=population, **here)
        )
    make.make_initiative("In Nowhere", city=make.make_city("Nowhere"))
    empty = make.make_city("Empty", **here)
    make.make_statistic(empty, value=1)
    make.make_statistic(empty, value=2, year=2000)


@pytest.mark.parametrize(
    ("size", "names"),
    [
        ("town", ["Empty", "Hamlet"]),
        ("small", ["Market"]),
        ("medium", ["Port"]),
        ("metropolitan", []),
        ("large-metropolitan", ["Capital"]),
        ("unknown", ["Nowhere"]),
    ],
)
def test_cities_are_narrowed_to_a_size(size, names, places, admin_client):
    assert listed(admin_client, size=size) == names


def test_figures_are_marked_as_checked_in_their_list(admin_client):
    row = make.make_statistic(verified=False)
    data = {
        "form-TOTAL_FORMS": 1,
        "form-INITIAL_FORMS": 1,
        "form-0-id": row.pk,
        "form-0-verified": "on",
        "_save": "Save",
    }
    admin_client.post(reverse("admin:cities_citystatistic_changelist"), data)
    assert CityStatistic.objects.get().verified
