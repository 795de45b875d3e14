"""A reader's shortlist: up to four initiatives in the reader's order, a note on each.

Pure: what it holds is public, but where it is kept and how it is shown is said
elsewhere.
"""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.picks import read_picks

LONGEST_NOTE = 200


class RefusedError(Exception):
    """A change that cannot be made, with the sentences that say why."""

    def __init__(self, refusals):
        super().__init__(*refusals)
        self.refusals = refusals


@dataclass(frozen=True)
class Shortlist:
    """The slugs on the list in their order, each with its note, which may be empty."""

    notes: dict[str, str] = field(default_factory=dict)

    @property
    def slugs(self):
        """The slugs, in the reader's order."""
        return list(self.notes)

    def with_added(self, values):
        """Return the list with these at its end; those on it already stay in place.

        Raises ``RefusedError`` where not all of them can be taken.
        """
        new = [value for value in values if value.strip().lower() not in self.notes]
        return self._of(read_picks([*self.notes, *new]))

    def replaced_by(self, values):
        """Return the list of these alone, with what notes there were on them.

        Raises ``RefusedError`` where not all of them can be taken.
        """
        return self._of(read_picks(values))

    def moved(self, slug, steps):
        """Return the list with one of it moved; a step of -1 is one place up."""
        slugs = self.slugs
        place = self._place_of(slug)
        slugs.insert(max(0, place + steps), slugs.pop(place))
        return Shortlist({each: self.notes[each] for each in slugs})

    def without(self, slug):
        """Return the list without one of it."""
        self._place_of(slug)
        return self.only(each for each in self.notes if each != slug)

    def only(self, slugs):
        """Return the list of these of it, in this order."""
        return Shortlist({slug: self.notes[slug] for slug in slugs})

    def with_typed(self, notes):
        """Return the list with these notes by slug, however long they are."""
        return Shortlist(
            {slug: notes.get(slug, self.notes[slug]) for slug in self.notes}
        )

    def check_notes(self):
        """Raise ``RefusedError`` where a note is too long."""
        if any(map(note_refusal, self.notes.values())):
            raise RefusedError([_("A note is too long; nothing was changed.")])

    def _of(self, picks):
        if picks.refusals:
            raise RefusedError([*picks.refusals, _("Nothing was changed.")])
        return Shortlist({slug: self.notes.get(slug, "") for slug in picks.slugs})

    def _place_of(self, slug):
        try:
            return self.slugs.index(slug)
        except ValueError:
            raise RefusedError(
                [_("It is not on your shortlist any more; nothing was changed.")]
            ) from None


def note_refusal(note):
    """Say in words why a note cannot be kept; empty where it can."""
    excess = len(note) - LONGEST_NOTE
    if excess <= 0:
        return ""
    words = ngettext(
        "The note is %(n)s character too long: %(most)s are the most.",
        "The note is %(n)s characters too long: %(most)s are the most.",
        excess,
    )
    return words % {"n": excess, "most": LONGEST_NOTE}
