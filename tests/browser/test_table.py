"""The finder's table in a browser: sorted and with chosen columns, scripts or not."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NARROW

pytestmark = pytest.mark.browser

TABLE = "/initiatives/?view=table&country=DE"


def test_a_heading_sorts_and_says_so(any_visit):
    page = any_visit.page
    any_visit.open(TABLE)
    page.get_by_role("columnheader", name="Years").get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"country=DE&sort=newest&view=table$"))
    head = page.get_by_role("columnheader", name="Years")
    expect(head).to_have_attribute("aria-sort", "descending")
    head.get_by_role("link").click()
    expect(head).to_have_attribute("aria-sort", "ascending")


def test_columns_are_chosen_in_a_form_that_keeps_the_selection(any_visit):
    page = any_visit.page
    any_visit.open(f"{TABLE}&sort=oldest")
    page.get_by_text("Choose columns").click()
    page.get_by_label("Strategies", exact=True).uncheck()
    page.get_by_label("Population", exact=True).check()
    page.get_by_role("button", name="Show these columns").click()
    expect(page.get_by_role("columnheader", name="Population")).to_be_visible()
    expect(page.get_by_role("columnheader", name="Strategies")).to_have_count(0)
    expect(page).to_have_url(re.compile(r"country=DE&sort=oldest&view=table&columns="))
    expect(page.locator("h1")).to_have_text("14 initiatives")


def test_sorting_keeps_the_focus_and_loads_no_new_page(visit):
    visit.open(TABLE)
    visit.page.evaluate("window.stayed = true")
    link = visit.page.get_by_role("columnheader", name="Years").get_by_role("link")
    link.focus()
    visit.page.keyboard.press("Enter")
    head = visit.page.get_by_role("columnheader", name="Years")
    expect(head).to_have_attribute("aria-sort", "descending")
    assert visit.page.evaluate("window.stayed") is True
    expect(head.get_by_role("link")).to_be_focused()
    assert visit.complaints == []


def test_the_usual_columns_fit_without_scrolling(visit):
    visit.open(TABLE)
    frame = visit.page.get_by_role("region", name="Initiatives")
    assert frame.evaluate("frame => frame.scrollWidth - frame.clientWidth") <= 0


@pytest.mark.parametrize("view", ["table", "map"])
def test_a_phone_scrolls_no_further_than_the_end_of_the_page(visit, view):
    visit.page.set_viewport_size(NARROW)
    visit.open(f"/initiatives/?view={view}")
    below = visit.page.evaluate(
        "document.documentElement.scrollHeight - scrollY"
        " - document.querySelector('.footer').getBoundingClientRect().bottom"
    )
    assert below < 1


def test_names_and_headings_stay_in_sight_while_a_phone_scrolls(visit):
    visit.page.set_viewport_size(NARROW)
    visit.open(TABLE)
    frame = visit.page.get_by_role("region", name="Initiatives")
    frame.focus()
    before = frame.bounding_box()["x"]
    frame.evaluate("frame => frame.scrollTo(600, 400)")
    name = frame.get_by_role("rowheader").last
    head = frame.get_by_role("columnheader").first
    assert frame.evaluate("frame => frame.scrollLeft") > 0
    assert name.bounding_box()["x"] == pytest.approx(before, abs=1)
    assert head.bounding_box()["y"] == pytest.approx(frame.bounding_box()["y"], abs=2)
