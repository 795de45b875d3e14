"""What a reader may be about to type: names of the catalogue, by kind."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import count

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cities.models import City
from initiatives.finder.search.names import Names
from initiatives.models import (
    CatalogueVersion,
    Initiative,
    Organisation,
    StrategyCategory,
    Tag,
    TaggedInitiative,
)
from initiatives.querysets.relations import published_through

OF_A_KIND = 5


@dataclass(frozen=True)
class Suggestion:
    """One name, where it leads, and a word that tells it from its like."""

    number: int
    label: str
    url: str
    detail: str


@dataclass(frozen=True)
class Group:
    """The suggestions of one kind."""

    label: str
    options: list[Suggestion]


@dataclass(frozen=True)
class Kind:
    """A kind of thing that has names.

    ``public`` returns the rows to suggest and ``rows`` all, as they are shown;
    ``columns`` hold the names, one a line.
    """

    label: str
    public: Callable[[], QuerySet]
    rows: QuerySet
    detail: Callable = lambda row: ""
    url: Callable = lambda row: row.get_absolute_url()
    columns: tuple[str, ...] = ("name",)

    def names(self):
        """Yield pairs of primary key and name, one for each name of each row."""
        rows = self.public().order_by("name").values_list("pk", *self.columns)
        for key, *texts in rows:
            for text in texts:
                for name in text.splitlines():
                    yield key, name

    def found(self, keys):
        """Return the rows with these keys, in their order."""
        rows = self.rows.in_bulk(keys) if keys else {}
        return [rows[key] for key in keys]


def tags_in_use():
    """Return the tags of published initiatives."""
    of_published = TaggedInitiative.objects.filter(published_through("content_object"))
    return Tag.objects.filter(pk__in=of_published.values("tag"))


def cities():
    """Return the cities of published initiatives."""
    return City.objects.filter(pk__in=Initiative.objects.published().values("city"))


def bodies():
    """Return the organisations that lead or join published initiatives."""
    published = Initiative.objects.published()
    return Organisation.objects.filter(
        Q(pk__in=published.values("lead")) | Q(pk__in=published.values("partners"))
    )


KINDS = (
    Kind(
        _("Initiatives"),
        Initiative.objects.published,
        Initiative.objects.select_related("city"),
        detail=lambda initiative: initiative.city.name,
        columns=("name", "also_known_as"),
    ),
    Kind(
        _("Cities"),
        cities,
        City.objects.all(),
        detail=lambda city: ", ".join(filter(None, (city.region, city.country.name))),
    ),
    Kind(_("Strategies"), StrategyCategory.objects.all, StrategyCategory.objects.all()),
    Kind(
        _("Organisations"),
        bodies,
        Organisation.objects.all(),
        detail=Organisation.get_kind_display,
    ),
    Kind(
        _("Tags"),
        tags_in_use,
        Tag.objects.all(),
        url=lambda tag: reverse("initiatives:list", query={"tag": tag.slug}),
    ),
)


@lru_cache(maxsize=1)
def names(version):
    """Return the Names of each kind in a version of the catalogue."""
    return [Names.of(kind.names()) for kind in KINDS]


def suggestions(text):
    """Return up to five suggestions of each kind that has some, numbered from 1.

    Any word of a name may start with what was typed; case and accents do not matter.
    The caller sees to one snapshot of the catalogue, so that what was public when the
    names were read still is.
    """
    numbers = count(1)
    groups = [
        Group(
            kind.label,
            [
                Suggestion(next(numbers), row.name, kind.url(row), kind.detail(row))
                for row in kind.found(known.starting(text, OF_A_KIND))
            ],
        )
        for kind, known in zip(
            KINDS, names(CatalogueVersion.objects.current()), strict=True
        )
    ]
    return [group for group in groups if group.options]
