"""The finder's map in a browser: with scripts and without, by mouse and by keyboard."""

import re
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import NARROW, WIDE

pytestmark = pytest.mark.browser

MAP = "/initiatives/?view=map"
ONE_CITY = f"{MAP}&city=munich-de"


def drawn(visit, path=MAP):
    """Open a map and wait until it is drawn."""
    visit.open(path)
    frame = visit.page.get_by_role("region", name="Map of what was found")
    expect(frame).to_be_visible()
    return frame


def numbers_on(frame):
    """Return how many initiatives the cities and groups on a map name together."""
    return sum(
        int(re.search(r"(\d+) initiatives?", marker.get_attribute("aria-label"))[1])
        for marker in frame.locator("[role=button][aria-label*=initiative]").all()
    )


def test_the_map_shows_what_was_found_and_asks_no_other_host(visit):
    frame = drawn(visit)
    heading = visit.page.locator("h1").inner_text()
    assert numbers_on(frame) == int(re.match(r"\d+", heading)[0])
    assert visit.hosts == {urlsplit(visit.site).netloc}
    assert visit.complaints == []


def test_a_click_on_a_city_names_its_initiatives(visit):
    frame = drawn(visit, ONE_CITY)
    frame.get_by_role("button", name=re.compile("Munich")).click()
    popup = visit.page.get_by_role("dialog")
    expect(popup.get_by_role("link", name="Munich")).to_be_visible()
    popup.get_by_role("link", name="Buntkicktgut").click()
    expect(visit.page).to_have_url(re.compile("/initiatives/munich-buntkicktgut/$"))
    assert visit.complaints == []


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_key_opens_a_city_and_escape_gives_the_focus_back(visit, key):
    frame = drawn(visit, ONE_CITY)
    city = frame.get_by_role("button", name=re.compile("Munich"))
    city.focus()
    visit.page.keyboard.press(key)
    popup = visit.page.get_by_role("dialog")
    link = popup.get_by_role("link", name="Munich")
    expect(link).to_be_visible()
    visit.page.keyboard.press("Tab")
    expect(link).to_be_focused()
    visit.page.keyboard.press("Escape")
    expect(popup).to_have_count(0)
    expect(city).to_be_focused()


@pytest.mark.parametrize("viewport", [WIDE, NARROW])
def test_what_is_said_of_a_city_at_the_edge_of_the_world_is_whole(visit, viewport):
    visit.page.set_viewport_size(viewport)
    frame = drawn(visit)
    frame.get_by_role("button", name=re.compile("Anchorage")).click()
    popup = visit.page.get_by_role("dialog")
    expect(popup.get_by_role("link", name="Anchorage", exact=True)).to_be_visible()
    around, within = frame.bounding_box(), popup.bounding_box()
    assert around["y"] <= within["y"]
    assert around["x"] <= within["x"]
    assert within["x"] + within["width"] <= around["x"] + around["width"]


def test_where_popups_fade_escape_gives_the_focus_back_too(visit):
    visit.page.emulate_media(reduced_motion="no-preference")
    city = drawn(visit, ONE_CITY).get_by_role("button", name=re.compile("Munich"))
    city.press("Enter")
    expect(visit.page.get_by_role("dialog").get_by_role("link").first).to_be_visible()
    visit.page.keyboard.press("Escape")
    expect(city).to_be_focused()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_key_takes_a_group_apart_and_the_focus_stays_on_the_map(visit, key):
    frame = drawn(visit, f"{MAP}&country=DE")
    before = numbers_on(frame)
    group = frame.locator(".chart__cluster").first
    label = group.get_attribute("aria-label")
    group.focus()
    visit.page.keyboard.press(key)
    expect(frame.locator(f'[aria-label="{label}"]')).to_have_count(0)
    focused = visit.page.locator(":focus")
    expect(focused).to_have_attribute("aria-label", re.compile("initiative"))
    assert numbers_on(frame) <= before
    assert visit.complaints == []


def test_filters_draw_the_map_anew(visit):
    frame = drawn(visit)
    visit.page.locator("input[name=status][value=ended]").check()
    expect(visit.page.locator("h1")).to_contain_text("20 initiatives")
    expect(visit.page.locator(".chart__map")).to_have_count(1)
    expect(frame).to_be_visible()
    expect(frame.locator("[role=button][aria-label*=initiative]")).not_to_have_count(0)
    assert numbers_on(frame) == 20
    visit.page.go_back()
    expect(visit.page.locator("h1")).to_contain_text("242 initiatives")
    expect(visit.page.locator(".chart__map")).to_have_count(1)
    expect(frame.locator(".chart__cluster")).not_to_have_count(0)
    assert numbers_on(frame) == 242
    assert visit.complaints == []


def test_a_city_whose_initiatives_do_not_come_leads_to_them(visit):
    visit.page.route("**/map.html*", lambda route: route.abort())
    frame = drawn(visit, ONE_CITY)
    city = frame.get_by_role("button", name=re.compile("Munich"))
    city.click()
    popup = visit.page.get_by_role("dialog")
    expect(popup).to_contain_text("could not be fetched")
    popup.get_by_role("link").click()
    expect(visit.page).to_have_url(re.compile(r"/initiatives/\?city=munich-de$"))


def test_the_drawn_map_stays_where_the_cities_do_not_come(visit):
    visit.page.route("**/map.json*", lambda route: route.abort())
    visit.open(MAP)
    visit.page.wait_for_load_state("networkidle")
    expect(visit.page.locator(".chart__still svg").first).to_be_visible()
    expect(visit.page.locator(".chart__map")).to_have_count(0)


def test_without_scripts_dots_and_names_are_links(visit_without_scripts):
    page = visit_without_scripts.page
    visit_without_scripts.open(f"{MAP}&country=DE")
    name = re.compile("^Munich, Bavaria, Germany: Metropolitan city, 1 initiative$")
    expect(page.get_by_role("link", name=name)).to_be_visible()
    page.locator("#map-cities").get_by_role("link", name="Munich").click()
    expect(page).to_have_url(re.compile(r"\?country=DE&city=munich-de$"))
    expect(page.locator("h1")).to_have_text("1 initiative")


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_a_city_is_open(visit, viewport, scheme):
    visit.page.set_viewport_size(viewport)
    visit.page.emulate_media(color_scheme=scheme)
    frame = drawn(visit, ONE_CITY)
    frame.get_by_role("button", name=re.compile("Munich")).click()
    expect(visit.page.get_by_role("dialog").get_by_role("list")).to_be_visible()
    results = Axe().run(visit.page)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("view", ["table", "map", "timeline"])
def test_a_view_is_one_click_away_and_back(visit, view):
    visit.open("/initiatives/?country=DE")
    visit.page.get_by_role("navigation", name="View").get_by_text(view).click()
    expect(visit.page).to_have_url(re.compile(rf"\?country=DE&view={view}$"))
    expect(visit.page.locator("h1")).to_have_text("14 initiatives")
    visit.page.go_back()
    expect(visit.page.locator(".initiative-card").first).to_be_visible()
    assert visit.complaints == []
