"""Long lists of filter values: narrowed by typing, whole without scripts."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def tags(visit):
    """Open the finder with the fold of the tags."""
    visit.open("/initiatives/")
    visit.page.locator("#filter-tag > summary").click()
    return visit.page


def find(page):
    return page.locator("#filter-tag").get_by_role("searchbox")


def options(page):
    return page.locator("#options-tag .option__label")


def tick(page, value):
    return page.locator(f"#options-tag input[value={value}]")


def test_typing_narrows_the_list_and_says_how_many_are_found(tags):
    find(tags).press_sequentially("  INTEGRATING   cit")
    expect(options(tags)).to_have_text(["integrating cities charter"])
    expect(tags.locator("#found-tag")).to_have_text("1 found")
    expect(find(tags)).to_be_focused()
    find(tags).fill("")
    expect(
        tags.locator("#filter-tag").get_by_role("link", name="See all 487")
    ).to_be_visible()
    expect(tags.locator("#found-tag")).to_be_empty()


def test_a_narrowed_list_stays_so_while_its_values_are_ticked_and_unticked(tags):
    find(tags).fill("charter")
    option = tick(tags, "integrating-cities-charter")
    option.check()
    expect(tags).to_have_url(re.compile("tag=integrating-cities-charter"))
    expect(option).to_be_focused()
    expect(find(tags)).to_have_value("charter")
    expect(options(tags).first).to_be_visible()
    option.uncheck()
    expect(tags).to_have_url(re.compile("/initiatives/$"))
    expect(option).to_be_focused()


@pytest.mark.parametrize("way", ["error", "no answer"])
def test_a_list_that_does_not_come_says_so_and_stays(tags, way):
    answers = {
        "error": lambda route: route.fulfill(status=500, body=""),
        "no answer": lambda route: route.abort(),
    }
    tags.route("**/options/tag/*", answers[way])
    before = options(tags).all_inner_texts()
    find(tags).press_sequentially("charter")
    expect(tags.locator("#found-tag")).to_contain_text("could not be fetched")
    assert options(tags).all_inner_texts() == before
    tags.unroute("**/options/tag/*")
    find(tags).fill("integrating cit")
    expect(options(tags)).to_have_text(["integrating cities charter"])
    expect(tags.locator("#found-tag")).to_have_text("1 found")


@pytest.mark.parametrize(
    ("name", "typed", "label"),
    [
        ("city", "wroclaw", "Wrocław"),
        ("city", "boston lin", "Boston, Lincolnshire"),
        ("source", "littleton fund cut", "faces fund cutoff"),
    ],
)
def test_cities_and_sources_are_narrowed_alike(visit, name, typed, label):
    visit.open("/initiatives/")
    panel = visit.page.locator(f"#filter-{name}")
    panel.locator("summary").first.click()
    panel.get_by_role("searchbox").press_sequentially(typed)
    expect(visit.page.locator(f"#found-{name}")).to_contain_text("found")
    found = visit.page.locator(f"#options-{name} .option__label")
    expect(found.filter(has_text=label).first).to_be_visible()


def test_a_ticked_value_stays_in_sight_whatever_is_typed(tags):
    find(tags).fill("charter")
    tick(tags, "integrating-cities-charter").check()
    expect(tags.locator(".chip")).to_have_count(1)
    find(tags).fill("librar")
    expect(tags.locator("#found-tag")).not_to_have_text("1 found")
    expect(tick(tags, "integrating-cities-charter")).to_be_checked()


def test_a_chip_unticks_its_value_in_a_narrowed_list(tags):
    find(tags).fill("charter")
    tick(tags, "integrating-cities-charter").check()
    tags.locator(".chip").click()
    expect(tags.locator(".chip")).to_have_count(0)
    expect(tick(tags, "integrating-cities-charter")).not_to_be_checked()


def test_counts_of_a_narrowed_list_follow_the_other_filters(tags):
    find(tags).fill("small town")
    count = tags.locator("#options-tag .option__count").first
    expect(options(tags)).to_have_text(["small town"])
    before = int(count.inner_text())
    tags.locator("input[name=country][value=US]").check()
    expect(count).not_to_have_text(str(before))
    assert int(count.inner_text()) < before


def test_without_scripts_a_page_has_every_value(visit_without_scripts):
    page = visit_without_scripts.page
    visit_without_scripts.open("/initiatives/?country=US")
    page.locator("#filter-tag > summary").click()
    expect(page.locator("#find-tag")).to_be_hidden()
    page.locator("#filter-tag").get_by_role("link", name="See all").click()
    page.get_by_role("link", name="311", exact=True).click()
    expect(page).to_have_url(re.compile(r"\?country=US&tag=311$"))
    expect(page.locator("h1")).to_have_text("1 initiative")
