"""/initiatives/?view=table: one row an initiative, sorted and with chosen columns."""

import pytest
from pytest_django.asserts import assertContains, assertInHTML, assertNotContains

from initiatives.finder.presentation import Column
from tests.factories import make_initiative


def heads(response):
    """Return the labels of the columns beside the name."""
    return [head.label for head in response.context["results"]["heads"]]


def head_of(response, label):
    results = response.context["results"]
    found = [results["name_head"], *results["heads"]]
    return next(head for head in found if head.label == label)


def test_a_row_says_what_is_on_record(client, world):
    every = "".join(f"&columns={column.value}" for column in Column)
    page = client.get(f"/initiatives/?view=table&strategy=service-access{every}")
    for cell in (
        "<td>since 2004</td>",
        "<td>Active</td>",
        "<td>United States</td>",
        '<td class="number">2</td>',
    ):
        assertContains(page, cell, html=True)
    assertContains(page, "City of Littleton")
    assertContains(page, "Language learning")
    assertContains(page, '<span class="visually-hidden">, Town</span>')


def test_the_usual_columns_stand_where_none_is_chosen(client, world):
    assert heads(client.get("/initiatives/?view=table")) == [
        "City",
        "Country",
        "Strategies",
        "Years",
        "Statements",
        "Sources",
    ]


def test_the_address_chooses_the_columns_in_their_fixed_order(client, world):
    page = client.get(
        "/initiatives/?view=table&columns=levers&columns=population&columns=region"
    )
    assert heads(page) == ["State or region", "Population", "Levers"]
    assertContains(page, '<td class="number">45,652</td>', html=True)
    assertContains(page, "Service provider")
    assertNotContains(page, "<td>Active</td>", html=True)


@pytest.mark.parametrize(
    "column", ["service_areas", "target_groups", "levers", "updated"]
)
def test_every_column_can_be_shown(client, world, column):
    page = client.get(f"/initiatives/?view=table&columns={column}")
    assert len(heads(page)) == 1
    assertContains(page, "Welcome Centre")


def test_an_unknown_column_is_a_mistake_in_words(client, world):
    page = client.get("/initiatives/?view=table&columns=colour&columns=status")
    assertContains(page, "There is a problem")
    assertContains(page, "“colour”")
    assert heads(page) == ["Status"]
    errors = client.get("/initiatives.json?columns=colour").json()["errors"]
    assert list(errors) == ["columns"]


def test_the_choice_of_columns_keeps_the_rest_of_the_selection(client, world):
    page = client.get("/initiatives/?q=toolkit&view=table&sort=newest&columns=city")
    [form] = [
        f"<form{part.partition('</form>')[0]}</form>"
        for part in page.content.decode().split("<form")
        if 'value="population"' in part
    ]
    for name, value in (("q", "toolkit"), ("view", "table"), ("sort", "newest")):
        assertInHTML(f'<input type="hidden" name="{name}" value="{value}">', form)
    assertInHTML('<input type="checkbox" name="columns" value="city" checked>', form)
    assertInHTML('<input type="checkbox" name="columns" value="lead">', form)
    assert 'type="hidden" name="columns"' not in form


@pytest.mark.parametrize(
    ("sort", "label", "direction", "following"),
    [
        ("name", "Initiative", "ascending", ""),
        ("newest", "Years", "descending", "sort=oldest"),
        ("oldest", "Years", "ascending", "sort=newest"),
        ("city-size", "City", "descending", ""),
    ],
)
def test_the_heading_sorted_by_says_so_and_offers_the_other_way(
    client, world, sort, label, direction, following
):
    page = client.get(f"/initiatives/?view=table&sort={sort}")
    assertContains(page, f'aria-sort="{direction}"', count=1)
    head = head_of(page, label)
    assert head.direction == direction
    assert following in head.url
    assert bool(head.url) == bool(following)


def test_a_heading_leads_to_its_order_on_page_1(client, world):
    for number in range(30):
        make_initiative(f"Plan {number}", city=world.seattle)
    page = client.get("/initiatives/?view=table&sort=name&page=2")
    assertContains(page, 'href="/initiatives/?sort=newest&amp;view=table"')
    years = head_of(page, "Years")
    sorted_page = client.get(years.url)
    assert sorted_page.context["results"]["cards"][0].start_year == 2009


def test_the_table_scrolls_in_a_frame_a_keyboard_can_reach(client, world):
    page = client.get("/initiatives/?view=table")
    assertContains(
        page, 'role="region" aria-labelledby="table-caption" tabindex="0"', count=1
    )
