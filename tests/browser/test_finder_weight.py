"""What a first visit to the finder costs."""

import pytest

pytestmark = pytest.mark.browser

BUDGET = 150_000


def test_a_first_visit_weighs_no_more_than_150_kb_compressed_fonts_included(visit):
    received = {}
    watch = visit.page.context.new_cdp_session(visit.page)
    watch.on(
        "Network.loadingFinished",
        lambda event: received.update({event["requestId"]: event["encodedDataLength"]}),
    )
    watch.send("Network.enable")
    visit.open("/initiatives/")
    visit.page.wait_for_load_state("networkidle")
    assert len(received) >= 10
    assert sum(received.values()) <= BUDGET
