"""Pages that depend on nothing but the address and the version of the catalogue.

The release of the site and the year, at which timelines end, count with the version.
"""

from functools import wraps
from hashlib import blake2b

from django.core.cache import cache
from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import quote_etag, urlencode
from django.utils.translation import get_language

from initiatives.finder.current import reading
from initiatives.views.release import fingerprint

# Longer answers are made anew, in bytes: what is kept is counted, not weighed. Every
# page of a catalogue of some hundred initiatives is shorter.
LONGEST_KEPT = 512 * 1024


def kept(view):
    """Let a view read one state of the catalogue, and keep what it answers.

    The view is given the ``index`` of that state. The ETag is made of the version, the
    address and the language: a browser that has the page gets 304, and another reader
    the copy in memory. Nothing in the page may depend on who asks.
    """

    @wraps(view)
    def answer(request, *args, **kwargs):
        with reading() as index:
            etag = etag_of(request, index.version)
            response = (
                get_conditional_response(request, etag)
                or copy_of(etag)
                or made_and_kept(etag, view(request, *args, index=index, **kwargs))
            )
        return marked(response, etag)

    return answer


def marked(response, etag):
    """Return an answer with what lets a browser ask whether it still holds."""
    if response.status_code in (200, 304):
        response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    patch_vary_headers(response, ["HX-Request"])
    return response


def etag_of(request, version):
    """Return the ETag of what a request asks for, in any order of its parameters."""
    parameters = urlencode(sorted(request.GET.lists()), doseq=True)
    parts = (
        fingerprint(),
        timezone.localdate().year,
        *version,
        request.build_absolute_uri(request.path),
        parameters,
        get_language(),
        bool(request.htmx),
    )
    digest = blake2b(repr(parts).encode(), digest_size=16)
    return quote_etag(digest.hexdigest())


def copy_of(etag):
    """Return the answer kept under an ETag, None where there is none."""
    kept_answer = cache.get(etag)
    return HttpResponse(**kept_answer) if kept_answer else None


def made_and_kept(etag, response):
    """Keep an answer for those who ask the same, unless it is long or no page."""
    if response.status_code == 200 and len(response.content) <= LONGEST_KEPT:
        content_type = response["Content-Type"]
        cache.set(etag, {"content": response.content, "content_type": content_type})
    return response
