"""The site's settings, with the addresses of the benchmark beside its own.

Whatever is measured runs with the middleware, database options and templates of a
public site; only a view to compare with is added.
"""

from config.settings import *

ROOT_URLCONF = "tests.benchmarks.urls"
