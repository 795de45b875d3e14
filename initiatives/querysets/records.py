"""Strategies, organisations, lessons and awards as pages need them."""

from django.db import models
from django.db.models import Count, F, OuterRef, Prefetch
from django.db.models.functions import Coalesce

from cities.natural_keys import NaturalKeyQuerySet
from initiatives.querysets.relations import objects, published_through


class StrategyQuerySet(NaturalKeyQuerySet):
    """Strategies as pages need them."""

    def with_initiative_counts(self):
        """Annotate ``initiative_count``: published initiatives that pursue it."""
        return self.annotate(
            initiative_count=Count(
                "initiatives", filter=published_through("initiatives"), distinct=True
            )
        ).order_by(*self.model._meta.ordering)


class LessonQuerySet(NaturalKeyQuerySet):
    """Lessons as pages need them."""

    def with_section(self):
        """Join source and strategies, and the section with its recorded number."""
        return self.select_related("source").prefetch_related(
            "strategies",
            Prefetch("section", queryset=objects("Section").with_recorded()),
        )

    def for_list(self):
        """All lessons with source, section and the public initiatives showing them."""
        return (
            self.with_section()
            .prefetch_related(
                Prefetch("initiatives", queryset=objects("Initiative").published())
            )
            .fetch_mode(models.FETCH_RAISE)
        )

    def for_detail(self):
        """One lesson's page: the initiatives that show it, as cards."""
        return (
            self.with_section()
            .prefetch_related(
                Prefetch(
                    "initiatives",
                    queryset=objects("Initiative").published().for_list(),
                ),
            )
            .fetch_mode(models.FETCH_RAISE)
        )


class AwardQuerySet(NaturalKeyQuerySet):
    """Awards as pages need them."""

    def with_laureate_counts(self):
        """Annotate ``laureate_count``: published initiatives it recognised."""
        return self.annotate(
            laureate_count=Count(
                "recognitions__initiative",
                filter=published_through("recognitions__initiative"),
                distinct=True,
            )
        ).order_by(*self.model._meta.ordering)

    def for_detail(self):
        """One award's page: its public laureates, the newest first."""
        return self.prefetch_related(
            "sources",
            Prefetch(
                "recognitions",
                queryset=objects("Recognition")
                .filter(published_through("initiative"))
                .prefetch_related(
                    Prefetch("initiative", queryset=objects("Initiative").for_list())
                )
                .order_by(F("year").desc(nulls_last=True), "initiative__name"),
            ),
        ).fetch_mode(models.FETCH_RAISE)


class OrganisationQuerySet(NaturalKeyQuerySet):
    """Organisations as pages need them."""

    def public(self):
        """Those that lead or join something published."""
        return objects("Initiative").published().bodies()

    def most_frequent_in(self, initiatives):
        """Annotate ``led`` and ``joined``: how many of these initiatives it does.

        Those that do neither are left out; the most frequent stand first.
        """

        def number(role):
            rows = (
                initiatives.filter(**{role: OuterRef("pk")})
                .order_by()
                .values(role)
                .annotate(n=Count("pk", distinct=True))
                .values("n")
            )
            return Coalesce(models.Subquery(rows), 0)

        return (
            self.annotate(led=number("lead"), joined=number("partners"))
            .annotate(times=F("led") + F("joined"))
            .filter(times__gt=0)
            .order_by("-times", "name")
        )

    def kinds_joining(self, initiatives):
        """Return pairs of a kind of body and how many of these initiatives it joins."""
        return (
            self.filter(joined_initiatives__in=initiatives)
            .order_by()
            .values_list("kind")
            .annotate(n=Count("joined_initiatives", distinct=True))
            .order_by("-n", "kind")
        )

    def for_detail(self):
        """One body's page: what it leads and what it joins, as cards."""
        cards = objects("Initiative").published().for_list()
        return (
            self.public()
            .prefetch_related(
                Prefetch("led_initiatives", queryset=cards),
                Prefetch("joined_initiatives", queryset=cards),
            )
            .fetch_mode(models.FETCH_RAISE)
        )
