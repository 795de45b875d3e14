"""The search answers the judged questions as well as was promised."""

import pytest
import yaml

from initiatives.models import Initiative
from tests.relevance.judging import QUESTIONS, Answer, Judgement, judge


def test_the_judged_questions_are_answered(catalogue):
    judgement = judge()
    assert judgement.is_good_enough, str(judgement)


def test_there_are_enough_questions_about_what_is_in_the_catalogue(catalogue):
    questions = yaml.safe_load(QUESTIONS.read_text("utf-8"))
    wanted = {slug for question in questions for slug in question["first"]}
    assert len({question["ask"] for question in questions}) == len(questions) >= 40
    assert Initiative.objects.filter(slug__in=wanted).count() == len(wanted)


@pytest.mark.parametrize(
    ("found", "succeeds", "rank"),
    [
        (["a", "b"], True, 1),
        (["x", "b", "x", "x", "a"], True, 1 / 2),
        (["x", "b", "x", "x", "x", "a"], False, 1 / 2),
        (["x", "b"], False, 1 / 2),
        (["x"], False, 0),
    ],
)
def test_an_answer_is_judged_by_the_places_of_all_that_it_must_hold(
    found, succeeds, rank
):
    answer = Answer("Words?", None, found, ["a", "b"])
    assert answer.succeeds is succeeds
    assert answer.reciprocal_rank == rank
    judgement = Judgement([answer])
    assert judgement.is_good_enough is (succeeds and rank >= 0.75)
    assert ("Failed" in str(judgement)) is not succeeds
