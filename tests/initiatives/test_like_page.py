"""/cities/like/: which cities are like the reader's, why, and what they did."""

import re

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from tests.factories import make_city, make_initiative, make_source
from tests.initiatives.peers import make_peers


@pytest.fixture
def peers(db):
    return make_peers()


def text_of(response):
    """Return what a page says, without its mark-up."""
    html = response.content.decode()
    html = re.sub(r"<(script|style|title|datalist).*?</\1>", "", html, flags=re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", html))


def ask(client, query):
    response = client.get(f"/cities/like/?{query}")
    assert response.status_code == 200
    return text_of(response)


def matches(words):
    """Return what a page says of the ranked cities."""
    return words[words.index("The most similar cities") :]


def test_without_a_question_there_is_only_the_form(client, peers):
    words = ask(client, "")
    assert "Your city" in words
    assert "There is a problem" not in words
    assert "The most similar cities" not in words


def test_a_city_is_shown_with_the_figures_used_their_years_and_sources(client, peers):
    response = client.get("/cities/like/?city=ashby-us")
    assertContains(response, "Cities like Ashby</h1>")
    assertContains(response, 'href="/cities/ashby-us/"')
    words = text_of(response)
    for part in (
        "41,700",
        "2020, Census",
        "9 %",
        "The survey of 2021",
    ):
        assert part in words
    assert "left out: change of that share, share with limited English" in words


def test_each_match_says_its_sum_in_words(client, peers):
    words = matches(ask(client, "city=ashby-us"))
    assert words.index("Bexley") < words.index("Corby")
    assert "Population 41,700 and 45,000: very close" in words
    assert "foreign-born share 9 % and 10 %: very close" in words
    assert "country United States: the same" in words
    assert "Population 41,700 and 900,000: far" in words
    assert "42.9 of 42.9 points" not in words
    points = [float(each) for each in re.findall(r"([\d.]+) of [\d.]+ points", words)]
    assert sum(points[:3]) == pytest.approx(points[3], abs=0.2)


def test_a_population_without_a_year_names_who_gives_it(client, peers):
    undated = make_source("geonames", publisher="GeoNames")
    city = make_city("Eccles", population=43_000, year=None, region="")
    city.statistics.update(source=undated)
    make_initiative("Eccles Plan", city=city)
    said = "Population 43,000 (GeoNames, no year) and 45,000: very close"
    assert said in matches(ask(client, "city=eccles-us&weigh_newcomers=ignore"))
    said = "Population 43,100 and 43,000 (GeoNames, no year): very close"
    assert said in matches(ask(client, "population=43100"))


def test_what_is_not_known_of_a_match_is_said(client, peers):
    words = matches(ask(client, "city=corby-us&weigh_newcomers=ignore"))
    assert "gateway type: not known for Bexley: left out" in words


def test_a_city_of_which_too_little_is_known_is_named_apart(client, peers):
    words = ask(client, "city=ashby-us")
    ranked, apart = words.split("Too little is known to compare: 1 city")
    assert "Dunmow" not in ranked
    assert "Dunmow" in apart


def test_figures_can_be_typed_instead(client, peers):
    words = ask(client, "population=880,000&foreign_born_share=41%25&country=US")
    assert "880,000 as you gave it" in words
    order = matches(words)
    assert order.index("Corby") < order.index("Bexley")


def test_typed_figures_stand_for_those_of_a_city(client, peers):
    order = matches(
        ask(client, "city=ashby-us&population=900000&foreign_born_share=40")
    )
    assert order.index("Corby") < order.index("Bexley")


def test_weights_change_the_order(client, peers):
    query = "population=45000&foreign_born_share=40"
    by_both = ask(client, query)
    by_share = ask(client, f"{query}&weigh_population=ignore")
    assert "Weighed as nothing: population" in by_share
    assert "Weighed as nothing: population" not in by_both
    assert matches(by_share).index("Corby") < matches(by_share).index("Bexley")


def test_the_usual_weights_are_not_written_into_the_address(client, peers):
    response = client.get(
        "/cities/like/?city=Ashby&weigh_population=important&weigh_country=ignore"
    )
    address = "/cities/like/?city=ashby-us&amp;weigh_country=ignore"
    assertContains(response, f'rel="canonical" href="http://testserver{address}"')


@pytest.mark.parametrize(
    "name", ["ashby-us", "Ashby", "ashby", "Ashby, United States", "ASHBY-US"]
)
def test_a_city_is_found_by_its_name(client, peers, name):
    assertContains(
        client.get("/cities/like/", {"city": name}), "Cities like Ashby</h1>"
    )


@pytest.mark.parametrize("name", ["Ash", "Ashford"])
def test_a_name_that_is_not_clear_is_answered_with_choices(client, peers, name):
    for region in ("Kent", "Ohio"):
        slug = f"ashford-{region.lower()}"
        make_initiative(region, city=make_city("Ashford", slug=slug, region=region))
    response = client.get("/cities/like/", {"city": name, "country": "US"})
    assertContains(response, f"“{name}”")
    assertContains(response, "Which city do you mean?")
    assertContains(
        response,
        '<a href="/cities/like/?country=US&amp;city=ashford-ohio">'
        "Ashford, Ohio, United States</a>",
        html=True,
    )


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("city=atlantis", ["City:", "“atlantis” is not in the catalogue"]),
        ("population=-5", ["Population:", "“-5”"]),
        ("population=many", ["Population:", "“many”"]),
        ("population=0", ["Population:", "“0”"]),
        ("foreign_born_share=101", ["Foreign-born share:", "“101”"]),
        ("foreign_born_share=nan", ["Foreign-born share:", "“nan”"]),
        ("country=XX", ["Country:", "“XX”"]),
        ("gateway=golden", ["Gateway type:", "“golden”"]),
        ("weigh_population=huge", ["Weight of: Population:", "“huge”"]),
        ("colour=red", ["colour:", "no such thing"]),
        ("city=a&city=b", ["City:", "more than once"]),
        ("city=%00", ["City:", "not in the catalogue"]),
        ("weigh_country=ignore", ["Nothing is left to compare"]),
        ("country=US&weigh_country=ignore", ["Nothing is left to compare"]),
        ("page=2", ["page:", "no pages before a city is named"]),
        ("country=US&page=1&page=2", ["page:", "more than once"]),
    ],
)
def test_a_mistake_is_named(client, peers, query, said):
    words = ask(client, query)
    for part in ("There is a problem", *said):
        assert part in words


def test_what_remains_of_a_wrong_question_is_used(client, peers):
    words = ask(client, "city=ashby-us&population=-5&weigh_country=huge")
    assert "There is a problem" in words
    assert "Bexley" in matches(words)


def test_what_they_did_stands_under_its_strategy_with_its_result(client, peers):
    response = client.get("/cities/like/?city=ashby-us")
    assertContains(response, 'href="/initiatives/bexley-plan/#result-1"')
    words = text_of(response)
    did = words[words.index("What the 2 nearest cities did") :]
    learning = did[did.index("Language learning 2 initiatives") :]
    assert learning.index("Bexley: Bexley Plan") < learning.index("Corby: Corby Plan")
    assert "All forms are in four languages." in learning
    assert "Asserted by the press in The Gazette" in learning
    assert "No result is recorded." in learning
    assert "Ashby Plan" not in did


def test_strategies_without_anything_are_said(client, peers):
    response = client.get("/cities/like/?city=ashby-us")
    assert "No city like yours is recorded for housing." in text_of(response)
    assertContains(response, 'href="/initiatives/?strategy=housing"')


def test_their_initiatives_are_a_link_to_the_finder(client, peers):
    assertContains(
        client.get("/cities/like/?city=ashby-us"), 'href="/initiatives/?like=ashby-us"'
    )
    assertContains(
        client.get("/cities/like/?population=41700&foreign_born_share=9"),
        'href="/initiatives/?city=ashby-us&amp;city=bexley-us&amp;city=corby-us"',
    )


def test_the_list_goes_on_by_page_and_ends(client, db):
    for number in range(14):
        city = make_city(f"City {number:02}", population=50_000 + number)
        make_initiative(f"Plan {number}", city=city)
    first = ask(client, "population=50000")
    assert "City 11," in first
    assert "City 12," not in first
    second = ask(client, "population=50000&page=2")
    assert "The most similar cities, 13 to 14" in second
    assert "City 12," in second
    missing = client.get("/cities/like/?population=50000&page=9")
    assertContains(
        missing, "/cities/like/?population=50000&amp;page=2", status_code=404
    )


def test_drafts_are_no_cities_to_be_like(client, world):
    words = ask(client, "population=5000&country=US")
    assert "Littleton" in matches(words)
    assert "Winooski" not in words
    assert "“winooski-us” is not in the catalogue" in ask(client, "city=winooski-us")


def test_an_empty_catalogue_says_that_nothing_compares(client, db):
    assert "Of no city is enough known" in ask(client, "population=5000")


def test_a_city_page_names_its_peers_and_why(client, peers):
    response = client.get("/cities/ashby-us/")
    words = text_of(response)
    said = words[words.index("Cities like this one") :]
    assert said.index("Bexley") < said.index("Corby")
    assert "population very close; foreign-born share very close" in said
    assertContains(response, 'href="/cities/like/?city=ashby-us"')
    assertContains(response, 'href="/initiatives/?like=ashby-us"')


def test_a_city_without_public_initiatives_has_no_peers(client, world):
    assertNotContains(client.get("/cities/winooski-us/"), "Cities like this one")


@pytest.mark.parametrize("address", ["/", "/cities/", "/sitemap.xml", "/initiatives/"])
def test_the_page_is_found_from_elsewhere(client, peers, address):
    assertContains(client.get(address), "/cities/like/")


def test_the_method_is_told(client, db):
    words = text_of(client.get("/method/"))
    assert "J. C. Gower" in words
    assert "“very close” from 95 % alike" in words
