"""What a choice finds in the index: one set of initiatives for each filter in use."""

from pyroaring import FrozenBitMap

from initiatives.finder.facets import FACETS

# The facet of which all chosen values can be asked for at once.
MATCHED_FACET = "strategy"


class Finding:
    """The initiatives that a choice finds, and would find without one of its filters.

    ``chosen`` has values by parameter, ``text_ids`` the initiatives that a search text
    finds, None where there is none. OR inside a facet, AND across filters.
    """

    def __init__(self, chosen, index, text_ids=None):
        self.index = index
        self.match_all = chosen.get("match") == ["all"]
        self.sets = dict(self._sets(chosen, text_ids))
        self.ids = self._common(self.sets)

    def _sets(self, chosen, text_ids):
        """Yield each filter in use with the ids it lets through."""
        for facet in FACETS:
            if values := chosen.get(facet.name):
                wants_all = self.match_all and facet.name == MATCHED_FACET
                having = self.index.having_all if wants_all else self.index.having_any
                yield facet.name, having(facet.name, values)
        if like := chosen.get("like"):
            yield "like", self.index.having_any("city", self.index.peers(like[0]))
        first, last = (
            int(chosen[name][0]) if name in chosen else None
            for name in ("started_from", "started_to")
        )
        if first is not None or last is not None:
            yield "years", self.index.started(first, last)
        if text_ids is not None:
            yield "q", text_ids

    def _common(self, sets):
        published = self.index.published
        return (
            FrozenBitMap.intersection(published, *sets.values()) if sets else published
        )

    def without(self, name):
        """Return the ids it finds without one of its filters."""
        if name not in self.sets or (name == MATCHED_FACET and self.match_all):
            return self.ids
        return self.apart_from(name)

    def counting_without(self, name):
        """Return what counts the ids of a set that it finds without one of its filters.

        Of all that is published nothing is to be looked up.
        """
        ids = self.without(name)
        return len if ids is self.index.published else ids.intersection_cardinality

    def apart_from(self, *names):
        """Return the ids that all filters but these find, each of them left out."""
        rest = {other: ids for other, ids in self.sets.items() if other not in names}
        return self._common(rest)
