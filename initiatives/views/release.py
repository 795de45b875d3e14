"""Which release of the site answers, told by what its answers are made of.

Nobody has to think of raising a number: a page that a browser or a shared cache has
kept ends with the code, templates and static files that made it.
"""

from functools import cache
from hashlib import blake2b

from django.conf import settings

MADE_OF = ("config", "cities", "initiatives", "templates", "static", "requirements.txt")


def fingerprint():
    """Return a digest of the release, the same in every process of it.

    Who edits the site sees the change at once: in DEBUG it is made anew.
    """
    return _digest() if settings.DEBUG else _kept_digest()


def _digest():
    digest = blake2b(digest_size=16)
    for path in map(settings.BASE_DIR.joinpath, MADE_OF):
        for file in sorted((path, *path.rglob("*"))):
            if file.is_file() and file.suffix != ".pyc":
                digest.update(file.read_bytes())
    return digest.hexdigest()


_kept_digest = cache(_digest)
