"""``manage.py check_links``: what it asks, in which order, and what it stores."""

import threading
import time
from datetime import timedelta
from io import StringIO
from itertools import pairwise

import pytest
from django.core.management import CommandError, call_command
from django.db.backends.signals import connection_created
from django.utils import timezone

from initiatives.links import asking, checking
from initiatives.links.asking import Outcome
from initiatives.links.checking import due, save
from initiatives.management.commands import check_links
from initiatives.models import Source
from initiatives.models.sources import DEAD_LINK
from tests.factories import make_source
from tests.initiatives.links.site import HOST


def check(*options, delay=0, **kwargs):
    """Run the command and return what it wrote."""
    out = kwargs.setdefault("stdout", StringIO())
    call_command("check_links", *options, delay=delay, **kwargs)
    return out.getvalue()


def make_sources(site, *paths, host=HOST, **fields):
    return [
        make_source(path.strip("/"), url=site.url(path, host), **fields)
        for path in paths
    ]


def test_the_command_stores_what_came_of_each_address(db, site):
    site.routes |= {
        "/moved": (301, {"Location": "/ok"}),
        "/gone": (410, {}),
        "/shut": (403, {}),
    }
    make_sources(site, "/ok", "/moved", "/gone", "/shut")
    make_source("lost", url="http://lost.example/")
    make_source("odd", url="http://odd.example:8080/")
    make_source("none", url="", archived_url=site.url("/archived"))
    before = timezone.now()
    report = check(verbosity=2)
    rows = Source.objects.in_bulk(field_name="key")
    assert {key: row.link_status for key, row in rows.items()} == {
        "ok": 200,
        "moved": 200,
        "gone": 410,
        "shut": 403,
        "lost": None,
        "odd": None,
        "none": None,
    }
    assert rows["moved"].link_moved_to == site.url("/ok")
    assert {key for key, row in rows.items() if row.link_checked_at} == {
        *("ok", "moved", "gone", "shut", "lost")
    }
    assert all(rows[key].link_good_at >= before for key in ("ok", "moved"))
    dead = {key for key, row in rows.items() if row.link_is_dead}
    assert dead == {"gone", "lost"}
    assert set(Source.objects.filter(DEAD_LINK).values_list("key", flat=True)) == dead
    assert rows["ok"].link_dead_since is None
    assert rows["gone"].link_dead_since == rows["gone"].link_checked_at
    counts = dict(line[:18].rsplit(maxsplit=1) for line in report.splitlines()[-7:])
    assert counts == dict.fromkeys(Outcome, "1") | {Outcome.NOT_JUDGED: "0"}
    assert f"moved: moved: {site.url('/moved')}: {site.url('/ok')}" in report
    assert "port 8080 is not 80 or 443" in report


def test_where_nobody_answers_nothing_is_judged(db, site):
    for name in ("lost", "gone"):
        make_source(name, url=f"http://{name}.example/")
    with pytest.raises(CommandError, match="is this machine connected"):
        check()
    assert not Source.objects.filter(link_checked_at__isnull=False).exists()
    make_sources(site, "/ok")
    check()
    assert Source.objects.filter(DEAD_LINK).count() == 2


def test_a_link_that_dies_keeps_when_it_was_good(db, site):
    good_at = timezone.now() - timedelta(days=40)
    made = {"link_good_at": good_at, "link_moved_to": "https://example.org/new"}
    make_sources(site, "/a", **made, link_status=200, link_checked_at=good_at)
    site.routes["/a"] = 404, {}
    check()
    source = Source.objects.get()
    assert source.link_is_dead
    assert source.link_dead_since == source.link_good_at == good_at
    assert source.link_moved_to == "https://example.org/new"
    assert source.link_checked_at > good_at


def test_one_address_of_two_sources_is_asked_once(db, site):
    make_sources(site, "/same")
    make_source("twin", url=site.url("/same"))
    check()
    assert site.log == ["HEAD /same"]
    assert Source.objects.filter(link_status=200).count() == 2


def test_an_address_changed_meanwhile_is_not_judged_by_the_old_one(db):
    make_source("a", url="https://example.org/new")
    save("https://example.org/old", asking.Answer(Outcome.DEAD, 404))
    assert Source.objects.get().link_checked_at is None


def test_a_host_that_asks_to_wait_is_left_for_the_next_run(db, site):
    good = {"link_status": 404, "link_checked_at": timezone.now()}
    make_sources(site, "/busy", "/next", "/last", **good)
    make_sources(site, "/fine", host="other.example")
    site.routes["/busy"] = 503, {"Retry-After": "3600"}
    report = check(workers=1)
    assert site.log == ["HEAD /fine", "HEAD /busy"]
    kept = Source.objects.filter(**good).values_list("key", flat=True)
    assert set(kept) == {"busy", "next", "last"}
    assert "not judged       3" in report


def test_addresses_left_for_the_next_run_do_not_use_up_the_limit(db, site):
    make_sources(site, "/busy", "/next", "/last")
    make_sources(site, "/fine", "/well", host="other.example")
    site.routes["/busy"] = 429, {}
    check(workers=1, limit=3)
    assert site.log == ["HEAD /busy", "HEAD /fine", "HEAD /well"]


def test_the_oldest_come_first_and_the_recent_can_be_left_out(db, site):
    now = timezone.now()
    for days, path in [(1, "/new"), (30, "/old"), (8, "/middle")]:
        make_sources(site, path, link_checked_at=now - timedelta(days=days))
    make_sources(site, "/never")
    never, old, middle, new = map(site.url, ["/never", "/old", "/middle", "/new"])
    assert list(due()) == [never, old, middle, new]
    assert list(due(older_than=7)) == [never, old, middle]
    check(older_than=7, limit=2)
    assert site.log == ["HEAD /never", "HEAD /old"]
    assert list(due()) == [middle, new, never, old]


def test_one_host_alone_can_be_asked(db, site):
    make_sources(site, "/a")
    make_sources(site, "/b", host="other.example")
    check(host="Other.example")
    assert site.log == ["HEAD /b"]


def test_an_interrupted_run_goes_on_where_it_stopped(db, site, monkeypatch):
    make_sources(site, *(f"/{n}" for n in range(6)))

    saved = []

    def save_two(url, answer):
        if len(saved) == 2:
            raise KeyboardInterrupt
        saved.append(save(url, answer))

    with monkeypatch.context() as patch:
        patch.setattr(checking, "save", save_two)
        with pytest.raises(CommandError, match="saved") as stopped:
            check()
    assert stopped.value.returncode == 130
    assert Source.objects.filter(link_checked_at__isnull=False).count() == 2
    site.log.clear()
    check(older_than=1)
    assert site.log == ["HEAD /2", "HEAD /3", "HEAD /4", "HEAD /5"]


def test_a_dry_run_asks_nobody_and_writes_nothing(
    db, site, names, django_assert_num_queries
):
    make_sources(site, "/a", "/b", "/c")
    with django_assert_num_queries(1):
        report = check(dry_run=True, limit=2)
    assert report.splitlines() == [
        f"{site.url('/a')} (a)",
        f"{site.url('/b')} (b)",
        "2 addresses would be asked; nobody was.",
    ]
    assert site.log == names.asked == []


def test_a_host_gets_one_request_at_a_time_with_a_pause_after(db, site):
    make_sources(site, "/a", "/b", "/c")
    site.routes["/b"] = lambda it: (405 if it.command == "HEAD" else 200, {})
    check(delay=0.15)
    pauses = [after - before for before, after in pairwise(site.times)]
    assert len(pauses) == 3
    assert min(pauses) > 0.14
    assert site.most_at_once == {HOST: 1}


def test_a_host_that_others_redirect_to_gets_one_request_at_a_time(db, site, names):
    for name in ("one", "two", "three"):
        names.answers[f"{name}.example"] = [["127.0.0.1"]]
        make_sources(site, f"/{name}", host=f"{name}.example")
        site.routes[f"/{name}"] = 302, {"Location": site.url("/slow")}
    site.routes["/slow"] = lambda _: time.sleep(0.1) or (200, {})
    check()
    assert site.log.count("HEAD /slow") == 3
    assert site.most_at_once[HOST] == 1


def test_hosts_are_asked_at_the_same_time_and_workers_leave_the_database_alone(
    db, site
):
    meet = threading.Barrier(2, timeout=10)
    make_sources(site, "/a")
    make_sources(site, "/b", host="other.example")
    site.routes["/a"] = site.routes["/b"] = lambda _: meet.wait() < 2 and (200, {})
    opened = []
    connection_created.connect(opened.append, weak=False, dispatch_uid="opened")
    try:
        check(workers=2)
    finally:
        connection_created.disconnect(dispatch_uid="opened")
    assert Source.objects.filter(link_status=200).count() == 2
    assert opened == []


class Terminal(StringIO):
    def isatty(self):
        return True


def test_progress_is_in_place_on_a_terminal_and_in_lines_elsewhere(
    db, site, monkeypatch
):
    make_sources(site, "/a", "/b")
    assert "\r\033[K2 of 2 addresses, 0 not good" in check(stdout=Terminal())
    assert "of 2 addresses" not in check()
    monkeypatch.setattr(check_links, "PROGRESS_SECONDS", 0)
    lines = check().splitlines()
    assert lines[:2] == [f"{n} of 2 addresses, 0 not good" for n in (1, 2)]
    assert check(verbosity=0) == ""


@pytest.mark.parametrize(
    "option",
    ["--workers=0", "--delay=-1", "--delay=nan", "--limit=x", "--older-than=inf"],
)
def test_options_that_make_no_sense_are_refused(option):
    with pytest.raises(CommandError, match="give a number"):
        call_command("check_links", option)
