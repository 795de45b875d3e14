"""The finder in a browser: with scripts, without them, and on a phone."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NARROW

pytestmark = pytest.mark.browser


def number_in_heading(page):
    return int(re.search(r"\d+", page.locator("h1").inner_text())[0])


@pytest.fixture(params=["visit", "visit_without_scripts"])
def any_visit(request):
    """Give a reader with scripts, then one without."""
    return request.getfixturevalue(request.param)


def test_without_scripts_filters_are_applied_by_a_button(visit_without_scripts):
    page = visit_without_scripts.page
    visit_without_scripts.open("/initiatives/")
    everything = number_in_heading(page)
    option = page.locator("input[name=strategy]:enabled").first
    option.check()
    value = option.get_attribute("value")
    page.get_by_role("button", name="Apply").click()
    expect(page).to_have_url(re.compile(rf"\?.*\bstrategy={value}\b"))
    assert 0 < number_in_heading(page) <= everything
    expect(page.locator(f"input[name=strategy][value={value}]")).to_be_checked()


def test_the_search_keeps_the_filters(any_visit):
    page = any_visit.page
    any_visit.open("/initiatives/?country=US")
    page.locator("#finder input[name=q], input[name=q][form=finder]").first.fill("city")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"country=US"))
    expect(page).to_have_url(re.compile(r"q=city"))


def test_a_mistake_leads_to_its_field(any_visit):
    any_visit.open("/initiatives/?started_from=soon")
    alert = any_visit.page.get_by_role("alert").filter(has_text="a problem")
    expect(alert).to_contain_text("soon")
    target = alert.get_by_role("link").first.get_attribute("href")
    assert any_visit.page.locator(target).count() == 1


def test_on_a_phone_the_filters_fold_behind_a_button(visit):
    visit.page.set_viewport_size(NARROW)
    visit.open("/initiatives/?country=US")
    button = visit.page.get_by_role("button", name=re.compile("filter", re.IGNORECASE))
    filters = visit.page.get_by_role("region", name="Filters")
    expect(filters).to_be_hidden()
    expect(button).to_contain_text("1")
    button.click()
    expect(filters).to_be_visible()


def test_on_a_phone_the_filters_open_where_one_was_not_understood(visit):
    visit.page.set_viewport_size(NARROW)
    visit.open("/initiatives/?started_from=soon")
    expect(visit.page.get_by_role("region", name="Filters")).to_be_visible()
    expect(visit.page.locator("[data-error-summary]")).to_be_focused()


def test_on_a_phone_without_scripts_the_filters_are_open(visit_without_scripts):
    visit_without_scripts.page.set_viewport_size(NARROW)
    visit_without_scripts.open("/initiatives/")
    apply = visit_without_scripts.page.get_by_role("button", name="Apply")
    expect(apply).to_be_visible()


def test_on_a_phone_without_scripts_a_link_leads_past_the_filters(
    visit_without_scripts,
):
    visit_without_scripts.page.set_viewport_size(NARROW)
    visit_without_scripts.open("/initiatives/")
    link = visit_without_scripts.page.get_by_role("link", name="Skip to results")
    expect(link).to_be_in_viewport()
    expect(link).to_have_attribute("href", "#results")
