"""What a reader may be about to type: names of the catalogue, by kind."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import count

from django.db.models import QuerySet
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

    ``rows`` returns the public ones, ``names`` all names of a row.
    """

    label: str
    rows: Callable[[], QuerySet]
    detail: Callable = lambda row: ""
    url: Callable = lambda row: row.get_absolute_url()
    columns: tuple[str, ...] = ("name",)

    def names(self):
        """Yield pairs of primary key and name, one for each name of each row."""
        for key, *texts in self.rows().values_list("pk", *self.columns):
            for text in texts:
                for name in text.splitlines():
                    yield key, name

    def options(self, keys):
        """Return these rows, in this order, without those that are not public."""
        rows = self.rows().in_bulk(keys) if keys else {}
        return [rows[key] for key in keys if key in rows]


def tags_in_use():
    """Return the tags of published initiatives."""
    return Tag.objects.filter(published_through("tagged__content_object")).distinct()


KINDS = (
    Kind(
        _("Initiatives"),
        lambda: Initiative.objects.published().select_related("city").order_by("name"),
        detail=lambda initiative: initiative.city.name,
        columns=("name", "also_known_as"),
    ),
    Kind(
        _("Cities"),
        lambda: City.objects.with_initiatives().order_by("name"),
        detail=lambda city: ", ".join(filter(None, (city.region, city.country.name))),
    ),
    Kind(_("Strategies"), StrategyCategory.objects.all),
    Kind(
        _("Organisations"),
        lambda: Initiative.objects.published().bodies().order_by("name"),
        detail=Organisation.get_kind_display,
    ),
    Kind(
        _("Tags"),
        lambda: tags_in_use().order_by("name"),
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
    """
    numbers = count(1)
    groups = [
        Group(
            kind.label,
            [
                Suggestion(next(numbers), row.name, kind.url(row), kind.detail(row))
                for row in kind.options(known.starting(text, OF_A_KIND))
            ],
        )
        for kind, known in zip(
            KINDS, names(CatalogueVersion.objects.current()), strict=True
        )
    ]
    return [group for group in groups if group.options]
