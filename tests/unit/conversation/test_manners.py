"""Small things that a patient recruiter would not get wrong."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.matching.conversing import remarks
from bot.screening.criterion import Criterion
from bot.services.conversation import Heard
from tests.unit.conversation.conftest import DEGREE, LICENSE, SALES, Talk

Start = Callable[..., Talk]


def test_a_greeting_is_followed_by_the_question_and_not_by_a_way_back_to_it(talk: Start) -> None:
    t = talk(SALES)
    assert t.say("hello") == ["utter_greet", "utter_question"]


def test_an_english_yo_is_no_spanish(talk: Start) -> None:
    t = talk(SALES)
    t.say("yo")
    assert t.interview.language == "en"


def test_during_a_break_nothing_is_asked(talk: Start) -> None:
    t = talk(SALES)
    assert not [name for name in t.say("I have to stop here, I'll continue later") if "question" in name]
    assert t.say("6 years")[-1].startswith("utter_review")


def test_who_thinks_better_of_leaving_is_asked_on(talk: Start) -> None:
    t = talk(LICENSE, SALES)
    t.say("I want to withdraw my application")
    assert t.say("no wait")[0] == "utter_staying"
    assert t.interview.status == "open"


def test_after_sending_nobody_is_told_that_they_still_must_send(talk: Start) -> None:
    t = talk(LICENSE)
    t.say("yes I have one")
    t.say("send it")
    assert t.say("when will I hear back?") == ["utter_next_steps_sent"]


def test_a_language_that_is_mentioned_after_the_end_is_a_remark_for_the_recruiter(talk: Start) -> None:
    t = talk(LICENSE)
    t.say("yes I have one")
    t.say("send it")
    assert t.say("I forgot to say I speak spanish") == ["utter_passed_on_after"]
    assert t.interview.language == "en"


def test_the_highest_degree_of_a_story_is_offered(talk: Start) -> None:
    t = talk(SALES, DEGREE)
    t.say("6 years of sales. I began right after high school, then I got a bachelor's degree in business in 2014")
    assert (t.phase, t.asked) == ("offering", "c2")
    t.say("yes")
    assert t.answers["c2"].value["level"] == "bachelor"


def test_who_is_asked_how_to_be_reached_is_asked_nothing_else(talk: Start) -> None:
    t = talk(LICENSE, SALES)
    assert t.say("can I talk to a person?")[-1] == "utter_ask_contact"
    assert t.say("no thanks") == ["utter_contact_declined", "utter_question_back_yes_no"]
    assert t.answers == {}
    t.say("yes I have one")
    assert t.answers["c1"].result == "met"


def test_what_is_still_to_be_asked_is_not_said_to_be_known(talk: Start) -> None:
    t = talk(LICENSE, DEGREE)
    assert t.say("no degree")[0] == "utter_asked_later"
    t.say("yes I have a license")
    assert t.asked == "c2"


def test_a_mere_y_is_no_spanish(talk: Start) -> None:
    t = talk(LICENSE)
    t.say("y")
    assert t.interview.language == "en"


def test_who_leaves_out_of_a_break_is_asked_whether_they_mean_it(talk: Start) -> None:
    t = talk(SALES)
    t.say("I have to stop here, I'll continue later")
    assert t.say("I want to withdraw my application") == ["utter_confirm_withdraw"]


def test_who_answers_instead_of_leaving_is_not_asked_again(talk: Start) -> None:
    t = talk(SALES, LICENSE)
    t.say("I want to withdraw my application")
    t.say("ok fine I have 6 years in sales")
    assert t.answers["c1"].value["years"] == 6


def test_only_a_plain_yes_withdraws(talk: Start) -> None:
    t = talk(SALES, LICENSE)
    t.say("I want to withdraw my application")
    t.say("ok but first, I do have a license and did that for years")
    assert t.interview.status == "open"
    t.say("I want to withdraw my application")
    t.say("yes, I'm sure about it")
    assert t.interview.status == "withdrawn"


@pytest.mark.parametrize(
    "text",
    [
        "nights y fines de semana, y el horario me da igual if it changes",
        "nights and weekends are fine and I don't care if the schedule changes",
        "noches y fines de semana, no me importa si me cambian los turnos",
    ],
)
def test_an_if_that_makes_no_condition_is_a_yes_in_either_language_and_in_both(talk: Start, text: str) -> None:
    t = talk(Criterion("availability", True, "x", details={"times": ["nights", "weekends", "variable"]}))
    t.say(text)
    assert t.answers["c1"].result == "met"


@pytest.mark.parametrize(
    "text", ["it's all on my resume", "see resume", "did u read my resume?", "está en mi currículum"]
)
def test_who_points_to_their_resume_is_asked_for_a_few_words(talk: Start, text: str) -> None:
    t = talk(SALES, LICENSE)
    assert "utter_no_resume" in t.say(text)
    assert (t.phase, t.asked) == ("asking", "c1")
    t.say("6 years")
    assert t.answers["c1"].result == "met"


def test_who_points_to_their_resume_twice_is_left_to_the_recruiter(talk: Start) -> None:
    t = talk(SALES, LICENSE)
    t.say("it's all on my resume")
    t.say("as I said, it is on my resume")
    assert t.answers["c1"].result == "unclear"
    assert t.asked == "c2"


@pytest.mark.parametrize(
    "first", ["sí, tengo licencia de manejar", "hola, ¿cuánto pagan?", "can we do this in Spanish?"]
)
def test_who_begins_in_spanish_is_told_once_in_spanish_who_asks_and_who_decides(talk: Start, first: str) -> None:
    t = talk(LICENSE, SALES)
    t.say(first)
    assert t.replies[0] == "utter_intro_employer"
    assert (t.interview.language, "utter_language_changed" in t.replies) == ("es", False)
    t.say("tengo seis años de experiencia en ventas")
    t.say("actually, I would like to go on with this in English please")
    assert "utter_intro_employer" not in t.replies


def test_who_goes_on_in_another_language_is_not_introduced_to_again(talk: Start) -> None:
    t = talk(LICENSE, SALES)
    t.say("yes, I have a license")
    t.say("tengo seis años de experiencia en ventas")
    assert t.interview.language == "es"
    assert "utter_intro_employer" not in t.replies


def test_a_line_of_two_languages_changes_none(talk: Start) -> None:
    t = talk(LICENSE, DEGREE, SALES)
    t.say("sí, tengo licencia de manejar")
    t.say("bachelors in business de lehman college")
    assert t.interview.language == "es"


def test_who_says_the_same_again_and_again_is_left_to_a_person_and_asked_no_more(talk: Start) -> None:
    t = talk(SALES, Criterion("education", True, "bachelor's", details={"level": "bachelor", "fields": ["business"]}))
    t.say("9 years of sales")
    asked = 0
    while t.phase == "asking" and asked < 10:
        t.say("it's biology, but I've been in sales since I graduated")
        asked += 1
    assert asked <= 4
    assert t.answers["c2"].result == "unclear"


def test_no_question_is_asked_for_ever(talk: Start) -> None:
    t = talk(SALES, LICENSE)
    said = 0
    while t.asked == "c1" and said < 20:
        t.say(("no", "2 years")[said % 2] if t.phase == "confirming" else ("2 years", "hm", "well")[said % 3])
        said += 1
    assert said <= 8


def test_a_yes_that_goes_on_about_something_else_is_no_yes_to_the_question(talk: Start) -> None:
    outside = Criterion("field_time", True, "half the time outside", details={"percent": 50})
    t = talk(DEGREE, outside)
    while t.asked != "c1":
        t.say("70 percent")
    t.say("yes 60 percent of my time outside the office is what I do")
    assert "c1" not in t.answers


def test_what_is_told_by_the_way_is_passed_on_and_not_answered_like_a_question(talk: Start) -> None:
    t = talk(LICENSE, SALES)
    t.say("yes, I have a license")
    t.conversation.handle("question", Heard(t.id, "my cousin works there", intent="ask_other"))
    with t.database.read() as uow:
        said = [m.text for m in uow.interviews.messages(t.interview.id) if m.author == "applicant"]
    assert said[-1] == "my cousin works there"
    assert remarks("my cousin works there")
    assert not remarks("I wonder what it pays")


def test_what_is_asked_behind_a_greeting_is_answered(talk: Start) -> None:
    t = talk(SALES, LICENSE)
    assert "utter_accommodation" in t.say("Hola, soy sordo, ¿puedo hacer la entrevista por escrito?")
