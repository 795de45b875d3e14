"""List filters of the curation pages."""

from operator import itemgetter

from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from initiatives.models import Initiative


class SourceFilter(admin.RelatedOnlyFieldListFilter):
    """Rows by their source: one drop-down list, good for hundreds, without scripts."""

    template = "admin/select_filter.html"

    @property
    def chosen(self):
        """The chosen sources' numbers as text; empty for all."""
        return [value for value in self.lookup_val or () if value]

    def queryset(self, request, queryset):
        """Keep rows of the chosen source; the empty choice keeps all."""
        return super().queryset(request, queryset) if self.chosen else queryset

    def choices(self, changelist):
        """Offer the sources; what else is selected goes along."""
        kept = [
            (name, value)
            for name, values in changelist.filter_params.items()
            for value in values
            if name != self.lookup_kwarg
        ]
        chosen = self.chosen
        yield {
            "value": "",
            "display": _("All"),
            "selected": not chosen,
            "name": self.lookup_kwarg,
            "kept": kept,
        }
        for value, label in self.lookup_choices:
            yield {
                "value": str(value),
                "display": label,
                "selected": str(value) in chosen,
            }


class UnknownMeansAll(admin.SimpleListFilter):
    """A choice between conditions, each given as ``value: (label, condition)``."""

    options = {}

    def lookups(self, request, model_admin):
        """Offer every condition by its label."""
        return [(value, label) for value, (label, _condition) in self.options.items()]

    def queryset(self, request, queryset):
        """Keep rows that meet the chosen condition."""
        if self.value() not in self.options:
            return queryset
        _label, condition = self.options[self.value()]
        return queryset.filter(condition)


class UnreadyFilter(UnknownMeansAll):
    """Initiatives by what publishing refuses them for.

    The findings on what an initiative lacks speak of published ones alone, so that
    the work list is not full of drafts; this filter finds the drafts, and what was
    written past the form.
    """

    title = _("what publishing needs")
    parameter_name = "unready"
    options = {
        "no-strategy": (_("no strategy"), Q(pursuits__isnull=True)),
        "no-claim": (_("no claim"), Q(claim_count=0)),
    }


class CityCountryFilter(admin.SimpleListFilter):
    """Initiatives by the country of their city; only countries that have some."""

    title = _("country")
    parameter_name = "country"

    def lookups(self, request, model_admin):
        """Offer the countries of the recorded initiatives, by name."""
        codes = (
            Initiative.objects.order_by()
            .values_list("city__country", flat=True)
            .distinct()
        )
        return sorted(
            ((code, countries.name(code)) for code in codes), key=itemgetter(1)
        )

    def queryset(self, request, queryset):
        """Keep initiatives of the chosen country."""
        if not self.value():
            return queryset
        return queryset.filter(city__country=self.value())
