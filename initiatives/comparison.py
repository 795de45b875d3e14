"""Initiatives side by side: the same rows for each, and whether they differ.

Works on initiatives from ``for_comparison()`` and asks nothing of the database.
"""

from dataclasses import dataclass
from enum import Enum

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from initiatives import properties
from initiatives.models import Initiative
from initiatives.vocabulary import ClaimKind, FigurePeriod, FigureUnit

FACTS, FIGURES, CLAIMS = "facts", "figures", "claims"


class Likeness(Enum):
    """How the cells of a row compare; ``words`` is what the page says of it."""

    SAME = "same"
    DIFFERS = "differs"
    PARTLY = "partly"
    TOLD = "told"

    @property
    def words(self):
        """What stands beside the row; empty for statements, which people compare."""
        return WORDS.get(self, "")


WORDS = {
    Likeness.SAME: gettext_lazy("the same"),
    Likeness.DIFFERS: gettext_lazy("differs"),
    Likeness.PARTLY: gettext_lazy("not recorded for all"),
}


@dataclass(frozen=True)
class Cell:
    """What is recorded of one initiative in one row; ``entries`` may be empty."""

    initiative: Initiative
    entries: list


@dataclass(frozen=True)
class Row:
    """One property, with a cell for each initiative.

    ``kind`` says what the cells hold: facts (``properties.Fact``), figures or claims.
    """

    label: str
    cells: list[Cell]
    kind: str = FACTS

    @property
    def likeness(self):
        """How the cells compare; of statements only the gaps can be told."""
        filled = [bool(cell.entries) for cell in self.cells]
        if any(filled) and not all(filled):
            return Likeness.PARTLY
        if self.kind == CLAIMS and any(filled):
            return Likeness.TOLD
        said = {frozenset(map(self._said, cell.entries)) for cell in self.cells}
        return Likeness.SAME if len(said) == 1 else Likeness.DIFFERS

    def _said(self, entry):
        return entry.value if self.kind == FIGURES else str(entry.text)


@dataclass(frozen=True)
class Part:
    """Rows under one heading."""

    label: str
    rows: list[Row]

    def differing(self):
        """Return the part without the rows in which all are the same."""
        rows = [row for row in self.rows if row.likeness is not Likeness.SAME]
        return Part(self.label, rows)


def comparison(initiatives, differences_only=False):
    """Return the parts of a comparison, in reading order; empty parts are left out."""
    told = [kind for kind in ClaimKind if kind is not ClaimKind.PRECONDITION]
    parts = [
        *_fact_parts(initiatives, properties.BEFORE),
        Part(
            _("What it took, and for how many"),
            [
                *_figure_rows(initiatives),
                _claim_row(initiatives, ClaimKind.PRECONDITION),
            ],
        ),
        Part(
            _("What was done, and what came of it"),
            [_claim_row(initiatives, kind) for kind in told],
        ),
        *_fact_parts(initiatives, properties.AFTER),
    ]
    if differences_only:
        parts = [part.differing() for part in parts]
    return [part for part in parts if part.rows]


def _fact_parts(initiatives, groups):
    """Return a part for each group of properties."""
    return [
        Part(
            heading,
            [
                Row(label, [Cell(each, facts_of(each)) for each in initiatives])
                for label, facts_of in group
            ],
        )
        for heading, group in groups
    ]


def _claim_row(initiatives, kind):
    cells = [
        Cell(each, [claim for claim in each.claims.all() if claim.kind == kind])
        for each in initiatives
    ]
    return Row(kind.label, cells, CLAIMS)


def _figure_rows(initiatives):
    """Return a row for each unit and period: money first, then people, then others."""
    labels = {
        _measure(figure): capfirst(figure.measure) or _("Other counts")
        for each in initiatives
        for figure in each.figures.all()
    }
    if not labels:
        return [Row(_("In figures"), [Cell(each, []) for each in initiatives], FIGURES)]
    return [
        Row(
            labels[measure],
            [
                Cell(each, [f for f in each.figures.all() if _measure(f) == measure])
                for each in initiatives
            ],
            FIGURES,
        )
        for measure in sorted(labels, key=_place_of_measure)
    ]


def _measure(figure):
    return FigureUnit(figure.unit), figure.period


def _place_of_measure(measure):
    unit, period = measure
    return (
        not unit.is_money,
        list(FigureUnit).index(unit),
        ["", *FigurePeriod.values].index(period),
    )
