"""Where a reader's shortlist is kept: a signed cookie, set only once it is used.

The cookie ends with the browser's session, and no script can read it. It holds slugs
and notes, nothing about the reader, and is independent of curators' sessions.
"""

import json
from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode
from django.utils.translation import gettext as _

from initiatives.picks import read_picks
from initiatives.shortlist import RefusedError, Shortlist

NAME = "shortlist"
SALT = "initiatives.shortlist"

# What browsers keep of a cookie, its name and attributes included, in bytes.
LARGEST = 4_096


@dataclass(frozen=True)
class Kept:
    """What a reader's browser keeps, as far as it still holds, and what does not."""

    shortlist: Shortlist
    refusals: list[str]


def read_cookie(request):
    """Return what the browser keeps; the list is empty where it keeps none."""
    if NAME not in request.COOKIES:
        return Kept(Shortlist(), [])
    try:
        signed = request.get_signed_cookie(NAME, salt=SALT)
    except signing.BadSignature:
        return Kept(
            Shortlist(),
            [_("The shortlist that your browser kept cannot be read; it is left out.")],
        )
    shortlist = Shortlist(dict(json.loads(urlsafe_base64_decode(signed))))
    picks = read_picks(shortlist.slugs)
    words = _("On your shortlist: %(refusal)s")
    return Kept(
        shortlist.only(picks.slugs),
        [words % {"refusal": refusal} for refusal in picks.refusals],
    )


def write_cookie(response, shortlist):
    """Let the browser keep a shortlist, or forget it where nothing is on it.

    Raises ``RefusedError`` where a browser would not keep so much.
    """
    if not shortlist.notes:
        response.delete_cookie(NAME, samesite="Lax")
        return
    entries = json.dumps(list(shortlist.notes.items()), ensure_ascii=False)
    response.set_signed_cookie(
        NAME,
        urlsafe_base64_encode(entries.encode()),
        salt=SALT,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    if len(response.cookies[NAME].OutputString()) > LARGEST:
        raise RefusedError(
            [
                _(
                    "The notes are too long together for a browser to keep; shorten "
                    "them. Nothing was changed."
                )
            ]
        )
