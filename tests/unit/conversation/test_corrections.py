"""Answers that are put right: contradicted, corrected at once or at the end."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.screening.criterion import Criterion
from tests.unit.conversation.conftest import DEGREE, EXCEL, LICENSE, SALES, TIMES, Talk

Start = Callable[..., Talk]


def test_changing_one_working_time_leaves_the_others(talk: Start) -> None:
    t = talk(TIMES, LICENSE)
    t.say("both are fine")
    t.say("wait, I can't do nights after all")
    assert t.asked == "c1"
    t.say("yes")
    assert dict(t.answers["c1"].value) == {"nights": False, "weekends": True}
    assert t.answers["c1"].confirmed


def test_a_contradiction_is_asked_about_once(talk: Start) -> None:
    strict = Criterion("education", True, "bachelor's", details={"level": "bachelor"})
    t = talk(strict, LICENSE, EXCEL)
    t.say("bachelor's in marketing")
    t.say("yes. I only have an associate degree though")
    assert t.replies[-1] == "utter_contradiction"
    t.say("yes")
    assert t.answers["c1"].value["level"] == "associate"
    assert t.asked == "c3"


def test_years_of_the_same_kind_contradict_no_other_answer(talk: Start) -> None:
    some = Criterion("experience", True, "selling of networks", details={"min_years": None, "field": "network selling"})
    t = talk(some, SALES, LICENSE)
    t.say("no, never")
    t.say("yes")
    t.say("12 years selling")
    assert (t.phase, t.asked) == ("asking", "c3")
    assert t.answers["c1"].result == "not_met"


def test_an_answer_can_be_named_by_its_place(talk: Start) -> None:
    t = talk(LICENSE, SALES)
    t.say("yes I do")
    t.say("6 years")
    t.say("I want to change the first answer")
    assert (t.phase, t.asked) == ("asking", "c1")


def test_a_correction_can_be_taken_back(talk: Start) -> None:
    t = talk(LICENSE, SALES)
    t.say("yes I do")
    t.say("6 years")
    t.say("I want to change an answer")
    t.say("never mind, leave it as it was")
    assert "utter_correction_dropped" in t.replies
    assert t.phase == "reviewing"


def test_what_was_changed_is_shown_again_before_it_is_sent(talk: Start) -> None:
    t = talk(LICENSE, SALES)
    t.say("yes I do")
    t.say("6 years")
    t.say("I want to change an answer")
    t.say("2")
    assert t.say("8 years")[-1] == "utter_review_again"


@pytest.mark.parametrize(
    ("text", "years"),
    [("I said 6 years of sales and that's wrong, it is 4", 4), ("the sales years are 9, not 6", 9)],
)
def test_a_correction_that_repeats_the_old_value_takes_the_new_one(talk: Start, text: str, years: int) -> None:
    t = talk(SALES, LICENSE)
    t.say("6 years")
    t.say(text)
    if t.phase in ("confirming", "offering"):
        t.say("yes")
    assert t.answers["c1"].value["years"] == years


def test_a_time_that_was_misread_is_put_right_and_the_others_stay(talk: Start) -> None:
    t = talk(TIMES)
    t.say("nights are fine, no weekends")
    assert t.phase == "confirming"
    t.say("no, I can do weekends")
    assert dict(t.answers["c1"].value) == {"nights": True, "weekends": True}


def test_a_correction_that_says_only_what_is_wrong_is_asked_for_the_right_one(talk: Start) -> None:
    t = talk(DEGREE, SALES)
    for _ in range(2):
        t.say({"c1": "bachelor's in marketing", "c2": "6 years"}[t.asked])
    t.say("no, the degree is wrong")
    assert (t.phase, t.asked) == ("asking", "c1")


def test_an_answer_named_before_a_colon_is_corrected_whatever_is_asked(talk: Start) -> None:
    t = talk(SALES, LICENSE)
    t.say("6 years")
    t.say("the sales years: make it 8")
    assert t.answers["c1"].value["years"] == 8
    assert t.asked == "c2"


def test_what_is_claimed_beside_a_degree_does_not_take_the_degree_away(talk: Start) -> None:
    t = talk(DEGREE)
    t.say("an associate degree in business")
    t.say("no")
    assert t.phase == "confirming"
    t.say("8 years of experience though")
    assert t.answers["c1"].value["level"] == "associate"
    assert t.answers["c1"].result == "unclear"


MANAGING = Criterion("experience", True, "2 years of managing", details={"min_years": 2, "field": "managing people"})


@pytest.mark.parametrize(
    "text", ["no wait i meant 7 yrs", "oops, 7", "sorry 7 years", "actually 7 yrs", "espera, quise decir 7 años"]
)
def test_the_last_answer_is_put_right_though_the_next_question_asks_for_years_too(talk: Start, text: str) -> None:
    t = talk(SALES, MANAGING)
    t.say("6 years")
    assert t.asked == "c2"
    assert t.say(text)[0] == "utter_corrected"
    assert t.answers["c1"].value["years"] == 7
    assert (t.phase, t.asked) == ("asking", "c2")
    assert "c2" not in t.answers


@pytest.mark.parametrize("text", ["actually 3 years managing people", "wait, managing: 3 years", "sorry, only 1 year"])
def test_what_answers_the_question_itself_corrects_nothing(talk: Start, text: str) -> None:
    t = talk(SALES, MANAGING)
    t.say("6 years")
    t.say(text)
    assert t.answers["c1"].value["years"] == 6
    assert t.asked == "c2" or "c2" in t.answers


@pytest.mark.parametrize("text", ["wait no", "hold on no", "no wait", "espera no", "oops my mistake", "me equivoqué"])
def test_a_mere_no_wait_asks_for_the_last_answer_again(talk: Start, text: str) -> None:
    t = talk(SALES, DEGREE)
    t.say("6 years")
    assert t.say(text)[0] == "utter_correct_this"
    assert (t.phase, t.asked) == ("asking", "c1")
    t.say("7 years")
    assert t.answers["c1"].value["years"] == 7
    assert (t.phase, t.asked) == ("asking", "c2")


def test_hold_on_alone_is_a_pause(talk: Start) -> None:
    t = talk(SALES, DEGREE)
    t.say("6 years")
    t.say("hold on")
    assert t.interview.status == "paused"
    assert "utter_question_back_education" not in t.replies


def test_a_number_put_right_later_finds_the_answer_that_has_one(talk: Start) -> None:
    t = talk(SALES, DEGREE, LICENSE)
    t.say("6 years")
    t.say("bachelor's in marketing")
    t.say("wait no, 7")
    assert t.answers["c1"].value["years"] == 7
    assert t.asked == "c3"


def test_who_is_asked_which_answer_may_say_what_is_right(talk: Start) -> None:
    t = talk(DEGREE, LICENSE, SALES)
    t.say("bachelor's in marketing")
    t.say("yes")
    t.say("I want to change an answer")
    t.say("it's a master's degree")
    assert t.answers["c1"].value["level"] == "master"
    assert (t.phase, t.asked) == ("asking", "c3")


def test_who_is_asked_which_answer_may_go_on_instead(talk: Start) -> None:
    t = talk(DEGREE, SALES)
    t.say("bachelor's in marketing")
    t.say("I want to change an answer")
    t.say("6 years")
    assert t.answers["c2"].value["years"] == 6


def test_a_yes_to_something_else_does_not_confirm_what_turns_away(talk: Start) -> None:
    t = talk(LICENSE, EXCEL)
    t.say("no I don't have one")
    t.say("yes I use excel daily")
    assert (t.phase, t.asked) == ("confirming", "c1")
    assert "c1" not in t.answers


def test_working_times_told_bit_by_bit_are_all_taken(talk: Start) -> None:
    t = talk(Criterion("availability", True, "x", details={"times": ["nights", "weekends", "overtime"]}))
    for words in ("nights are fine", "weekends are fine", "overtime is fine"):
        t.say(words)
    assert t.answers["c1"].result == "met"


def test_a_number_that_names_an_answer_is_no_part_of_the_new_one(talk: Start) -> None:
    share = Criterion("field_time", True, "half of the time outside", details={"min_percent": 50})
    t = talk(share)
    t.say("60%")
    t.say("change number 1 to 70%")
    assert t.answers["c1"].value["percent"] == 70


def test_who_says_that_it_was_not_right_means_the_last_answer(talk: Start) -> None:
    share = Criterion("field_time", True, "half of the time outside", details={"min_percent": 50})
    t = talk(share, SALES)
    t.say("60%")
    t.say("no its not right i could do 70")
    assert t.answers["c1"].value["percent"] == 70
    assert t.asked == "c2"


def test_of_two_lengths_of_work_the_one_that_is_named_is_contradicted(talk: Start) -> None:
    calls = Criterion("experience", True, "cold calling", details={"min_years": None, "field": "cold calling"})
    t = talk(calls, SALES, DEGREE)
    t.say("yes for 10 years")
    t.say("9 years")
    t.say("6 yrs in sales")
    assert (t.phase, t.asked) == ("offering", "c2")


@pytest.mark.parametrize("text", ["hmm", "whatever", "banana"])
def test_what_means_no_answer_at_the_summary_is_asked_for_a_yes_or_a_no(talk: Start, text: str) -> None:
    t = talk(SALES)
    t.say("6 years")
    assert t.say(text) == ["utter_yes_or_no", "utter_review_back"]


def test_years_that_were_forgotten_are_added_at_the_summary(talk: Start) -> None:
    t = talk(SALES)
    t.say("3 years at Acme")
    t.say("yes")
    t.say("oh wait I forgot 3 more years at Bolt")
    assert (t.phase, t.replies[-1]) == ("confirming", "utter_readback")
    t.say("yes")
    assert t.answers["c1"].value["years"] == 6


def test_a_no_that_names_the_last_answer_takes_that_one_back(talk: Start) -> None:
    t = talk(LICENSE, EXCEL)
    t.say("yes")
    t.say("oops, no, not the driver's license")
    assert (t.phase, t.asked) == ("confirming", "c1")
    t.say("yes")
    assert t.answers["c1"].result == "not_met"
    assert t.asked == "c2"


def test_years_and_months_are_no_old_and_new_value(talk: Start) -> None:
    t = talk(Criterion("experience", True, "1 year of sales", details={"min_years": 1, "field": "sales"}), LICENSE)
    t.say("1 year")
    t.say("actually it is 1 year and 6 months")
    assert t.answers["c1"].value["years"] == 1.5


@pytest.mark.parametrize("text", ["sí, envíelo por favor", "si mandelo porfa", "all good, submit my answers please"])
def test_the_answers_are_sent_in_whatever_words_have_them_sent(talk: Start, text: str) -> None:
    t = talk(LICENSE)
    t.say("yes")
    t.say(text)
    assert t.outcome == "qualified"


def test_two_and_a_half_is_one_number_in_a_correction(talk: Start) -> None:
    t = talk(SALES, LICENSE)
    t.say("8 years")
    t.say("yes, I have a license")
    t.say("hm the years of sales should be 5 and a half actually")
    assert t.answers["c1"].value["years"] == 5.5
