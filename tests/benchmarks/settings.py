"""The site's settings, with the addresses of the benchmark beside its own.

Whatever is measured runs with the middleware, database options and templates of a
public site; only a view to compare with is added. ``KEEP_ANSWERS=false`` takes the
memory of whole answers away, so that every page is made anew; parts of pages are
remembered as on any site.
"""

from config import settings
from config.settings import *

ROOT_URLCONF = "tests.benchmarks.urls"
if not settings.env.bool("KEEP_ANSWERS", default=True):
    forgetful = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
    CACHES = settings.CACHES | {"default": forgetful}
