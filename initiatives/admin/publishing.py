"""Actions on initiatives: publish, archive, back to draft, checked today.

Each works on many rows at once, says what it did and names what it refused.
"""

from datetime import timedelta

from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction
from django.db.models.functions import Now
from django.utils.text import get_text_list
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from initiatives.models import Initiative
from initiatives.vocabulary import Publication

CHECK_INTERVAL = timedelta(days=365)


def what_is_missing(initiative):
    """Return in words what an initiative needs before it can be published.

    A strategy, under which readers find it, and a claim, which always has a source.
    """
    missing = []
    if not initiative.pursuits.exists():
        missing.append(_("no strategy"))
    if not initiative.claims.exists():
        missing.append(_("no claim"))
    return get_text_list([str(words) for words in missing], _("and"))


def names(initiatives):
    """Return the first five names of a list, and how many more there are."""
    shown = [str(initiative) for initiative in initiatives[:5]]
    if more := len(initiatives) - len(shown):
        shown.append(str(_("%(count)d more") % {"count": more}))
    return get_text_list(shown, _("and"))


class PublishingMixin:
    """The actions, for an admin of initiatives."""

    actions = ("publish", "send_to_review", "back_to_draft", "archive", "checked_today")

    @admin.action(description=_("Publish"), permissions=["change"])
    def publish(self, request, queryset):
        """Publish what has a strategy and a claim; name the others and why not."""
        moving, refused = [], []
        for initiative in self._chosen(queryset):
            missing = what_is_missing(initiative)
            if missing and not initiative.is_published:
                refused.append(f"{initiative} ({missing})")
            else:
                moving.append(initiative)
        self._move(request, moving, Publication.PUBLISHED)
        if refused:
            message = ngettext(
                "%(count)d initiative is not published: %(names)s.",
                "%(count)d initiatives are not published: %(names)s.",
                len(refused),
            )
            self._tell(request, message, refused, messages.WARNING)

    @admin.action(description=_("Send to review"), permissions=["change"])
    def send_to_review(self, request, queryset):
        """Take initiatives off the public site for another look."""
        self._move(request, self._chosen(queryset), Publication.IN_REVIEW)

    @admin.action(description=_("Back to draft"), permissions=["change"])
    def back_to_draft(self, request, queryset):
        """Take initiatives off the public site to work on them."""
        self._move(request, self._chosen(queryset), Publication.DRAFT)

    @admin.action(description=_("Archive"), permissions=["change"])
    def archive(self, request, queryset):
        """Take initiatives off the public site for good, without deleting them."""
        self._move(request, self._chosen(queryset), Publication.ARCHIVED)

    @admin.action(description=_("Note as checked today"), permissions=["change"])
    def checked_today(self, request, queryset):
        """Note that the curator went through the records; next check in a year."""
        today = localdate()
        chosen = self._chosen(queryset)
        self._change(
            request,
            chosen,
            _("Checked as a whole."),
            checked_on=today,
            checked_by=(request.user.get_full_name() or request.user.username)[:80],
            check_due=today + CHECK_INTERVAL,
        )
        message = ngettext(
            "%(count)d initiative is noted as checked today: %(names)s.",
            "%(count)d initiatives are noted as checked today: %(names)s.",
            len(chosen),
        )
        self._tell(request, message, chosen)

    def _tell(self, request, message, rows, level=messages.SUCCESS, **words):
        """Fill a message with the number and names of rows, and show it."""
        words |= {"count": len(rows), "names": names(rows)}
        self.message_user(request, message % words, level)

    def _chosen(self, queryset):
        """Return the chosen initiatives as a list, by name, without annotations."""
        return list(Initiative.objects.filter(pk__in=queryset.values("pk")))

    def _change(self, request, initiatives, note, **values):
        """Change initiatives together with their day of update, and log each change."""
        rows = Initiative.objects.filter(pk__in=[row.pk for row in initiatives])
        with transaction.atomic():
            rows.update(updated_at=Now(), **values)
            LogEntry.objects.log_actions(request.user.pk, rows, CHANGE, str(note))

    def _move(self, request, initiatives, publication):
        """Bring initiatives into a state of publication; say which, and which were."""
        moving = [row for row in initiatives if row.publication != publication]
        same = [row for row in initiatives if row.publication == publication]
        state = publication.label.lower()
        if moving:
            self._change(request, moving, publication.label, publication=publication)
            message = ngettext(
                "%(count)d initiative is now in the state %(state)s: %(names)s.",
                "%(count)d initiatives are now in the state %(state)s: %(names)s.",
                len(moving),
            )
            self._tell(request, message, moving, state=state)
        if same:
            message = ngettext(
                "%(count)d initiative was in the state %(state)s already.",
                "%(count)d initiatives were in the state %(state)s already.",
                len(same),
            )
            self._tell(request, message, same, messages.INFO, state=state)

    def save_related(self, request, form, formsets, change):
        """Save the rows of evidence; nothing stays public without what it needs."""
        super().save_related(request, form, formsets, change)
        initiative = form.instance
        missing = what_is_missing(initiative) if initiative.is_published else ""
        if missing:
            initiative.publication = Publication.IN_REVIEW
            initiative.save(update_fields=("publication", "updated_at"))
            message = _("%(name)s is saved but not published (%(missing)s): see to it.")
            words = {"name": initiative, "missing": missing}
            self.message_user(request, message % words, messages.WARNING)
