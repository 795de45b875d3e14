"""A selection in words: for headings, titles, chips and citations."""

from functools import cached_property

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.finder.filters import PARAMETERS, VALUES_OF
from initiatives.finder.presentation import View

# What the heading says; the title adds the other filters.
IN_HEADING = ("strategy", "match", "like", "q")

# Parameters whose values say too little by themselves: "2010", "all of the chosen".
SAID_BY_NAME = ("lead", "asserted_by", "started_from", "started_to", "match")


class InWords:
    """How a selection says what it is; mixed into ``Selection``."""

    def label(self, name, value):
        """Return a value as readers know it."""
        if name in VALUES_OF:
            named = self.label(VALUES_OF[name], value)
            return _("cities like %(city)s") % {"city": named}
        labels = self.index.labels.get(name)
        if labels is None:
            labels = dict(PARAMETERS[name].extra.get("choices", ()))
        return str(labels.get(value, value))

    def labels(self, name):
        """Return the labels of the chosen values of a parameter."""
        return [self.label(name, value) for value in self.chosen.get(name, [])]

    @property
    def count_in_words(self):
        """The number of initiatives it finds: "12 initiatives"."""
        return initiatives_in_words(self.total)

    @cached_property
    def heading(self):
        """The number found, strategies, peers and search text, in a sentence."""
        heading = self.count_in_words
        if strategies := self.labels("strategy"):
            joint = _(" and ") if self.match_all else _(" or ")
            names = in_a_row([name.lower() for name in strategies], joint)
            heading = _("%(count)s for %(names)s") % {"count": heading, "names": names}
        for peers in self.labels("like"):
            words = {"count": heading, "peers": peers}
            heading = _("%(count)s in %(peers)s") % words
        if self.q:
            words = {"found": heading, "text": self.q}
            heading = _("%(found)s with “%(text)s”") % words
        return heading

    @property
    def title(self):
        """The heading and all filters it does not name, for the title of the page."""
        others = [
            in_words(chip) for chip in self.chips if chip.parameter not in IN_HEADING
        ]
        return " · ".join([self.heading, *others])

    @property
    def page_title(self):
        """The title with the view and the page, where they are not the first."""
        parts = [self.title]
        if self.view != View.LIST:
            parts.append(str(self.view.label))
        if self.page_number != "1":
            parts.append(_("page %(number)s") % {"number": self.page_number})
        return " · ".join(parts)

    @cached_property
    def description(self):
        """The selection in words: "Equal access · Town · 12 initiatives"."""
        return " · ".join([*map(in_words, self.chips), self.count_in_words])


def initiatives_in_words(count):
    """Return a number of initiatives in words: "2 initiatives"."""
    words = ngettext("%(n)s initiative", "%(n)s initiatives", count)
    return words % {"n": number_format(count, force_grouping=True)}


def evaluated_in_words(count, total):
    """Say how many of the initiatives found were evaluated independently."""
    if not count:
        return ngettext(
            "No independent evaluation of it was found.",
            "No independent evaluation of these was found.",
            total,
        )
    words = ngettext(
        "%(number)s was evaluated independently",
        "%(number)s were evaluated independently",
        count,
    )
    return words % {"number": number_format(count, force_grouping=True)}


def in_words(chip):
    """Return what was chosen so that it can be understood without its filter."""
    if chip.parameter == "q":
        return _("“%(text)s”") % {"text": chip.label}
    if chip.parameter in SAID_BY_NAME:
        return _("%(name)s: %(value)s") % {"name": chip.name, "value": chip.label}
    return chip.label


def in_a_row(names, joint):
    """Return names as a list in words: "a, b or c"."""
    return joint.join(filter(None, (", ".join(names[:-1]), names[-1])))
