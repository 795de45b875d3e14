"""Which city a reader asks about, and how its properties are to be weighed."""

import re
from dataclasses import replace
from functools import cached_property

from django import forms
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_countries import countries

from cities.matching import DEFAULT_WEIGHTS, FACTORS, PROPERTIES, Fact, Profile
from initiatives.finder.index import place_in_words
from initiatives.finder.reading import Mistake, printable, shortened

WEIGHT_LABELS = {
    "ignore": gettext_lazy("Ignore"),
    "normal": gettext_lazy("Normal"),
    "important": gettext_lazy("Important"),
}
# What can be typed, the property it belongs to and the kind of its fact.
TYPED = {
    "population": ("population", "population"),
    "foreign_born_share": ("newcomers", "foreign_born_share"),
    "country": ("country", "country"),
    "gateway": ("gateway", "gateway"),
}
WEIGHING = {f"weigh_{each.name}": each for each in PROPERTIES}
PARAMETERS = ("city", *TYPED, *WEIGHING)
NUMBERS = ("population", "foreign_born_share")
# How many cities a name that is not clear is answered with.
CHOICES = 12
MOST_PEOPLE = 100_000_000
THOUSANDS = re.compile(r"(?<=\d)[,. \u00a0\u202f'](?=\d{3}(?:\D|$))")
LABELS = {
    "city": gettext_lazy("City"),
    "population": gettext_lazy("Population"),
    "foreign_born_share": gettext_lazy("Foreign-born share"),
    "country": gettext_lazy("Country"),
    "gateway": gettext_lazy("Gateway type"),
}


class FiguresForm(forms.Form):
    """Checks what was typed, apart from the city."""

    population = forms.IntegerField(min_value=1, max_value=MOST_PEOPLE, required=False)
    foreign_born_share = forms.FloatField(min_value=0, max_value=100, required=False)
    country = forms.ChoiceField(choices=list(countries), required=False)
    gateway = forms.ChoiceField(required=False)

    def __init__(self, given, gateways):
        super().__init__(given)
        self.fields["gateway"].choices = gateways
        for name in WEIGHING:
            self.fields[name] = forms.ChoiceField(
                choices=WEIGHT_LABELS.items(), required=False
            )
        for field in self.fields.values():
            field.error_messages["invalid_choice"] = gettext_lazy(
                "it is not one of the choices."
            )


class Question:
    """What a query string asks about cities like one.

    ``chosen`` has what can be used, one value a parameter; ``mistakes`` what cannot,
    in words; ``given`` what was typed, for the form to show again. ``choices`` are the
    cities that a name which is not clear may mean.
    """

    def __init__(self, query, index):
        self.index = index
        self.mistakes, self.choices = [], []
        self.given = {name: printable(query.get(name, "").strip()) for name in LABELS}
        values = dict(self._single(query))
        self.page_number = values.pop("page", "1")
        self.asks = bool(values)
        self.chosen = self._checked(values)
        if self.asks and not self.mistakes and not self.is_answerable:
            message = _("Nothing is left to compare: name a city or type a figure.")
            self._mistake("city", message)
        if self.page_number != "1" and not self.is_answerable:
            self._mistake("page", _("There are no pages before a city is named."))

    def _single(self, query):
        """Yield the values by parameter, and note what is not known or given twice."""
        for name, given in query.lists():
            values = list(dict.fromkeys(filter(None, (v.strip() for v in given))))
            if not values:
                continue
            if name != "page" and name not in PARAMETERS:
                self._mistake(name, _("There is no such thing to compare by."))
            elif len(values) > 1:
                self._mistake(name, _("It is given more than once; give it once."))
            else:
                yield name, values[0]

    def _checked(self, values):
        """Return the values that can be used, in the order of the parameters."""
        gateways = self.index.options["gateway"]
        form = FiguresForm(in_plain_digits(values), gateways)
        for name, messages in form.errors.items():
            words = _("“%(value)s” cannot be used: %(message)s")
            told = {"value": shortened(values[name]), "message": messages[0]}
            self._mistake(name, words % told)
        usual = {name: each.weight for name, each in WEIGHING.items()}
        good = {
            name: int(value) if name in NUMBERS and value == int(value) else value
            for name, value in form.cleaned_data.items()
            if value not in (None, "", usual.get(name))
        }
        if city := self._city_called(values.get("city")):
            good["city"] = city
        return {name: good[name] for name in PARAMETERS if name in good}

    def _city_called(self, text):
        """Return the slug of the one city that a slug or a name means."""
        if not text:
            return None
        matching = self.index.matching
        if text.casefold() in matching.by_slug:
            return text.casefold()
        places = self.index.city_names.starting(text, CHOICES)
        found = [matching.cities[place] for place in places]
        exact = [city for city in found if is_called(city, text)]
        if len(exact) == 1:
            return exact[0].slug
        self.choices = exact or found
        message = (
            _("“%(value)s” could be several cities; choose one below.")
            if exact
            else _("“%(value)s” is not the name of a city here; choose one below.")
            if found
            else _("“%(value)s” is not in the catalogue.")
        )
        self._mistake("city", message % {"value": shortened(text)})
        return None

    def _mistake(self, name, message):
        label = LABELS.get(name, shortened(name))
        if name in WEIGHING:
            label = _("Weight of: %(property)s") % {"property": WEIGHING[name].label}
        self.mistakes.append(Mistake(name, label, message))

    # What is asked ---------------------------------------------------------------

    @cached_property
    def weights(self):
        """What each property weighs, ``{name: weight}``."""
        asked = {
            each.name: self.chosen[name]
            for name, each in WEIGHING.items()
            if name in self.chosen
        }
        return DEFAULT_WEIGHTS | asked

    def weighs(self, each):
        """Tell whether a property weighs anything."""
        return FACTORS[self.weights[each.name]] > 0

    @property
    def city(self):
        """The slug of the city, empty where the reader only describes one."""
        return self.chosen.get("city", "")

    @cached_property
    def typed(self):
        """The facts that were typed, by property and kind."""
        return {
            of: {kind: Fact(self.chosen[name])}
            for name, (of, kind) in TYPED.items()
            if name in self.chosen
        }

    @cached_property
    def profile(self):
        """The reader's city: what was typed stands for what is recorded."""
        if not self.city:
            return Profile("", "", self.typed)
        recorded = self.index.matching.by_slug[self.city]
        return replace(recorded, facts=recorded.facts | self.typed)

    @property
    def is_answerable(self):
        """Whether anything is known of the city that weighs something."""
        return bool(self.profile.known(self.weights))

    @property
    def is_usual(self):
        """Whether it is a city as it is recorded, weighed as usual."""
        return self.chosen.keys() == {"city"}

    # The form and addresses ------------------------------------------------------

    @property
    def weighing(self):
        """The properties with their weights to choose from, for the form."""
        return [
            {
                "name": name,
                "label": each.label,
                "options": [
                    (value, label, value == self.weights[each.name])
                    for value, label in WEIGHT_LABELS.items()
                ],
            }
            for name, each in WEIGHING.items()
        ]

    @property
    def is_weighed(self):
        """Whether the reader weighs anything in another way than usual, or tried to."""
        return self.weights != DEFAULT_WEIGHTS or not self.wrong.isdisjoint(WEIGHING)

    @property
    def city_text(self):
        """What stands in the field for the city."""
        if self.city:
            return place_in_words(self.index.matching.by_slug[self.city])
        return self.given["city"]

    fields = PARAMETERS

    @property
    def wrong(self):
        """The parameters that could not be used."""
        return {mistake.parameter for mistake in self.mistakes}

    @property
    def url(self):
        """The one address of this question."""
        return self.url_of()

    def url_of(self, **changes):
        """Return the address of this question after these changes."""
        data = QueryDict(mutable=True)
        data.update(self.chosen | changes)
        address = reverse("initiatives:cities-like")
        return f"{address}?{data.urlencode()}" if data else address

    @property
    def choice_links(self):
        """The cities that an unclear name may mean, each with its address."""
        return [
            (place_in_words(city), self.url_of(city=city.slug)) for city in self.choices
        ]


def in_plain_digits(values):
    """Return values with their numbers as 41700 and 9.5, as people may write them."""
    plain = dict(values)
    if "population" in plain:
        plain["population"] = THOUSANDS.sub("", plain["population"])
    if "foreign_born_share" in plain:
        plain["foreign_born_share"] = plain["foreign_born_share"].rstrip("% \u00a0")
    if "country" in plain:
        plain["country"] = plain["country"].upper()
    return plain


def is_called(city, text):
    """Tell whether a text is the name of a city, with or without where it lies."""
    names = (city.name, place_in_words(city))
    return text.casefold() in (name.casefold() for name in names)
