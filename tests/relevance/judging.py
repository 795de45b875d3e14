"""How well the search answers the judged questions of questions.yaml.

A question succeeds where every initiative that it must find stands among the first
five. Its reciprocal rank is one over the place of the first of them, 0 where none is
found at all. Where a question finds nothing, the page offers a correction that a reader
follows with one click: the corrected question is judged then.
"""

from dataclasses import dataclass
from pathlib import Path

import yaml

from initiatives.finder.search import find, suggest_correction
from initiatives.models import Initiative

QUESTIONS = Path(__file__).with_name("questions.yaml")
FIRST = 5
WANTED_SUCCESS = 0.9
WANTED_RANK = 0.75


@dataclass(frozen=True)
class Answer:
    """What was found for one question: slugs in order, and those that must be first."""

    asked: str
    corrected: str | None
    found: list[str]
    wanted: list[str]

    @property
    def places(self):
        """The place of each wanted initiative, from 1; None where it is not found."""
        place = {slug: number for number, slug in enumerate(self.found, start=1)}
        return [place.get(slug) for slug in self.wanted]

    @property
    def succeeds(self):
        """Whether all that must be are among the first."""
        return all(place is not None and place <= FIRST for place in self.places)

    @property
    def reciprocal_rank(self):
        """One over the place of the first wanted one; 0 where none is found."""
        return max((1 / place for place in self.places if place), default=0)

    def __str__(self):
        asked = f"{self.asked} (corrected: {self.corrected})"
        places = (
            f"{slug}: {place or 'not found'}"
            for slug, place in zip(self.wanted, self.places, strict=True)
        )
        asked = asked if self.corrected else self.asked
        return f"{asked} → {', '.join(places)}"


@dataclass(frozen=True)
class Judgement:
    """The answers to all questions."""

    answers: list[Answer]

    @property
    def success(self):
        """The share of questions that succeed."""
        return sum(answer.succeeds for answer in self.answers) / len(self.answers)

    @property
    def mean_reciprocal_rank(self):
        """The mean of the reciprocal ranks."""
        ranks = [answer.reciprocal_rank for answer in self.answers]
        return sum(ranks) / len(ranks)

    @property
    def is_good_enough(self):
        """Whether both figures are what was promised."""
        return (
            self.success >= WANTED_SUCCESS and self.mean_reciprocal_rank >= WANTED_RANK
        )

    def __str__(self):
        failures = [f"  {answer}" for answer in self.answers if not answer.succeeds]
        return "\n".join(
            [
                f"{len(self.answers)} questions: success@{FIRST} {self.success:.3f} "
                f"(at least {WANTED_SUCCESS}), mean reciprocal rank "
                f"{self.mean_reciprocal_rank:.3f} (at least {WANTED_RANK})",
                *(["Failed:", *failures] if failures else []),
            ]
        )


def judge():
    """Ask the catalogue in use every question."""
    slugs = dict(Initiative.objects.values_list("pk", "slug"))
    questions = yaml.safe_load(QUESTIONS.read_text("utf-8"))
    return Judgement([answer(question, slugs) for question in questions])


def answer(question, slugs):
    """Return the Answer to one question."""
    found, corrected = find(question["ask"]), None
    if not found.ids:
        corrected = suggest_correction(question["ask"])
        found = find(corrected) if corrected else found
    return Answer(
        question["ask"],
        corrected,
        [slugs[key] for key in found.ranked or ()],
        question["first"],
    )
