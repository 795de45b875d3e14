"""The finder changes with each choice, without a full reload, where scripts run."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import NARROW

pytestmark = pytest.mark.browser

LIST = re.compile(r"/initiatives/\?")


@pytest.fixture
def finder(visit):
    """Open the finder; a mark on the window would not outlive a reload."""
    visit.open("/initiatives/")
    visit.page.evaluate("window.isTheSame = true")
    return visit.page


def box(page, name, value):
    return page.locator(f"input[name={name}][value={value}]")


def chips(page):
    return page.locator(".chip")


class Gate:
    """Holds requests back until it is opened."""

    def __init__(self):
        self.held = []
        self.is_open = False

    def arrive(self, route):
        """Let a request through, or hold it."""
        if self.is_open:
            route.continue_()
        else:
            self.held.append(route)

    def open(self):
        """Let through what was held, and all that comes."""
        self.is_open = True
        for route in self.held:
            route.continue_()


def is_focused(locator):
    expect(locator).to_be_focused()


def test_a_tick_changes_all_parts_of_the_page_together(finder):
    expect(finder.locator("h1")).to_have_text("242 initiatives")
    box(finder, "strategy", "equal-access").check()
    heading = finder.locator("h1")
    expect(heading).to_have_text(re.compile(r"^\d+ initiatives for equal access$"))
    expect(finder).to_have_url(re.compile(r"/initiatives/\?strategy=equal-access$"))
    expect(finder).to_have_title(re.compile(f"^{heading.inner_text()} ·"))
    expect(chips(finder)).to_have_text([re.compile("Strategy Equal access")])
    number = heading.inner_text().split()[0]
    expect(finder.locator(".filters__show")).to_have_text(f"Show {number} initiatives")
    expect(finder.locator("#results")).to_contain_text(f"Download these {number}:")
    expect(finder.get_by_role("status").first).to_have_text(heading.inner_text())
    assert finder.evaluate("window.isTheSame")


def test_formats_and_the_printed_address_follow_the_list(finder):
    box(finder, "strategy", "equal-access").check()
    expect(chips(finder)).to_have_count(1)
    finder.get_by_role("link", name="newest first").click()
    expect(finder).to_have_url(re.compile("sort=newest"))
    expect(finder.locator("[data-address]")).to_have_text(finder.url)
    asked = "?strategy=equal-access&sort=newest"
    expect(finder.locator("link[rel=alternate][type='text/csv']")).to_have_attribute(
        "href", re.compile(rf"/initiatives\.csv{re.escape(asked)}$")
    )
    finder.get_by_role("link", name="table").click()
    expect(finder).to_have_url(re.compile("view=table"))
    expect(finder.locator("link[rel=alternate][type='text/csv']")).to_have_attribute(
        "href", re.compile(rf"/initiatives\.csv{re.escape(asked)}$")
    )
    finder.go_back()
    expect(finder.get_by_role("link", name="newest first")).to_be_visible()
    finder.go_back()
    expect(finder.locator(".chip")).to_have_attribute("href", "/initiatives/")
    expect(finder.locator("[data-address]")).to_have_text(finder.url)


def test_who_goes_back_twice_at_once_sees_the_list_of_the_address(finder):
    box(finder, "strategy", "equal-access").check()
    expect(chips(finder)).to_have_count(1)
    finder.get_by_role("link", name="newest first").click()
    expect(finder).to_have_url(re.compile("sort=newest"))
    finder.get_by_role("link", name="table").click()
    finder.wait_for_load_state("networkidle")
    gate = Gate()
    finder.route("**/htmx.min*.js", lambda route: gate.arrive(route))
    finder.go_back(wait_until="commit")
    finder.evaluate("history.back()")
    expect(finder).to_have_url(re.compile("equal-access$"))
    gate.open()
    expect(finder.locator("#results a[type='text/csv']")).to_have_attribute(
        "href", "/initiatives.csv?strategy=equal-access"
    )


def test_focus_and_folds_stay_where_they_were(finder):
    finder.locator("#filter-aim > summary").click()
    finder.locator("#filter-status > summary").click()
    option = box(finder, "country", "US")
    option.check()
    expect(chips(finder)).to_have_count(1)
    is_focused(option)
    expect(box(finder, "aim", "transform")).to_be_visible()
    expect(box(finder, "status", "active")).to_be_hidden()


def test_years_and_the_switch_of_the_match_take_effect_too(finder):
    box(finder, "strategy", "equal-access").check()
    box(finder, "strategy", "civic-inclusion").check()
    expect(chips(finder)).to_have_count(2)
    finder.get_by_label("Only initiatives with all").check()
    expect(finder).to_have_url(re.compile("match=all"))
    finder.get_by_label("In or after").fill("2005")
    finder.get_by_label("In or before").focus()
    expect(finder).to_have_url(re.compile("started_from=2005"))
    is_focused(finder.get_by_label("In or before"))
    expect(finder.locator(".year-bars--range")).to_be_visible()


def test_text_is_searched_only_when_it_is_sent(finder):
    field = finder.get_by_role("combobox")
    field.fill("toolkit")
    box(finder, "country", "US").focus()
    expect(finder).to_have_url(re.compile("/initiatives/$"))
    field.press("Enter")
    expect(finder).to_have_url(re.compile(r"\?q=toolkit$"))
    is_focused(field)
    assert finder.evaluate("window.isTheSame")


def test_removing_a_chip_leads_to_the_next_and_at_last_to_the_filters(finder):
    for name, value in [("country", "US"), ("status", "active"), ("status", "ended")]:
        box(finder, name, value).check()
        expect(box(finder, name, value)).to_be_checked()
        expect(finder).to_have_url(re.compile(f"{name}=.*{value}"))
    chips(finder).nth(1).press("Enter")
    expect(chips(finder)).to_have_count(2)
    is_focused(chips(finder).nth(1))
    expect(box(finder, "status", "active")).not_to_be_checked()
    chips(finder).nth(1).press("Enter")
    expect(chips(finder)).to_have_count(1)
    is_focused(chips(finder).first)
    chips(finder).first.press("Enter")
    expect(chips(finder)).to_have_count(0)
    is_focused(finder.locator("#filters-title"))
    expect(finder.locator("#filters input:checked")).to_have_count(0)


def test_order_and_pages_change_the_list_and_keep_the_rest(finder):
    box(finder, "country", "US").check()
    finder.get_by_role("link", name="newest first").click()
    expect(finder).to_have_url(re.compile(r"country=US&sort=newest$"))
    is_focused(finder.get_by_role("link", name="newest first"))
    finder.get_by_role("link", name="Next page").click()
    expect(finder).to_have_url(re.compile("sort=newest&page=2$"))
    is_focused(finder.locator("#results"))
    expect(finder.locator("#results")).to_be_in_viewport()
    box(finder, "status", "ended").check()
    expect(finder).to_have_url(re.compile("status=ended"))
    assert "sort=newest" in finder.url
    assert "page=" not in finder.url


def test_back_and_forward_show_what_was_there(finder):
    box(finder, "country", "US").check()
    expect(chips(finder)).to_have_count(1)
    box(finder, "status", "active").check()
    expect(chips(finder)).to_have_count(2)
    finder.go_back()
    expect(chips(finder)).to_have_count(1)
    expect(box(finder, "status", "active")).not_to_be_checked()
    expect(finder).to_have_title(re.compile("United States"))
    finder.go_back()
    expect(finder.locator("h1")).to_have_text("242 initiatives")
    finder.go_forward()
    finder.go_forward()
    expect(chips(finder)).to_have_count(2)
    box(finder, "status", "active").uncheck()
    expect(chips(finder)).to_have_count(1)


def test_a_slow_answer_says_that_it_is_working(finder):
    waiting = []
    finder.route(LIST, lambda route: waiting.append(route))
    box(finder, "country", "US").check()
    notice = finder.get_by_text("The list is being updated")
    expect(notice.first).to_be_visible()
    expect(finder.locator("#results")).to_have_attribute("aria-busy", "true")
    waiting.pop().continue_()
    expect(chips(finder)).to_have_count(1)
    expect(finder.locator("#finder-working")).to_be_hidden()
    expect(finder.locator("#results")).not_to_have_attribute("aria-busy", "true")


@pytest.mark.parametrize("way", ["error", "no answer"])
def test_a_failed_answer_says_so_keeps_the_choice_and_can_be_asked_again(finder, way):
    finder.route(
        LIST,
        lambda route: (
            route.fulfill(status=500, body="<h1>Down</h1>")
            if way == "error"
            else route.abort()
        ),
    )
    box(finder, "country", "US").check()
    alert = finder.get_by_role("alert")
    expect(alert).to_contain_text("The list could not be updated")
    expect(box(finder, "country", "US")).to_be_checked()
    expect(finder.locator("h1")).to_have_text("242 initiatives")
    expect(finder).to_have_url(re.compile("/initiatives/$"))
    results = Axe().run(finder)
    assert results.violations_count == 0, results.generate_report()
    finder.unroute(LIST)
    alert.get_by_role("button", name="Try again").click()
    expect(chips(finder)).to_have_count(1)
    expect(finder).to_have_url(re.compile(r"\?country=US$"))
    expect(alert).to_be_empty()
    is_focused(box(finder, "country", "US"))


def test_a_page_come_back_to_has_ticked_what_its_list_shows(finder):
    finder.route(LIST, lambda route: route.abort())
    box(finder, "country", "US").check()
    expect(finder.get_by_role("alert")).not_to_be_empty()
    finder.unroute(LIST)
    finder.get_by_role("link", name="Lessons").click()
    finder.go_back()
    expect(finder.locator("h1")).to_have_text("242 initiatives")
    expect(box(finder, "country", "US")).not_to_be_checked()


def test_the_later_of_two_quick_choices_wins(finder):
    held = []

    def hold_the_first(route):
        if held:
            route.continue_()
        else:
            held.append(route)

    finder.route(LIST, hold_the_first)
    box(finder, "country", "US").check()
    box(finder, "status", "active").check()
    expect(chips(finder)).to_have_count(2)
    expect(box(finder, "country", "US")).to_be_checked()
    held[0].abort()


def test_a_mistake_in_a_year_is_told_and_the_list_stays(finder):
    finder.get_by_label("In or after").fill("soon")
    finder.get_by_label("In or after").press("Enter")
    alert = finder.get_by_role("alert").filter(has_text="There is a problem")
    expect(alert).to_contain_text("“soon” cannot be used")
    field = finder.get_by_label("In or after")
    expect(field).to_have_value("soon")
    expect(field).to_have_accessible_description(re.compile("“soon” cannot be used"))
    expect(finder.locator("h1")).to_have_text("242 initiatives")


def test_a_range_that_ends_before_it_begins_is_told_aloud(finder):
    finder.get_by_label("In or after").fill("2010")
    finder.get_by_label("In or before").fill("2000")
    finder.get_by_label("In or before").press("Tab")
    expect(finder.locator("#finder-status")).to_contain_text("ends before it begins")


def test_nothing_found_offers_a_way_that_works(finder):
    finder.goto(f"{finder.url}?country=DK&q=library&city_size=town")
    way = finder.get_by_role("link", name=re.compile("^Remove “"))
    number = re.search(r"(\d+) initiative", way.first.inner_text())[1]
    way.first.click()
    expect(finder.locator("h1")).to_have_text(re.compile(f"^{number} initiative"))
    is_focused(finder.locator("#results"))


def test_on_a_phone_choices_show_at_once_and_a_button_leads_to_the_list(visit):
    page = visit.page
    page.set_viewport_size(NARROW)
    visit.open("/initiatives/")
    toggle = page.get_by_role("button", name="Filters")
    toggle.click()
    expect(toggle).to_have_attribute("aria-expanded", "true")
    box(page, "country", "US").check()
    expect(toggle).to_have_text("Filters (1)")
    expect(toggle).to_have_attribute("aria-expanded", "true")
    is_focused(box(page, "country", "US"))
    show = page.get_by_role("button", name=re.compile(r"^Show \d+ initiatives$"))
    expect(show).to_be_in_viewport()
    show.click()
    expect(page.locator("#filters")).to_be_hidden()
    expect(toggle).to_have_attribute("aria-expanded", "false")
    expect(page.locator("#results")).to_be_focused()
    expect(page.locator("#results")).to_be_in_viewport()
