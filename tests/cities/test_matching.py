"""Cities like mine: Gower's measure, its promises, and what it does with gaps."""

import random
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cities.matching import (
    DEFAULT_WEIGHTS,
    FACTORS,
    PROPERTIES,
    Closeness,
    Fact,
    Matching,
    Profile,
    change_a_decade,
)

SHARE_KNOWN = 0.7
SPANS = {
    "population": (1, 40_000_000),
    "newcomers": (0, 100),
    "change": (-30, 30),
    "limited_english": (0, 100),
}


def random_fact(chance, each):
    """Return a value of a property."""
    if each.name in SPANS:
        return Fact(chance.randint(*SPANS[each.name]))
    return Fact(chance.choice("abc"))


def random_catalogue(seed):
    """Return two to eight cities of which any fact may be missing."""
    chance = random.Random(seed)
    return Matching(
        [
            Profile(
                f"city-{number}",
                chance.choice(("Ash", "Bay", "Cork")),
                {
                    each.name: {
                        kind: random_fact(chance, each)
                        for kind in each.kinds
                        if chance.random() < SHARE_KNOWN
                    }
                    for each in PROPERTIES
                },
            )
            for number in range(chance.randint(2, 8))
        ]
    )


catalogues = st.integers(0, 1_000_000).map(random_catalogue)
weights = st.fixed_dictionaries(
    {each.name: st.sampled_from(sorted(FACTORS)) for each in PROPERTIES}
)


def city(slug, name="", **facts):
    """Return a profile with one fact a property, of its first kind."""
    kinds = {each.name: each.kinds[0] for each in PROPERTIES}
    return Profile(
        slug,
        name or slug.title(),
        {key: {kinds[key]: Fact(value)} for key, value in facts.items()},
    )


def similarity(cities, one, other, **changes):
    matching = Matching(cities)
    return matching.compare(one, other, DEFAULT_WEIGHTS | changes).similarity


def without(profile, name):
    """Return a profile of which one property is not known."""
    return replace(profile, facts=profile.facts | {name: {}})


@given(catalogues, weights)
def test_similarity_is_the_same_both_ways(matching, weights):
    one, other = matching.cities[:2]
    there = matching.compare(one, other, weights).similarity
    assert there == pytest.approx(matching.compare(other, one, weights).similarity)


@given(catalogues, weights)
def test_nothing_is_more_like_a_city_than_itself(matching, weights):
    for each in matching.cities:
        own = matching.compare(each, each, weights).similarity
        assert own == pytest.approx(1 if each.known(weights) else 0)


@given(catalogues, weights)
def test_similarity_lies_between_0_and_1_and_is_the_sum_of_its_parts(matching, weights):
    mine = matching.cities[0]
    for other in matching.cities[1:]:
        match = matching.compare(mine, other, weights)
        parts = [comparison.part for comparison in match.comparisons]
        assert all(0 <= part <= 1 for part in parts)
        assert sum(parts) == pytest.approx(match.similarity)
        assert -1e-9 <= match.similarity <= 1 + 1e-9


@given(catalogues, weights)
def test_the_ranking_says_what_the_comparisons_say(matching, weights):
    mine = matching.cities[0]
    ranking = matching.rank(mine, weights)
    for slug, similarity in ranking.order:
        match = matching.compare(mine, matching.by_slug[slug], weights)
        assert similarity == pytest.approx(match.similarity, abs=1e-8)
    ranked = [slug for slug, _similarity in ranking.order]
    others = {each.slug for each in matching.cities} - {mine.slug}
    assert len(ranked) + len(ranking.unranked) == len(others)
    assert {*ranked, *ranking.unranked} == others


@given(
    catalogues,
    weights,
    st.sampled_from(sorted({*SPANS} - {"population"})),
    st.sampled_from((0.5, 2, 100)),
)
def test_the_order_does_not_depend_on_the_unit(matching, weights, name, unit):
    def in_other_unit(profile):
        facts = {
            kind: Fact(fact.value * unit) for kind, fact in profile.facts[name].items()
        }
        return replace(profile, facts=profile.facts | {name: facts})

    other = Matching([in_other_unit(each) for each in matching.cities])
    for mine in matching.cities:
        there = other.rank(in_other_unit(mine), weights)
        here = matching.rank(mine, weights)
        assert there.order == [
            (slug, pytest.approx(value, abs=1e-8)) for slug, value in here.order
        ]


@given(catalogues, weights, st.integers(2, 1000))
def test_the_order_does_not_depend_on_the_unit_of_population(matching, weights, unit):
    def in_other_unit(profile):
        facts = {
            kind: Fact(fact.value * unit)
            for kind, fact in profile.facts["population"].items()
        }
        return replace(profile, facts=profile.facts | {"population": facts})

    other = Matching([in_other_unit(each) for each in matching.cities])
    here = matching.rank(matching.cities[0], weights)
    there = other.rank(in_other_unit(matching.cities[0]), weights)
    assert dict(there.order) == pytest.approx(dict(here.order), abs=1e-6)


@given(catalogues, weights, st.sampled_from(PROPERTIES))
def test_a_gap_adds_nothing_and_is_said(matching, weights, gone):
    assume(FACTORS[weights[gone.name]])
    mine, other = matching.cities[:2]
    match = matching.compare(mine, without(other, gone.name), weights)
    left_out = next(each for each in match.comparisons if each.by == gone)
    assert (left_out.similarity, left_out.closeness, left_out.part) == (None, None, 0)
    rest = weights | {gone.name: "ignore"}
    assert match.similarity == pytest.approx(
        matching.compare(mine, other, rest).similarity
    )


@given(catalogues, weights)
def test_a_city_of_which_nothing_is_known_is_never_ranked(matching, weights):
    unknown = Profile("nowhere", "Nowhere", {})
    everyone = Matching([*matching.cities, unknown])
    for each in matching.cities:
        assert "nowhere" in everyone.rank(each, weights).unranked
    assert everyone.rank(unknown, weights).order == []


def test_population_counts_by_its_logarithm():
    cities = [city(str(people), population=people) for people in (100, 1000, 100_000)]
    small, middle, large = cities
    assert similarity(cities, small, middle) == pytest.approx(2 / 3)
    assert similarity(cities, middle, large) == pytest.approx(1 / 3)


def test_the_sum_is_weighted():
    cities = [
        city("one", population=100, country="DE"),
        city("two", population=100, country="FR"),
        city("three", population=1000, country="FR"),
    ]
    assert similarity(cities, *cities[:2]) == pytest.approx(3 / 4)
    assert similarity(cities, *cities[:2], population="normal") == pytest.approx(1 / 2)
    assert similarity(cities, *cities[:2], country="ignore") == 1


def test_shares_are_compared_only_with_their_like():
    def shares(slug, **kinds):
        facts = {kind: Fact(value) for kind, value in kinds.items()}
        return Profile(slug, slug, {"newcomers": facts})

    born = shares("born", foreign_born_share=10, foreign_national_share=5)
    national = shares("national", foreign_national_share=5)
    background = shares("background", migration_background_share=10)
    both = shares("both", foreign_born_share=30, foreign_national_share=25)
    matching = Matching([born, national, background, both])

    def compared(one, other):
        match = matching.compare(one, other, DEFAULT_WEIGHTS)
        return next(each for each in match.comparisons if each.mine)

    assert compared(born, both).kind == "foreign_born_share"
    assert compared(born, national).kind == "foreign_national_share"
    unlike = compared(born, background)
    assert (unlike.kind, unlike.similarity) == (None, None)
    assert (unlike.mine.value, unlike.theirs.value) == (10, 10)


def test_a_figure_beyond_all_others_is_far_and_not_less():
    cities = [city("one", newcomers=5), city("two", newcomers=10)]
    typed = Profile("", "", city("", newcomers=100).facts)
    assert similarity(cities, typed, cities[0]) == 0


def test_a_city_of_which_little_is_known_does_not_stand_first():
    mine = city("mine", population=50_000, newcomers=10, country="US")
    known = city("known", population=90_000, newcomers=12, country="US")
    little = city("little", population=50_000, country="US")
    ranking = Matching([mine, known, little]).rank(mine, DEFAULT_WEIGHTS)
    assert [slug for slug, _similarity in ranking.order] == ["known"]
    assert ranking.unranked == ["little"]


def test_equals_stand_by_name():
    cities = [
        city(slug, name, population=people)
        for slug, name, people in (
            ("x", "Zagreb", 10),
            ("y", "Aachen", 10),
            ("z", "Bern", 10),
            ("mine", "Mine", 10),
            ("far", "Aalen", 90),
        )
    ]
    order = Matching(cities).rank(cities[3], DEFAULT_WEIGHTS).order
    assert [slug for slug, _similarity in order] == ["y", "z", "x", "far"]


@pytest.mark.parametrize(
    ("share", "word"),
    [
        (20, Closeness.SAME),
        (24, Closeness.VERY_CLOSE),
        (29, Closeness.CLOSE),
        (42, Closeness.SOME_WAY_OFF),
        (60, Closeness.FAR),
    ],
)
def test_the_step_is_said_in_words(share, word):
    mine, other = city("mine", newcomers=20), city("other", newcomers=share)
    range_of_100 = [city("none", newcomers=0), city("all", newcomers=100)]
    match = Matching([mine, other, *range_of_100]).compare(mine, other, DEFAULT_WEIGHTS)
    assert [each.closeness for each in match.comparisons if each.mine] == [word]


def test_change_is_counted_a_decade_between_the_first_and_the_last_year():
    figures = [
        Fact(4.0, (1990,), (1,)),
        Fact(9.0, (2000,), (2,)),
        Fact(7, (2010,), (3,)),
    ]
    assert change_a_decade(figures) == Fact(1.5, (1990, 2010), (1, 3))
    assert change_a_decade([Fact(4.0, (2010,)), Fact(9.0, (2014,))]) is None
    assert change_a_decade([Fact(4.0, (None,)), Fact(9.0, (2014,))]) is None
    assert change_a_decade([]) is None
