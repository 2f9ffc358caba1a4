"""Readings that the second opinion doubts: nothing of them is noted before the applicant has said it again."""

from __future__ import annotations

from collections.abc import Callable

from tests.unit.conversation.conftest import EXCEL, LICENSE, SALES, TIMES, Talk

Start = Callable[..., Talk]


def test_a_doubted_answer_is_asked_again_and_nothing_of_it_is_told_back(talk: Start) -> None:
    t = talk(TIMES, LICENSE)
    t.say("I can't do nights", doubted=True)
    assert (t.asked, t.phase) == ("c1", "asking")
    assert "utter_not_sure" in t.replies
    assert "utter_noted_partly" not in t.replies
    assert "partial" not in t.interview.state.pending


def test_what_was_told_of_other_times_before_a_doubted_answer_is_kept(talk: Start) -> None:
    t = talk(TIMES, LICENSE)
    t.say("weekends are fine")
    t.say("nights never", doubted=True)
    assert t.interview.state.pending.get("partial", {"weekends": True}) == {"weekends": True}
    assert "c1" not in t.answers


def test_who_says_twice_that_they_do_not_have_it_is_read_back_and_not_left_to_a_person(talk: Start) -> None:
    t = talk(LICENSE, SALES)
    t.say("no, I have no license", doubted=True)
    t.say("no license, none", doubted=True)
    assert t.phase == "confirming"
    t.say("yes that's right")
    assert (t.answers["c1"].result, t.answers["c1"].confirmed) == ("not_met", True)


def test_a_claim_that_is_doubted_twice_counts_once_it_is_confirmed(talk: Start) -> None:
    t = talk(SALES, LICENSE)
    t.say("7 years", doubted=True)
    assert "c1" not in t.answers
    t.say("7 years of sales", doubted=True)
    assert t.phase == "confirming"
    t.say("yes")
    assert (t.answers["c1"].result, t.answers["c1"].value["years"]) == ("met", 7)


def test_a_doubted_answer_that_decides_nothing_is_left_in_the_applicants_words(talk: Start) -> None:
    t = talk(EXCEL, LICENSE)
    while t.asked != "c1":
        t.say("yes, I have a license")
    t.say("never used Excel", doubted=True)
    assert (t.answers["c1"].result, dict(t.answers["c1"].value)) == ("unclear", {})
    assert t.answers["c1"].text == "never used Excel"


def test_the_plain_answer_after_a_doubted_one_counts_at_once(talk: Start) -> None:
    t = talk(SALES, LICENSE)
    t.say("3 years", doubted=True)
    t.say("6 years of sales")
    assert (t.answers["c1"].result, t.asked) == ("met", "c2")
