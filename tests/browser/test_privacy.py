"""Pages ask one host, leave nothing behind, and break no rule of the browser."""

from urllib.parse import urlsplit

import pytest

from tests.browser.pages import NOT_FOUND, PAGES, STATUS, WITH_TOKEN

pytestmark = pytest.mark.browser

FOR_READERS = [kind for kind in PAGES if kind not in WITH_TOKEN]


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_asks_one_host_and_the_browser_has_no_complaint(visit, kind):
    answer = visit.open(PAGES[kind])
    visit.page.wait_for_load_state("networkidle")
    assert answer.status == STATUS.get(kind, 200)
    assert visit.hosts == {urlsplit(visit.site).netloc}
    expected = 1 if answer.status == 404 else 0
    noted = [text for text in visit.complaints if not text.startswith(NOT_FOUND)]
    assert noted == []
    assert len(visit.complaints) == expected


def test_a_reader_is_left_with_nothing(visit):
    for kind in FOR_READERS:
        visit.open(PAGES[kind])
    assert visit.page.context.cookies() == []
    assert visit.page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_a_shortlist_leaves_what_is_forgotten_with_the_session(visit):
    visit.open(PAGES["shortlist, by address"])
    assert names_of_cookies(visit) == {"csrftoken"}
    visit.page.get_by_role("button", name="Add to my shortlist").click()
    visit.page.wait_for_url("**/shortlist/?done=added")
    assert names_of_cookies(visit) == {"csrftoken", "shortlist"}
    visit.page.get_by_role("button", name="Clear the shortlist").click()
    visit.page.wait_for_url("**done=cleared")
    assert names_of_cookies(visit) == {"csrftoken"}


def names_of_cookies(visit):
    """Return the names of a reader's cookies, none of which outlives the session."""
    cookies = visit.page.context.cookies()
    assert all(cookie["expires"] == -1 and cookie["httpOnly"] for cookie in cookies)
    return {cookie["name"] for cookie in cookies}
