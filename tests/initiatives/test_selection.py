"""The Selection: what a query string finds, and how it says so."""

from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from initiatives.finder.filters import PARAMETERS, FinderFilterSet
from initiatives.finder.selection import PageMissingError, Selection
from initiatives.models import Initiative
from tests.factories import (
    make_city,
    make_claim,
    make_figure,
    make_initiative,
    make_milestone,
    make_source,
)


def select(query=""):
    return Selection(QueryDict(query))


def found(query=""):
    rows = select(query).every(Initiative.objects.all())
    return [initiative.name for initiative in rows]


def facet(selection, name):
    panel = next(panel for panel in selection.all_facets if panel.name == name)
    return {option.value: option for option in panel.options}


def counts(query, name):
    return {
        value: option.count
        for value, option in facet(select(query), name).items()
        if option.count
    }


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["Citizen Mentors", "Equity Toolkit", "Welcome Centre"]),
        ("strategy=language-learning", ["Citizen Mentors", "Welcome Centre"]),
        (
            "strategy=equal-access&strategy=service-access",
            ["Equity Toolkit", "Welcome Centre"],
        ),
        (
            "strategy=language-learning&strategy=service-access&match=all",
            ["Welcome Centre"],
        ),
        (
            "strategy=language-learning&strategy=service-access&match=any",
            ["Citizen Mentors", "Welcome Centre"],
        ),
        ("strategy=language-learning&lever=convener", ["Citizen Mentors"]),
        ("strategy=equal-access&city=littleton-us", []),
        ("lever=employer&lever=policy-maker", ["Equity Toolkit"]),
        ("aim=improve-access&status=ended", ["Citizen Mentors"]),
        ("city_size=town", ["Citizen Mentors", "Welcome Centre"]),
        ("city_size=metropolitan", ["Equity Toolkit"]),
        ("country=US", ["Citizen Mentors", "Equity Toolkit", "Welcome Centre"]),
        ("region=Washington", ["Equity Toolkit"]),
        ("tag=library", ["Welcome Centre"]),
        ("award=city-prize", ["Welcome Centre"]),
        ("source=denver-post", ["Welcome Centre"]),
        ("asserted_by=press", ["Welcome Centre"]),
        ("started_from=2004", ["Equity Toolkit", "Welcome Centre"]),
        ("started_to=2004", ["Citizen Mentors", "Welcome Centre"]),
        ("started_from=1999&started_to=2005", ["Welcome Centre"]),
        ("q=toolkit", ["Equity Toolkit"]),
        ("q=RACIAL+budgets", ["Equity Toolkit"]),
        ("q=littleton+mentoring", ["Citizen Mentors", "Welcome Centre"]),
        ("q=nobody+knows", []),
    ],
)
def test_a_query_string_finds(world, query, names):
    selection = select(query)
    assert sorted(found(query)) == names
    assert selection.total == len(names)
    assert not selection.mistakes


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("sort=name", ["Citizen Mentors", "Equity Toolkit", "Welcome Centre"]),
        ("sort=newest", ["Equity Toolkit", "Welcome Centre", "Citizen Mentors"]),
        ("sort=oldest", ["Citizen Mentors", "Welcome Centre", "Equity Toolkit"]),
        ("sort=city-size", ["Equity Toolkit", "Citizen Mentors", "Welcome Centre"]),
        ("q=mentors+littleton", ["Citizen Mentors", "Welcome Centre"]),
        ("q=mentor", ["Citizen Mentors", "Welcome Centre"]),
    ],
)
def test_the_order_is_as_asked(world, query, names):
    assert found(query) == names


def test_what_has_no_year_stands_last_in_either_order(world):
    make_initiative("Ageless Club", city=world.seattle)
    assert found("sort=newest")[-1] == found("sort=oldest")[-1] == "Ageless Club"


def test_last_updated_comes_first_on_request(world):
    world.mentors.save()
    assert found("sort=updated")[0] == "Citizen Mentors"


def test_a_value_counts_in_any_case(world):
    assert found("strategy=Equal-Access&country=us") == ["Equity Toolkit"]


@pytest.mark.parametrize(
    ("query", "parameter", "words"),
    [
        ("strategy=magic", "strategy", "“magic” is not in the catalogue"),
        ("stratgy=equal-access", "stratgy", "no filter of this name"),
        ("sort=price", "sort", "“price” cannot be used: Choose one of relevance, name"),
        ("view=hologram", "view", "Choose one of list, table, map, timeline."),
        ("match=none", "match", "“none” cannot be used: Choose one of all, any."),
        ("started_from=soon", "started_from", "“soon”"),
        ("started_from=99999", "started_from", "“99999”"),
        ("started_from=2010&started_to=2001", "started_to", "before it begins"),
        ("q=one&q=two", "q", "more than once"),
        ("page=1&page=2", "page", "more than once"),
        ("q=" + "x" * 5000, "q", "200"),
        ("q=%00", "q", "Null characters"),
        ("strategy=%00", "strategy", "not in the catalogue"),
        ("columns=price", "columns", "“price” is not a column of the table"),
        ("tag=secret-tag", "tag", "“secret-tag” is not in the catalogue"),
        ("city=winooski-us", "city", "not in the catalogue"),
    ],
)
def test_what_cannot_be_understood_is_named_and_left_out(
    world, query, parameter, words
):
    selection = select(query)
    assert words in selection.errors[parameter][0]
    assert parameter not in selection.chosen or parameter == "started_to"
    assert selection.total == 3 or parameter == "started_to"


def test_known_values_stay_when_an_unknown_one_stands_beside_them(world):
    selection = select("strategy=equal-access&strategy=magic&lever=employer")
    assert selection.chosen == {"strategy": ["equal-access"], "lever": ["employer"]}
    assert list(selection.errors) == ["strategy"]


def test_unknown_values_are_named_in_the_order_they_were_given_in(world):
    messages = select("&".join(f"city=x{n}" for n in range(9))).errors["city"]
    assert [message[1:3] for message in messages] == [f"x{n}" for n in range(9)]


@pytest.mark.parametrize("query", ["match=all", "match=any&strategy=equal-access"])
def test_how_strategies_combine_is_left_unsaid_where_it_changes_nothing(world, query):
    selection = select(query)
    assert "match" not in selection.chosen
    assert not selection.mistakes


def test_a_long_value_is_quoted_in_short(world):
    [message] = select("tag=" + "y" * 5000).errors["tag"]
    assert len(message) < 120


def test_a_value_given_twice_is_one_value(world):
    selection = select("strategy=equal-access&strategy=equal-access")
    assert selection.chosen == {"strategy": ["equal-access"]}
    assert not selection.mistakes


def test_empty_fields_of_a_form_are_no_filters(world):
    selection = select("q=&started_from=&strategy=&sort=")
    assert not selection.chosen
    assert not selection.mistakes


@pytest.mark.parametrize("page", ["0", "-1", "2", "99999", "x", "1.5", "%00"])
def test_a_page_that_is_not_there_is_refused_with_the_last_one(world, page):
    selection = select(f"page={page}")
    with pytest.raises(PageMissingError) as missing:
        selection.page(Initiative.objects.all())
    assert missing.value.last == 1


def test_a_facet_leaves_out_its_own_selection_when_counting(world):
    everything = {"equal-access": 1, "language-learning": 2, "service-access": 1}
    assert counts("strategy=equal-access", "strategy") == everything


def test_a_facet_counts_under_all_other_filters(world):
    assert counts("city=seattle-us&q=toolkit", "strategy") == {"equal-access": 1}
    assert counts("city=seattle-us", "lever") == {"policy-maker": 1, "employer": 1}


def test_under_match_all_a_facet_counts_what_adding_a_value_would_find(world):
    query = "strategy=service-access&match=all"
    assert counts(query, "strategy") == {"language-learning": 1, "service-access": 1}


def test_every_count_is_the_length_of_the_list_it_leads_to(world):
    for panel in select().all_facets:
        for option in panel.options:
            assert select(f"{panel.name}={option.value}").total == option.count


def test_claims_and_sources_do_not_count_an_initiative_twice(world):
    assert counts("", "asserted_by") == {"city": 2, "press": 1}


def test_an_option_without_results_is_disabled_unless_it_is_chosen(world):
    options = facet(select("city=littleton-us&strategy=equal-access"), "lever")
    assert options["employer"].disabled
    assert not facet(select("status=changed"), "status")["changed"].disabled


def test_a_facet_with_a_single_value_is_not_drawn(world):
    assert "country" not in {panel.name for panel in select().facets}
    assert "country" in {panel.name for panel in select("country=US").facets}


def test_neither_is_one_of_a_vocabulary_nor_a_single_year(db):
    for name, lever in (("One", "convener"), ("Two", "employer")):
        make_initiative(
            name, strategies=["equal-access"], levers=[lever], start_year=2004
        )
    selection = select()
    assert [panel.name for panel in selection.facets] == ["lever"]
    assert not selection.offers_years
    assert select("started_to=2010").offers_years
    make_initiative("Three", start_year=1990)
    assert select().offers_years


def test_eight_facets_are_open_and_the_rest_are_folded(catalogue):
    panels = select().facets
    assert [panel.is_open for panel in panels] == [True] * 8 + [False] * 8
    assert select("award=city-prize").panel("award").is_open is False
    assert select("tag=library").panel("tag").is_open


def test_cities_of_one_name_are_told_apart(db):
    make_initiative("Hill", city=make_city("Boston", region="Massachusetts"))
    make_initiative(
        "Fen", city=make_city("Boston", slug="boston-gb", region="", country="GB")
    )
    make_initiative("Elsewhere", city=make_city("Littleton"))
    labels = {value: option.label for value, option in facet(select(), "city").items()}
    assert labels == {
        "boston-us": "Boston, Massachusetts",
        "boston-gb": "Boston, United Kingdom",
        "littleton-us": "Littleton",
    }
    assert select("city=boston-gb").chips[0].label == "Boston, United Kingdom"


@pytest.mark.parametrize("evidence", [make_figure, make_milestone])
def test_a_source_is_that_of_any_evidence(db, evidence):
    initiative = make_initiative("Welcome Centre")
    evidence(initiative, source=make_source("budget-book", title="Budget Book"))
    assert found("source=budget-book") == ["Welcome Centre"]
    assert found("q=budget+book") == ["Welcome Centre"]


def test_a_further_source_is_one_too(db):
    claim = make_claim(make_initiative("Welcome Centre"))
    claim.further_sources.add(make_source("audit", title="Audit of all"))
    assert found("source=audit") == ["Welcome Centre"]
    assert found('q="audit of all"') == ["Welcome Centre"]
    claim.further_sources.clear()
    assert found('q="audit of all"') == []


def test_a_chosen_option_stays_in_its_place_and_in_sight(catalogue):
    panel = select("strategy=governance-and-coordination").panel("strategy")
    assert "governance-and-coordination" in {option.value for option in panel.rest}
    assert panel.rest_is_open
    assert len(panel.top) + len(panel.rest) == len(panel.options)
    assert not select("strategy=civic-inclusion").panel("strategy").rest_is_open


def test_a_chosen_option_that_is_not_listed_is_drawn_after_the_first(catalogue):
    *_, (last, _label) = select().panel("tag").pairs
    panel = select(f"tag={last}").panel("tag")
    assert [option.value for option in panel.unlisted] == [last]
    assert len(panel.top) == 8


def test_each_chip_leads_to_the_selection_without_it(world):
    selection = select(
        "q=centre&strategy=language-learning&strategy=service-access&sort=newest"
    )
    by_label = {chip.label: chip.url for chip in selection.chips}
    assert by_label == {
        "Language learning": (
            "/initiatives/?strategy=service-access&q=centre&sort=newest"
        ),
        "Service access": (
            "/initiatives/?strategy=language-learning&q=centre&sort=newest"
        ),
        "centre": (
            "/initiatives/?strategy=language-learning&strategy=service-access"
            "&sort=newest"
        ),
    }
    assert selection.clear_url == "/initiatives/?sort=newest"


def test_every_filter_makes_a_chip(catalogue):
    """Chips come from the filters' declarations: none is forgotten."""
    values = {name: pairs[0][0] for name, pairs in select().index.options.items()}
    values |= {"q": "x", "like": values["city"], "match": "all"}
    values |= {"started_from": "1990", "started_to": "2020"}
    assert values.keys() == PARAMETERS.keys() - set(FinderFilterSet.PRESENTATION)
    selection = select(urlencode(values))
    assert not selection.mistakes
    assert {chip.parameter for chip in selection.chips} == values.keys()
    assert selection.active_count == len(values) - 1


def test_one_selection_has_one_address(world):
    one = select("q=centre&strategy=service-access&strategy=language-learning&page=1")
    two = select("strategy=language-learning&q=centre&strategy=Service-Access")
    assert one.url() == two.url()


def test_it_says_itself_in_words(world):
    selection = select("strategy=equal-access&strategy=language-learning&q=mentor")
    assert selection.heading == (
        "2 initiatives for equal access or language learning with “mentor”"
    )
    town = select("strategy=service-access&city_size=town")
    assert town.title == "1 initiative for service access · Town"
    assert town.description == "Service access · Town · 1 initiative"
    assert select().heading == "3 initiatives"


def test_what_says_little_by_itself_is_said_with_its_name(world):
    selection = select("asserted_by=city&started_from=1990&q=mentor")
    assert selection.description == (
        "Who says so: the city itself · “mentor” · Started in or after: 1990"
        f" · {selection.count_in_words}"
    )
    both = "strategy=equal-access&strategy=language-learning&match=all"
    assert select(both).title == (
        "0 initiatives for equal access and language learning"
    )


def test_drafts_do_not_count_anywhere(world):
    Initiative.objects.filter(pk=world.draft.pk).update(publication="archived")
    for panel in select().all_facets:
        for option in panel.options:
            assert option.value not in {"winooski-us", "secret-tag", "secret-memo"}
    assert counts("", "award") == {"city-prize": 1}
