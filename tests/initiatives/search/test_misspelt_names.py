"""What may have been meant is a word put right, not the name of another place."""

import pytest
from django.utils.html import strip_tags

OFFER = "Did you mean"


@pytest.fixture
def offered(client, catalogue):
    """Return a function from a search text to the words of its page."""

    def ask(text):
        response = client.get("/initiatives/", {"q": text})
        assert response.status_code == 200
        return strip_tags(response.content.decode())

    return ask


def test_a_place_of_which_nothing_is_known_is_not_taken_for_another(offered):
    for place in ("Zürich", "Augsburg", "Marburg", "Iran"):
        assert OFFER not in offered(place), place


def test_a_misspelt_name_is_still_put_right(offered):
    for misspelt, right in {
        "munnich": "munich",
        "Dubln": "dublin",
        "pittsburg": "pittsburgh",
        "Neukoelln": "neukolln",
    }.items():
        page = offered(misspelt)
        assert OFFER in page, misspelt
        assert right in page.lower(), misspelt
