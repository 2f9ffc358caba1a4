"""Readings that the second opinion doubts: nothing of them is noted before the applicant has said it again."""

from __future__ import annotations

from collections.abc import Callable

from bot.screening.reading import Reading
from tests.unit.conversation.conftest import DEGREE, EXCEL, LICENSE, SALES, TIMES, Talk

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


def test_a_yes_to_how_many_years_is_asked_for_the_number_and_then_read_back(talk: Start) -> None:
    t = talk(SALES, LICENSE)
    t.say("yes")
    assert (t.phase, t.asked, "c1" in t.answers) == ("asking", "c1", False)
    t.say("yes")
    assert t.phase == "confirming"
    t.say("yes")
    assert t.answers["c1"].result == "met"


def test_no_degree_but_years_of_work_is_for_a_person_where_an_equivalent_counts(talk: Start) -> None:
    t = talk(DEGREE, LICENSE)
    t.say("no degree but fifteen years selling for a beverage distributor")
    assert (t.answers["c1"].result, t.answers["c1"].rule) == ("unclear", "education.equivalent_claimed")


def test_who_claimed_an_equivalent_does_not_lose_it_by_saying_that_there_is_no_degree(talk: Start) -> None:
    t = talk(DEGREE, LICENSE)
    t.say("AAS in business plus 8 yrs doing accounts, they told me that is the equivalent")
    while t.phase == "asking" and t.asked == "c1":
        t.say("no bachelor's degree")
    assert t.answers["c1"].result == "unclear"


def test_a_yes_to_what_the_highest_degree_is_is_read_back(talk: Start) -> None:
    t = talk(DEGREE, LICENSE)
    t.say("blah blah")
    t.say("yes")
    assert (t.phase, "c1" in t.answers) == ("confirming", False)


def test_words_without_a_number_that_are_taken_for_enough_years_are_asked_for_the_number(talk: Start) -> None:
    t = talk(SALES, LICENSE)
    t.take(Reading("clear", {"yes": True}, "met", "experience.not_understood.taken"))
    assert (t.phase, t.asked, "c1" in t.answers) == ("asking", "c1", False)
    t.say("6 years of sales")
    assert t.answers["c1"].result == "met"
