"""The statement in which a search text was found, one for each initiative of a page."""

from dataclasses import dataclass

from initiatives.finder.search.highlighting import excerpt, highlighted, terms_in
from initiatives.models import Claim
from initiatives.vocabulary import ClaimKind


@dataclass(frozen=True)
class FoundIn:
    """One claim in which a text was found, and who published it where and when."""

    initiative_id: int
    ref: str
    kind: ClaimKind
    text: str
    publisher: str
    published: str
    terms: frozenset[tuple[str, ...]]

    @property
    def year(self):
        """The year of the source as text; empty where it is not known."""
        return self.published[:4]

    @property
    def marked(self):
        """The part of the claim around what was found, marked, as HTML."""
        return highlighted(excerpt(self.text, self.terms), self.terms)


def best_claims(initiative_ids, found):
    """Return ``{initiative id: FoundIn}``: of each the claim with the most terms.

    Of several the first on the page is taken. An initiative is left out where what was
    found stands in none of its claims. One query, whatever their number.
    """
    best = {}
    if not found.terms:
        return best
    rows = (
        Claim.objects.filter(initiative__in=initiative_ids)
        .order_by("position", "pk")
        .values_list(
            "initiative",
            "ref",
            "kind",
            "text",
            "source__publisher",
            "source__published",
        )
    )
    for initiative, ref, kind, text, publisher, published in rows:
        count = len(terms_in(text, found.terms))
        if count > best.get(initiative, (0,))[0]:
            claim = (initiative, ref, ClaimKind(kind), text, publisher, published)
            best[initiative] = (count, claim)
    return {
        initiative: FoundIn(*claim, found.terms)
        for initiative, (_count, claim) in best.items()
    }
