"""Names by the beginnings of their words, kept in memory as one text.

Looking for a few names in a text of some megabytes takes less than a millisecond, and
the text less room than a dictionary of prefixes would.
"""

import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from itertools import chain

from initiatives.finder.search.words import APOSTROPHES, fold

BETWEEN_WORDS = re.compile(r"[^\w\n]+|_+")
LINE_ENDS = re.compile(r" ?\n ?")


def plain(text):
    """Return lines of names as lines of folded words, each behind one space.

    "Mayor's Office" becomes " mayors office".
    """
    words = BETWEEN_WORDS.sub(" ", APOSTROPHES.sub("", fold(text)))
    return " " + LINE_ENDS.sub("\n ", words.strip(" "))


@dataclass(frozen=True)
class Names:
    """The names of many rows, one on a line, and the row of each line.

    ``starts`` are the places where the lines begin and the last ends, ``keys`` the
    primary keys.
    """

    text: str
    starts: array
    keys: array

    @classmethod
    def of(cls, rows):
        """Read pairs of primary key and name; a row may have several names."""
        keys, lines = array("Q"), []
        for key, name in rows:
            keys.append(key)
            lines.append(name)
        text = f"\n{plain('\n'.join(lines))}\n"
        starts = array("L", (end.start() for end in re.finditer("\n", text)))
        return cls(text, starts, keys)

    def starting(self, text, at_most):
        """Return the keys of names that have words which start as those of a text do.

        Names that begin with the text go first, then those that have it further on,
        then those that have its words anywhere.
        """
        words = [f" {word}" for word in plain(text).split()]
        if not words:
            return []
        wanted = "".join(words)
        longest = max(words, key=len)
        found = {}
        for line in chain(
            self._lines(f"\n{wanted}"),
            self._lines(wanted),
            self._lines(longest) if len(words) > 1 else (),
        ):
            if all(word in self._line(line) for word in words):
                found[self.keys[line]] = None
            if len(found) == at_most:
                break
        return list(found)

    def _lines(self, wanted):
        """Yield the number of every line in which this stands, or which it begins."""
        at = self.text.find(wanted)
        while at >= 0:
            line = bisect_right(self.starts, at) - 1
            yield line
            at = self.text.find(wanted, self._end(line))

    def _end(self, line):
        return self.starts[line + 1]

    def _line(self, line):
        return self.text[self.starts[line] : self._end(line)]
