"""Facts told by the way are offered back, and never lost."""

from __future__ import annotations

from collections.abc import Callable

from bot.screening.criterion import Criterion
from tests.unit.conversation.conftest import DEGREE, LICENSE, SALES, TIMES, Talk

Start = Callable[..., Talk]


def test_a_fact_told_by_the_way_is_offered_instead_of_asked(talk: Start) -> None:
    t = talk(SALES, DEGREE)
    t.say("6 years in sales, and I have a bachelor's in marketing")
    assert (t.phase, t.asked) == ("offering", "c2")
    t.say("yes")
    assert t.answers["c2"].value["level"] == "bachelor"
    assert t.phase == "reviewing"


def test_an_offer_that_is_declined_is_asked_as_a_question(talk: Start) -> None:
    t = talk(SALES, DEGREE)
    t.say("6 years in sales, and I have a bachelor's in marketing")
    t.say("no")
    assert (t.phase, t.asked) == ("asking", "c2")
    assert "c2" not in t.answers


def test_several_facts_are_offered_in_one_message(talk: Start) -> None:
    t = talk(SALES, DEGREE, LICENSE)
    t.say("6 years in sales, a bachelor's in marketing and a driver's license")
    assert (t.phase, t.replies[-1]) == ("offering", "utter_offer_several")
    t.say("yes")
    assert {t.answers["c2"].result, t.answers["c3"].result} == {"met"}
    assert t.phase == "reviewing"


def test_several_offers_that_are_declined_are_asked_one_by_one(talk: Start) -> None:
    t = talk(SALES, DEGREE, LICENSE)
    t.say("6 years in sales, a bachelor's in marketing and a driver's license")
    t.say("no")
    assert (t.phase, t.asked) == ("asking", "c2")
    assert set(t.answers) == {"c1"}


def test_what_would_fail_is_asked_in_full_and_not_offered(talk: Start) -> None:
    t = talk(LICENSE, SALES, DEGREE)
    t.say("yes I have a driver's license, a bachelor's in marketing and 2 years in sales")
    assert (t.replies[-1], t.asked) == ("utter_offer", "c3")
    t.say("yes")
    assert (t.phase, t.asked) == ("asking", "c2")


def test_offers_that_are_neither_taken_nor_declined_are_offered_one_by_one_in_the_end(talk: Start) -> None:
    t = talk(SALES, DEGREE, LICENSE)
    t.say("6 years in sales, a bachelor's in marketing and a driver's license")
    assert t.say("some of that maybe")[-1] == "utter_offer_several"
    assert t.say("well I would guess so, more or less")[-1] == "utter_offer"


def test_a_skipped_question_is_answered_by_what_is_told_later(talk: Start) -> None:
    t = talk(LICENSE, SALES, DEGREE)
    t.say("skip")
    t.say("6 years in sales, and I do have a driver's license")
    assert (t.phase, t.asked) == ("offering", "c1")
    t.say("yes")
    assert t.answers["c1"].result == "met"


def test_a_reply_that_answers_a_third_question_is_offered_with_the_rest(talk: Start) -> None:
    t = talk(SALES, DEGREE, TIMES)
    t.say("6 years in sales, and I have a bachelor's in marketing")
    assert t.say("nites and wknds ok")[-1] == "utter_offer_several"
    t.say("yes")
    assert {t.answers["c2"].result, t.answers["c3"].result} == {"met"}
    assert t.phase == "reviewing"


def test_of_working_times_told_in_part_only_the_others_are_asked(talk: Start) -> None:
    t = talk(SALES, TIMES)
    t.say("6 years in sales, and nights are fine")
    assert (t.phase, t.asked) == ("offering", "c2")
    t.say("yes")
    assert (t.phase, t.asked) == ("asking", "c2")
    assert t.conversation.find(t.id).situation["criterion"]["times"] == ["weekends"]  # type: ignore[union-attr]
    t.say("sure")
    assert dict(t.answers["c2"].value) == {"nights": True, "weekends": True}
    assert "nights are fine" in t.answers["c2"].text


def test_working_times_told_one_after_the_other_are_offered_as_one(talk: Start) -> None:
    t = talk(DEGREE, TIMES)
    t.say("I can do nights")
    assert (t.phase, t.asked) == ("offering", "c2")
    t.say("weekends work for me too")
    t.say("yes")
    assert dict(t.answers["c2"].value) == {"nights": True, "weekends": True}


def test_a_reply_that_is_neither_yes_nor_no_declines_nothing(talk: Start) -> None:
    t = talk(SALES, DEGREE)
    t.say("6 years in sales, and I have a bachelor's in marketing")
    assert t.say("hmm lol") == ["utter_yes_or_no", "utter_offer"]
    t.say("yes")
    assert t.answers["c2"].value["level"] == "bachelor"


def test_an_offer_is_made_twice_at_most(talk: Start) -> None:
    t = talk(SALES, DEGREE)
    t.say("6 years in sales, and I have a bachelor's in marketing")
    t.say("hmm lol")
    t.say("hmm lol")
    assert (t.phase, t.asked) == ("asking", "c2")


def test_years_told_in_the_place_of_another_answer_are_kept(talk: Start) -> None:
    t = talk(TIMES, Criterion("experience", True, "3 years related", details={"min_years": 3, "field": "related"}))
    t.say("5 yrs")
    assert (t.phase, t.asked) == ("offering", "c2")
    t.say("yes")
    assert t.answers["c2"].value["years"] == 5
    assert (t.phase, t.asked) == ("asking", "c1")


def test_what_was_read_is_shown_to_who_asks_what_is_meant(talk: Start) -> None:
    t = talk(SALES, DEGREE)
    t.say("6 years in sales, and I have a bachelor's in marketing")
    assert t.say("what do you mean?") == ["utter_your_words", "utter_offer"]


def test_a_contradiction_is_settled_by_repeating_what_was_said_first(talk: Start) -> None:
    t = talk(TIMES, DEGREE, SALES)
    t.say("both are fine")
    t.say("bachelor's in marketing. but I can't work weekends")
    assert t.replies[-1] == "utter_contradiction"
    t.say("wait, weekends are fine")
    assert dict(t.answers["c1"].value) == {"nights": True, "weekends": True}
    assert t.answers["c1"].result == "met"


def test_years_in_the_place_of_a_degree_are_not_asked_again(talk: Start) -> None:
    t = talk(DEGREE, Criterion("experience", True, "3 years related", details={"min_years": 3, "field": "related"}))
    t.say("no degree, but 6 years in this work")
    assert (t.phase, t.asked) == ("offering", "c2")
    t.say("yes")
    assert t.answers["c2"].value["years"] == 6
    assert t.phase == "reviewing"


def test_what_is_known_already_is_said_to_be(talk: Start) -> None:
    t = talk(TIMES, DEGREE)
    t.say("both are fine")
    assert t.say("ok nights and weekends are fine")[0] == "utter_known_already"
    assert t.asked == "c2"


def test_the_part_that_answers_is_taken_among_many_facts(talk: Start) -> None:
    grown = Criterion("minimum_age", True, "18 or older", details={"years": 18})
    t = talk(grown, DEGREE, LICENSE)
    t.say("im 22, got my bachelor's in marketing, and my driver's license is good")
    assert t.answers["c1"].result == "met"
    assert t.phase == "offering"


def test_what_is_said_instead_of_what_was_offered_is_read_back(talk: Start) -> None:
    t = talk(SALES, LICENSE)
    t.say("6 years in sales and a driver's license")
    t.say("well it is suspended")
    assert (t.phase, t.asked) in (("confirming", "c2"), ("asking", "c2"))
    assert "c2" not in t.answers


def test_a_reply_that_leaves_it_open_takes_no_degree_away(talk: Start) -> None:
    t = talk(DEGREE, SALES)
    t.say("bachelor's in marketing")
    t.say("MBA")
    t.say("2 years")
    assert t.answers["c1"].result == "met"


def test_a_number_alone_answers_an_offer_of_years(talk: Start) -> None:
    t = talk(LICENSE, SALES)
    t.say("yes, I have a license and 15 years of sales experience")
    assert t.phase == "offering"
    t.say("fifteen")
    assert t.answers["c2"].value["years"] == 15


def test_what_was_left_to_a_person_is_taken_up_when_it_is_told_plainly_later(talk: Start) -> None:
    t = talk(TIMES, LICENSE)
    t.say("hm")
    t.say("blah")
    assert t.answers["c1"].result == "unclear"
    t.say("yes, I have a license. nights and weekends are both fine")
    assert t.phase == "offering"
    t.say("yes")
    assert t.answers["c1"].result == "met"


def test_a_high_school_by_the_way_takes_no_degree_away(talk: Start) -> None:
    t = talk(Criterion("education", True, "bachelor's", details={"level": "bachelor"}), SALES)
    t.say("a bachelor's in communications")
    t.say("6 years of sales, and before that I taught high school")
    assert t.phase != "offering"
    assert t.answers["c1"].value["level"] == "bachelor"
