"""Numbers, dates, years and languages are written for readers."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.core.paginator import Paginator

from initiatives.models import Initiative, Source
from initiatives.templatetags.catalogue import (
    language_name,
    page_numbers,
    partial_date,
    plain_number,
    reading_address,
    ref_words,
    rough,
    running_years,
)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("88000.00", "88,000"),
        ("12.50", "12.5"),
        ("100.00", "100"),
        ("0.25", "0.25"),
        ("1250000.10", "1,250,000.1"),
        ("0.00", "0"),
    ],
)
def test_numbers_have_groups_and_no_idle_zeros(value, words):
    assert plain_number(Decimal(value)) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (7, "7"),
        (999, "999"),
        (7_193, "7,190"),
        (49_999, "49,900"),
        (280_305, "280,000"),
        (1_499_999, "1,490,000"),
    ],
)
def test_a_rough_number_never_leaves_its_size_class(number, words):
    assert rough(number) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2014", "2014"),
        ("2014-09", "September 2014"),
        ("2014-09-03", "3 September 2014"),
        ("", ""),
        ("soon", "soon"),
        ("2014-13", "2014-13"),
        ("2014-02-30", "2014-02-30"),
    ],
)
def test_dates_are_as_exact_as_they_are_known(value, words):
    assert partial_date(value) == words


@pytest.mark.parametrize(
    ("tag", "name"), [("de", "German"), ("pt-BR", "Brazilian Portuguese"), ("qq", "qq")]
)
def test_languages_have_names(tag, name):
    assert language_name(tag) == name


@pytest.mark.parametrize(
    ("first", "last", "status", "words"),
    [
        (2004, None, "active", "since 2004"),
        (2004, None, "changed", "since 2004"),
        (2004, None, "unknown", "from 2004"),
        (2004, None, "ended", "from 2004, ended"),
        (2004, 2010, "ended", "2004 to 2010"),
        (2004, 2004, "ended", "2004"),
        (None, 2010, "ended", "until 2010"),
        (None, None, "ended", "ended"),
        (None, None, "active", ""),
    ],
)
def test_years_say_no_more_than_is_known(first, last, status, words):
    initiative = Initiative(start_year=first, end_year=last, status=status)
    assert running_years(initiative) == words


def test_references_are_words():
    assert ref_words("result-2") == "result 2"


@pytest.mark.parametrize(
    ("status", "archived", "address"),
    [
        (200, "https://archive.example/copy", "https://example.org/report"),
        (404, "https://archive.example/copy", "https://archive.example/copy"),
        (404, "", "https://example.org/report"),
    ],
)
def test_a_dead_source_is_read_in_its_archived_copy(status, archived, address):
    source = Source(
        url="https://example.org/report",
        archived_url=archived,
        link_status=status,
        link_checked_at=datetime(2026, 6, 1, tzinfo=UTC),
    )
    assert reading_address(source) == address


def test_pagination_links_neighbours_and_ends():
    page = Paginator(range(100), 5).page(10)
    ellipsis = Paginator.ELLIPSIS
    assert list(page_numbers(page)) == [1, ellipsis, 9, 10, 11, ellipsis, 20]
