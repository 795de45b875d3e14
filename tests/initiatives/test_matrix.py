"""The matrix: counts by two properties, each with the list it counts."""

import csv
import json
import re
from html import unescape
from itertools import chain, product

import pytest
from django.http import QueryDict

from initiatives.finder.axes import NOUNS
from initiatives.finder.current import current_index
from initiatives.finder.matrix import Matrix
from initiatives.finder.selection import Selection
from tests.factories import make_city, make_draft, make_initiative

SELECTIONS = (
    "",
    "country=US&status=active",
    "strategy=housing&strategy=equal-access&city_size=town&city_size=small",
    "strategy=housing&strategy=equal-access&match=all",
    "started_from=1995&started_to=2011",
    "started_to=2003&q=language",
    "q=city&gateway=emerging&asserted_by=city&asserted_by=press",
)


def matrix(query=""):
    """Return the matrix of a query string."""
    return Matrix(QueryDict(query), current_index())


def every_cell(counted):
    """Return all cells of a matrix, the totals among them."""
    return chain(*counted.cells, counted.row_totals, counted.column_totals)


def found_at(url):
    """Return how many initiatives the finder finds at an address."""
    path, _mark, query = url.partition("?")
    assert path == "/initiatives/"
    selection = Selection(QueryDict(query))
    assert not selection.mistakes
    return selection.total


def cells_of(page):
    """Return address and number of each cell of a page's matrix."""
    table = page.text.partition("<tbody>")[2].partition("</table>")[0]
    cells = re.findall(r'<a href="([^"]+)">(\d+)', table)
    return [(unescape(url), int(number)) for url, number in cells]


def test_every_cell_of_the_page_leads_to_a_list_of_its_length(client, catalogue):
    page = client.get("/matrix/?rows=aim&columns=status&country=US&view=table")
    cells = cells_of(page)
    assert len(cells) == 4 * 5
    for url, number in cells:
        heading = re.search(r"<h1>(\d+) initiatives?\b", client.get(url).text)
        assert int(heading[1]) == number, url


def test_every_number_is_the_length_of_the_list_behind_it(catalogue):
    axes = product(("strategy", "decade"), ("city_size", "gateway"))
    for (rows, columns), selection in product(axes, SELECTIONS):
        counted = matrix(f"rows={rows}&columns={columns}&{selection}")
        assert not counted.mistakes
        assert all(cell.count <= cell.of for cell in chain(*counted.cells))
        for cell in every_cell(counted):
            assert found_at(cell.url) == cell.count, cell.url
        assert found_at(counted.finder_url()) == counted.selection.total


def test_every_axis_counts_all_or_says_how_many_it_leaves_out(catalogue):
    for name in NOUNS:
        counted = matrix(
            f"rows={name}&columns={'aim' if name == 'status' else 'status'}"
        )
        placed = counted.rows.drawn & counted.selection.ids
        assert placed, name
        assert counted.without[0][1] + len(placed) == counted.selection.total, name


def test_zeros_are_shown_and_lead_to_where_one_can_be_suggested(client, world):
    page = client.get("/matrix/?rows=strategy&columns=city_size")
    (url, _number) = next(
        (url, number)
        for url, number in cells_of(page)
        if number == 0 and "strategy=equal-access&city_size=town" in url
    )
    assert "none recorded; suggest one" in page.text
    assert "/about/#objections" in client.get(url).text


def test_drafts_are_not_counted(client, world):
    cells = dict(cells_of(client.get("/matrix/")))
    assert cells["/initiatives/?strategy=equal-access"] == 1
    assert cells["/initiatives/?strategy=housing"] == 0


def test_values_chosen_on_an_axis_are_the_only_lines_drawn(client, world):
    page = client.get(
        "/matrix/?rows=strategy&columns=city_size"
        "&strategy=equal-access&city_size=metropolitan"
    )
    assert [number for _url, number in cells_of(page)] == [1, 1, 1, 1]
    assert 'scope="row">Language learning' not in page.text


def test_a_decade_counts_the_years_of_it_that_were_chosen(client, world):
    answer = client.get(
        "/matrix.json?rows=decade&columns=status&started_from=1999&started_to=2005"
    ).json()
    lines = [(line["label"], line["total"]) for line in answer["rows"]["values"]]
    assert lines == [("1999", 0), ("2000 to 2005", 1)]


def test_a_decade_ends_with_the_last_year_that_can_be_asked_for(client, db):
    make_initiative(start_year=2100)
    answer = client.get("/matrix.json?rows=decade&columns=status").json()
    (line,) = answer["rows"]["values"]
    assert (line["label"], line["total"]) == ("2100s", 1)
    assert client.get(line["url"]).context["selection"].total == 1


def test_those_without_a_value_are_said_in_words(client, world):
    make_initiative("Undated Plan")
    page = client.get("/matrix/?rows=decade&columns=lever").text
    assert "1 initiative has no year of start on record and stands in no row." in page
    assert "1 initiative has no lever on record and stands in no column." in page


def test_totals_of_matched_strategies_say_what_they_count(client, world):
    query = "strategy=service-access&strategy=language-learning"
    note = "Cells count each strategy by itself"
    page = client.get(f"/matrix/?{query}&match=all").text
    assert note in page
    assert "<h1>1 initiative for" in page
    assert note not in client.get(f"/matrix/?{query}").text


@pytest.mark.parametrize(
    ("query", "parameter", "message", "axes"),
    [
        ("rows=colour", "rows", "“colour” is not one of", ("strategy", "city_size")),
        ("rows=city_size", "columns", None, ("city_size", "strategy")),
        ("columns=strategy", "columns", "already stands", ("strategy", "city_size")),
        ("rows=aim&columns=aim", "columns", "“Aim” already", ("aim", "city_size")),
        ("rows=city_size&columns=x", "columns", "“x” is", ("city_size", "strategy")),
        ("rows=aim&rows=lever", "rows", "more than once", ("aim", "city_size")),
        ("strategy=unheard-of", "strategy", "“unheard-of”", ("strategy", "city_size")),
        ("page=2", "page", "no pages", ("strategy", "city_size")),
        ("colour=red", "colour", "no filter", ("strategy", "city_size")),
    ],
)
def test_what_cannot_be_used_is_named_and_replaced_by_the_usual(
    client, world, query, parameter, message, axes
):
    page = client.get(f"/matrix/?{query}")
    counted = page.context["matrix"]
    assert (counted.rows.name, counted.columns.name) == axes
    assert ("There is a problem" in page.text) == bool(message)
    is_replaced = parameter in ("rows", "columns") and bool(message)
    assert ("Shown instead:" in page.text) == is_replaced
    for ending in ("json", "csv"):
        answer = client.get(f"/matrix.{ending}?{query}")
        assert answer.status_code == (400 if message else 200)
        if message:
            assert message in page.text
            assert message in answer.json()["errors"][parameter][0]


def test_the_matrix_keeps_the_selection_of_the_finder_and_gives_it_back(client, world):
    finder = client.get("/initiatives/?city_size=town&q=mentors&view=table&sort=oldest")
    assert 'href="/matrix/?city_size=town&amp;q=mentors"' in finder.text
    page = client.get("/matrix/?city_size=town&q=mentors&rows=status&columns=aim").text
    assert 'href="/initiatives/?city_size=town&amp;q=mentors"' in page
    assert 'href="/matrix/?rows=status&amp;columns=aim&amp;q=mentors"' in page
    assert 'href="/matrix/?rows=status&amp;columns=aim"' in page
    assert '<input type="hidden" name="city_size" value="town">' in page
    swapped = "/matrix/?rows=aim&amp;columns=status&amp;city_size=town&amp;q=mentors"
    assert f'href="{swapped}"' in page


def test_the_page_says_what_is_counted(client, world):
    page = client.get("/matrix/?rows=lever&columns=status&country=US").text
    heading = "3 initiatives, by lever of the municipality and status"
    assert f"<h1>{heading}</h1>" in page
    title = "3 initiatives · United States, by lever of the municipality and status"
    assert f"<title>{title}" in page
    assert '<caption class="visually-hidden" id="matrix-caption">Number of' in page
    assert page.count('<th scope="row">') == 4 + 1
    assert re.search(r'">1<span class="visually-hidden"> of 1</span></a>', page)


def test_the_data_formats_are_linked_and_say_the_same(client, world):
    query = "?rows=strategy&columns=city_size&country=US"
    page = client.get(f"/matrix/{query}")
    for mime, ending in (("text/csv", "csv"), ("application/json", "json")):
        address = f"/matrix.{ending}{query}".replace("&", "&amp;")
        assert f'<link rel="alternate" type="{mime}"' in page.text
        assert f'href="{address}"' in page.text
    data = json.loads(client.get(f"/matrix.json{query}").content)
    assert data["total"] == 3
    assert data["selection"] == {"country": ["US"]}
    assert data["without"] == {"strategy": 0, "city_size": 0}
    assert [line["total"] for line in data["columns"]["values"]] == [2, 0, 0, 1, 0, 0]
    heading, *lines, totals = csv.reader(
        client.get(f"/matrix.csv{query}").text.splitlines()
    )
    assert heading[:3] == ["strategy", "Strategy", "Town"]
    assert totals == ["", "Total", "2", "0", "0", "1", "0", "0", "3"]
    shown = [number for _url, number in cells_of(page)]
    numbers = [int(number) for line in [*lines, totals] for number in line[2:]]
    assert numbers == shown
    for line, row, values in zip(
        lines, data["cells"], data["rows"]["values"], strict=True
    ):
        assert [*map(str, row), str(values["total"])] == line[2:]
        assert (values["value"], values["label"]) == (line[0], line[1])
        assert client.get(values["url"]).context["selection"].total == values["total"]


def test_a_label_that_a_spreadsheet_would_run_is_written_as_text(client, db):
    make_initiative(strategies=["sum"])
    strategy = make_initiative("Other", strategies=["sum"]).strategies.get()
    strategy.name = "=SUM(A1)"
    strategy.save()
    assert "sum,'=SUM(A1)," in client.get("/matrix.csv").text


def test_an_empty_catalogue_says_so(client, db):
    assert "Nothing is published yet." in client.get("/matrix/").text
    make_draft(strategies=["housing"])
    assert "Nothing is published yet." in client.get("/matrix/").text
    assert client.get("/matrix.json").json()["total"] == 0
    assert client.get("/matrix.csv").text.splitlines()[-1] == ",Total,0,0,0,0,0,0,0"


def test_an_axis_without_a_line_says_that_there_is_nothing_to_count_by(client, db):
    make_initiative(city=make_city(), strategies=["housing"])
    page = client.get("/matrix/?rows=gateway&columns=country").text
    assert "No gateway type to count by is recorded for these." in page
    page = client.get("/matrix/?rows=country&columns=decade").text
    assert "No year of start to count by is recorded for these." in page


def test_an_axis_with_one_line_is_a_matrix(client, db):
    make_initiative(strategies=["housing"], start_year=2001)
    cells = cells_of(client.get("/matrix/?rows=country&columns=decade"))
    assert [number for _url, number in cells] == [1, 1, 1, 1]


@pytest.mark.parametrize("address", ["/", "/strategies/", "/initiatives/", "/about/"])
def test_the_matrix_is_reached_from(client, world, address):
    assert 'href="/matrix/"' in client.get(address).text


def test_the_matrix_stands_in_the_sitemap(client, world):
    assert "/matrix/</loc>" in client.get("/sitemap.xml").text
