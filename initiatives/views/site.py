"""Pages about the whole: home, about, method, and what robots read."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cities.matching import ENOUGH, FEWEST_YEARS, PROPERTIES, THRESHOLDS
from cities.models import City
from cities.vocabulary import KNOWN_SIZES
from initiatives.models import Claim, Initiative, Lesson, Source
from initiatives.views.groupings import strategies_by_aim
from initiatives.views.kept import kept
from initiatives.views.like_question import WEIGHT_LABELS
from initiatives.views.world_map import world_map
from initiatives.vocabulary import Asserter, ClaimKind, Publication, Status

LATEST = 3


@require_safe
@kept
def home(request, index):
    """Lead to the catalogue: search, map, strategies by aim, latest, numbers."""
    context = {
        "numbers": numbers(),
        "aims": strategies_by_aim(),
        "latest": Initiative.objects.published()
        .for_list()
        .order_by("-created_at", "name")[:LATEST],
        "map": world_map(index),
        "sizes": KNOWN_SIZES,
    }
    return render(request, "initiatives/home.html", context)


@require_safe
def about(request):
    """Say what the catalogue is and whose."""
    return render(request, "initiatives/about.html", {"numbers": numbers()})


@require_safe
def method(request):
    """Say how statements are recorded, cited and checked."""
    context = {
        "numbers": numbers(),
        "asserters": Asserter.choices,
        "claim_kinds": ClaimKind.choices,
        "statuses": Status.choices,
        "sizes": KNOWN_SIZES,
        "like_url": reverse("initiatives:cities-like"),
        "weighing": [
            {"label": each.label, "weight": WEIGHT_LABELS[each.weight]}
            for each in PROPERTIES
        ],
        "enough": round(100 * ENOUGH),
        "fewest_years": FEWEST_YEARS,
        "steps": [(word, round(100 * least)) for word, least in THRESHOLDS.items()],
    }
    return render(request, "initiatives/method.html", context)


@require_safe
def robots(request):
    """Tell robots what to leave out and where the sitemap is."""
    return render(request, "robots.txt", content_type="text/plain")


def numbers():
    """Return the size of the public catalogue, each number with where it leads."""
    published = Initiative.objects.published()
    claims = Claim.objects.filter(initiative__publication=Publication.PUBLISHED)
    evaluated = published.filter(claims__asserted_by=Asserter.EVALUATOR).distinct()
    finder = reverse("initiatives:list")
    rows = (
        (_("initiatives"), published, finder),
        (_("cities"), City.objects.with_initiatives(), reverse("cities:list")),
        (_("statements"), claims, reverse("initiatives:method")),
        (_("sources"), Source.objects.public(), reverse("initiatives:source-list")),
        (_("lessons"), Lesson.objects, reverse("initiatives:lesson-list")),
        (
            _("initiatives evaluated independently"),
            evaluated,
            f"{finder}?asserted_by={Asserter.EVALUATOR.value}",
        ),
    )
    return [
        {"label": label, "value": counted.count(), "url": url}
        for label, counted, url in rows
    ]
