"""The lists of work: what they show, what they filter, and checking claims in them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, now

from initiatives.models import Claim, Initiative
from initiatives.vocabulary import ClaimKind
from tests import factories as make

LIST = reverse("admin:initiatives_initiative_changelist")


def listed(client, **query):
    page = client.get(LIST, query)
    assert page.status_code == 200
    return [initiative.name for initiative in page.context["cl"].result_list]


@pytest.fixture
def neglected(db):
    """An initiative with one unread claim, last updated three days ago."""
    row = make.make_initiative()
    make.make_claim(row, verified=False)
    Initiative.objects.update(updated_at=now() - timedelta(days=3))
    return row


def is_updated(row):
    row.refresh_from_db()
    return row.updated_at > now() - timedelta(days=1)


@pytest.fixture
def drafts(db):
    """Make an initiative that can be published, and two that cannot."""
    make.make_claim(make.make_draft("Ready", strategies=["equal-access"]))
    make.make_claim(make.make_draft("Aimless"))
    make.make_draft("Silent", strategies=["equal-access"])


@pytest.mark.parametrize(
    ("unready", "names"),
    [
        ("no-strategy", ["Aimless"]),
        ("no-claim", ["Silent"]),
        ("nonsense", ["Aimless", "Ready", "Silent"]),
    ],
)
def test_drafts_are_narrowed_to_what_publishing_refuses_them_for(
    unready, names, drafts, admin_client
):
    assert listed(admin_client, unready=unready) == names


def test_the_list_says_in_words_what_needs_work(admin_client):
    late = localdate() - timedelta(days=1)
    row = make.make_initiative(check_due=late)
    make.make_claim(row, kind=ClaimKind.APPROACH, verified=False)
    page = admin_client.get(LIST).text
    for words in ("1 unchecked", "no result", "no figure", "none", "overdue: "):
        assert f'<strong class="needs-work">{words}' in page, words


def test_initiatives_are_found_by_the_words_of_their_claims_once_each(admin_client):
    row = make.make_initiative("Welcome Centre")
    make.make_claim(row, "A bakery opened.")
    make.make_claim(row, "A second bakery opened.")
    make.make_initiative("Other")
    assert listed(admin_client, q="bakery") == ["Welcome Centre"]


def test_initiatives_are_narrowed_to_the_country_of_their_city(admin_client):
    make.make_initiative("There", city=make.make_city("Berlin", country="DE"))
    make.make_initiative("Here")
    assert listed(admin_client, country="DE") == ["There"]
    page = admin_client.get(LIST).text
    assert "Germany" in page
    assert "France" not in page


def test_checking_claims_in_their_list_updates_the_initiative(neglected, admin_client):
    unread = neglected.claims.get()
    path = reverse("admin:initiatives_claim_changelist")
    data = {
        "form-TOTAL_FORMS": 1,
        "form-INITIAL_FORMS": 1,
        "form-0-id": unread.pk,
        "form-0-verified": "on",
        "_save": "Save",
    }
    assert admin_client.post(path, data).status_code == 302
    unread.refresh_from_db()
    assert unread.verified
    assert is_updated(neglected)


@pytest.mark.parametrize("action", ["mark_checked", "delete_selected"])
def test_actions_on_claims_update_the_initiative(action, neglected, admin_client):
    unread = neglected.claims.get()
    path = reverse("admin:initiatives_claim_changelist")
    data = {"action": action, "_selected_action": [unread.pk], "post": "yes"}
    admin_client.post(path, data)
    assert is_updated(neglected)
    assert list(Claim.objects.values_list("verified", flat=True)) in ([True], [])


def test_deleting_one_claim_updates_the_initiative(neglected, admin_client):
    unread = neglected.claims.get()
    path = reverse("admin:initiatives_claim_delete", args=[unread.pk])
    admin_client.post(path, {"post": "yes"})
    assert not Claim.objects.exists()
    assert is_updated(neglected)
