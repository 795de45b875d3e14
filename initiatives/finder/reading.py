"""Reads a query string: what was chosen, and what could not be understood."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from initiatives.finder.filters import PARAMETERS, VALUES_OF, cleaned
from initiatives.finder.presentation import Column
from initiatives.finder.search.words import words_of
from initiatives.finder.sorting import Sort, usual_sort

LONGEST_QUOTE = 60
ECHOED = ("q", "started_from", "started_to")
# What an order lacks without the parameter it needs.
MISSING = {
    Sort.RELEVANCE: gettext_lazy("“%(value)s” needs words to look for: add “q”."),
    Sort.SIMILAR: gettext_lazy("“%(value)s” needs a city to compare with: add “like”."),
}


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


@dataclass
class Reading:
    """A query string as the catalogue understands it.

    ``chosen`` has the values of each parameter that can be used, ``mistakes`` all that
    cannot, ``given`` what was typed, for the form to show again, ``page`` the page
    asked for, as it was written.
    """

    chosen: dict[str, list[str]] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)
    given: dict[str, str] = field(default_factory=dict)
    page: str = "1"

    def mistake(self, name, message):
        """Note what could not be used of a parameter."""
        declared = PARAMETERS.get(name)
        label = declared.label if declared else shortened(name)
        self.mistakes.append(Mistake(name, label, message))


def read(query, index):
    """Return the Reading of a query string by what an index knows."""
    known = index.known | {"columns": {value: value for value in Column.values}}
    reading = Reading(given={name: printable(query.get(name, "")) for name in ECHOED})
    single = {}
    for name, given in query.lists():
        values = list(dict.fromkeys(filter(None, (v.strip() for v in given))))
        if not values:
            continue
        if name in known:
            reading.chosen[name] = _known_values(reading, name, values, known[name])
        elif name not in PARAMETERS and name != "page":
            reading.mistake(name, _("There is no filter of this name."))
        elif len(values) > 1:
            reading.mistake(name, _("It is given more than once; give it once."))
        elif name in VALUES_OF:
            values_known = known[VALUES_OF[name]]
            reading.chosen[name] = _known_values(reading, name, values, values_known)
        else:
            single[name] = values[0]
    reading.page = single.pop("page", reading.page)
    right, errors = cleaned(single)
    reading.chosen |= {name: [str(value)] for name, value in right.items()}
    for name, messages in errors.items():
        for message in messages:
            words = _("“%(value)s” cannot be used: %(message)s")
            told = {"value": shortened(single[name]), "message": message}
            reading.mistake(name, words % told)
    reading.chosen = {name: values for name, values in reading.chosen.items() if values}
    _check_text(reading)
    _check_match(reading)
    _check_order(reading)
    return reading


def _check_text(reading):
    """Note a text of signs alone, which would find nothing."""
    if "q" in reading.chosen and not words_of(reading.chosen["q"][0]):
        message = _("“%(value)s” holds no word to look for.")
        reading.mistake("q", message % {"value": shortened(reading.chosen.pop("q")[0])})


def _check_match(reading):
    """Leave unsaid that any of the strategies will do, or all where there is none."""
    if reading.chosen.get("match") == ["any"] or "strategy" not in reading.chosen:
        reading.chosen.pop("match", None)


def _check_order(reading):
    """Leave the usual order unsaid, and note one that lacks what it needs."""
    chosen = reading.chosen
    if "sort" not in chosen:
        return
    sort = Sort(chosen["sort"][0])
    if sort.needs and sort.needs not in chosen:
        reading.mistake("sort", MISSING[sort] % {"value": sort.value})
        del chosen["sort"]
    elif sort == usual_sort(chosen):
        del chosen["sort"]


def _known_values(reading, name, given, known):
    """Return the values among these that are known, in any case, in their order."""
    asked = {value.casefold(): value for value in given}
    message = _("“%(value)s” is not in the catalogue.")
    if name == "columns":
        message = _("“%(value)s” is not a column of the table.")
    for folded, value in asked.items():
        if folded not in known:
            reading.mistake(name, message % {"value": shortened(value)})
    if len(asked) == 1:
        return [known[folded] for folded in asked if folded in known]
    return [value for folded, value in known.items() if folded in asked]


def errors_by_parameter(mistakes):
    """Return mistakes as data formats give them, ``{parameter: [message]}``."""
    errors = {}
    for mistake in mistakes:
        errors.setdefault(mistake.parameter, []).append(str(mistake.message))
    return errors


def printable(text):
    """Return a text with a mark in place of each sign that cannot be shown."""
    return "".join(
        sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text
    )


def shortened(text):
    """Return a text short and clean enough to quote in a message."""
    text = printable(text)
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…"
