"""/initiatives/: the finder as a reader sees it."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from initiatives.finder.search import found
from tests.factories import make_initiative


def test_the_heading_and_the_title_say_what_was_found(client, world):
    response = client.get("/initiatives/?strategy=language-learning&city_size=town")
    assertContains(response, "2 initiatives for language learning</h1>")
    assertContains(response, "<title>2 initiatives for language learning · Town · ")


def test_each_choice_is_a_chip_that_removes_itself(client, world):
    response = client.get("/initiatives/?strategy=equal-access&q=toolkit")
    assertContains(response, 'href="/initiatives/?strategy=equal-access"')
    assertContains(response, 'href="/initiatives/?q=toolkit"')
    assertContains(response, "Remove filter", count=2)


def test_a_chosen_option_stays_ticked_in_its_place(client, world):
    response = client.get("/initiatives/?strategy=equal-access")
    html = response.content.decode()
    start = html.index('value="equal-access"')
    assert "checked" in html[start - 200 : start + 200]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("strategy=magic", ["Strategy", "“magic” is not in the catalogue"]),
        ("colour=red", ["colour", "There is no filter of this name"]),
        ("started_from=soon", ["Started in or after", "“soon”"]),
        ("strategy=%3Cscript%3E", ["“&lt;script&gt;” is not in the catalogue"]),
        ("q=" + "x" * 5000, ["Search", "at most 200"]),
        ("q=%00", ["Null characters are not allowed"]),
        ("q=one&q=two", ["more than once"]),
        ("page=1&page=2", ["page", "more than once"]),
    ],
)
def test_a_mistake_is_told_at_the_top_with_the_results_without_it(
    client, world, query, words
):
    response = client.get(f"/initiatives/?{query}")
    assertContains(response, "There is a problem")
    for word in words:
        assertContains(response, word)
    assertContains(response, "3 initiatives</h1>")


@pytest.mark.parametrize("query", ["q=%zz", "q=%ff%fe", "%zz=%zz", "strategy=%E0%A4%A"])
def test_a_broken_percent_escape_gets_an_answer(client, world, query):
    assert client.get(f"/initiatives/?{query}").status_code == 200


def test_the_title_tells_pages_and_views_apart(client, world):
    for query, title in (
        ("", "3 initiatives ·"),
        ("?page=1&view=table", "3 initiatives · table ·"),
        ("?view=map&status=ended", "1 initiative · Ended · map ·"),
    ):
        assertContains(client.get(f"/initiatives/{query}"), f"<title>{title}")


def test_changing_a_filter_goes_back_to_page_1(client, world):
    for number in range(40):
        make_initiative(f"Initiative {number:02}", city=world.seattle)
    response = client.get("/initiatives/?sort=oldest&status=active&page=2")
    assertContains(response, 'href="/initiatives/?sort=oldest"')
    assertNotContains(response, 'name="page"')


def test_page_links_keep_the_selection(client, world):
    for number in range(60):
        make_initiative(f"Initiative {number:02}", city=world.seattle)
    html = client.get("/initiatives/?status=active&sort=oldest&page=2").content.decode()
    assert "status=active&amp;sort=oldest&amp;page=3" in html
    assert "25 to 48 of 62" in html


@pytest.mark.parametrize("page", ["0", "99999", "x"])
def test_a_page_that_is_not_there_leads_to_the_last(client, world, page):
    response = client.get(f"/initiatives/?status=active&page={page}")
    assertContains(response, "status=active&amp;page=1", status_code=404)


def test_nothing_found_keeps_every_criterion_and_offers_to_remove_it(client, world):
    response = client.get("/initiatives/?strategy=equal-access&city=littleton-us")
    assertContains(response, "0 initiatives")
    assertContains(response, "Remove “Littleton” (City): 1 initiative</a>")
    assertContains(response, "Remove “Equal access” (Strategy): 2 initiatives</a>")
    html = response.content.decode()
    assert html.index("Remove “Equal access”") < html.index("Remove “Littleton”")


def test_nothing_found_offers_to_leave_out_single_words_first(client, world):
    response = client.get('/initiatives/?q=the+toolkit+"for+zeppelins"&country=US')
    link = '<a href="/initiatives/?country=US&amp;q=the+toolkit">'
    words = "Remove “&quot;for zeppelins&quot;” (word): 1 initiative</a>"
    assertContains(response, f"{link}{words}")
    assertNotContains(response, "Remove “the”")
    assertNotContains(response, "Remove “toolkit”")
    html = response.content.decode()
    assert html.index(words) < html.index("(Search): ")


@pytest.mark.parametrize("text", ["zeppelin", "the+zeppelin", "zeppelin+-airship"])
def test_of_a_text_something_to_look_for_is_left(client, world, text):
    response = client.get(f"/initiatives/?q={text}")
    assertNotContains(response, "(word): ")


def test_where_no_single_filter_is_in_the_way_it_says_so(client, world):
    query = "city=winooski-us&q=zeppelin&status=changed"
    response = client.get(f"/initiatives/?{query}")
    assertContains(response, "Leaving out any one of them finds nothing either")
    assertContains(response, "Clear all and see every initiative")


def test_a_misspelt_search_offers_what_may_have_been_meant(client, world):
    response = client.get("/initiatives/?q=tolkit&city_size=metropolitan")
    assertContains(response, "Did you mean")
    link = '<a href="/initiatives/?city_size=metropolitan&amp;q=toolkit">toolkit</a>'
    assertContains(response, f'{link}? <span class="quiet">1 initiative</span>')


def test_what_may_have_been_meant_is_offered_where_it_finds_something(client, world):
    response = client.get("/initiatives/?q=tolkit&city_size=town&sort=newest")
    link = '<a href="/initiatives/?q=toolkit&amp;sort=newest">toolkit</a>'
    assertContains(response, f"{link}? ")
    assertContains(response, "1 initiative, without the other filters")


def test_where_too_many_are_found_to_rank_it_says_how_they_stand(
    client, world, monkeypatch
):
    words = "the newest stand first"
    assertNotContains(client.get("/initiatives/?q=newcomers"), words)
    monkeypatch.setattr(found, "RANKED_AT_MOST", 1)
    assertContains(client.get("/initiatives/?q=newcomers+way"), words)
    assertNotContains(client.get("/initiatives/?q=newcomers&sort=name"), words)


def test_an_empty_catalogue_has_nothing_to_filter_and_says_why(client, db):
    response = client.get("/initiatives/")
    assertContains(response, "0 initiatives</h1>")
    assertContains(response, "Nothing is published yet")
    assertNotContains(response, "<form")
    assertNotContains(response, "Apply filters")


def test_with_a_single_initiative_there_is_nothing_to_filter(client, db):
    make_initiative("The only one", strategies=["equal-access"])
    response = client.get("/initiatives/?strategy=equal-access")
    assertContains(response, "1 initiative for equal access</h1>")
    assertContains(response, "Remove filter")
    assertNotContains(response, "Apply filters")
    assertNotContains(response, "Sort by")
    assertContains(response, "No independent evaluation of it was found")


def test_the_years_of_start_are_drawn_and_told_in_a_sentence(client, world):
    response = client.get("/initiatives/?started_from=2000")
    assertContains(response, "<title>2009: 1</title>")
    assertContains(response, "First years from 1998 to 2009; the most start in 1998")
    assertContains(response, 'class="year-bars__in"', count=10)


def test_downloads_carry_the_selection_and_say_how_many(client, world):
    response = client.get("/initiatives/?city=littleton-us")
    assertContains(response, 'href="/initiatives.csv?city=littleton-us"')
    assertContains(response, 'href="/initiatives.json?city=littleton-us"')
    assertContains(response, "Download these 2")


def test_a_card_says_where_how_large_since_when_and_on_what_it_rests(client, world):
    response = client.get("/initiatives/?strategy=service-access")
    for words in (
        "Littleton",
        "Town",
        "45,652",
        "2004",
        "Language learning",
        "2 statements",
        "2 sources",
    ):
        assertContains(response, words)


def test_the_form_keeps_search_filters_and_order_together(client, world):
    """Without scripts, Apply sends what is ticked, the words and the order."""
    html = client.get("/initiatives/?q=toolkit&sort=newest").content.decode()
    assert 'id="finder"' in html
    assert 'name="q"' in html
    assert 'value="toolkit"' in html
    assert 'name="sort" value="newest"' in html


def test_what_was_typed_stays_in_its_field_when_it_is_refused(client, world):
    response = client.get("/initiatives/?started_from=soon&q=one&q=two")
    assertContains(response, 'value="soon" aria-invalid="true"')
    assertContains(response, 'value="two" aria-invalid="true"')


def test_facets_stay_in_place_when_nothing_is_found(client, world):
    names = [
        [
            panel.name
            for panel in client.get(f"/initiatives/{query}").context["selection"].facets
        ]
        for query in ("", "?q=nothing+at+all")
    ]
    assert names[0] == names[1]
