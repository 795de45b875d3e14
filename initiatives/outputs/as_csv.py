"""CSV: every initiative of a selection, one row each, safe to open in a spreadsheet."""

import csv
import io

from initiatives.outputs.records import initiative_record

COLUMNS = (
    "slug",
    "name",
    "url",
    "summary",
    "city_slug",
    "city",
    "region",
    "country",
    "population",
    "population_year",
    "population_source",
    "city_size",
    "latitude",
    "longitude",
    "status",
    "start_year",
    "end_year",
    "lead",
    "lead_kind",
    "strategies",
    "aims",
    "service_areas",
    "levers",
    "target_groups",
    "tags",
    "website",
    "statements",
    "sources",
    "updated",
)
STARTS_OF_FORMULAE = ("=", "+", "-", "@", "\t", "\r")


def selection_as_csv(initiatives, absolute):
    """Yield the lines of a CSV file: a heading, then one row an initiative.

    Lists are separated by semicolons, what is not known is empty.
    """
    yield line_of(COLUMNS)
    for initiative in initiatives:
        yield line_of(row_of(initiative, absolute))


def line_of(values):
    """Return values as one line of CSV."""
    line = io.StringIO()
    csv.writer(line).writerow([cell(value) for value in values])
    return line.getvalue()


def row_of(initiative, absolute):
    """Return the values of an initiative in the order of ``COLUMNS``."""
    record = initiative_record(initiative, absolute)
    city, lead = record.pop("city"), record.pop("lead")
    flat = record | {
        "city_slug": city["slug"],
        "city": city["name"],
        "city_size": city["size"],
        "lead": lead["name"],
        "lead_kind": lead["kind"],
        **{
            key: city[key]
            for key in (
                "region",
                "country",
                "population",
                "population_year",
                "population_source",
                "latitude",
                "longitude",
            )
        },
    }
    return [flat[column] for column in COLUMNS]


def cell(value):
    """Return a value as text for a cell.

    Text that a spreadsheet would run as a formula gets an apostrophe in front, which
    such programs take as "this is text". Numbers stay as they are.
    """
    if value is None:
        return ""
    if isinstance(value, list):
        value = "; ".join(value)
    if isinstance(value, str) and value.startswith(STARTS_OF_FORMULAE):
        return f"'{value}"
    return value
