"""Ticking cards, comparing them and keeping them, with scripts and without."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import NARROW

pytestmark = pytest.mark.browser

FINDER = "/initiatives/?country=US"


def names_of(page, *places):
    """Return the names on the cards at these places of a list."""
    titles = page.locator(".initiative-card__title").all_inner_texts()
    return [titles[place] for place in places]


def boxes(page):
    """Return the boxes on the cards of a list."""
    return page.locator(".initiative-card").get_by_role("checkbox")


def assert_no_barrier(page):
    """Assert that axe-core finds nothing on a page as it is shown."""
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


def test_ticked_cards_are_compared(any_visit):
    page = any_visit.page
    any_visit.open(FINDER)
    names = names_of(page, 0, 2)
    page.get_by_label(f"Pick {names[0]}", exact=True).check()
    page.get_by_label(f"Pick {names[1]}", exact=True).check()
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("h1")).to_have_text("Two initiatives side by side")
    heads = page.locator(".compare thead th > a:first-child")
    assert heads.all_inner_texts() == names


def test_a_fifth_is_refused_in_words_without_scripts(visit_without_scripts):
    page = visit_without_scripts.page
    visit_without_scripts.open(FINDER)
    fifth = names_of(page, 4)[0]
    for place in range(5):
        boxes(page).nth(place).check()
    page.get_by_role("button", name="Make a brief").click()
    expect(page.get_by_role("alert")).to_contain_text(f"“{fifth}” is left out")
    expect(page.locator("h1")).to_have_text("A brief on four initiatives")


def test_ticks_are_counted_and_a_fifth_is_not_taken(visit):
    page = visit.page
    visit.open(FINDER)
    bar = page.locator("#pick")
    expect(bar).to_contain_text("Pick up to four above")
    for place in range(4):
        boxes(page).nth(place).check()
    expect(bar.get_by_role("status").first).to_have_text("4 picked")
    boxes(page).nth(4).click()
    expect(bar.get_by_role("status").first).to_have_text("Four are the most at once")
    expect(boxes(page).nth(4)).not_to_be_checked()
    bar.get_by_role("button", name="Clear").click()
    expect(boxes(page).first).not_to_be_checked()
    expect(bar).to_contain_text("Pick up to four above")
    assert visit.complaints == []


def test_ticks_stay_while_the_finder_changes_its_list(visit):
    page = visit.page
    visit.open(FINDER)
    first = names_of(page, 0)[0]
    boxes(page).first.check()
    page.get_by_role("link", name="Next").click()
    page.wait_for_url("**page=2")
    expect(page.locator("#pick")).to_contain_text("1 picked")
    boxes(page).first.check()
    page.get_by_role("link", name="Previous").click()
    expect(page.get_by_label(f"Pick {first}", exact=True)).to_be_checked()
    expect(page.locator("#pick")).to_contain_text("2 picked")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("h1")).to_have_text("Two initiatives side by side")


def test_ticking_is_no_change_of_a_filter(visit):
    page = visit.page
    visit.open(FINDER)
    page.wait_for_load_state("networkidle")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    boxes(page).first.check()
    expect(page.locator("#pick")).to_contain_text("1 picked")
    page.wait_for_timeout(300)
    # A browser fetches a favicon when it finds the time.
    assert [address for address in asked if "/static/img/" not in address] == []
    assert page.url.endswith(FINDER)


def test_what_is_picked_stays_so_in_another_view_and_on_the_way_back(visit):
    page = visit.page
    visit.open(FINDER)
    first = names_of(page, 0)[0]
    boxes(page).first.check()
    page.get_by_role("navigation", name="View").get_by_text("table").click()
    expect(page.get_by_label(f"Pick {first}", exact=True)).to_be_checked()
    page.get_by_role("link", name="Next").click()
    page.wait_for_url("**page=2")
    page.locator("input[form=pick]").first.check()
    expect(page.locator("#pick")).to_contain_text("2 picked")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("h1")).to_have_text("Two initiatives side by side")
    page.go_back()
    expect(page.locator("#pick")).to_contain_text("2 picked")
    page.get_by_role("button", name="Clear").click()
    page.reload()
    expect(page.locator("#pick")).to_contain_text("Pick up to four")
    expect(page.locator("input[form=pick]:checked")).to_have_count(0)


def test_to_add_nothing_to_the_shortlist_is_answered_in_words(visit):
    page = visit.page
    visit.open(FINDER)
    page.get_by_role("button", name="Add to shortlist").click()
    expect(page.locator("[data-shortlist-status]")).to_have_text(
        "Pick an initiative first."
    )
    boxes(page).first.check()
    expect(page.locator("[data-shortlist-status]")).to_be_empty()


@pytest.mark.parametrize("height", [700, 900])
def test_the_end_of_the_filters_covers_nothing_that_has_the_focus(visit, height):
    page = visit.page
    page.set_viewport_size({"width": 1280, "height": height})
    visit.open("/initiatives/")
    page.locator("#filter-strategy > summary").focus()
    for _step in range(40):
        page.keyboard.press("Tab")
        focused = page.locator(":focus").bounding_box()
        end = page.locator(".filters__end").bounding_box()
        if page.evaluate("document.activeElement.closest('.filters__end') !== null"):
            break
        assert focused["y"] + focused["height"] <= end["y"] + 1


def test_the_bar_covers_nothing_that_has_the_focus(visit):
    page = visit.page
    page.set_viewport_size(NARROW)
    visit.open(FINDER)
    boxes(page).first.check()
    for _step in range(25):
        page.keyboard.press("Tab")
        focused = page.locator(":focus").bounding_box()
        if page.evaluate("document.activeElement.closest('#pick') !== null"):
            break
        bar = page.locator("#pick").bounding_box()
        assert focused["y"] + focused["height"] <= bar["y"] + 1


def test_one_click_adds_to_the_shortlist_and_says_so(visit):
    page = visit.page
    visit.open("/initiatives/welcome-dayton/")
    page.get_by_role("link", name="Add to shortlist").click()
    said = page.get_by_role("status")
    expect(said).to_contain_text("1 initiative is on your shortlist.")
    visit.open(FINDER)
    boxes(page).first.check()
    page.get_by_role("button", name="Add to shortlist").click()
    expect(page.locator("#pick")).to_contain_text("2 initiatives are on your shortlist")
    page.get_by_role("link", name="See your shortlist").click()
    expect(page.locator(".shortlist__entry")).to_have_count(2)
    assert visit.complaints == []


def test_two_steps_add_to_the_shortlist_without_scripts(visit_without_scripts):
    page = visit_without_scripts.page
    visit_without_scripts.open("/initiatives/welcome-dayton/")
    page.get_by_role("link", name="Add to shortlist").click()
    page.get_by_role("button", name="Add to my shortlist").click()
    expect(page).to_have_url(re.compile("done=added$"))
    page.get_by_label("Your note").fill("Ask Dayton.")
    page.get_by_role("button", name="Save the notes").click()
    page.get_by_role("link", name="Make a brief").click()
    expect(page.get_by_text("Our note: Ask Dayton.")).to_be_visible()


def test_ones_own_list_has_no_barrier_and_fits_a_phone(visit):
    page = visit.page
    visit.open("/shortlist/?initiative=welcome-dayton&initiative=riace-model")
    page.get_by_role("button", name="Add to my shortlist").click()
    page.wait_for_url("**done=added")
    assert_no_barrier(page)
    page.set_viewport_size(NARROW)
    page.emulate_media(color_scheme="dark")
    page.get_by_label("Your note on Welcome Dayton").fill("x" * 210)
    page.get_by_role("button", name="Save the notes").click()
    expect(page.get_by_role("alert")).to_contain_text("A note is too long")
    assert_no_barrier(page)
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= NARROW["width"]


def test_a_button_prints_the_brief(visit):
    page = visit.page
    page.add_init_script("window.print = () => { window.printed = true; }")
    visit.open("/brief/?initiative=welcome-dayton")
    page.get_by_role("button", name="Print it").click()
    assert page.evaluate("window.printed")
