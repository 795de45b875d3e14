"""The finder's parameters: declared, validated and applied by django-filter."""

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from initiatives.finder.facets import FACETS
from initiatives.finder.presentation import Column, View
from initiatives.finder.search import search
from initiatives.finder.sorting import Sort
from initiatives.models import Initiative
from initiatives.models.initiative import PLAUSIBLE_YEARS

LONGEST_SEARCH = 200
EARLIEST, LATEST = PLAUSIBLE_YEARS


class FacetFilter(django_filters.MultipleChoiceFilter):
    """Keeps the initiatives that have any, or all, of the chosen values of a facet."""

    def __init__(self, facet, **kwargs):
        self.facet = facet
        super().__init__(label=facet.label, choices=(), **kwargs)

    def filter(self, initiatives, values):
        """Return the initiatives with the values; all of them where none is chosen."""
        if not values:
            return initiatives
        chosen = [[value] for value in values] if self.wants_all else [values]
        for any_of in chosen:
            having = self.facet.having(any_of)
            initiatives = initiatives.filter(pk__in=having.values("pk"))
        return initiatives

    @property
    def wants_all(self):
        """Whether the reader asked for all of the values instead of any."""
        return (
            self.facet.name == FinderFilterSet.MATCHED_FACET
            and self.parent.form.cleaned_data.get("match") == "all"
        )


class YearFilter(django_filters.NumberFilter):
    """Compares the first year of initiatives with a whole year."""

    field_class = forms.IntegerField

    def __init__(self, label, lookup_expr):
        super().__init__(
            field_name="start_year",
            lookup_expr=lookup_expr,
            label=label,
            min_value=EARLIEST,
            max_value=LATEST,
        )


class FinderForm(forms.Form):
    """Checks what concerns two parameters at once."""

    def clean(self):
        """Refuse a range of years that ends before it begins."""
        data = super().clean()
        first, last = data.get("started_from"), data.get("started_to")
        if first is not None and last is not None and first > last:
            raise ValidationError(
                {"started_to": _("The range of years ends before it begins.")}
            )
        return data


class FinderFilterSet(django_filters.FilterSet):
    """The parameters of the finder: one a facet, and those declared here."""

    MATCHED_FACET = "strategy"
    # What says how to show what is found, and filters nothing.
    PRESENTATION = ("sort", "view", "columns")

    q = django_filters.CharFilter(
        label=_("Search"), method="search", max_length=LONGEST_SEARCH
    )
    started_from = YearFilter(_("Started in or after"), "gte")
    started_to = YearFilter(_("Started in or before"), "lte")
    match = django_filters.ChoiceFilter(
        label=_("Strategies"),
        choices=[("all", _("all of the chosen")), ("any", _("any of the chosen"))],
        method="leave",
    )
    sort = django_filters.ChoiceFilter(
        label=_("Sort by"), choices=Sort.choices, method="leave"
    )
    view = django_filters.ChoiceFilter(
        label=_("View"), choices=View.choices, method="leave"
    )
    columns = django_filters.MultipleChoiceFilter(
        label=_("Columns"), choices=Column.choices, method="leave"
    )

    class Meta:
        model = Initiative
        form = FinderForm
        fields = ()

    def __init__(self, data, options):
        super().__init__(data, queryset=Initiative.objects.published())
        for name, choices in options.items():
            self.filters[name].extra["choices"] = choices

    @classmethod
    def get_filters(cls):
        """Return one filter for each facet and the declared ones."""
        facets = {facet.name: FacetFilter(facet) for facet in FACETS}
        return facets | super().get_filters()

    def initiatives(self, leaving_out=None):
        """Return the published initiatives that pass every filter, or all but one."""
        chosen = self.queryset
        for name, value in self.form.cleaned_data.items():
            if name != leaving_out:
                chosen = self.filters[name].filter(chosen, value)
        return chosen

    def search(self, initiatives, name, text):
        """Keep the initiatives in which the words stand."""
        return search(initiatives, text)

    def leave(self, initiatives, name, value):
        """Filter nothing: the value says how to match, sort or show."""
        return initiatives
