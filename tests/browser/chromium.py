"""Which browser the tests drive, and what is said where there is none.

A pytest plug-in (see ``addopts`` in pyproject.toml). Browser tests are left out where
no Chromium is found, and the summary says so; ``REQUIRE_BROWSER=1`` makes that an
error instead.
"""

import os
import shutil

import pytest
from xdist.scheduler import LoadFileScheduling

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HOW_TO_GET_IT = (
    "Install one (on Debian and Ubuntu: apt install chromium), or name the program "
    "in the environment variable CHROMIUM."
)
LEFT_OUT = pytest.StashKey[int]()
# What goes first, so that no process is left with one of them at the end.
LONGEST = ("tests/browser/", "tests/project/test_crawl.py")


def find_chromium():
    """Return the path of the browser to drive, or None where there is none."""
    candidates = (os.environ.get("CHROMIUM"), *NAMES)
    return next(filter(None, map(shutil.which, filter(None, candidates))), None)


def pytest_configure(config):
    """Stop before the first test where a browser is demanded and missing."""
    config.stash[LEFT_OUT] = 0
    demanded = os.environ.get("REQUIRE_BROWSER", "") not in ("", "0")
    if demanded and find_chromium() is None:
        raise pytest.UsageError(
            f"REQUIRE_BROWSER is set, but no Chromium or Chrome is found. "
            f"{HOW_TO_GET_IT}"
        )


def pytest_collection_modifyitems(config, items):
    """Order the tests, and leave out those of a browser where there is none."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))
    if find_chromium() is not None:
        return
    left_out = [item for item in items if item.get_closest_marker("browser")]
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=left_out)
    config.stash[LEFT_OUT] = len(left_out)


class OneProcessForTheBrowser(LoadFileScheduling):
    """Hands out tests file by file, but those of a browser all to one process."""

    def _split_scope(self, nodeid):
        is_for_browser = nodeid.startswith("tests/browser/")
        return "tests/browser" if is_for_browser else super()._split_scope(nodeid)


def pytest_xdist_make_scheduler(config, log):
    """Start the site and the browser once, however many processes run the tests."""
    return OneProcessForTheBrowser(config, log)


def pytest_sessionfinish(session):
    """Tell the process that writes the summary, where this is one of several."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["left_out"] = session.config.stash[LEFT_OUT]


def pytest_testnodedown(node):
    """Hear from a process that ran tests: each of them collects all of them."""
    output = getattr(node, "workeroutput", {})
    node.config.stash[LEFT_OUT] = output.get("left_out", 0)


def pytest_terminal_summary(terminalreporter, config):
    """Say what was left out and how to get it."""
    if count := config.stash[LEFT_OUT]:
        terminalreporter.section("left out")
        terminalreporter.line(
            f"{count} browser tests were left out: no Chromium or Chrome is found."
        )
        terminalreporter.line(HOW_TO_GET_IT)
