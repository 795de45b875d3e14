"""The Selection: a reader's choice of initiatives, read from a query string.

Every list, count and format of the finder comes from one. It knows what was chosen,
what could not be understood, how to say it in words, and what it finds.
"""

from functools import cached_property, lru_cache

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from cities.addresses import ANY, SlugAddress, address
from initiatives.finder.current import current_index
from initiatives.finder.facets import FACETS
from initiatives.finder.filters import PARAMETERS, FinderFilterSet
from initiatives.finder.finding import MATCHED_FACET, Finding
from initiatives.finder.panel import Chip, FacetPanel, Option, WayOut
from initiatives.finder.presentation import View
from initiatives.finder.reading import errors_by_parameter, read, shortened
from initiatives.finder.search import find, leaving_one_out
from initiatives.finder.sorting import Sort, usual_sort
from initiatives.finder.wording import InWords
from initiatives.finder.years import year_bars

PAGE_SIZE = 24
# How many rows are read at once where all are wanted.
CHUNK = 500
# How many words of a text are left out, one by one, where it finds nothing.
WORDS_AT_MOST = 6
# The order of parameters in an address.
PLACES = {name: place for place, name in enumerate((*PARAMETERS, "page"))}


class PageMissingError(Exception):
    """A page number that the list does not have; ``last`` is the last it has."""

    def __init__(self, number, last):
        super().__init__(number)
        self.number = number
        self.last = last


class Selection(InWords):
    """What a query string asks of the catalogue.

    What cannot be understood is left out and listed in ``mistakes``: nothing is
    dropped in silence. ``given`` keeps what was typed, for the form to show again. A
    page gives the index it reads by.
    """

    def __init__(self, query, index=None):
        self.index = index or current_index()
        reading = read(query, self.index)
        self.chosen, self.mistakes = reading.chosen, reading.mistakes
        self.given = reading.given
        self.page_number = reading.page

    @property
    def version(self):
        """The version of the catalogue it is an answer of."""
        return self.index.version

    @property
    def errors(self):
        """The mistakes as data formats give them, ``{parameter: [message]}``."""
        return errors_by_parameter(self.mistakes)

    # What it finds ---------------------------------------------------------------

    @cached_property
    def search(self):
        """What the search text finds, None where there is none."""
        return find(self.q, self.version) if self.q else None

    @cached_property
    def finding(self):
        """What it finds in the index."""
        return self._finding(self.chosen)

    def _finding(self, chosen):
        text_ids = find(chosen["q"][0], self.version).ids if "q" in chosen else None
        return Finding(chosen, self.index, text_ids)

    @property
    def ids(self):
        """The ids of the published initiatives it finds, as a BitMap."""
        return self.finding.ids

    @cached_property
    def total(self):
        """How many initiatives it finds."""
        return len(self.ids)

    def total_with(self, **changes):
        """Return how many initiatives it would find after changes, given as for url."""
        changed = (self.chosen | changes).items()
        return len(self._finding({name: vs for name, vs in changed if vs}).ids)

    def ids_in_order(self, start=0, stop=None):
        """Return the ids from ``start`` to ``stop`` in its order."""
        if self.sort == Sort.SIMILAR:
            peers = self.index.peers(self._value("like"))
            return self.index.in_order_of(peers, self.ids)[start:stop]
        if self.sort != Sort.RELEVANCE:
            return self.index.in_order(self.ids, self.sort, start, stop)
        if self.search.ranked is None:
            return self.index.in_order(self.ids, Sort.NEWEST, start, stop)
        return [pk for pk in self.search.ranked if pk in self.ids][start:stop]

    @property
    def errors_as_whole(self):
        """The mistakes where the whole is given at once: to ask for a page is one."""
        errors = self.errors
        if self.page_number != "1":
            message = _("This format has no pages: leave it out for the whole.")
            errors["page"] = [message]
        return errors

    def whole(self):
        """Return all ids it finds as one page, or raise ``PageMissingError``."""
        if self.page_number != "1":
            raise PageMissingError(shortened(self.page_number), 1)
        return self.ids

    def page_of_ids(self, ids_between=None, size=PAGE_SIZE):
        """Return its page of ids, or raise ``PageMissingError``.

        ``ids_between`` gives the ids between two places in another order than its own.
        """
        paginator = Paginator(range(self.total), size)
        try:
            number = paginator.page(self.page_number).number
        except (EmptyPage, PageNotAnInteger) as error:
            raise PageMissingError(
                shortened(self.page_number), paginator.num_pages
            ) from error
        start = (number - 1) * size
        ids = (ids_between or self.ids_in_order)(start, start + size)
        return Page(ids, number, paginator)

    def page(self, initiatives, *pages):
        """Return its page of the rows of a queryset; ``pages`` as for its ids."""
        page = self.page_of_ids(*pages)
        return Page(rows_of(initiatives, page.object_list), page.number, page.paginator)

    def every(self, initiatives):
        """Yield the rows of a queryset for all it finds, in its order."""
        ids = self.ids_in_order()
        for start in range(0, len(ids), CHUNK):
            yield from rows_of(initiatives, ids[start : start + CHUNK])

    # What was chosen -------------------------------------------------------------

    def _value(self, name):
        return self.chosen.get(name, [""])[0]

    def pairs(self, *without):
        """Return what was chosen as names and values, for a form to send along."""
        return [
            (name, value)
            for name, values in self.chosen.items()
            if name not in without
            for value in values
        ]

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
        return len(self.index.options[MATCHED_FACET]) > 1

    @property
    def offers_years(self):
        """Whether there are years to choose between, or one that was asked for."""
        asked = (self.given["started_from"], self.given["started_to"])
        return len(self.index.years) > 1 or any(asked)

    @property
    def sort(self):
        """The order: as asked, else the usual one."""
        return Sort(self._value("sort") or usual_sort(self.chosen))

    @property
    def is_unranked(self):
        """Whether so much was found that the newest stand first, not the best."""
        return self.sort == Sort.RELEVANCE and self.search.ranked is None

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
        return "&".join(
            encoded(name, tuple(values))
            for name in sorted(parameters, key=PLACES.get)
            if (values := parameters[name])
        )

    def url(self, name="initiatives:list", /, **changes):
        """Return an address, by its name, with this selection after these changes."""
        query = self.query_string(**changes)
        return address(name) + (f"?{query}" if query else "")

    def addresses_by(self, name, /, **changes):
        """Return its addresses with one value of a parameter, a slug."""
        before, _gap, after = self.url(**{name: [ANY]}, **changes).partition(
            f"{name}={ANY}"
        )
        return SlugAddress(f"{before}{name}=", after)

    @property
    def clear_url(self):
        """The address without any filter, in the same order."""
        return self.url(**self.no_filters)

    @property
    def no_filters(self):
        """What takes every filter away, as changes for url."""
        return dict.fromkeys(self.chosen.keys() - set(FinderFilterSet.PRESENTATION))

    # Beside the results ----------------------------------------------------------

    @cached_property
    def chips(self):
        """What was chosen, one chip a value, each with the address without it."""
        return self.chips_to(self.url)

    def chips_to(self, url):
        """Return the chips, with addresses of a function that takes changes."""
        return [
            Chip(
                name,
                value,
                PARAMETERS[name].label,
                self.label(name, value),
                url(**self._change_without(name, value)),
            )
            for name in PARAMETERS
            if name not in FinderFilterSet.PRESENTATION
            for value in self.chosen.get(name, ())
        ]

    def _change_without(self, name, value):
        return {name: [other for other in self.chosen[name] if other != value]}

    @property
    def active_count(self):
        """How many filters are in use; the search text has a field of its own."""
        return sum(chip.parameter != "q" for chip in self.chips)

    @property
    def ways_out(self):
        """What to leave out to find more, each with how many, best first.

        Single words of the search text come before the chips.
        """
        by_word = [
            WayOut(chip, self.total_with(q=[rest])) for chip, rest in self._words()
        ]
        by_chip = [WayOut(chip, self._total_without(chip)) for chip in self.chips]
        return [*self._better(by_word), *self._better(by_chip)]

    def _total_without(self, chip):
        return self.total_with(**self._change_without(chip.parameter, chip.value))

    def _better(self, ways):
        better = [way for way in ways if way.count > self.total]
        return sorted(better, key=lambda way: -way.count)

    def _words(self):
        """Yield the first words of the search text as chips, with the rest of it."""
        for word, rest in leaving_one_out(self.q)[:WORDS_AT_MOST]:
            yield Chip("q", word, _("word"), word, self.url(q=[rest])), rest

    @cached_property
    def all_facets(self):
        """The panels of all facets.

        A facet's counts apply all other filters but not its own, unless all of its
        chosen values are asked for at once.
        """
        options, labels = self.index.options, self.index.labels
        names = self.index.names
        return [
            FacetPanel(
                facet.name,
                names[facet.name],
                facet.is_open,
                options[facet.name],
                labels[facet.name],
                self.chosen.get(facet.name, []),
                self.index.facets[facet.name],
                self.finding.counting_without(facet.name),
            )
            for facet in FACETS
        ]

    @property
    def facets(self):
        """The panels to draw: those with nothing to choose are left out."""
        return [panel for panel in self.all_facets if panel.is_of_use]

    @property
    def like_options(self):
        """The filter by likeness as the one option chosen, empty where none is."""
        if not (city := self._value("like")):
            return []
        return [Option(city, self.label("like", city), self.total, True, None, 100)]

    def panel(self, name):
        """Return the panel of one facet."""
        return next(panel for panel in self.all_facets if panel.name == name)

    @property
    def years(self):
        """Bars of the years in which they started, by all filters but the years."""
        return year_bars(
            self.index.years,
            self.finding.without("years"),
            *(self._value(name) for name in ("started_from", "started_to")),
        )

    @property
    def sort_options(self):
        """The orders that make sense here, each with the id and address of its link."""
        usual = usual_sort(self.chosen)
        return [
            {
                "id": f"sort-{sort.value}",
                "label": sort.label,
                "selected": sort == self.sort,
                "url": self.url(sort=None if sort == usual else [sort.value]),
            }
            for sort in Sort
            if not sort.needs or sort.needs in self.chosen
        ]

    @property
    def view_options(self):
        """The ways to draw it, each with its address."""
        return [
            {
                "label": view.label,
                "selected": view == self.view,
                "url": self.url(view=None if view == View.LIST else [view.value]),
            }
            for view in View
        ]


@lru_cache(maxsize=10_000)
def encoded(name, values):
    """Return one parameter of a query string: a matrix has a thousand of few kinds."""
    return urlencode({name: values}, doseq=True)


def rows_of(initiatives, ids):
    """Return the rows of a queryset with these ids, in the order of the ids."""
    rows = initiatives.in_bulk(ids)
    return [rows[pk] for pk in ids]
