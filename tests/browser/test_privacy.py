"""Pages ask one host, leave nothing behind, and break no rule of the browser."""

from urllib.parse import urlsplit

import pytest

from tests.browser.pages import NOT_FOUND, PAGES, STATUS

pytestmark = pytest.mark.browser

FOR_READERS = [kind for kind in PAGES if kind != "sign-in"]


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
