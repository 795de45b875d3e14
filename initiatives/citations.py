"""Citations of a page: which statement rests on which numbered source.

Sources are numbered in the order in which a reader meets them: claims by kind, then
figures, then milestones.
"""

from collections import Counter
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.models import Source
from initiatives.vocabulary import Asserter, ClaimKind


@dataclass
class Note:
    """One numbered source of a page, with the places in it and what rests on it."""

    number: int
    source: Source
    locators: list[str] = field(default_factory=list)
    refs: list[str] = field(default_factory=list)
    cited: list = field(default_factory=list)

    def cite(self, evidence):
        """Add a statement that rests on this source."""
        self.refs.append(evidence.ref)
        self.cited.append(evidence)
        if evidence.locator and evidence.locator not in self.locators:
            self.locators.append(evidence.locator)

    @property
    def unchecked_count(self):
        """How many of the statements cited from it no curator has read in it yet."""
        return sum(not evidence.verified for evidence in self.cited)


class Notes:
    """The numbered sources of a page, in the order in which a reader meets them."""

    def __init__(self):
        self._notes = {}

    def __iter__(self):
        return iter(self._notes.values())

    def cite(self, evidence):
        """Return the note of the source of one statement, with the statement in it."""
        note = self._note(evidence.source)
        note.cite(evidence)
        return note

    def cite_all(self, claim):
        """Return the notes of all sources of a claim, its own first."""
        further = [self._note(source) for source in claim.further_sources.all()]
        for note in further:
            note.refs.append(claim.ref)
        return [self.cite(claim), *further]

    def _note(self, source):
        return self._notes.setdefault(source.pk, Note(len(self._notes) + 1, source))


@dataclass(frozen=True)
class Statement:
    """One claim with its notes: its own source first, then further ones."""

    claim: object
    notes: list[Note]


@dataclass(frozen=True)
class StatementGroup:
    """The claims of one kind, under the heading of that kind."""

    kind: ClaimKind
    statements: list[Statement]

    @property
    def label(self):
        """The heading."""
        return self.kind.label


@dataclass(frozen=True)
class Remark:
    """One short sentence on how far to trust a page, and what it leads to, if it does.

    ``url`` is the list of all initiatives of which the same can be said.
    """

    text: str
    url: str = ""

    def __str__(self):
        return self.text


class Citations:
    """All statements of one initiative and the numbered list of their sources.

    Needs an initiative from ``for_detail()``; makes no query of its own. Several
    initiatives on one page share its ``notes``. Milestones are left out where a page
    does not show them, so that no source is listed for them alone.
    """

    def __init__(self, initiative, notes=None, with_milestones=True):
        self._notes = Notes() if notes is None else notes
        self.claims = list(initiative.claims.all())
        self.groups = [group for kind in ClaimKind if (group := self._group(kind))]
        self.figures = [
            {"figure": figure, "note": self._notes.cite(figure)}
            for figure in initiative.figures.all()
        ]
        self.milestones = [
            {"milestone": milestone, "note": self._notes.cite(milestone)}
            for milestone in (initiative.milestones.all() if with_milestones else ())
        ]

    def _group(self, kind):
        statements = [
            Statement(claim, self._notes.cite_all(claim))
            for claim in self.claims
            if claim.kind == kind
        ]
        return StatementGroup(kind, statements) if statements else None

    @property
    def notes(self):
        """The numbered sources, in order."""
        return list(self._notes)

    @property
    def trust(self):
        """How far to trust the page, in short remarks."""
        if not self.claims:
            return [Remark(_("No statement recorded yet"))]
        remarks = [Remark(self._size()), *self._asserters()]
        if not any(claim.asserted_by == Asserter.EVALUATOR for claim in self.claims):
            remarks.append(Remark(_("no independent evaluation found")))
        unchecked = sum(not claim.verified for claim in self.claims)
        if unchecked:
            words = ngettext(
                "%(n)s not yet checked", "%(n)s not yet checked", unchecked
            )
            remarks.append(Remark(words % {"n": unchecked}))
        return remarks

    def _size(self):
        count = len(self.claims)
        sources = {claim.source_id for claim in self.claims}
        statements = ngettext("%(n)s statement", "%(n)s statements", count)
        from_sources = ngettext("%(n)s source", "%(n)s sources", len(sources))
        return _("%(statements)s from %(sources)s") % {
            "statements": statements % {"n": count},
            "sources": from_sources % {"n": len(sources)},
        }

    def _asserters(self):
        counts = Counter(claim.asserted_by for claim in self.claims)
        return [
            Remark(
                _("%(n)s by %(asserter)s")
                % {"n": number, "asserter": Asserter(asserter).label},
                reverse("initiatives:list", query={"asserted_by": asserter}),
            )
            for asserter, number in counts.most_common()
        ]
