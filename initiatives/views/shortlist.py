"""The reader's own shortlist, and shortlists that an address holds.

GET shows and never sets anything. POST changes the reader's own list, and answers with
a redirect, or with the page again and why nothing was changed.
"""

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from initiatives.models import Initiative
from initiatives.picks import AT_MOST, PARAMETER, address_of, read_picks, read_query
from initiatives.shortlist import LONGEST_NOTE, RefusedError, Shortlist, note_refusal
from initiatives.views.shortlist_cookie import read_cookie, write_cookie

# What an address may say was done, so that the page after a change can tell it.
DONE = {
    "added": gettext_lazy("Added to your shortlist."),
    "there": gettext_lazy("It was on your shortlist already."),
    "replaced": gettext_lazy("Your shortlist now holds these."),
    "saved": gettext_lazy("Your notes are saved."),
    "moved": gettext_lazy("Moved."),
    "removed": gettext_lazy("Taken off your shortlist."),
    "cleared": gettext_lazy("Your shortlist is empty. This is what was on it."),
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def shortlist(request):
    """Show the reader's own list or the one of the address; change one's own."""
    kept = read_cookie(request)
    if request.method == "POST":
        return change(request, kept.shortlist)
    picks = read_query(request.GET, {"done": DONE})
    told = {
        "refusals": [*kept.refusals, *picks.refusals],
        "done": DONE.get(request.GET.get("done"), ""),
    }
    if picks.slugs:
        return show_address(request, kept.shortlist, picks.slugs, told)
    return show_own(request, kept.shortlist, told)


def show_own(request, own, told, status=200):
    """Show the reader's own list, with notes as typed where they could not be kept."""
    initiatives = Initiative.objects.published().for_list().in_order_of(own.slugs)
    context = told | {
        "entries": [
            {
                "initiative": initiative,
                "note": own.notes[initiative.slug],
                "mistake": note_refusal(own.notes[initiative.slug]),
            }
            for initiative in initiatives
        ],
        "longest_note": LONGEST_NOTE,
        "at_most": AT_MOST,
        "compare_url": address_of("compare", own.slugs),
        "share_url": request.build_absolute_uri(address_of("shortlist", own.slugs)),
    }
    return render(request, "initiatives/shortlist.html", context, status=status)


def show_address(request, own, slugs, told, status=200):
    """Show the list that an address holds, and what can be done with it."""
    new = [slug for slug in slugs if slug not in own.notes]
    initiatives = Initiative.objects.published().for_list().in_order_of(slugs)
    context = told | {
        "initiatives": initiatives,
        "own_count": len(own.notes),
        "is_new": bool(new),
        "fits": len(own.notes) + len(new) <= AT_MOST,
        "is_own": own.slugs == slugs,
        "at_most": AT_MOST,
        "compare_url": address_of("compare", slugs),
        "brief_url": address_of("brief", slugs),
    }
    return render(request, "initiatives/shortlist_address.html", context, status=status)


def change(request, own):
    """Change the reader's own list as a form says, or say why that cannot be."""
    action, _colon, slug = request.POST.get("action", "").partition(":")
    values = request.POST.getlist(PARAMETER)
    typed = own.with_typed(notes_of(request.POST))
    try:
        if action not in CHANGES:
            raise RefusedError([_("A shortlist cannot be changed in this way.")])
        typed.check_notes()
        changed, address = CHANGES[action](typed, slug, values)
        response = HttpResponseRedirect(address)
        write_cookie(response, changed)
    except RefusedError as refused:
        told = {"refusals": refused.refusals, "done": ""}
        if slugs := read_picks(values).slugs:
            return show_address(request, own, slugs, told, status=400)
        return show_own(request, typed, told, status=400)
    return response


def notes_of(post):
    """Return the notes of a form by slug, with the line ends of one sign."""
    return {
        name.removeprefix("note-"): value.replace("\r\n", "\n").strip()
        for name, value in post.items()
        if name.startswith("note-")
    }


# Each change is given the list with the notes as typed, the slug its button names, and
# the initiatives of the form. It returns the new list, and the page to show then.


def add(own, _slug, values):
    """Put these at the end of the list."""
    added = own.with_added(values)
    return added, own_address("there" if added == own else "added")


def replace(own, _slug, values):
    """Let the list be these."""
    return own.replaced_by(values), own_address("replaced")


def move_up(own, slug, _values):
    """Move one a place up."""
    return own.moved(slug, -1), own_address("moved", slug)


def move_down(own, slug, _values):
    """Move one a place down."""
    return own.moved(slug, 1), own_address("moved", slug)


def remove(own, slug, _values):
    """Take one off."""
    return own.without(slug), own_address("removed")


def save(own, _slug, _values):
    """Keep the notes as typed."""
    return own, own_address("saved")


def clear(own, _slug, _values):
    """Take all off; the page shown then holds them, as a way back."""
    return Shortlist(), address_of("shortlist", own.slugs, done="cleared")


CHANGES = {
    "add": add,
    "replace": replace,
    "up": move_up,
    "down": move_down,
    "remove": remove,
    "save": save,
    "clear": clear,
}


def own_address(done, slug=None):
    """Return the address of one's own list that says what was done, and at which."""
    return reverse(
        "initiatives:shortlist",
        query={"done": done},
        fragment=f"entry-{slug}" if slug else None,
    )
