"""A matrix as data: JSON with the address of every row and column, and CSV."""

from django.utils.translation import gettext as _

from initiatives.outputs.as_csv import line_of


def matrix_as_json(matrix, absolute):
    """Return a matrix ready for JSON; ``absolute`` makes addresses with a host.

    ``{"version", "selection": {parameter: [value]}, "rows": {"name", "label",
    "values": [{"value", "label", "total", "url"}]}, "columns": as rows, "cells":
    [[count, one a column], one list a row], "total", "without": {axis: count}}``.
    All numbers are distinct initiatives. Totals count all of the selection that have
    the value, and are those of the lists at their addresses; ``without`` counts those
    that stand on no line of an axis. A cell counts the values of its row and column in
    place of what the selection chose of the two.
    """
    return {
        "version": matrix.selection.version.number,
        "selection": matrix.selection.chosen,
        "rows": axis_record(matrix.rows, matrix.row_totals, absolute),
        "columns": axis_record(matrix.columns, matrix.column_totals, absolute),
        "cells": [[cell.count for cell in row] for row in matrix.cells],
        "total": matrix.selection.total,
        "without": {axis.name: number for axis, number in matrix.without},
    }


def axis_record(axis, totals, absolute):
    """Return an axis as plain values, each line with its total and address."""
    return {
        "name": axis.name,
        "label": str(axis.label),
        "values": [
            {
                "value": line.value,
                "label": str(line.label),
                "total": total.count,
                "url": absolute(total.url),
            }
            for line, total in zip(axis.lines, totals, strict=True)
        ],
    }


def matrix_as_csv(matrix):
    """Yield the lines of a CSV file: a heading, one line a row, and the totals.

    A row begins with its value and label and ends with its total.
    """
    columns = [str(line.label) for line in matrix.columns.lines]
    yield line_of([matrix.rows.name, str(matrix.rows.label), *columns, _("Total")])
    rows = zip(matrix.rows.lines, matrix.cells, matrix.row_totals, strict=True)
    for line, cells, total in rows:
        counts = [cell.count for cell in cells]
        yield line_of([line.value, str(line.label), *counts, total.count])
    totals = [total.count for total in matrix.column_totals]
    yield line_of(["", _("Total"), *totals, matrix.selection.total])
