"""What browser tests share: one served site, one browser, and pages that keep notes."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.chromium import find_chromium
from tests.browser.server import served_site

WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 360, "height": 740}


@pytest.fixture(scope="package")
def site(tmp_path_factory):
    """Serve the seeded catalogue and return its address."""
    with served_site(tmp_path_factory.mktemp("site")) as address:
        yield address


@pytest.fixture(scope="package")
def browser(site):
    """Start the browser once. It ends with this package: see `tests.browser.server`."""
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=find_chromium()) as browser,
    ):
        yield browser


@dataclass
class Visit:
    """A reader's page, with notes of what it asked for and complained of."""

    page: object
    site: str
    hosts: set = field(default_factory=set)
    complaints: list = field(default_factory=list)

    def open(self, path):
        """Go to a path of the site and return the answer."""
        return self.page.goto(self.site + path)

    def take_notes(self):
        """Note every host asked, and every error a script or the browser reports."""
        self.page.on("request", self.note_host)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self.note_message)

    def note_host(self, request):
        """Note which host is asked."""
        self.hosts.add(urlsplit(request.url).netloc)

    def note_message(self, message):
        """Note what the browser writes to its console as an error or a warning."""
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)


@pytest.fixture
def visit(site, browser):
    """Open a new reader's page, 1280 pixels wide; the browser knows nothing of them."""
    with browser.new_context(viewport=WIDE, reduced_motion="reduce") as context:
        visit = Visit(context.new_page(), site)
        visit.take_notes()
        yield visit


@pytest.fixture
def visit_without_scripts(site, browser):
    """Open a page for a reader whose browser runs no scripts."""
    with browser.new_context(viewport=WIDE, java_script_enabled=False) as context:
        yield Visit(context.new_page(), site)


@pytest.fixture(params=["visit", "visit_without_scripts"])
def any_visit(request):
    """Give a reader with scripts, then one without."""
    return request.getfixturevalue(request.param)
