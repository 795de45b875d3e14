"""Every value of a facet can be reached, however many there are."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from tests.factories import make_initiative

HTMX = {"HX-Request": "true"}
DRAWN = 25
APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"


@pytest.fixture
def many_tags(world):
    """Give Seattle forty more tags, and some that are hard to type."""
    names = [f"tag {number:02}" for number in range(40)]
    hard = ["café & bücher", f"women{APOSTROPHE}s rights: health/care"]
    return make_initiative("Many", city=world.seattle, tags=[*names, *hard])


def labels(response):
    """Return the labels of the options that an answer draws."""
    return [option.label for option in response.context["options"]]


def test_a_page_lists_every_value_with_its_count_and_the_way_to_choose_it(
    client, many_tags
):
    response = client.get("/initiatives/options/tag/?city=seattle-us")
    assertContains(response, "<h1>Tag</h1>")
    assertContains(response, "44 to choose from")
    assertContains(
        response, 'href="/initiatives/?city=seattle-us&amp;tag=tag-39">tag 39</a>'
    )
    assertContains(response, '<span class="quiet">mentoring</span>')


def test_on_that_page_a_chosen_value_is_let_go(client, many_tags):
    response = client.get("/initiatives/options/tag/?tag=tag-01&sort=newest")
    assertContains(response, 'href="/initiatives/?sort=newest" aria-current="true"')


def test_that_page_names_what_it_could_not_understand(client, world):
    response = client.get("/initiatives/options/tag/?strategy=magic&q=one&q=two")
    assertContains(response, "There is a problem")
    assertContains(response, "“magic” is not in the catalogue")
    assertContains(response, "given more than once")
    assertNotContains(response, 'href="#filter-')


def test_the_finder_draws_some_and_leads_to_the_page_of_all(client, many_tags):
    response = client.get("/initiatives/?status=active")
    assertContains(response, 'name="tag" value=', count=DRAWN)
    assertContains(
        response, 'href="/initiatives/options/tag/?status=active">See all 44'
    )
    assertContains(response, 'id="find-tag"')
    assertNotContains(response, 'id="find-strategy"')


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("CAFE", "café & bücher"),
        ("cafe and buch", "café & bücher"),
        ("bücher & café", "café & bücher"),
        ("womens  rights", f"women{APOSTROPHE}s rights: health/care"),
        ("women's health care", f"women{APOSTROPHE}s rights: health/care"),
    ],
)
def test_what_is_typed_may_be_written_otherwise(client, many_tags, text, label):
    answer = client.get(
        "/initiatives/options/tag/", query_params={"find": text}, headers=HTMX
    )
    assert labels(answer) == [label]
    assertContains(answer, ">1 found<")


def test_a_ticked_value_is_drawn_whatever_is_typed(client, many_tags):
    answer = client.get(
        "/initiatives/options/tag/?tag=mentoring&find=tag+07", headers=HTMX
    )
    assert set(labels(answer)) == {"mentoring", "tag 07"}
    assertContains(answer, "checked", count=1)
    assertContains(answer, ">1 found<")


def test_of_many_that_match_some_are_drawn_and_the_rest_is_told(client, many_tags):
    answer = client.get("/initiatives/options/tag/?find=tag", headers=HTMX)
    assert len(labels(answer)) == DRAWN
    assertContains(answer, "15 more are not shown")


def test_the_bar_of_a_ticked_value_is_no_longer_than_its_list(client, world):
    for number in range(3):
        make_initiative(
            f"Usual {number}",
            city=world.seattle,
            tags=[f"tag {number:02}" for number in range(DRAWN)],
        )
    for number in range(2):
        make_initiative(f"Rare {number}", city=world.littleton, tags=["rare"])
    page = client.get("/initiatives/?city=littleton-us&tag=rare")
    assertContains(page, 'value="rare" form="finder" checked')
    assertContains(page, '<rect width="100" height="1"/>')
    assertNotContains(page, '<rect width="200" height="1"/>')


def test_with_nothing_typed_the_list_is_that_of_the_finder(client, many_tags):
    answer = client.get("/initiatives/options/tag/?find=", headers=HTMX)
    assertContains(answer, 'name="tag" value=', count=DRAWN)
    assertContains(answer, "See all 44")


def test_counts_are_those_of_the_selection(client, many_tags):
    answer = client.get(
        "/initiatives/options/tag/?find=ment&city=seattle-us", headers=HTMX
    )
    assertContains(answer, "disabled")


def test_page_and_rows_are_kept_apart_by_caches(client, world):
    assert "HX-Request" in client.get("/initiatives/options/tag/").headers["Vary"]


def test_there_is_no_list_of_what_is_no_facet(client, world):
    assert client.get("/initiatives/options/colour/").status_code == 404
