"""What is understood and would turn somebody away is read back before it counts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.screening.criterion import Criterion
from tests.unit.conversation.conftest import DEGREE, EXCEL, LICENSE, SALES, TIMES, Talk

Start = Callable[..., Talk]


def test_two_wrong_read_backs_leave_it_to_a_person(talk: Start) -> None:
    t = talk(SALES)
    for words in ("2 years", "no", "3 years", "no"):
        t.say(words)
    assert t.answers["c1"].result == "unclear"
    assert t.phase == "reviewing"


@pytest.mark.parametrize("text", ["no 6 years", "no, 6", "no it's 6"])
def test_the_right_value_in_a_short_no_to_a_read_back_is_taken(talk: Start, text: str) -> None:
    t = talk(SALES)
    t.say("2 years")
    t.say(text)
    assert (t.answers["c1"].result, t.answers["c1"].value["years"]) == ("met", 6)


def test_a_read_back_that_is_not_answered_is_repeated_once(talk: Start) -> None:
    t = talk(SALES)
    t.say("2 years")
    t.say("blah blah blah")
    assert "utter_readback_again" in t.replies
    t.say("blah blah blah")
    assert t.answers["c1"].result == "unclear"


def test_a_no_further_on_agrees_with_a_read_back_that_was_a_no(talk: Start) -> None:
    t = talk(LICENSE)
    t.say("no, I don't have one")
    t.say("yes that's correct, no license")
    assert t.answers["c1"].confirmed


def test_a_preferred_no_is_noted_without_being_read_back(talk: Start) -> None:
    t = talk(SALES, EXCEL)
    t.say("6 years")
    t.say("no, never used it")
    assert t.answers["c2"].result == "not_met"
    assert t.phase == "reviewing"


def test_years_of_a_further_job_are_added_before_they_are_read_back(talk: Start) -> None:
    t = talk(SALES)
    t.say("3 years at Acme")
    t.say("yes, plus 4 years at Bolt before that")
    assert (t.phase, t.replies[-1]) == ("confirming", "utter_readback")
    t.say("yes")
    assert (t.answers["c1"].value["years"], t.answers["c1"].result) == (7, "met")
    assert t.answers["c1"].text == "3 years at Acme\nyes, plus 4 years at Bolt before that"


@pytest.mark.parametrize("text", ["actually I do", "I misread the question, I do have one", "oh wait, I have one"])
def test_nobody_who_says_they_have_it_is_turned_away_by_their_reply_to_a_read_back(talk: Start, text: str) -> None:
    t = talk(LICENSE)
    t.say("no I don't have one")
    assert t.phase == "confirming"
    t.say(text)
    if t.phase == "asking":
        t.say("yes, I have one")
    t.say("send it")
    assert t.outcome == "qualified"


def test_an_answer_is_put_right_while_another_is_read_back(talk: Start) -> None:
    t = talk(TIMES, LICENSE)
    t.say("nights are fine, no weekends")
    t.say("yes")
    t.say("no license")
    assert (t.phase, t.asked) == ("confirming", "c2")
    t.say("wait, I can work weekends")
    assert t.answers["c1"].result == "met"
    assert (t.phase, t.asked) == ("confirming", "c2")


def test_an_empty_reply_to_a_read_back_is_asked_again(talk: Start) -> None:
    t = talk(LICENSE)
    t.say("no I don't have one")
    assert t.say("  ") == ["utter_readback_again"]


@pytest.mark.parametrize("text", ["12 years of this work", "12 años en este trabajo"])
def test_years_in_reply_to_a_read_back_of_no_degree_do_not_confirm_it(talk: Start, text: str) -> None:
    t = talk(DEGREE)
    t.say("no")
    assert t.phase == "confirming"
    t.say(text)
    assert t.answers["c1"].result == "unclear"


@pytest.mark.parametrize(
    "text",
    [
        "hold on the sales years is wrong, i fat fingered it, should say 4 not 14",
        "please change 14 to 4",
        "it is 4 years of sales instead of 14",
        "los años de ventas deberían decir 4, no 14",
    ],
)
def test_a_correction_to_what_does_not_meet_is_read_back_before_it_counts(talk: Start, text: str) -> None:
    t = talk(SALES, LICENSE)
    t.say("14 years")
    t.say("yes, I have a license")
    t.say(text)
    assert (t.phase, t.asked, t.answers["c1"].value["years"]) == ("confirming", "c1", 14)
    t.say("yes that's right")
    assert (t.answers["c1"].result, t.answers["c1"].value["years"]) == ("not_met", 4)
    t.say("send it")
    assert t.outcome == "not_qualified"


@pytest.mark.parametrize("text", ["así es, no la terminé", "that's right, no degree", "correct, I never finished"])
def test_a_no_after_that_is_right_agrees_with_what_was_read_back(talk: Start, text: str) -> None:
    t = talk(Criterion("education", True, "bachelor's", details={"level": "bachelor"}), LICENSE)
    t.say("I have no diploma and no degree")
    assert t.phase == "confirming"
    t.say(text)
    assert (t.answers["c1"].result, t.answers["c1"].confirmed) == ("not_met", True)


def test_a_yes_after_a_denied_reading_of_no_degree_is_read_back(talk: Start) -> None:
    t = talk(Criterion("education", True, "bachelor's", details={"level": "bachelor"}), LICENSE)
    t.say("no degree")
    t.say("no, that's wrong")
    t.say("yes")
    assert (t.phase, "c1" in t.answers) == ("confirming", False)


@pytest.mark.parametrize(
    "text",
    ["actually yes to nights and weekends", "church lets out by ten so yes to all of it", "yes I can do them all"],
)
def test_times_that_are_agreed_to_after_all_confirm_no_refusal(talk: Start, text: str) -> None:
    t = talk(TIMES, LICENSE)
    t.say("I can't work weekends")
    t.say(text)
    assert t.asked == "c1"
    assert "c1" not in t.answers
    t.say("nights and weekends are fine")
    assert t.answers["c1"].result == "met"
