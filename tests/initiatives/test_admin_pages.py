"""Every page of the admin answers, in a fixed number of queries."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission, User
from django.urls import reverse
from taggit.models import Tag as TaggitTag

from cities.models import City, CityStatistic, GatewayType
from initiatives.models import (
    Claim,
    Figure,
    Initiative,
    InitiativeStrategy,
    Lesson,
    Milestone,
    Organisation,
    Recognition,
    Section,
    SeededObject,
    ServiceArea,
    Source,
    TaggedInitiative,
    TargetGroup,
)
from tests import factories as make
from tests.constraints import CATALOGUE_MODELS

# Rows of these are written in the form of the initiative they belong to.
WITHOUT_A_PAGE = {InitiativeStrategy, TaggedInitiative}

LISTED = [model for model in CATALOGUE_MODELS if model not in WITHOUT_A_PAGE]


def fill(number):
    """Make one row of every model, with names that carry a number."""
    source = make.make_source(f"report-{number}")
    gateway = GatewayType.objects.create(
        slug=f"type-{number}",
        name=f"Type {number}",
        definition="Words.",
        as_of=2015,
        source=source,
    )
    city = make.make_city(
        f"City {number}",
        population=60_000,
        gateway_type=gateway,
        latitude=1,
        longitude=2,
        location_source=source,
    )
    lead = make.make_organisation(f"Lead {number}")
    initiative = make.make_initiative(
        f"Initiative {number}",
        strategies=[f"strategy-{number}"],
        tags=[f"tag {number}"],
        levers=[f"lever-{number}"],
        city=city,
        lead=lead,
    )
    initiative.partners.add(make.make_organisation(f"Partner {number}"))
    for model in (ServiceArea, TargetGroup):
        term = model.objects.create(
            slug=f"term-{number}", name=f"Term {number}", definition="Words."
        )
        term.initiatives.add(initiative)
    make.make_claim(initiative, source=source).further_sources.add(source)
    make.make_figure(initiative, source=source)
    make.make_milestone(initiative, source=source)
    make.make_recognition(initiative, award=make.make_award(f"award-{number}"))
    section = Section.objects.create(
        source=source, number="I", title="Part", initiative=initiative
    )
    make.make_lesson(
        f"lesson-{number}", [initiative], source=source, section=section, number=1
    )
    SeededObject.objects.create(model="cities.city", key=f"city-{number}")
    make.make_synonym(f"Group {number}")
    return initiative


def address(model, page, *args):
    return reverse(
        f"admin:{model._meta.label_lower.replace('.', '_')}_{page}", args=args
    )


def test_every_model_is_curated_but_two_that_are_rows_of_the_initiatives_form():
    missing = {m for m in CATALOGUE_MODELS if not admin.site.is_registered(m)}
    assert missing == WITHOUT_A_PAGE


def test_the_tags_of_the_tag_library_are_not_offered_beside_our_own():
    assert not admin.site.is_registered(TaggitTag)


@pytest.mark.parametrize("model", LISTED)
def test_list_add_and_change_pages_of_every_model_answer(model, admin_client):
    fill(1)
    row = model.objects.first()
    listed = admin_client.get(address(model, "changelist"))
    assert listed.status_code == 200
    assert row in listed.context["cl"].result_list
    assert admin_client.get(address(model, "change", row.pk)).status_code == 200
    expected = 403 if model is SeededObject else 200
    assert admin_client.get(address(model, "add")).status_code == expected


@pytest.mark.parametrize("model", LISTED)
def test_every_list_can_be_searched_and_sorted_by_every_column(model, admin_client):
    fill(1)
    columns = len(admin.site.get_model_admin(model).list_display)
    for column in range(1, columns + 1):
        page = admin_client.get(
            address(model, "changelist"), {"q": "nowhere", "o": column}
        )
        assert page.status_code == 200, column
        assert page.context["cl"].result_count == 0


@pytest.mark.parametrize("model", LISTED)
def test_every_filter_of_every_list_answers(model, admin_client):
    fill(1)
    counted = admin_client.get(address(model, "changelist"), {"_facets": "True"})
    assert counted.status_code == 200
    page = admin_client.get(address(model, "changelist"))
    for spec in page.context["cl"].filter_specs:
        for choice in spec.choices(page.context["cl"]):
            query = choice.get("query_string", "")
            answer = admin_client.get(address(model, "changelist") + query)
            assert answer.status_code == 200, (spec.title, query)


@pytest.mark.parametrize("model", LISTED)
def test_a_list_takes_the_same_number_of_queries_for_one_row_as_for_many(
    model, admin_client, django_assert_num_queries, django_assert_max_num_queries
):
    fill(1)
    admin_client.get(address(model, "changelist"))
    with django_assert_max_num_queries(20) as first:
        admin_client.get(address(model, "changelist"))
    for number in range(2, 5):
        fill(number)
    with django_assert_num_queries(len(first)):
        page = admin_client.get(address(model, "changelist"))
    assert page.context["cl"].result_count >= 4


def test_the_index_names_the_site_and_leads_to_the_lists(admin_client):
    page = admin_client.get(reverse("admin:index")).text
    assert "City Integration Catalogue" in page
    assert "What the catalogue holds" in page
    assert f"{address(Claim, 'changelist')}?verified__exact=0" in page


def test_every_page_names_the_sites_icon(client, admin_client):
    link = '<link rel="icon" type="image/svg+xml" href="/static/img/favicon.svg">'
    for path in (reverse("admin:index"), address(Claim, "changelist")):
        assert link in admin_client.get(path).text
    client.logout()
    assert link in client.get(reverse("admin:login")).text


def test_no_admin_page_carries_inline_script_or_style(admin_client):
    initiative = fill(1)
    for path in (
        reverse("admin:index"),
        address(Initiative, "changelist"),
        address(Initiative, "change", initiative.pk),
        address(Claim, "changelist"),
    ):
        page = admin_client.get(path).text
        assert "<style" not in page
        assert "style=" not in page
        assert page.count("<script") == page.count("<script src=") + page.count(
            'type="application/json"'
        ) + page.count("<script id="), path


def test_a_source_list_is_filtered_by_a_drop_down_that_keeps_the_other_filters(
    admin_client,
):
    fill(1)
    initiative = fill(2)
    source = Source.objects.get(key="report-2")
    make.make_claim(initiative, "Unread.", source=source, verified=False)
    query = {"source__id__exact": source.pk, "verified__exact": "0"}
    page = admin_client.get(address(Claim, "changelist"), query)
    assert [claim.text for claim in page.context["cl"].result_list] == ["Unread."]
    assert '<input type="hidden" name="verified__exact" value="0">' in page.text
    assert f'<option value="{source.pk}" selected>' in page.text
    everything = admin_client.get(
        address(Claim, "changelist"), {"source__id__exact": ""}
    )
    assert everything.context["cl"].result_count == 3


@pytest.mark.parametrize("model", [City, Source, Organisation, Initiative, Section])
def test_rows_are_found_while_typing_their_name(model, admin_client):
    fill(1)
    row = model.objects.filter(pk__gt=0).last()
    field = {
        City: (Initiative, "city"),
        Source: (Claim, "source"),
        Organisation: (Initiative, "lead"),
        Initiative: (Claim, "initiative"),
        Section: (Lesson, "section"),
    }[model]
    answer = admin_client.get(
        reverse("admin:autocomplete"),
        {
            "app_label": field[0]._meta.app_label,
            "model_name": field[0]._meta.model_name,
            "field_name": field[1],
            "term": str(row).split()[0].strip(","),
        },
    )
    assert str(row) in [result["text"] for result in answer.json()["results"]]


def test_what_was_seeded_can_be_read_but_not_written(admin_client):
    fill(1)
    row = SeededObject.objects.get()
    page = admin_client.get(address(SeededObject, "change", row.pk))
    assert not page.context["has_change_permission"]
    answer = admin_client.post(
        address(SeededObject, "change", row.pk), {"model": "x", "key": "y"}
    )
    assert answer.status_code == 403


def test_a_year_is_written_without_a_thousands_separator(admin_client):
    fill(1)
    for model in (CityStatistic, Figure, Milestone, Recognition, GatewayType):
        page = admin_client.get(address(model, "changelist")).text
        assert "2,0" not in page, model


def test_staff_without_permission_sees_no_list_and_with_view_only_gets_no_action(
    client, db
):
    fill(1)
    user = User.objects.create_user("vera", password="x", is_staff=True)
    client.force_login(user)
    assert client.get(address(Initiative, "changelist")).status_code == 403
    user.user_permissions.add(Permission.objects.get(codename="view_initiative"))
    page = client.get(address(Initiative, "changelist"))
    assert page.status_code == 200
    assert page.context["action_form"] is None
