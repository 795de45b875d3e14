"""What the curation pages of both apps share: counts, public links, careful inlines."""

from django.contrib import admin
from django.contrib.admin.widgets import (
    AdminTextareaWidget,
    RelatedFieldWidgetWrapper,
)
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.forms import BaseInlineFormSet, CharField
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

DAY = "j M Y"  # in columns


class LinesField(CharField):
    """Text of several lines, which a browser sends with other ends than were saved."""

    def to_python(self, value):
        """Return the text with the ends of lines that the fixtures have."""
        return super().to_python(value).replace("\r\n", "\n")


TEXT_WIDGETS = {
    models.TextField: {
        "form_class": LinesField,
        "widget": AdminTextareaWidget(attrs={"rows": 3, "cols": 90}),
    }
}


def count_related(model, relation):
    """Return an expression: how many rows of ``relation`` belong to a row of ``model``.

    Each count is a query of its own within the statement, so that several of them
    stand side by side without multiplying their rows.
    """
    rows = (
        model._default_manager.filter(pk=OuterRef("pk"))
        .order_by()
        .annotate(rows=Count(relation))
        .values("rows")
    )
    return Coalesce(Subquery(rows), 0)


def count_name(relation):
    """Return the name under which the number of rows of a relation is annotated."""
    return f"count_of_{relation}"


def work(words):
    """Return words marked as something to be worked on."""
    return format_html('<strong class="needs-work">{}</strong>', words)


def count_column(relation, description, none=None):
    """Return a column: how many rows of a relation there are, those of drafts included.

    The admin names the relation in its ``counted``. ``none`` is said instead of 0,
    where 0 means that there is something to do.
    """
    name = count_name(relation)

    @admin.display(description=description, ordering=name)
    def count(self, row):
        number = getattr(row, name)
        return number if number or none is None else work(none)

    return count


def year_column(field="year", description=None):
    """Return a column for a year: without the thousands separator of a number."""

    @admin.display(description=description or _("year"), ordering=field)
    def year(self, row):
        value = getattr(row, field)
        return None if value is None else str(value)

    return year


class CuratedAdmin(admin.ModelAdmin):
    """Wide text fields, save buttons at the top, a link only to what is public.

    ``counted`` names the relations whose rows are counted, for ``count_column``.
    """

    formfield_overrides = TEXT_WIDGETS
    save_on_top = True
    counted = ()

    def get_queryset(self, request):
        """Return the rows with the numbers of their related rows."""
        counts = {
            count_name(relation): count_related(self.model, relation)
            for relation in self.counted
        }
        return super().get_queryset(request).annotate(**counts)

    def has_public_page(self, row):
        """Whether the public finds a page at the row's address."""
        return True

    def get_view_on_site_url(self, obj=None):
        """Return the public address; None where a reader would get a 404."""
        if obj is None or not self.has_public_page(obj):
            return None
        return super().get_view_on_site_url(obj)


class CarefulFormSet(BaseInlineFormSet):
    """Inline rows in order, which never meet a database constraint unawares.

    Django compares the rows of one submission only by constraints without a
    condition; this one also compares them by those with one.
    """

    def add_fields(self, form, index):
        """Offer a new row the place after the last."""
        super().add_fields(form, index)
        if "position" in form.fields and form.instance.pk is None:
            form.fields["position"].initial = self.next_position

    @property
    def next_position(self):
        """The position after the last saved row's."""
        positions = [row.position for row in self.get_queryset()]
        return max(positions, default=0) + 1

    def clean(self):
        """Refuse two new rows that a conditional constraint would keep apart."""
        super().clean()
        rows = [
            form
            for form in self.forms
            if form.has_changed() or form.instance.pk is not None
            if not self._should_delete_form(form) and not form.errors
        ]
        for constraint in self.model._meta.constraints:
            if isinstance(constraint, models.UniqueConstraint) and constraint.condition:
                self._refuse_repeated(constraint, rows)

    def _refuse_repeated(self, constraint, rows):
        """Put the constraint's message on every row that repeats an earlier one."""
        seen = set()
        for form in rows:
            row = form.instance
            values = {
                field.name: models.Value(getattr(row, field.attname), field)
                for field in row._meta.local_concrete_fields
            }
            key = tuple(
                getattr(row, row._meta.get_field(name).attname)
                for name in constraint.fields
                if name != self.fk.name
            )
            if key in seen and constraint.condition.check(values):
                form.add_error(None, constraint.get_violation_error_message())
                raise ValidationError(constraint.get_violation_error_message())
            seen.add(key)


class CuratedInline(admin.options.InlineModelAdmin):
    """Rows in a form: none unasked for, and room for what is written in them."""

    formset = CarefulFormSet
    extra = 0
    formfield_overrides = TEXT_WIDGETS

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Offer to add what a row names, and not to change or delete it from here."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            field.widget.can_change_related = False
            field.widget.can_delete_related = False
            field.widget.can_view_related = False
        return field
