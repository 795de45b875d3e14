"""Curating initiatives: the form with its rows of evidence, filters and actions."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils.timezone import localdate, now

from initiatives.models import CatalogueVersion, Claim, Figure, Initiative
from initiatives.vocabulary import Asserter, ClaimKind, Publication
from tests import factories as make

LIST = reverse("admin:initiatives_initiative_changelist")
ADD = reverse("admin:initiatives_initiative_add")
INLINES = ("pursuits", "claims", "figures", "milestones", "recognitions")


def change(initiative):
    return reverse("admin:initiatives_initiative_change", args=[initiative.pk])


def form(**rows):
    """Return what a curator posts: a whole initiative, with rows by prefix."""
    data = {
        "name": "Block Leader Program",
        "slug": "",
        "city": make.make_city("Cupertino").pk,
        "summary": "Neighbours meet and know whom to ask.",
        "status": "active",
        "lead": make.make_organisation().pk,
        "publication": "draft",
        "tags": "Block Leaders, neighbours",
    }
    data |= rows.pop("fields", {})
    for prefix in INLINES:
        lines = rows.pop(prefix, [])
        saved = sum(1 for line in lines if "id" in line)
        data |= {f"{prefix}-TOTAL_FORMS": len(lines), f"{prefix}-INITIAL_FORMS": saved}
        for number, line in enumerate(lines):
            data |= {f"{prefix}-{number}-{name}": val for name, val in line.items()}
    assert not rows
    return data


def claim(text, position=0, **fields):
    return {
        "kind": ClaimKind.RESULT,
        "asserted_by": Asserter.CITY,
        "text": text,
        "source": make.make_source().pk,
        "position": position,
    } | fields


def strategy(slug="equal-access", position=0):
    return {"strategy": make.make_strategy(slug).pk, "position": position}


def act(client, action, *initiatives):
    """Run an action on initiatives; return its messages."""
    chosen = [initiative.pk for initiative in initiatives]
    answer = client.post(LIST, {"action": action, "_selected_action": chosen})
    return [str(message) for message in get_messages(answer.wsgi_request)]


def state(initiative):
    return Initiative.objects.get(pk=initiative.pk).publication


def test_a_new_initiative_is_saved_with_its_claims_in_order_and_named(admin_client):
    rows = [
        claim("It reached many.", position=2),
        claim("Few knew their neighbours.", position=1, kind=ClaimKind.CHALLENGE),
        claim("It spread.", position=3),
    ]
    answer = admin_client.post(ADD, form(pursuits=[strategy()], claims=rows))
    assert answer.status_code == 302
    initiative = Initiative.objects.get()
    assert initiative.slug == "cupertino-block-leader-program"
    assert initiative.publication == Publication.DRAFT
    assert [(row.ref, row.text) for row in initiative.claims.all()] == [
        ("challenge-1", "Few knew their neighbours."),
        ("result-1", "It reached many."),
        ("result-2", "It spread."),
    ]
    assert sorted(initiative.tags.names()) == ["block leaders", "neighbours"]


def test_a_new_row_of_evidence_is_offered_the_place_after_the_last(admin_client):
    initiative = make.make_draft()
    make.make_claim(initiative, position=7)
    page = admin_client.get(change(initiative))
    formsets = page.context["inline_admin_formsets"]
    claims = next(f.formset for f in formsets if f.formset.prefix == "claims")
    assert claims.empty_form["position"].value() == 8
    assert len(claims.forms) == 1


def test_what_a_browser_does_to_ends_of_lines_is_no_change(admin_client):
    admin_client.post(ADD, form(fields={"also_known_as": "BLP\r\nBlock Leaders"}))
    assert Initiative.objects.get().also_known_as == "BLP\nBlock Leaders"


def test_a_slug_that_is_given_is_kept(admin_client):
    admin_client.post(ADD, form(fields={"slug": "my-own"}))
    assert Initiative.objects.get().slug == "my-own"


def test_a_slug_made_of_long_names_fits_and_does_not_end_in_a_hyphen(admin_client):
    name = "Aaaaaaaa " * 12
    admin_client.post(ADD, form(fields={"name": name.strip()}))
    slug = Initiative.objects.get().slug
    assert len(slug) <= 80
    assert not slug.endswith("-")


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"start_year": 2010, "end_year": 2001, "status": "ended"}, "last year cannot"),
        ({"start_year": 2010, "end_year": 2012}, "An active initiative has no last"),
        ({"start_year": 1492}, "Give years between 1800 and 2100."),
        ({"summary": "x" * 241}, "at most 240 characters"),
        ({"city": ""}, "This field is required."),
    ],
)
def test_broken_input_is_answered_in_words(fields, message, admin_client):
    answer = admin_client.post(ADD, form(fields=fields))
    assert answer.status_code == 200
    assert message in answer.text
    assert not Initiative.objects.exists()


def test_a_claim_without_a_source_is_refused_in_words(admin_client):
    answer = admin_client.post(ADD, form(claims=[claim("Said nowhere.", source="")]))
    assert answer.status_code == 200
    assert "This field is required." in answer.text
    assert not Initiative.objects.exists()


def recognised(**fields):
    return {"award": make.make_award().pk, "year": "", "result": "winner"} | fields


@pytest.mark.parametrize(
    ("prefix", "rows", "message"),
    [
        ("claims", lambda: [claim("A", ref="x"), claim("B", ref="x")], "has this ref"),
        ("recognitions", lambda: [recognised(), recognised()], "without a year"),
        ("pursuits", lambda: [strategy(), strategy()], "duplicate"),
    ],
)
def test_two_new_rows_that_exclude_each_other_are_refused_in_words(
    prefix, rows, message, admin_client
):
    answer = admin_client.post(ADD, form(**{prefix: rows()}))
    assert answer.status_code == 200
    assert message in answer.text
    assert not Initiative.objects.exists()


def test_rows_without_a_reference_do_not_exclude_each_other(admin_client):
    rows = [claim("A"), claim("B"), claim("A")]
    assert admin_client.post(ADD, form(claims=rows)).status_code == 302
    assert Claim.objects.count() == 3


def test_a_row_can_be_deleted_and_its_place_taken_in_one_go(admin_client):
    initiative = make.make_initiative(strategies=["equal-access"])
    kept = make.make_claim(initiative)
    figure = make.make_figure(initiative)
    pursuit = initiative.pursuits.get()
    data = form(
        pursuits=[strategy() | {"id": pursuit.pk, "initiative": initiative.pk}],
        claims=[claim("Other words.", id=kept.pk, ref=kept.ref)],
        figures=[
            {
                "id": figure.pk,
                "initiative": initiative.pk,
                "label": "Volunteers",
                "value": "240",
                "unit": "people",
                "source": make.make_source().pk,
                "position": 0,
                "DELETE": "on",
            }
        ],
    )
    answer = admin_client.post(change(initiative), data)
    assert answer.status_code == 302
    assert not Figure.objects.exists()
    assert Claim.objects.get().text == "Other words."


def test_publishing_in_the_form_needs_a_strategy_and_a_claim(admin_client):
    published = {"publication": "published"}
    data = form(fields=published, claims=[claim("It is said.")])
    answer = admin_client.post(ADD, data, follow=True)
    assert Initiative.objects.get().publication == Publication.IN_REVIEW
    assert "saved but not published (no strategy)" in answer.text


def test_a_complete_initiative_is_published_by_its_form(admin_client):
    published = {"publication": "published"}
    data = form(fields=published, claims=[claim("It is said.")], pursuits=[strategy()])
    admin_client.post(ADD, data)
    assert Initiative.objects.get().is_published


@pytest.mark.parametrize(
    ("publication", "rises"), [("published", True), ("draft", False)]
)
def test_saving_a_row_of_a_form_raises_the_version_where_readers_see_it(
    publication, rises, admin_client
):
    rows = {"pursuits": [strategy()], "fields": {"publication": publication}}
    admin_client.post(ADD, form(claims=[claim("It grew.")], **rows))
    initiative = Initiative.objects.get()
    kept = {
        name: [{"id": row.pk, "initiative": initiative.pk} | line]
        for name, row, line in (
            ("pursuits", initiative.pursuits.get(), strategy()),
            ("claims", initiative.claims.get(), claim("It shrank.")),
        )
    }
    before = CatalogueVersion.objects.current()
    answer = admin_client.post(
        change(initiative),
        form(fields=rows["fields"] | {"slug": initiative.slug}, **kept),
    )
    assert answer.status_code == 302
    assert initiative.claims.get().text == "It shrank."
    assert (CatalogueVersion.objects.current() != before) is rises


def test_taking_the_last_claim_away_takes_an_initiative_off_the_public_site(
    admin_client,
):
    initiative = make.make_initiative(strategies=["equal-access"])
    row = make.make_claim(initiative)
    pursuit = initiative.pursuits.get()
    data = form(
        fields={"publication": "published"},
        pursuits=[strategy() | {"id": pursuit.pk}],
        claims=[claim("Gone.", id=row.pk, DELETE="on")],
    )
    admin_client.post(change(initiative), data)
    assert state(initiative) == Publication.IN_REVIEW


def test_publishing_names_what_was_published_and_what_was_refused(admin_client):
    good = make.make_draft("Good", strategies=["equal-access"])
    make.make_claim(good)
    bare = make.make_draft("Bare")
    plain = make.make_draft("Plain", strategies=["equal-access"])
    told = act(admin_client, "publish", good, bare, plain)
    assert told == [
        "1 initiative is now in the state published: Good.",
        "2 initiatives are not published: Bare (no strategy and no claim) and Plain "
        "(no claim).",
    ]
    assert [state(row) for row in (good, bare, plain)] == [
        Publication.PUBLISHED,
        Publication.DRAFT,
        Publication.DRAFT,
    ]


def test_a_long_list_of_names_is_cut_with_a_count(admin_client):
    drafts = [make.make_draft(f"Draft {number}") for number in range(8)]
    (told,) = act(admin_client, "publish", *drafts)
    assert told.startswith("8 initiatives are not published: Draft 0 (")
    assert told.endswith("and 3 more.")


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("archive", Publication.ARCHIVED),
        ("back_to_draft", Publication.DRAFT),
        ("send_to_review", Publication.IN_REVIEW),
    ],
)
def test_an_action_takes_an_initiative_off_the_public_site(
    action, expected, admin_client
):
    initiative = make.make_initiative("Old")
    (told,) = act(admin_client, action, initiative)
    assert told == f"1 initiative is now in the state {expected.label.lower()}: Old."
    assert state(initiative) == expected
    assert not Initiative.objects.published().exists()
    told = act(admin_client, action, initiative)[-1]
    assert told.startswith("1 initiative was in the state")


def test_an_action_sets_the_day_of_update_and_writes_the_history(admin_client):
    initiative = make.make_initiative()
    before = now() - timedelta(days=3)
    Initiative.objects.update(updated_at=before)
    act(admin_client, "archive", initiative)
    initiative.refresh_from_db()
    assert initiative.updated_at > before + timedelta(days=2)
    assert LogEntry.objects.get().change_message == "Archived"


def test_checked_today_notes_the_day_the_curator_and_the_next_check(admin_client):
    User.objects.update(first_name="Cora", last_name="Urator")
    initiative = make.make_initiative("Old")
    (told,) = act(admin_client, "checked_today", initiative)
    initiative.refresh_from_db()
    assert told == "1 initiative is noted as checked today: Old."
    assert initiative.checked_on == localdate()
    assert initiative.checked_by == "Cora Urator"
    assert initiative.check_due == localdate() + timedelta(days=365)


def test_who_may_only_look_cannot_publish(client, db):
    user = User.objects.create_user("vera", password="x", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_initiative"))
    client.force_login(user)
    good = make.make_draft("Good", strategies=["equal-access"])
    make.make_claim(good)
    act(client, "publish", good)
    assert state(good) == Publication.DRAFT


def test_only_what_is_published_has_a_link_to_its_public_page(admin_client):
    words = "View on site"
    assert words in admin_client.get(change(make.make_initiative())).text
    assert words not in admin_client.get(change(make.make_draft())).text


def test_a_source_that_only_a_draft_names_has_no_link_to_a_public_page(admin_client):
    make.make_claim(make.make_draft(), source=make.make_source("hidden"))
    make.make_claim(make.make_initiative(), source=make.make_source("open"))
    for key, shown in (("hidden", False), ("open", True)):
        row = make.make_source(key)
        page = admin_client.get(
            reverse("admin:initiatives_source_change", args=[row.pk])
        )
        assert ("View on site" in page.text) is shown
