"""Rules that the database holds by itself, so that no finding is needed for them."""

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cities.models import City, CityStatistic, GatewayType
from initiatives.models import Claim, Figure, Initiative, Lesson, Milestone, Tag


@dataclass(frozen=True)
class Held:
    """One such rule: its sentence, the models, and the constraint or full column."""

    sentence: str | Promise
    models: tuple[type[models.Model], ...]
    constraint: str = ""
    full_column: str = ""

    def is_held(self):
        """Tell whether the models still declare what holds the rule."""
        return all(self._is_held_by(model) for model in self.models)

    def _is_held_by(self, model):
        if self.full_column:
            return not model._meta.get_field(self.full_column).null
        return self.constraint in {item.name for item in model._meta.constraints}


HELD = (
    Held(
        _(
            "Every claim, figure, milestone, lesson, city statistic and gateway type "
            "has a source."
        ),
        (Claim, Figure, Milestone, Lesson, CityStatistic, GatewayType),
        full_column="source",
    ),
    Held(
        _("No city has coordinates without a source."),
        (City,),
        constraint="city_location_whole_and_sourced",
    ),
    Held(
        _("No initiative ends before it starts."),
        (Initiative,),
        constraint="initiative_years_in_order",
    ),
    Held(
        _("No active initiative has a last year."),
        (Initiative,),
        constraint="initiative_active_has_no_end",
    ),
    Held(
        _("No share of residents is more than 100 percent."),
        (CityStatistic,),
        constraint="statistic_share_at_most_100",
    ),
    Held(
        _("No city statistic is negative."),
        (CityStatistic,),
        constraint="statistic_not_negative",
    ),
    Held(_("Every tag is in lower case."), (Tag,), constraint="tag_in_lower_case"),
)
