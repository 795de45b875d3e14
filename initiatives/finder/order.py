"""An order of all initiatives, in which a page of any of them is found.

It is cut into blocks. How many of a set stand in each is counted, not walked: so only
the few that stand in the blocks of the page are put in order.
"""

from array import array
from functools import cached_property

from pyroaring import FrozenBitMap

BLOCK = 1_024


class Order:
    """Ids in an order; ``ids`` are all there are, ``block`` so many stand in each."""

    def __init__(self, ids, block=BLOCK):
        self.ids = array("I", ids)
        self.block = block

    @cached_property
    def _blocks(self):
        starts = range(0, len(self.ids), self.block)
        return [FrozenBitMap(self.ids[start : start + self.block]) for start in starts]

    @cached_property
    def _places(self):
        """The place of each id in the order, by id."""
        places = array("I", bytes(4 * (max(self.ids, default=0) + 1)))
        for place, pk in enumerate(self.ids):
            places[pk] = place
        return places

    def page(self, ids, start=0, stop=None):
        """Return the ids from ``start`` to ``stop`` of a set of ids in this order."""
        total = len(ids)
        stop = total if stop is None else min(stop, total)
        if total == len(self.ids):
            return list(self.ids[start:stop])
        found, passed = [], 0
        for block in self._blocks:
            if passed + len(found) >= stop:
                break
            number = block.intersection_cardinality(ids)
            if passed + number <= start:
                passed += number
            else:
                found += sorted(block & ids, key=self._places.__getitem__)
        return found[start - passed : stop - passed]
