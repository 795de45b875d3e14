"""No barrier that axe-core knows, on any kind of page, in any of its shapes."""

from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import NARROW, WIDE
from tests.browser.pages import PAGES

pytestmark = pytest.mark.browser

# Style sheets and media are not fetched again: no rule that is run looks into them.
QUICK = {"resultTypes": ["violations"], "preload": False}
# In the dark only colours differ, so only what depends on them is looked at again.
RULES = {
    "light": QUICK,
    "dark": QUICK | {"runOnly": ["color-contrast", "link-in-text-block"]},
}


@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_nothing(visit, kind):
    visit.open(PAGES[kind])
    found = []
    for viewport, (scheme, rules) in product((WIDE, NARROW), RULES.items()):
        visit.page.set_viewport_size(viewport)
        visit.page.emulate_media(color_scheme=scheme)
        results = Axe().run(visit.page, options=rules)
        if results.violations_count:
            found.append(f"{viewport['width']} {scheme}: {results.generate_report()}")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("kind", PAGES)
def test_nothing_is_cut_off_at_the_width_of_a_phone(visit, kind):
    visit.page.set_viewport_size(NARROW)
    visit.open(PAGES[kind])
    width = visit.page.evaluate("document.documentElement.scrollWidth")
    assert width <= NARROW["width"]


@pytest.mark.parametrize("kind", ["home", "finder", "initiative"])
def test_the_first_stop_of_the_tab_key_leads_past_the_navigation(visit, kind):
    visit.open(PAGES[kind])
    visit.page.keyboard.press("Tab")
    focused = visit.page.locator(":focus")
    assert focused.get_attribute("href") == "#main"
    assert focused.is_visible()
    visit.page.keyboard.press("Enter")
    assert visit.page.evaluate("document.activeElement.id") == "main"
