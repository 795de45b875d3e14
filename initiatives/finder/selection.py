"""The Selection: a reader's choice of initiatives, read from a query string.

Every list, count and format of the finder comes from one. It knows what was chosen,
what could not be understood, how to say it in words, and its queryset.
"""

from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.http import QueryDict
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.finder.facets import FACETS
from initiatives.finder.filters import FinderFilterSet
from initiatives.finder.panel import Chip, facet_panel
from initiatives.finder.presentation import Column, View
from initiatives.finder.sorting import Sort, sort_initiatives

PAGE_SIZE = 24
LONGEST_QUOTE = 60
TYPED = ("q", "started_from", "started_to")


class PageMissingError(Exception):
    """A page number that the list does not have; ``last`` is the last it has."""

    def __init__(self, number, last):
        super().__init__(number)
        self.number = number
        self.last = last


@dataclass(frozen=True)
class Mistake:
    """One thing in the query string that could not be used, in words."""

    parameter: str
    label: str
    message: str

    @property
    def field_id(self):
        """The id of the part of the page it concerns."""
        return f"filter-{self.parameter}"


class Selection:
    """What a query string asks of the catalogue.

    What cannot be understood is left out and listed in ``mistakes``: nothing is
    dropped in silence. ``given`` keeps what was typed, for the form to show again.
    """

    def __init__(self, query):
        self.mistakes = []
        self.page_number = query.get("page") or "1"
        self.options = {facet.name: facet.options() for facet in FACETS}
        self.options["columns"] = Column.choices
        self._declared = FinderFilterSet(QueryDict(), self.options).filters
        self.chosen = self._understood(self._read(query))
        self.given = {name: printable(query.get(name, "")) for name in TYPED}

    # Reading ---------------------------------------------------------------------

    def _read(self, query):
        """Return ``{parameter: values}`` with the values the catalogue knows."""
        chosen = {}
        for name, given in query.lists():
            values = list(dict.fromkeys(filter(None, (v.strip() for v in given))))
            if name == "page" or not values:
                continue
            if name in self.options:
                chosen[name] = self._known_values(name, values)
            elif name not in self._declared:
                self._mistake(name, _("There is no filter of this name."))
            elif len(values) > 1:
                self._mistake(name, _("It is given more than once; give it once."))
            else:
                chosen[name] = values
        return {name: values for name, values in chosen.items() if values}

    def _known_values(self, name, given):
        """Return the facet's values among these, in any case, in the facet's order."""
        asked = {value.casefold(): value for value in given}
        known = []
        for value, _label in self.options[name]:
            if asked.pop(value.casefold(), None) is not None:
                known.append(value)
        for value in asked.values():
            message = _("“%(value)s” is not in the catalogue.")
            self._mistake(name, message % {"value": shortened(value)})
        return known

    def _understood(self, chosen):
        """Return what passes the form, without the parameters that do not."""
        errors = self._bind(chosen).form.errors
        for name, messages in errors.items():
            given = {"value": shortened(chosen[name][0])}
            for message in messages:
                words = _("“%(value)s” cannot be used: %(message)s")
                self._mistake(name, words % (given | {"message": message}))
        chosen = {name: value for name, value in chosen.items() if name not in errors}
        self._bind(chosen)
        return chosen

    def _bind(self, chosen):
        data = QueryDict(mutable=True)
        for name, values in chosen.items():
            data.setlist(name, values)
        self.filterset = FinderFilterSet(data, self.options)
        self.filterset.form.is_valid()
        return self.filterset

    def _mistake(self, name, message):
        declared = self._declared.get(name)
        label = declared.label if declared else shortened(name)
        self.mistakes.append(Mistake(name, label, message))

    @property
    def errors(self):
        """The mistakes as data formats give them, ``{parameter: [message]}``."""
        errors = {}
        for mistake in self.mistakes:
            errors.setdefault(mistake.parameter, []).append(str(mistake.message))
        return errors

    # What it finds ---------------------------------------------------------------

    @property
    def initiatives(self):
        """The published initiatives it asks for, in its order."""
        return sort_initiatives(self.filterset.initiatives(), self.sort, self.q)

    @cached_property
    def total(self):
        """How many initiatives it finds."""
        return self.filterset.initiatives().count()

    def page(self, initiatives):
        """Return its page of these initiatives, or raise ``PageMissingError``."""
        paginator = Paginator(initiatives, PAGE_SIZE)
        paginator.count = self.total
        try:
            return paginator.page(self.page_number)
        except (EmptyPage, PageNotAnInteger) as error:
            raise PageMissingError(
                shortened(self.page_number), paginator.num_pages
            ) from error

    # What was chosen -------------------------------------------------------------

    def _value(self, name):
        return self.chosen.get(name, [""])[0]

    @property
    def q(self):
        """The search text."""
        return self._value("q")

    @property
    def match_all(self):
        """Whether all of the chosen strategies are asked for, instead of any."""
        return self._value("match") == "all"

    @property
    def offers_match_all(self):
        """Whether there are strategies to ask for together."""
        return len(self.options[FinderFilterSet.MATCHED_FACET]) > 1

    @property
    def sort(self):
        """The order: as asked, else by relevance to a search text, else by name."""
        asked = self._value("sort")
        if asked and (self.q or asked != Sort.RELEVANCE):
            return Sort(asked)
        return Sort.RELEVANCE if self.q else Sort.NAME

    @property
    def view(self):
        """How the page draws what is found."""
        return View(self._value("view") or View.LIST)

    # Addresses -------------------------------------------------------------------

    def query_string(self, **changes):
        """Return its canonical query string, after these changes.

        Parameters stand in the order of their declaration and values in that of their
        facet, so that one selection has one address. None takes a parameter away.
        """
        parameters = self.chosen | changes
        data = QueryDict(mutable=True)
        for name in (*self._declared, "page"):
            if values := parameters.get(name):
                data.setlist(name, values)
        return data.urlencode()

    def url(self, name="initiatives:list", /, **changes):
        """Return an address, by its name, with this selection after these changes."""
        query = self.query_string(**changes)
        return reverse(name) + (f"?{query}" if query else "")

    # In words --------------------------------------------------------------------

    @cached_property
    def chips(self):
        """What was chosen, one chip a value, each with the address without it."""
        chips = []
        for name in self._declared:
            if name in FinderFilterSet.PRESENTATION:
                continue
            values = self.chosen.get(name, [])
            for value in values:
                rest = [other for other in values if other != value]
                chips.append(
                    Chip(
                        self._declared[name].label,
                        self.label(name, value),
                        self.url(**{name: rest}),
                    )
                )
        return chips

    def label(self, name, value):
        """Return a value as readers know it."""
        choices = self.options.get(name) or self._declared[name].extra.get("choices")
        return str(dict(choices or ()).get(value, value))

    def labels(self, name):
        """Return the labels of the chosen values of a parameter."""
        return [self.label(name, value) for value in self.chosen.get(name, [])]

    @property
    def clear_url(self):
        """The address without any filter, in the same order."""
        filters = self.chosen.keys() - set(FinderFilterSet.PRESENTATION)
        return self.url(**dict.fromkeys(filters))

    @property
    def active_count(self):
        """How many filters are in use."""
        return len(self.chips)

    @property
    def count_in_words(self):
        """The number of initiatives it finds: "12 initiatives"."""
        words = ngettext("%(n)s initiative", "%(n)s initiatives", self.total)
        return words % {"n": number_format(self.total, force_grouping=True)}

    @property
    def heading(self):
        """The number found, the strategies and the search text, in a sentence."""
        heading = self.count_in_words
        if strategies := self.labels("strategy"):
            joint = _(" and ") if self.match_all else _(" or ")
            names = in_a_row([name.lower() for name in strategies], joint)
            heading = _("%(count)s for %(names)s") % {"count": heading, "names": names}
        if self.q:
            words = {"found": heading, "text": self.q}
            heading = _("%(found)s with “%(text)s”") % words
        return heading

    @property
    def title(self):
        """The heading and all other filters, for the title of the page."""
        told = {self._declared[name].label for name in ("strategy", "q")}
        others = [chip.label for chip in self.chips if chip.name not in told]
        return " · ".join([self.heading, *others])

    @property
    def description(self):
        """The selection in words: "Equal access · Town · 12 initiatives"."""
        return " · ".join([*(chip.label for chip in self.chips), self.count_in_words])

    # Beside the results ----------------------------------------------------------

    @cached_property
    def all_facets(self):
        """The panels of all facets.

        A facet's counts apply all other filters but not its own, unless all of its
        chosen values are asked for at once.
        """
        everything = self._keys()
        return [
            facet_panel(
                facet,
                self.options[facet.name],
                self.chosen.get(facet.name, []),
                self._keys(facet.name) if self._leaves_out(facet) else everything,
            )
            for facet in FACETS
        ]

    def _leaves_out(self, facet):
        """Whether the facet's counts differ for leaving out its own filter."""
        matched = facet.name == FinderFilterSet.MATCHED_FACET and self.match_all
        return facet.name in self.chosen and not matched

    def _keys(self, leaving_out=None):
        found = self.filterset.initiatives(leaving_out).order_by()
        return list(found.values_list("pk", flat=True))

    @property
    def facets(self):
        """The panels to draw: those with nothing to choose are left out."""
        return [panel for panel in self.all_facets if panel.is_of_use]

    @property
    def sort_options(self):
        """The orders that make sense here, each with its address."""
        return [
            {
                "value": sort.value,
                "label": sort.label,
                "selected": sort == self.sort,
                "url": self.url(sort=[sort.value]),
            }
            for sort in Sort
            if self.q or sort != Sort.RELEVANCE
        ]

    @property
    def view_options(self):
        """The ways to draw it, each with its address."""
        return [
            {
                "value": view.value,
                "label": view.label,
                "selected": view == self.view,
                "url": self.url(view=None if view == View.LIST else [view.value]),
            }
            for view in View
        ]


def printable(text):
    """Return a text with a mark in place of each sign that cannot be shown."""
    return "".join(
        sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text
    )


def shortened(text):
    """Return a text short and clean enough to quote in a message."""
    text = printable(text)
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…"


def in_a_row(names, joint):
    """Return names as a list in words: "a, b or c"."""
    return joint.join(filter(None, (", ".join(names[:-1]), names[-1])))
