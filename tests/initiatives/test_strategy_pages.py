"""A strategy's page: what its initiatives add up to, and where each part is told."""

import re
from html import unescape

import pytest

from initiatives.models import Initiative, StrategyCategory
from tests.factories import (
    make_city,
    make_claim,
    make_draft,
    make_figure,
    make_initiative,
    make_lesson,
    make_organisation,
    make_source,
    make_strategy,
)

ADDRESS = "/strategies/equal-access/"


def plan(number, **fields):
    """Make an initiative of equal access."""
    return make_initiative(f"Plan {number}", strategies=["equal-access"], **fields)


def section(page, name):
    """Return the part of a page under the heading of this id."""
    return page.partition(f'<h2 id="{name}">')[2].partition("</section>")[0]


def words(html):
    """Return the words of a piece of a page."""
    return " ".join(unescape(re.sub("<[^>]+>", " ", html)).split())


def test_every_count_leads_to_a_list_of_its_length(client, catalogue):
    page = client.get(ADDRESS).text
    counts = [
        (unescape(url), int(number))
        for part in ("where", "how", "who")
        for url, number in re.findall(
            r'href="(/initiatives/\?[^"]+)">[^<]+</a>.*?tally__count">(\d+)',
            section(page, part),
            re.DOTALL,
        )
    ]
    assert len(counts) > 20
    for url, number in counts:
        assert client.get(url).context["selection"].total == number, url


@pytest.mark.parametrize(
    "slug", ["governance-and-coordination", "inclusive-procurement"]
)
def test_the_page_tells_every_setback_with_its_initiative_and_source(
    client, catalogue, slug
):
    page = client.get(f"/strategies/{slug}/").text
    told = section(page, "setbacks")
    initiatives = Initiative.objects.published().filter(strategies__slug=slug)
    setbacks = list(initiatives.statements("setback"))
    assert setbacks
    for claim in setbacks:
        assert f"{claim.initiative.get_absolute_url()}#{claim.ref}" in told
        assert claim.source.get_absolute_url() in told
        assert claim.get_asserted_by_display() in words(told)


def test_setbacks_and_preconditions_stand_under_their_headings(client, db):
    initiative = plan(1)
    make_claim(initiative, "The grant ran out.", kind="setback", asserted_by="press")
    make_claim(initiative, "A mayor had to agree.", kind="precondition")
    make_claim(initiative, "It reached many.", kind="result")
    page = client.get(ADDRESS).text
    told = words(section(page, "setbacks"))
    assert "The grant ran out." in told
    assert "Plan 1 , Littleton" in told
    assert "Asserted by the press · Example report" in told
    assert "A mayor had to agree." in section(page, "first")
    assert "It reached many." not in page


def test_money_is_grouped_by_currency_and_period_and_never_converted(client, db):
    for number, value in enumerate((900, 20_000, 5_000)):
        make_figure(
            plan(number), "Budget", value=value, unit="USD", period="year", year=2010
        )
    make_figure(plan(3), "Grant", value=7, unit="USD", year=None)
    make_figure(plan(4), "Prize", value=80, unit="EUR")
    make_figure(plan(5), "Volunteers", value=1)
    told = section(client.get(ADDRESS).text, "money")
    ranges = [words(part) for part in re.split('<li class="money[" ]', told)[1:]]
    assert "US dollars a year , 3 figures lowest 900 Budget, 2010" in ranges[0]
    assert "highest 20,000 Budget, 2010" in ranges[0]
    assert "1 between 5,000 Budget, 2010" in ranges[0]
    assert "US dollars , 1 figure only one 7 Grant, no year given" in ranges[1]
    assert "Euros , 1 figure only one 80 Prize, 2008" in ranges[2]
    assert len(ranges) == 3
    assert 'href="/initiatives/plan-1/#figure-1">20,000</a>' in told


def test_bodies_stand_with_what_they_lead_and_join(client, db):
    library = make_organisation("Town Library", kind="library")
    first, second = plan(1, lead=library), plan(2)
    second.partners.add(library)
    first.partners.add(make_organisation("Abell Fund", kind="foundation"))
    make_initiative("Other", lead=library)
    told = words(section(client.get(ADDRESS).text, "who"))
    assert "Town Library Library leads 1, joins 1" in told
    assert "Foundation in 1 initiative" in told
    assert "Library in 1 initiative" in told
    assert "3 bodies, those in most initiatives first Town Library" in told


def test_sources_count_the_statements_of_the_strategy_alone(client, db):
    for initiative in (plan(1), make_initiative("Other")):
        make_claim(initiative, source=make_source("report"))
    make_claim(make_initiative("Another"), source=make_source("elsewhere"))
    told = words(section(client.get(ADDRESS).text, "sources"))
    assert told.startswith("Rests on 1 source")
    assert "Report Example Institute, 2014 1 statement" in told


def test_nothing_of_a_draft_is_told(client, db):
    plan(1)
    draft = make_draft(
        strategies=["equal-access"],
        city=make_city("Winooski", country="CA"),
        lead=make_organisation("Secret Office", kind="police"),
    )
    make_claim(draft, "Nobody knows.", kind="setback", source=make_source("memo"))
    make_figure(draft, "Secret budget", unit="USD", source=make_source("memo"))
    page = client.get(ADDRESS).text
    for secret in ("Secret", "Nobody knows", "memo", "Canada", "Police"):
        assert secret not in page


def test_what_is_not_recorded_is_said(client, db):
    plan(1)
    page = client.get(ADDRESS).text
    assert "No cost is recorded for any of these." in section(page, "money")
    assert "No setback is recorded." in section(page, "setbacks")
    assert "No source was found" in section(page, "first")
    assert "No lesson about it is recorded." in section(page, "lessons")
    assert "No partner is recorded." in section(page, "who")


def test_a_strategy_that_nobody_pursues_says_so_and_where_to_write(client, db):
    make_strategy()
    make_lesson(strategies=["equal-access"])
    page = client.get(ADDRESS).text
    assert "0 initiatives" in page
    assert "No initiative that pursues it is recorded yet." in page
    assert 'href="/about/#objections"' in page
    assert "Plan ahead" in section(page, "lessons")
    assert "Where it was tried" not in page
    assert "On this page" not in page


def test_of_many_initiatives_the_best_documented_stand_on_the_page(client, db):
    initiatives = [plan(number) for number in range(12)]
    assert client.get(ADDRESS).text.count('class="initiative-card"') == 12
    plan(12)
    for initiative in initiatives[6:]:
        make_claim(initiative)
    page = client.get(ADDRESS).text
    shown = re.findall(r'card__title"><a href="/initiatives/(plan-\d+)/', page)
    assert sorted(shown) == sorted(each.slug for each in initiatives[6:])
    link = '<a href="/initiatives/?strategy=equal-access">See all 13 initiatives in'
    assert link in page


def test_a_long_part_is_folded_and_says_what_it_leaves_out(client, db):
    initiative = plan(1)
    for number in range(7):
        make_claim(initiative, f"Setback {number}.", kind="setback")
    told = section(client.get(ADDRESS).text, "setbacks")
    assert "<details" not in told
    for number in range(7, 63):
        make_claim(initiative, f"Setback {number}.", kind="setback")
    told = section(client.get(ADDRESS).text, "setbacks")
    assert "What went wrong: 63 statements" in told
    assert "55 more" in told
    assert "3 further ones stand on the pages of their initiatives." in told
    assert "Setback 60." not in told


def test_every_entry_of_the_contents_leads_to_a_part(client, catalogue):
    for strategy in StrategyCategory.objects.all():
        page = client.get(strategy.get_absolute_url()).text
        contents = page.partition('<nav class="contents"')[2].partition("</nav>")[0]
        parts = re.findall(r'href="#([^"]+)"', contents)
        assert len(parts) == 9
        for part in parts:
            assert f'<h2 id="{part}">' in page


def test_a_strategy_leads_to_its_matrix(client, world):
    page = client.get(ADDRESS).text
    url = "/matrix/?strategy=equal-access&amp;rows=lever&amp;columns=city_size"
    assert f'href="{url}"' in page
    assert "There is a problem" not in client.get(unescape(url)).text
