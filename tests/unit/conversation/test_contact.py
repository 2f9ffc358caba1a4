"""The recruiter can reach the applicant."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.unit.conversation.conftest import LICENSE, SALES, TIMES, Talk

Start = Callable[..., Talk]


def contact(talk: Talk) -> tuple[str | None, str | None]:
    with talk.database.read() as uow:
        told = uow.interviews.everything(talk.interview.id)["applicant"]
    return told["name"], told["contact"]


def test_it_is_asked_when_the_answers_are_sent_and_noted(talk: Start) -> None:
    t = talk(LICENSE)
    t.say("yes I have one")
    assert t.say("send my answers")[-1] == "utter_ask_contact"
    assert t.say("Ana Lopez, ana.lopez@example.com") == ["utter_contact_noted"]
    assert contact(t) == ("Ana Lopez", "ana.lopez@example.com")
    assert t.outcome == "qualified"


@pytest.mark.parametrize("text", ["call me at (503) 555-0136", "my number is 503-555-0136", "+1 503 555 0136"])
def test_a_phone_number_is_taken_in_its_usual_forms(talk: Start, text: str) -> None:
    t = talk(LICENSE)
    t.say("can I talk to a person?")
    assert t.say(text)[0] == "utter_contact_noted"
    assert "0136" in str(contact(t)[1])
    assert t.asked == "c1"
    assert t.answers == {}


def test_it_is_not_asked_again_once_known(talk: Start) -> None:
    t = talk(LICENSE)
    t.say("ana@example.com")
    t.say("yes I have one")
    assert "utter_ask_contact" not in t.say("send my answers")


def test_numbers_that_are_answers_are_no_phone_numbers(talk: Start) -> None:
    t = talk(SALES)
    t.say("since 2014, so 12 years")
    assert contact(t) == (None, None)
    assert t.answers["c1"].result == "met"


def test_an_accommodation_asked_for_twice_is_settled_by_a_person(talk: Start) -> None:
    t = talk(TIMES, LICENSE)
    t.say("I need an accommodation")
    assert t.asked == "c1"
    t.say("nights only with an accommodation")
    assert t.asked == "c2"
    assert (t.answers["c1"].result, t.answers["c1"].text) == ("unclear", "")


def test_a_person_asked_for_twice_settles_the_question_that_is_open(talk: Start) -> None:
    t = talk(SALES, LICENSE)
    said = t.say("get me a human being")
    assert (t.asked, "utter_ask_contact" in said) == ("c1", True)
    said = t.say("no number from me, a human can call me")
    assert (t.asked, t.answers["c1"].result, "utter_ask_contact" in said) == ("c2", "unclear", False)
    said = t.say("I want to talk to a person")
    assert (t.asked, "utter_hand_off" in said, "utter_ask_contact" in said) == ("c2", True, False)
