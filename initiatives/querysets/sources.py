"""Sources and their sections as pages need them."""

from django.db import models
from django.db.models import Count, OuterRef, Prefetch, Q
from django.db.models.functions import Coalesce

from cities.natural_keys import NaturalKeyQuerySet
from initiatives.querysets.relations import objects, published_through
from initiatives.vocabulary import LessonKind


def named_by(rows, field):
    """Return the condition that one of these rows names the source in a field.

    The rows are read once for all sources: asked anew for each of many thousands,
    SQLite goes through all initiatives each time.
    """
    return Q(pk__in=rows.values(field))


def evidence_for(initiatives):
    """Return the condition that evidence for these initiatives rests on the source."""
    claims = objects("Claim").filter(initiative__in=initiatives)
    return (
        named_by(claims, "source")
        | named_by(claims, "further_sources")
        | named_by(objects("Figure").filter(initiative__in=initiatives), "source")
        | named_by(objects("Milestone").filter(initiative__in=initiatives), "source")
    )


class SourceQuerySet(NaturalKeyQuerySet):
    """Sources as pages need them."""

    def behind(self, initiatives):
        """Those on which the evidence for these initiatives rests."""
        return self.filter(evidence_for(initiatives))

    def public(self):
        """Those on which something public rests; a draft's own sources stay hidden."""
        return self.filter(
            evidence_for(objects("Initiative").published())
            | named_by(objects("Lesson"), "source")
            | named_by(objects("Award"), "sources")
            | named_by(objects("Section"), "source")
            | named_by(objects("CityStatistic", "cities"), "source")
            | named_by(objects("City", "cities"), "location_source")
            | named_by(objects("GatewayType", "cities"), "source")
            | named_by(objects("GatewayType", "cities"), "examples_source")
        )

    def most_used_by(self, initiatives):
        """Those behind these initiatives, with ``statement_count`` for them alone."""
        return (
            self.behind(initiatives)
            .annotate(
                statement_count=Count(
                    "claims", filter=Q(claims__initiative__in=initiatives)
                )
            )
            .order_by("-statement_count", "title")
        )

    def with_statement_counts(self):
        """Annotate ``statement_count``: public claims that rest on it."""
        claims = (
            objects("Claim")
            .filter(published_through("initiative"), source=OuterRef("pk"))
            .order_by()
            .values("source")
            .annotate(n=Count("pk"))
            .values("n")
        )
        return self.annotate(statement_count=Coalesce(models.Subquery(claims), 0))

    def for_list(self):
        """The list of sources, the most used first."""
        return (
            self.public().with_statement_counts().order_by("-statement_count", "title")
        )

    def for_detail(self):
        """One source's page: all that the public catalogue takes from it."""

        def evidence(model):
            return (
                objects(model)
                .filter(published_through("initiative"))
                .select_related("initiative")
                .order_by("initiative__name", "position", "pk")
            )

        return (
            self.public()
            .prefetch_related(
                Prefetch("claims", queryset=evidence("Claim")),
                Prefetch("further_claims", queryset=evidence("Claim")),
                Prefetch("figures", queryset=evidence("Figure")),
                Prefetch("milestones", queryset=evidence("Milestone")),
                Prefetch(
                    "sections",
                    queryset=objects("Section")
                    .with_recorded()
                    .select_related("initiative"),
                ),
                "lessons",
                "awards",
                Prefetch(
                    "city_statistics",
                    queryset=objects("CityStatistic", "cities").select_related("city"),
                ),
                "gateway_types",
                "gateway_type_examples",
                "located_cities",
            )
            .fetch_mode(models.FETCH_RAISE)
        )


class SectionQuerySet(NaturalKeyQuerySet):
    """Sections as pages need them."""

    def with_recorded(self):
        """Annotate ``recorded``: how many of its recommendations are recorded."""
        return self.annotate(
            recorded=Count("lessons", filter=Q(lessons__kind=LessonKind.RECOMMENDATION))
        )
