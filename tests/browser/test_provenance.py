"""Each number on the page of an initiative opens its source where the reader is."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import NARROW, WIDE

pytestmark = pytest.mark.browser

INITIATIVE = "/initiatives/littleton-immigrant-integration-initiative/"


def opener(page, statement):
    """Return the number of a statement, as a button."""
    return page.locator(f"#{statement} .cite button").first


def dialog(page):
    """Return the dialog of the sources, open or not."""
    return page.locator("#source-popover")


def title_in_note(page, number):
    """Return the title of a source in the list at the foot of the page."""
    return page.locator(f"#source-{number} .note__source a").first.text_content()


def test_a_click_opens_the_source_of_the_statement(visit):
    visit.open(INITIATIVE)
    button = opener(visit.page, "result-1")
    number = re.search(r"\d+", button.text_content())[0]
    button.click()
    source = dialog(visit.page)
    expect(source).to_be_visible()
    expect(source).to_contain_text(f"Source {number}")
    expect(source).to_contain_text(title_in_note(visit.page, number))
    expect(source).to_contain_text("Asserted by")
    expect(source.get_by_role("link", name="All that is taken from it")).to_be_visible()
    assert urls_asked_after_opening(visit, "result-2") == []


def urls_asked_after_opening(visit, statement):
    """Return what the page asks the server for when it opens another source."""
    asked = []
    visit.page.on("request", lambda request: asked.append(request.url))
    visit.page.keyboard.press("Escape")
    opener(visit.page, statement).click()
    expect(dialog(visit.page)).to_be_visible()
    return asked


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_it_opens_by_keyboard_and_escape_gives_the_focus_back(visit, key):
    visit.open(INITIATIVE)
    button = opener(visit.page, "approach-2")
    button.focus()
    visit.page.keyboard.press(key)
    expect(dialog(visit.page)).to_be_focused()
    visit.page.keyboard.press("Escape")
    expect(dialog(visit.page)).to_be_hidden()
    expect(button).to_be_focused()


def test_it_closes_by_its_button_its_number_and_when_the_focus_leaves(visit):
    visit.open(INITIATIVE)
    button, source = opener(visit.page, "approach-2"), dialog(visit.page)
    button.click()
    source.get_by_role("button", name="Close").click()
    expect(source).to_be_hidden()
    button.click()
    button.click(force=True)
    expect(source).to_be_hidden()
    button.click()
    opener(visit.page, "approach-3").focus()
    expect(source).to_be_hidden()


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_it_is_open_and_it_fits(visit, viewport, scheme):
    visit.page.set_viewport_size(viewport)
    visit.page.emulate_media(color_scheme=scheme)
    visit.open(INITIATIVE)
    opener(visit.page, "result-1").click()
    box = dialog(visit.page).bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= viewport["width"]
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= viewport["height"]
    results = Axe().run(visit.page)
    assert results.violations_count == 0, results.generate_report()
    assert visit.complaints == []


def test_without_scripts_the_number_jumps_to_the_note_and_back(visit_without_scripts):
    page = visit_without_scripts.page
    visit_without_scripts.open(INITIATIVE)
    number = page.locator("#result-1 .cite a").first
    note = number.get_attribute("href")
    number.click()
    expect(page).to_have_url(re.compile(re.escape(note) + "$"))
    expect(page.locator(note)).to_be_in_viewport()
    page.locator(note).get_by_role("link", name="result 1", exact=True).click()
    expect(page).to_have_url(re.compile("#result-1$"))
    expect(page.locator("#result-1")).to_be_in_viewport()
