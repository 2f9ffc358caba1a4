"""Where a posting takes an equivalent, nobody is turned away for a degree before being asked for one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.screening.criterion import Criterion
from tests.unit.conversation.conftest import DEGREE, SALES, Talk

Start = Callable[..., Talk]
WISH = Criterion("education", False, "a bachelor's or equivalent", details={**DEGREE.details})


def test_a_lower_degree_is_told_back_and_its_equivalent_asked_for(talk: Start) -> None:
    t = talk(DEGREE, SALES)
    assert t.say("an associate degree in business") == ["utter_question_equivalent"]
    assert (t.phase, t.asked, "c1" in t.answers) == ("asking", "c1", False)


@pytest.mark.parametrize("text", ["9 years running a branch", "yes", "I did the manager's training at Sears"])
def test_whatever_is_told_in_its_place_is_for_a_person_with_the_degree(talk: Start, text: str) -> None:
    t = talk(DEGREE, SALES)
    t.say("an associate degree in business")
    t.say(text)
    answer = t.answers["c1"]
    assert (answer.result, answer.value["level"]) == ("unclear", "associate")
    assert answer.text == f"an associate degree in business\n{text}"


@pytest.mark.parametrize("text", ["no", "No, nothing like that", "just the associate degree"])
def test_who_has_nothing_equivalent_is_read_back_the_degree(talk: Start, text: str) -> None:
    t = talk(DEGREE, SALES)
    t.say("an associate degree in business")
    t.say(text)
    assert t.phase == "confirming"
    t.say("yes")
    answer = t.answers["c1"]
    assert (answer.result, answer.value["level"], answer.confirmed) == ("not_met", "associate", True)


def test_a_degree_that_was_forgotten_counts(talk: Start) -> None:
    t = talk(DEGREE, SALES)
    t.say("just high school")
    t.say("oh and a bachelor's in marketing, online")
    assert (t.answers["c1"].result, t.asked) == ("met", "c2")


def test_a_question_back_and_noise_lose_nothing(talk: Start) -> None:
    t = talk(DEGREE, SALES)
    t.say("an associate degree in business")
    assert t.say("what does it pay?")[-1] == "utter_question_equivalent_back"
    assert t.say("lol")[-1] == "utter_question_equivalent_back"
    t.say("12 years as a branch manager")
    assert (t.answers["c1"].result, t.answers["c1"].value["level"]) == ("unclear", "associate")


def test_a_mere_no_answers_both(talk: Start) -> None:
    t = talk(DEGREE, SALES)
    t.say("no")
    assert t.phase == "confirming"


def test_nothing_is_asked_where_the_degree_is_only_wished_for(talk: Start) -> None:
    t = talk(WISH, SALES)
    while t.asked != "c1":
        t.say("6 years of sales")
    t.say("an associate degree")
    assert (t.answers["c1"].result, t.answers["c1"].value["level"]) == ("not_met", "associate")
