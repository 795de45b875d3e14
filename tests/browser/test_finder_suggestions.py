"""The search field suggests names, after the combobox of the ARIA practices."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def typed(visit, path):
    """Open a page with a search field, and type a name's beginning."""
    visit.open(path)
    field = visit.page.get_by_role("combobox")
    field.press_sequentially("litt")
    expect(field).to_have_attribute("aria-expanded", "true")
    return field


@pytest.fixture
def field(visit):
    """Open the finder with a beginning in its search field."""
    return typed(visit, "/initiatives/?country=US")


def options(field):
    return field.page.get_by_role("listbox").get_by_role("option")


@pytest.mark.parametrize("path", ["/", "/initiatives/"])
def test_names_are_suggested_by_kind_and_their_number_is_told(visit, path):
    field = typed(visit, path)
    listed = visit.page.get_by_role("listbox", name="Suggestions")
    expect(listed.get_by_role("group", name="Cities")).to_contain_text("Littleton")
    number = options(field).count()
    expect(visit.page.locator("[data-suggest-status]")).to_contain_text(f": {number}.")
    assert field.get_attribute("aria-controls") == listed.get_attribute("id")
    results = Axe().run(visit.page)
    assert results.violations_count == 0, results.generate_report()


def test_the_arrow_keys_lead_through_them_and_enter_goes_there(field):
    first = options(field).first
    field.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", first.get_attribute("id"))
    expect(first).to_have_attribute("aria-selected", "true")
    expect(field).to_be_focused()
    field.press("ArrowUp")
    expect(field).not_to_have_attribute("aria-activedescendant", re.compile(""))
    field.press("ArrowUp")
    last = options(field).last
    expect(last).to_have_attribute("aria-selected", "true")
    expect(first).to_have_attribute("aria-selected", "false")
    address = last.get_attribute("data-url")
    field.press("Enter")
    expect(field.page).to_have_url(re.compile(re.escape(address) + "$"))


def test_escape_closes_the_list_and_keeps_what_was_typed(field):
    field.press("ArrowDown")
    field.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("litt")
    expect(field).not_to_have_attribute("aria-activedescendant", re.compile(""))
    field.press("ArrowDown")
    expect(options(field).first).to_be_visible()


def test_it_closes_when_the_focus_leaves(field):
    field.press("Tab")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field.page.get_by_role("listbox")).to_have_count(0)
    expect(field.page.locator("[data-suggest-status]")).to_be_empty()


def test_it_is_said_that_nothing_can_be_suggested(field):
    field.press_sequentially("zzz")
    expect(field.page.locator("[data-suggest-status]")).to_have_text("No suggestions.")
    expect(field).to_have_attribute("aria-expanded", "false")


def test_enter_without_a_choice_searches(field):
    field.press("Enter")
    expect(field.page).to_have_url(re.compile("q=litt"))
    expect(field).to_have_attribute("aria-expanded", "false")


def test_a_click_goes_there(field):
    option = options(field).nth(1)
    address = option.get_attribute("data-url")
    option.click()
    expect(field.page).to_have_url(re.compile(re.escape(address) + "$"))


def test_a_tag_is_added_to_the_filters_there_are(visit):
    visit.open("/initiatives/?country=US&sort=newest&page=2&q=school")
    field = visit.page.get_by_role("combobox")
    field.fill("")
    field.press_sequentially("municipal id")
    tag = visit.page.get_by_role("group", name="Tags").get_by_role("option").first
    tag.click()
    expect(visit.page.locator(".chip")).to_have_count(2)
    expect(visit.page).to_have_url(re.compile(r"\?country=US&sort=newest&tag=[\w-]+$"))


def test_where_suggestions_fail_the_search_works_as_ever(visit):
    visit.page.route("**/search/suggest*", lambda route: route.abort())
    visit.open("/")
    field = visit.page.get_by_role("combobox")
    with visit.page.expect_request("**/search/suggest*"):
        field.press_sequentially("litt")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press("Enter")
    expect(visit.page).to_have_url(re.compile(r"/initiatives/\?q=litt$"))


def test_without_scripts_it_is_a_plain_field(visit_without_scripts):
    page = visit_without_scripts.page
    visit_without_scripts.open("/")
    page.get_by_role("searchbox", name="Search initiatives").fill("littleton")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/initiatives/\?q=littleton$"))
