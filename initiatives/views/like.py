"""Cities like mine: those most like the reader's, why, and what they did."""

from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cities.matching import DEFAULT_WEIGHTS, PROPERTIES
from cities.models import City
from initiatives.finder.current import reading
from initiatives.finder.index import PEERS, place_in_words
from initiatives.finder.reading import shortened
from initiatives.models import Initiative
from initiatives.views.kept import kept
from initiatives.views.like_question import Question
from initiatives.views.like_words import (
    fact_in_words,
    label_of,
    match_in_words,
    within_sentence,
)

A_PAGE = 12
# How many of the cities are suggested while a name is typed: those with most to show.
SUGGESTED = 300
# How many cities that cannot be ranked are named, and initiatives a strategy.
NAMED = 60
OF_A_STRATEGY = 6
# How many peers the page of a city names.
ON_CITY_PAGE = 5


@require_safe
@kept
def cities_like(request, index):
    """Rank the cities by how like the reader's they are, and show what they did."""
    question = Question(request.GET, index)
    context = {"question": question, "choices": choices(index)}
    if question.is_answerable:
        try:
            context |= answer_to(question)
        except (EmptyPage, PageNotAnInteger):
            return page_missing(request, question)
    return render(request, "cities/city_like.html", context)


def choices(index):
    """Return what the form offers: names of cities, countries and gateway types."""
    cities = index.matching.by_slug
    return {
        "cities": [
            place_in_words(cities[slug])
            for slug, _name in index.options["city"][:SUGGESTED]
        ],
        "countries": sorted(index.options["country"], key=lambda pair: pair[1]),
        "gateways": index.options["gateway"],
    }


def answer_to(question):
    """Return the page of ranked cities, and what the first of all did."""
    index = question.index
    ranking = index.matching.rank(question.profile, question.weights)
    slugs = [slug for slug, _similarity in ranking.order]
    page = Paginator(slugs, A_PAGE).page(question.page_number)
    peers = slugs[:PEERS] if page.number == 1 else []
    shown = list(page.object_list)
    named = ranking.unranked[:NAMED]
    rows = rows_of([*shown, *named, question.city])
    ignored = [each for each in PROPERTIES if not question.weighs(each)]
    page.object_list = explained(index, question.profile, question.weights, shown, rows)
    return {
        "mine": rows.get(question.city),
        "known": facts_of(question),
        "unknown": names_of(
            each
            for each in PROPERTIES
            if not question.profile.facts.get(each.name) and each not in ignored
        ),
        "ignored": names_of(ignored),
        "page": page,
        "page_url": question.url_of(page=page.number),
        "unranked": [rows[slug] for slug in named],
        "unranked_count": len(ranking.unranked),
        "unranked_more": len(ranking.unranked) - len(named),
        "outcomes": outcomes(question, peers) if peers else None,
    }


def names_of(properties):
    """Return the names of properties as they stand within a sentence."""
    return [within_sentence(each.label) for each in properties]


def page_missing(request, question):
    """Say that the list has no such page, and lead to the first and the last."""
    ranking = question.index.matching.rank(question.profile, question.weights)
    last = Paginator(ranking.order, A_PAGE).num_pages
    context = {
        "number": shortened(question.page_number),
        "last": last,
        "first_url": question.url,
        "last_url": question.url_of(page=last),
    }
    return render(request, "initiatives/page_missing.html", context, status=404)


def rows_of(slugs):
    """Return the rows of cities by slug, with population."""
    rows = City.objects.for_card().filter(slug__in=slugs)
    return {city.slug: city for city in rows}


def explained(index, profile, weights, slugs, rows):
    """Return the matches of a profile with these cities, with their sums in words."""
    matching, gateways = index.matching, index.labels["gateway"]
    matches = (
        matching.compare(profile, matching.by_slug[slug], weights) for slug in slugs
    )
    return [
        match_in_words(match, rows, profile, weights, gateways) for match in matches
    ]


def facts_of(question):
    """Return what is compared of the reader's city, with year and source of each."""
    figures = {}
    if question.city:
        city = City.objects.for_detail().get(slug=question.city)
        figures = {figure.pk: figure for figure in city.statistics.all()}
    gateways = question.index.labels["gateway"]
    return [
        {
            "label": label_of(each, kind),
            "value": fact_in_words(each.name, fact, gateways),
            "figures": [figures[key] for key in fact.statistics],
            "is_typed": each.name in question.typed,
        }
        for each in question.profile.known(question.weights)
        for kind, fact in question.profile.facts[each.name].items()
    ]


def outcomes(question, peers):
    """Return what the most similar cities did by strategy, the nearest first.

    ``none`` are the strategies for which none of them has anything.
    """
    index = question.index
    in_order = index.in_order_of(peers, index.published)
    groups, none = [], []
    for slug, label in index.options["strategy"]:
        of_strategy = index.facets["strategy"].get(slug, ())
        own = [pk for pk in in_order if pk in of_strategy]
        group = {"slug": slug, "label": label, "count": len(own)}
        if own:
            group["ids"] = own[:OF_A_STRATEGY]
            group["more"] = len(own) > OF_A_STRATEGY
            group["url"] = finder_url(question, peers, strategy=slug)
            groups.append(group)
        else:
            group["url"] = reverse("initiatives:list", query={"strategy": slug})
            none.append(group)
    shown = {pk for group in groups for pk in group["ids"]}
    rows = Initiative.objects.for_outcomes().in_bulk(shown)
    for group in groups:
        group["initiatives"] = [rows[pk] for pk in group["ids"]]
    return {
        "cities": len(peers),
        "count": len(in_order),
        "groups": groups,
        "none": none,
        "url": finder_url(question, peers),
    }


def finder_url(question, peers, **filters):
    """Return the address of the finder with the initiatives of the peers."""
    cities = {"like": question.city} if question.is_usual else {"city": peers}
    return reverse("initiatives:list", query=filters | cities)


def peers_of(slug):
    """Return the cities most like one, with reasons, for its page; empty if none are.

    Each is a ``MatchInWords``.
    """
    with reading() as index:
        if slug not in index.matching.by_slug:
            return []
        slugs = index.peers(slug)[:ON_CITY_PAGE]
        profile = index.matching.by_slug[slug]
        return explained(
            index, profile, DEFAULT_WEIGHTS, slugs, rows_of([slug, *slugs])
        )
