"""The curation site: Django's admin with the work list in it.

The work list is what ``manage.py check_catalogue`` finds, with links to the rows: a
page at ``/admin/worklist/``, its sums on the index, and the first filter of every list
whose rows may be found. The site stands outside ``initiatives.admin`` because the
modules there, and those of the other apps, need it to register with.
"""

from dataclasses import dataclass

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models.base import ModelBase
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from initiatives.integrity import BY_NAME, FINDINGS, Finding, Severity


class FindingFilter(admin.SimpleListFilter):
    """Rows that break one rule of the catalogue."""

    title = _("finding")
    parameter_name = "finding"

    def lookups(self, request, model_admin):
        """Offer the findings about the model."""
        return [
            (finding.name, finding.title)
            for finding in FINDINGS
            if finding.model is model_admin.model
        ]

    def queryset(self, request, queryset):
        """Keep the rows of the chosen finding; an unknown one keeps all."""
        finding = BY_NAME.get(self.value())
        if finding is None or finding.model is not queryset.model:
            return queryset
        return finding.narrow(queryset)


@dataclass(frozen=True)
class Task:
    """One line of the work list: a finding, its number of rows, and where they are."""

    finding: Finding
    count: int

    @property
    def url(self):
        """The list of the model, narrowed to exactly these rows."""
        meta = self.finding.model._meta
        return reverse(
            f"admin:{meta.app_label}_{meta.model_name}_changelist",
            query={FindingFilter.parameter_name: self.finding.name},
        )

    @property
    def is_error(self):
        """Whether it must not stay as it is."""
        return self.finding.severity == Severity.ERROR


class CurationSite(admin.AdminSite):
    """The admin of the catalogue."""

    site_header = _("City Integration Catalogue")
    site_title = _("Curation")
    index_title = _("What the catalogue holds")
    enable_nav_sidebar = False  # wide lists; the header leads to them instead

    def register(self, model_or_iterable, admin_class=None, **options):
        """Register as Django does; a list whose rows may be found filters by that."""
        is_one = isinstance(model_or_iterable, ModelBase)
        models = (model_or_iterable,) if is_one else tuple(model_or_iterable)
        super().register(models, admin_class, **options)
        for model in {finding.model for finding in FINDINGS}.intersection(models):
            model_admin = self.get_model_admin(model)
            model_admin.list_filter = (FindingFilter, *model_admin.list_filter)

    def get_urls(self):
        """Return the admin's addresses with that of the work list."""
        page = path("worklist/", self.admin_view(self.worklist), name="worklist")
        return [page, *super().get_urls()]

    def index(self, request, extra_context=None):
        """Show the admin's index, with the sums of the work list above it."""
        findings = self.visible_findings(request)
        extra = {"worklist": summed_up(findings)} if findings else {}
        return super().index(request, extra | (extra_context or {}))

    def worklist(self, request):
        """Show every finding with its count; refuse those who may see no row."""
        findings = self.visible_findings(request)
        if not findings:
            raise PermissionDenied
        context = self.each_context(request) | summed_up(findings)
        context["title"] = _("Work list")
        return TemplateResponse(request, "admin/worklist.html", context)

    def visible_findings(self, request):
        """Return the findings about models whose rows the user may see."""
        return [
            finding
            for finding in FINDINGS
            if self.get_model_admin(finding.model).has_view_permission(request)
        ]


def summed_up(findings):
    """Return the tasks by severity, what is in order, and the sums."""
    tasks = [Task(finding, finding.count()) for finding in findings]
    errors = [task for task in tasks if task.count and task.is_error]
    warnings = [task for task in tasks if task.count and not task.is_error]
    return {
        "groups": [
            (_("Errors: these must not stay"), errors),
            (_("Work to be done"), warnings),
        ],
        "in_order": [task for task in tasks if not task.count],
        "error_total": sum(task.count for task in errors),
        "warning_total": sum(task.count for task in warnings),
        "checked": len(tasks),
    }
