"""The words the code branches on; what curators may extend are rows instead."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Aim(models.TextChoices):
    """The three aims under which strategies stand."""

    ENGAGE = "engage-and-include", _("Engage and include")
    ACCESS = "improve-access", _("Improve access to services")
    TRANSFORM = "transform", _("Transform communities and institutions")


class Status(models.TextChoices):
    """Whether an initiative still runs, as of its newest source."""

    ACTIVE = "active", _("Active")
    CHANGED = "changed", _("Changed")
    ENDED = "ended", _("Ended")
    UNKNOWN = "unknown", _("Not known")


class Publication(models.TextChoices):
    """State of publication. Only what is published is public."""

    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in-review", _("In review")
    PUBLISHED = "published", _("Published")
    ARCHIVED = "archived", _("Archived")


class ClaimKind(models.TextChoices):
    """What a statement about an initiative is about, in the order of its page."""

    CHALLENGE = "challenge", _("What the city faced")
    PRECONDITION = "precondition", _("What had to be true first")
    APPROACH = "approach", _("What it did")
    RESULT = "result", _("What came of it")
    SETBACK = "setback", _("What went wrong")
    DISAGREEMENT = "disagreement", _("Where sources disagree")


class Asserter(models.TextChoices):
    """Who says so: the body that stands behind a statement."""

    CITY = "city", _("the city itself")
    PARTICIPANT = "participant", _("a body that leads or joins the initiative")
    GOVERNMENT = "government", _("another public body")
    FUNDER = "funder", _("a funder or prize")
    NETWORK = "network", _("a network or collection of practice")
    ADVOCATE = "advocate", _("a community or advocacy organisation")
    EVALUATOR = "evaluator", _("an independent evaluator")
    RESEARCH = "research", _("research")
    PRESS = "press", _("the press")


class OrganisationKind(models.TextChoices):
    """What sort of body an organisation is."""

    CITY_GOVERNMENT = "city-government", _("City government")
    COUNTY_GOVERNMENT = "county-government", _("County government")
    STATE_GOVERNMENT = "state-government", _("State or regional government")
    NATIONAL_GOVERNMENT = "national-government", _("National government")
    SCHOOL_DISTRICT = "school-district", _("School district")
    LIBRARY = "library", _("Library")
    POLICE = "police", _("Police")
    NONPROFIT = "nonprofit", _("Nonprofit")
    FOUNDATION = "foundation", _("Foundation")
    COALITION = "coalition", _("Coalition")
    UNIVERSITY = "university", _("University")
    BUSINESS = "business", _("Business")
    FAITH = "faith", _("Faith community")
    INTERNATIONAL = "international", _("International organisation")


class SourceKind(models.TextChoices):
    """What sort of publication a source is."""

    REPORT = "report", _("Report")
    POLICY_DOCUMENT = "policy-document", _("Policy document")
    WEB_PAGE = "web-page", _("Web page")
    NEWS = "news", _("News")
    PRESS_RELEASE = "press-release", _("Press release")
    AWARD_PROFILE = "award-profile", _("Award profile")
    DATASET = "dataset", _("Dataset")


class LessonKind(models.TextChoices):
    """Whether a source reports what was learned or recommends what to do."""

    LESSON = "lesson", _("Lesson")
    RECOMMENDATION = "recommendation", _("Recommendation")


class Audience(models.TextChoices):
    """Whom a lesson or recommendation addresses."""

    LOCAL_GOVERNMENT = "local-government", _("Local governments")
    COMMUNITY_ORGANISATION = "community-organisation", _("Community organisations")
    NATIONAL_GOVERNMENT = "national-government", _("National governments")
    FUNDER = "funder", _("Funders")
    ALL = "all", _("Everyone")


class RecognitionResult(models.TextChoices):
    """What an award gave an initiative."""

    WINNER = "winner", _("Winner")
    SECOND_PRIZE = "second-prize", _("Second prize")
    THIRD_PRIZE = "third-prize", _("Third prize")
    HONORABLE_MENTION = "honorable-mention", _("Honorable mention")
    FINALIST = "finalist", _("Finalist")
    SEMIFINALIST = "semifinalist", _("Semifinalist")
    APPLICANT = "applicant", _("Applicant")


class FigureUnit(models.TextChoices):
    """What a figure counts or measures. Money is by its ISO 4217 code."""

    PEOPLE = "people", _("people")
    HOUSEHOLDS = "households", _("households")
    ORGANISATIONS = "organisations", _("organisations")
    BUSINESSES = "businesses", _("businesses")
    SCHOOLS = "schools", _("schools")
    HOMES = "homes", _("homes")
    LANGUAGES = "languages", _("languages")
    COUNTRIES = "countries", _("countries")
    PLACES = "places", _("towns, districts or regions")
    ITEMS = "items", _("of what the label names")
    PERCENT = "percent", _("percent")
    HOURS = "hours", _("hours")
    DAYS = "days", _("days")
    MONTHS = "months", _("months")
    YEARS = "years", _("years")
    METRES = "metres", _("metres")
    SQUARE_FEET = "square-feet", _("square feet")
    ACRES = "acres", _("acres")
    AUD = "AUD", _("Australian dollars")
    CAD = "CAD", _("Canadian dollars")
    CHF = "CHF", _("Swiss francs")
    COP = "COP", _("Colombian pesos")
    EUR = "EUR", _("euros")
    GBP = "GBP", _("pounds sterling")
    HUF = "HUF", _("Hungarian forints")
    ISK = "ISK", _("Icelandic krónur")
    KRW = "KRW", _("South Korean won")
    USD = "USD", _("US dollars")

    @property
    def is_money(self):
        """Whether it is a currency."""
        return self.value.isupper()


class FigurePeriod(models.TextChoices):
    """The time a figure is for, where it is for one."""

    HOUR = "hour", _("an hour")
    DAY = "day", _("a day")
    MONTH = "month", _("a month")
    YEAR = "year", _("a year")
    TWO_YEARS = "two-years", _("over two years")
    THREE_YEARS = "three-years", _("over three years")
    FOUR_YEARS = "four-years", _("over four years")
    FIVE_YEARS = "five-years", _("over five years")
    TEN_YEARS = "ten-years", _("over ten years")
