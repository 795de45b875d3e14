"""The matrix as a page and as data, all from one ``Matrix``."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from initiatives.finder.current import reading
from initiatives.finder.matrix import Matrix
from initiatives.outputs.matrix import matrix_as_csv, matrix_as_json
from initiatives.views.kept import kept

FORMATS = (
    ("CSV", "text/csv", "initiatives:matrix-csv"),
    ("JSON", "application/json", "initiatives:matrix-json"),
)
# In a table of so few columns there is room to say what a zero means.
FEW_COLUMNS = 4
# From so many columns on they are narrow, to be compared.
MANY_COLUMNS = 12


@require_safe
@kept
def matrix(request, index):
    """Count the initiatives of a selection by two of their properties."""
    counted = Matrix(request.GET, index)
    columns = len(counted.columns.lines)
    context = {
        "matrix": counted,
        "lines": zip(
            counted.rows.lines, counted.cells, counted.row_totals, strict=True
        ),
        "is_roomy": columns <= FEW_COLUMNS,
        "is_dense": columns >= MANY_COLUMNS,
        "alternates": [
            (label, mime, counted.url(name)) for label, mime, name in FORMATS
        ],
    }
    return render(request, "initiatives/matrix.html", context)


@require_safe
@kept
def matrix_json(request, index):
    """Give a matrix as JSON; 400 where a parameter or an axis is not known."""
    counted = Matrix(request.GET, index)
    if counted.mistakes:
        return JsonResponse({"errors": counted.errors}, status=400)
    return JsonResponse(matrix_as_json(counted, request.build_absolute_uri))


@require_safe
def matrix_csv(request):
    """Give a matrix as CSV; 400 as for JSON."""
    with reading() as index:
        counted = Matrix(request.GET, index)
        if counted.mistakes:
            return JsonResponse({"errors": counted.errors}, status=400)
        return HttpResponse(
            "".join(matrix_as_csv(counted)),
            content_type="text/csv; charset=utf-8; header=present",
            headers={"Content-Disposition": 'attachment; filename="matrix.csv"'},
        )
