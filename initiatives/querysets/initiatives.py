"""Initiatives as pages need them."""

from django.db import models
from django.db.models import Count, OuterRef, Prefetch, Q
from django.db.models.functions import Coalesce

from cities.models import City
from cities.natural_keys import NaturalKeyQuerySet
from initiatives.querysets.relations import objects
from initiatives.vocabulary import ClaimKind, FigureUnit, Publication


class InitiativeQuerySet(NaturalKeyQuerySet):
    """Initiatives as pages need them."""

    def published(self):
        """Only what the public may see."""
        return self.filter(publication=Publication.PUBLISHED)

    def with_evidence_counts(self):
        """Annotate ``statement_count`` and ``source_count``: claims, and what for."""
        claims = objects("Claim").filter(initiative=OuterRef("pk")).order_by()
        counts = claims.values("initiative")
        return self.annotate(
            statement_count=Coalesce(
                models.Subquery(counts.annotate(n=Count("pk")).values("n")), 0
            ),
            source_count=Coalesce(
                models.Subquery(
                    counts.annotate(n=Count("source", distinct=True)).values("n")
                ),
                0,
            ),
        )

    def for_list(self):
        """Cards: the city with its size, the strategies in order, evidence counts.

        Three queries whatever the number of cards; a lazy load raises.
        """
        return (
            self.with_evidence_counts()
            .prefetch_related(
                Prefetch("city", queryset=City.objects.for_card()),
                _ordered_strategies(),
            )
            .fetch_mode(models.FETCH_RAISE)
        )

    def for_cards(self):
        """Plain values of cards in the order of ``finder.cards.Card``, then the city.

        The city is only its key: the finder's index knows the cities.
        """
        return (
            self.with_evidence_counts()
            .order_by()
            .values_list(
                "pk",
                "slug",
                "name",
                "summary",
                "status",
                "start_year",
                "end_year",
                "lead__slug",
                "lead__name",
                "statement_count",
                "source_count",
                "city",
            )
        )

    def for_outcomes(self):
        """What came of initiatives: their cities, and their ``results`` with sources.

        Two queries whatever the number; a lazy load raises.
        """
        results = objects("Claim").filter(kind=ClaimKind.RESULT)
        return (
            self.select_related("city")
            .prefetch_related(
                Prefetch(
                    "claims",
                    queryset=results.select_related("source"),
                    to_attr="results",
                )
            )
            .fetch_mode(models.FETCH_RAISE)
        )

    def for_export(self):
        """Rows of the data formats: cards with lead, vocabulary and tags."""
        return (
            self.for_list()
            .select_related("lead")
            .prefetch_related("service_areas", "levers", "target_groups", "tags")
        )

    def names_of(self, slugs):
        """Return the names of those among these slugs that are here, by slug."""
        return dict(self.filter(slug__in=slugs).order_by().values_list("slug", "name"))

    def in_order_of(self, slugs):
        """Return a list of those with these slugs, in that order."""
        rows = self.in_bulk(slugs, field_name="slug")
        return [rows[slug] for slug in slugs if slug in rows]

    def for_comparison(self):
        """Initiatives side by side: vocabulary, bodies, and evidence with sources.

        A fixed number of queries; a lazy load raises.
        """
        return (
            self.select_related("lead")
            .prefetch_related(
                Prefetch("city", queryset=City.objects.for_card()),
                _ordered_strategies(),
                "service_areas",
                "levers",
                "target_groups",
                "partners",
                _with("claims", "Claim", "source"),
                "claims__further_sources",
                _with("figures", "Figure", "source"),
                _with("recognitions", "Recognition", "award"),
                _with("lessons", "Lesson", "source"),
            )
            .fetch_mode(models.FETCH_RAISE)
        )

    def for_detail(self):
        """One initiative's page: all its evidence with sources, in reading order.

        A fixed number of queries; a lazy load raises.
        """
        return self.for_comparison().prefetch_related(
            "tags",
            _with("milestones", "Milestone", "source"),
            _with("sections", "Section", "source"),
        )

    def bodies(self):
        """Return the organisations that lead or join these initiatives, by name."""
        return (
            objects("Organisation")
            .filter(Q(led_initiatives__in=self) | Q(joined_initiatives__in=self))
            .distinct()
        )

    def sources(self):
        """Return the sources on which the evidence for these initiatives rests."""
        return objects("Source").behind(self)

    def statements(self, kind):
        """Return the claims of a kind about these initiatives, with source and city."""
        return (
            objects("Claim")
            .filter(initiative__in=self, kind=kind)
            .select_related("initiative", "source")
            .prefetch_related(_city_of_initiative())
            .order_by("initiative__name", "position", "pk")
            .fetch_mode(models.FETCH_RAISE)
        )

    def figures_in_money(self):
        """Return the figures of these initiatives in any currency, smallest first."""
        return (
            objects("Figure")
            .filter(
                initiative__in=self,
                unit__in=[unit for unit in FigureUnit if unit.is_money],
            )
            .select_related("initiative")
            .prefetch_related(_city_of_initiative())
            .order_by("value", "initiative__name", "pk")
            .fetch_mode(models.FETCH_RAISE)
        )

    def for_worklist(self):
        """Annotate what needs work: ``unverified``, ``results``, ``figure_count``."""

        def count(model, **conditions):
            rows = (
                objects(model)
                .filter(initiative=OuterRef("pk"), **conditions)
                .order_by()
                .values("initiative")
                .annotate(n=Count("pk"))
                .values("n")
            )
            return Coalesce(models.Subquery(rows), 0)

        return self.annotate(
            claim_count=count("Claim"),
            unverified=count("Claim", verified=False),
            results=count("Claim", kind=ClaimKind.RESULT),
            figure_count=count("Figure"),
        )


def _city_of_initiative():
    """Prefetch the cities of the initiatives of evidence, as cards show them."""
    return Prefetch("initiative__city", queryset=City.objects.for_card())


def _ordered_strategies():
    """Prefetch the strategies of initiatives, the main one first."""
    return Prefetch(
        "pursuits", queryset=objects("InitiativeStrategy").select_related("strategy")
    )


def _with(name, model, relation):
    """Prefetch the rows of a reverse relation, joined to a relation of theirs."""
    return Prefetch(name, queryset=objects(model).select_related(relation))
