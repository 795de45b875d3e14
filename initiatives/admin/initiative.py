"""Curation of initiatives and of the bodies behind them."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db.models import OuterRef, Subquery
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cities.curation import DAY, CuratedAdmin, CuratedInline, count_column, work
from initiatives.admin.awards import RecognitionInline
from initiatives.admin.evidence import ClaimInline, FigureInline, MilestoneInline
from initiatives.admin.filters import CityCountryFilter, UnreadyFilter
from initiatives.admin.publishing import PublishingMixin
from initiatives.models import Initiative, InitiativeStrategy, Organisation


class StrategyInline(CuratedInline, admin.TabularInline):
    """The strategies of one initiative, the main one first."""

    model = InitiativeStrategy
    fields = ("strategy", "position")


class InitiativeForm(forms.ModelForm):
    """An initiative, whose slug is made from city and name where none is given."""

    class Meta:
        widgets = {"summary": AdminTextareaWidget(attrs={"rows": 2, "cols": 90})}

    def __init__(self, *args, **kwargs):
        """Let the slug be left blank."""
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _(
                "Left blank, it is made from city and name. Keep it once published: "
                "others link to it."
            )

    def clean(self):
        """Make the slug where it is blank."""
        cleaned = super().clean()
        if "slug" in cleaned and not cleaned["slug"]:
            city, name = cleaned.get("city"), cleaned.get("name", "")
            words = f"{city.name} {name}" if city else name
            cleaned["slug"] = slugify(words)[:80].strip("-")
        return cleaned


@admin.register(Initiative)
class InitiativeAdmin(PublishingMixin, CuratedAdmin):
    """Initiatives as a list of work, and one whole record in one form."""

    form = InitiativeForm
    list_display = (
        "name",
        "place",
        "publication",
        "status",
        "main_strategy",
        "claim_total",
        "unchecked",
        "result_total",
        "figure_total",
        "checked",
        "due",
        "updated",
    )
    list_filter = (
        "publication",
        "status",
        UnreadyFilter,
        "strategies",
        "levers",
        "service_areas",
        CityCountryFilter,
        ("recognitions__award", admin.RelatedOnlyFieldListFilter),
    )
    list_select_related = ("city",)
    list_per_page = 50
    date_hierarchy = "updated_at"
    search_fields = (
        "name",
        "also_known_as",
        "summary",
        "slug",
        "city__name",
        "claims__text",
    )
    search_help_text = _("Names, summary, slug, city or words of a claim.")
    autocomplete_fields = (
        "city",
        "lead",
        "partners",
        "adapted_from",
        "service_areas",
        "levers",
        "target_groups",
    )
    readonly_fields = ("created_at", "updated_at")
    inlines = (
        StrategyInline,
        ClaimInline,
        FigureInline,
        MilestoneInline,
        RecognitionInline,
    )
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("name", "city"),
                    "summary",
                    ("status", "start_year", "end_year", "publication"),
                )
            },
        ),
        (_("Who does it"), {"fields": (("lead", "partners", "adapted_from"),)}),
        (
            _("How readers find it"),
            {
                "fields": (
                    ("service_areas", "levers", "target_groups"),
                    ("tags", "website", "slug"),
                    "also_known_as",
                )
            },
        ),
        (
            _("When it was checked as a whole"),
            {
                "fields": (
                    ("checked_on", "checked_by", "check_due"),
                    ("created_at", "updated_at"),
                )
            },
        ),
    )

    def get_queryset(self, request):
        """Return initiatives with what needs work and their main strategy."""
        main = (
            InitiativeStrategy.objects.filter(initiative=OuterRef("pk"))
            .order_by("position", "pk")
            .values("strategy__name")[:1]
        )
        queryset = super().get_queryset(request).for_worklist()
        return queryset.annotate(main_strategy_name=Subquery(main))

    def has_public_page(self, row):
        """Only what is published has a page."""
        return row.is_published

    @admin.display(description=_("city"), ordering="city__name")
    def place(self, initiative):
        """The city and its country, in short."""
        return f"{initiative.city.name}, {initiative.city.country.code}"

    @admin.display(description=_("main strategy"), ordering="main_strategy_name")
    def main_strategy(self, initiative):
        """The first strategy by position."""
        return initiative.main_strategy_name or work(_("none"))

    @admin.display(description=_("claims"), ordering="claim_count")
    def claim_total(self, initiative):
        """How many claims there are."""
        return initiative.claim_count or work(_("none"))

    @admin.display(description=_("unchecked"), ordering="unverified")
    def unchecked(self, initiative):
        """How many claims nobody has checked yet."""
        count = initiative.unverified
        words = ngettext("%(count)d unchecked", "%(count)d unchecked", count)
        return work(words % {"count": count}) if count else _("all checked")

    @admin.display(description=_("results"), ordering="results")
    def result_total(self, initiative):
        """How many claims say what came of it."""
        return initiative.results or work(_("no result"))

    @admin.display(description=_("figures"), ordering="figure_count")
    def figure_total(self, initiative):
        """How many figures there are."""
        return initiative.figure_count or work(_("no figure"))

    @admin.display(description=_("checked"), ordering="checked_on")
    def checked(self, initiative):
        """The day somebody last went through the whole record."""
        return initiative.checked_on and date_format(initiative.checked_on, DAY)

    @admin.display(description=_("updated"), ordering="updated_at")
    def updated(self, initiative):
        """The day of the last change."""
        return date_format(initiative.updated_at, DAY)

    @admin.display(description=_("check due"), ordering="check_due")
    def due(self, initiative):
        """The day of the next check; to be worked on where it has passed."""
        due = initiative.check_due
        if due is None:
            return None
        day = date_format(due, DAY)
        return work(_("overdue: %(day)s") % {"day": day}) if due < localdate() else day


@admin.register(Organisation)
class OrganisationAdmin(CuratedAdmin):
    """Bodies with how many initiatives they lead and join."""

    list_display = ("name", "kind", "led", "joined")
    list_filter = ("kind",)
    search_fields = ("name", "slug")
    prepopulated_fields = {"slug": ("name",)}
    counted = ("led_initiatives", "joined_initiatives")
    led = count_column("led_initiatives", _("leads"))
    joined = count_column("joined_initiatives", _("joins"))
