"""The finder's parameters: declared, named and validated by django-filter.

What they find is the index's to say (see ``finding``); nothing here asks the database.
"""

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from initiatives.finder.facets import FACETS
from initiatives.finder.presentation import Column, View
from initiatives.finder.sorting import Sort
from initiatives.models import Initiative
from initiatives.models.initiative import PLAUSIBLE_YEARS

LONGEST_SEARCH = 200
EARLIEST, LATEST = PLAUSIBLE_YEARS


class FacetFilter(django_filters.MultipleChoiceFilter):
    """Any number of values of a facet, as the index knows them."""


class ValueFilter(django_filters.CharFilter):
    """One value of a facet, as the index knows them, that means something else."""

    def __init__(self, facet, label):
        super().__init__(label=label)
        self.facet = facet


class YearFilter(django_filters.NumberFilter):
    """A bound for the first year of initiatives, a whole year."""

    field_class = forms.IntegerField

    def __init__(self, label):
        super().__init__(label=label, min_value=EARLIEST, max_value=LATEST)


class ChoiceFilter(django_filters.ChoiceFilter):
    """One of a few values; who gives another is told which there are."""

    def __init__(self, label, choices):
        values = ", ".join(value for value, _label in choices)
        told = {
            "invalid_choice": format_lazy(_("Choose one of {values}."), values=values)
        }
        super().__init__(label=label, choices=choices, error_messages=told)


class FinderFilterSet(django_filters.FilterSet):
    """The parameters of the finder: one a facet, and those declared here."""

    # What says how to show what is found, and filters nothing.
    PRESENTATION = ("sort", "view", "columns")

    q = django_filters.CharFilter(label=_("Search"), max_length=LONGEST_SEARCH)
    # The initiatives of the cities most like this one, which is not among them.
    like = ValueFilter("city", label=_("Peers"))
    started_from = YearFilter(_("Started in or after"))
    started_to = YearFilter(_("Started in or before"))
    match = ChoiceFilter(
        _("Strategies"),
        [("all", _("all of the chosen")), ("any", _("any of the chosen"))],
    )
    sort = ChoiceFilter(_("Sort by"), Sort.choices)
    view = ChoiceFilter(_("View"), View.choices)
    columns = django_filters.MultipleChoiceFilter(
        label=_("Columns"), choices=Column.choices
    )

    class Meta:
        model = Initiative
        fields = ()

    @classmethod
    def get_filters(cls):
        """Return one filter for each facet and the declared ones."""
        facets = {facet.name: FacetFilter(label=facet.label) for facet in FACETS}
        return facets | super().get_filters()


PARAMETERS = FinderFilterSet.base_filters
FACET_NAMES = {facet.name for facet in FACETS}
VALUES_OF = {
    name: declared.facet
    for name, declared in PARAMETERS.items()
    if isinstance(declared, ValueFilter)
}
SINGLE_VALUES = {
    name: declared.field
    for name, declared in PARAMETERS.items()
    if name not in {*FACET_NAMES, *VALUES_OF, "columns"}
}


def cleaned(values):
    """Return single values as fields read them, and what is wrong with the others.

    Both by parameter, ``{parameter: value}`` and ``{parameter: [message]}``.
    """
    right, errors = {}, {}
    for name, value in values.items():
        try:
            right[name] = SINGLE_VALUES[name].clean(value)
        except ValidationError as error:
            errors[name] = error.messages
    first, last = right.get("started_from"), right.get("started_to")
    if first is not None and last is not None and first > last:
        errors["started_to"] = [_("The range of years ends before it begins.")]
        del right["started_to"]
    return right, errors
