"""The statement in which a search text was found, one for each initiative of a page."""

from dataclasses import dataclass

from initiatives.finder.search.highlighting import excerpt, highlighted, terms_in
from initiatives.models import Claim, Source
from initiatives.querysets.prepared import Prepared
from initiatives.vocabulary import ClaimKind

CLAIMS = Prepared(
    lambda keys: (
        Claim.objects.filter(initiative__in=keys)
        .order_by("position", "pk")
        .values_list("initiative", "ref", "kind", "text", "source")
    )
)
SOURCES = Prepared(
    lambda keys: (
        Source.objects.filter(pk__in=keys)
        .order_by()
        .values_list("pk", "publisher", "published")
    )
)


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
    found stands in none of its claims. Two queries, whatever their number.
    """
    if not (found.terms and initiative_ids):
        return {}
    best = {}
    for initiative, *claim in CLAIMS.rows(initiative_ids):
        _ref, _kind, text, _source = claim
        count = len(terms_in(text, found.terms))
        if count > best.get(initiative, (0,))[0]:
            best[initiative] = (count, claim)
    return with_sources({pk: claim for pk, (_count, claim) in best.items()}, found)


def with_sources(claims, found):
    """Return ``{initiative id: FoundIn}`` of what was read of one claim for each.

    The sources of these alone are read: PostgreSQL would read all there are to join
    them to the claims of a page.
    """
    if not claims:
        return {}
    wanted = {source for _ref, _kind, _text, source in claims.values()}
    sources = {pk: said for pk, *said in SOURCES.rows(wanted)}
    return {
        initiative: FoundIn(
            initiative, ref, ClaimKind(kind), text, *sources[source], found.terms
        )
        for initiative, (ref, kind, text, source) in claims.items()
    }
