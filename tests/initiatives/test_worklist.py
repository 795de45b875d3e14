"""The work list of the admin: its counts are the lengths of the lists it leads to."""

import re

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse

from cities.models import City
from initiatives.integrity import BY_NAME, FINDINGS
from initiatives.models import Claim, Initiative
from tests import factories as make
from tests.initiatives.broken import WAYS, make_sound

PAGE = "/admin/worklist/"


@pytest.fixture
def sound(db):
    """Make a catalogue with which nothing is wrong."""
    return make_sound()


@pytest.fixture
def staff(client, db):
    """Return a function that signs in a member of staff who may see some models."""

    def sign_in(*models):
        user = User.objects.create_user("vera", password="x", is_staff=True)
        for model in models:
            codename = f"view_{model._meta.model_name}"
            user.user_permissions.add(Permission.objects.get(codename=codename))
        client.force_login(user)
        return client

    return sign_in


def tasks(page):
    """Return the tasks that the page lists with rows, by the name of the finding."""
    return {
        task.finding.name: task
        for _heading, tasks in page.context["groups"]
        for task in tasks
    }


def test_the_page_of_a_sound_catalogue_says_so(sound, admin_client):
    page = admin_client.get(PAGE)
    assert page.status_code == 200
    assert tasks(page) == {}
    assert f"{len(FINDINGS)} checks that found nothing" in page.text


@pytest.mark.parametrize("name", WAYS)
def test_every_count_is_the_length_of_the_list_it_leads_to(name, sound, admin_client):
    extra = make.make_draft("Unconcerned", city=sound.initiative.city)
    make.make_claim(extra, "Something else.")
    WAYS[name](sound)
    page = admin_client.get(PAGE)
    listed = tasks(page)
    assert name in listed
    task = listed[name]
    link = re.escape(task.url)
    row = re.search(rf'<td>(\d+)</td>\s*<th scope="row"><a href="{link}">', page.text)
    assert int(row[1]) == task.count
    answer = admin_client.get(task.url)
    assert answer.status_code == 200
    assert answer.context["cl"].result_count == task.count
    assert set(answer.context["cl"].queryset) == set(BY_NAME[name].rows())


def test_errors_stand_before_work(sound, admin_client):
    WAYS["tag-unused"](sound)
    WAYS["source-undated"](sound)
    (_errors, errors), (_work, work) = admin_client.get(PAGE).context["groups"]
    assert [task.finding.name for task in errors] == ["tag-unused"]
    assert [task.finding.name for task in work] == ["source-undated"]


def test_an_unknown_finding_and_one_of_another_list_keep_all_rows(sound, admin_client):
    make.make_claim(sound.initiative, "A second.")
    path = reverse("admin:initiatives_claim_changelist")
    for name in ("nonsense", "source-undated"):
        page = admin_client.get(path, {"finding": name})
        assert page.context["cl"].result_count == Claim.objects.count() == 2


def test_a_list_offers_the_findings_about_its_rows(sound, admin_client):
    page = admin_client.get(reverse("admin:cities_city_changelist"))
    assert "?finding=city-without-population" in page.text
    assert "?finding=claim-unended" not in page.text


def test_the_header_of_every_page_leads_to_the_work_list(admin_client):
    for path in (PAGE, reverse("admin:initiatives_claim_changelist")):
        assert f'<a href="{PAGE}">Work list</a>' in admin_client.get(path).text


def test_the_index_sums_up(sound, admin_client):
    WAYS["tag-unused"](sound)
    WAYS["source-undated"](sound)
    text = " ".join(admin_client.get(reverse("admin:index")).text.split())
    assert f'<a href="{PAGE}">Work list</a></h2>' in text
    assert f"{len(FINDINGS)} checks of the catalogue, drafts included:" in text
    assert '<strong class="needs-work">1 error</strong>, 2 things to do.' in text


def test_the_index_says_that_there_is_no_error(sound, admin_client):
    text = " ".join(admin_client.get(reverse("admin:index")).text.split())
    assert "no error, 0 things to do." in text


def test_staff_sees_findings_about_what_it_may_see_only(sound, staff):
    WAYS["city-without-coordinates"](sound)
    WAYS["claim-unended"](sound)
    client = staff(City)
    assert set(tasks(client.get(PAGE))) == {"city-without-coordinates"}
    assert client.get(reverse("admin:index")).context["worklist"]["error_total"] == 0


def test_staff_that_may_see_nothing_is_refused(sound, staff):
    client = staff()
    assert client.get(PAGE).status_code == 403
    index = client.get(reverse("admin:index"))
    assert index.status_code == 200
    assert "worklist-heading" not in index.text
    assert PAGE not in index.text


def test_the_public_is_sent_to_sign_in(client, db):
    answer = client.get(PAGE)
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("admin:login"))


def test_the_page_asks_one_question_a_finding(
    sound, admin_client, django_assert_num_queries
):
    admin_client.get(PAGE)
    user_and_session = 2
    with django_assert_num_queries(len(FINDINGS) + user_and_session):
        admin_client.get(PAGE)
    for number in range(5):
        make.make_initiative(f"Plan {number}", tags=[f"tag {number}", f"tags-{number}"])
    assert Initiative.objects.count() == 6
    with django_assert_num_queries(len(FINDINGS) + user_and_session):
        admin_client.get(PAGE)
