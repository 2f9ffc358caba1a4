"""Nobody is turned away by a misreading: read-backs, second askings, corrections."""

from __future__ import annotations

from tests.conversations.conftest import MANAGER, Desk
from tests.served import Applicant, texts


def at_experience(applicant: Applicant) -> Applicant:
    applicant.start(posting=MANAGER)
    applicant.say("yes to all of it")
    applicant.say("bachelor's in business")
    assert applicant.state["question"]["kind"] == "experience"
    return applicant


def test_what_would_fail_is_read_back_before_it_counts(applicant: Applicant, desk: Desk) -> None:
    frames = at_experience(applicant).say("2 years")
    assert applicant.state["phase"] == "confirming"
    assert "2 years" in texts(frames)
    assert "c3" not in desk.answers(applicant)
    applicant.say("yes")
    assert desk.answers(applicant)["c3"].confirmed


def test_a_read_back_can_be_corrected_with_the_right_value(applicant: Applicant, desk: Desk) -> None:
    at_experience(applicant).say("2 years")
    applicant.say("no it's 6 years")
    assert desk.answers(applicant)["c3"].value["years"] == 6
    assert desk.answers(applicant)["c3"].result == "met"


def test_a_read_back_that_is_denied_is_asked_again(applicant: Applicant) -> None:
    at_experience(applicant).say("2 years")
    applicant.say("no that's wrong")
    assert (applicant.state["phase"], applicant.state["question"]["kind"]) == ("asking", "experience")


def test_an_unclear_answer_is_asked_once_more_and_then_left_to_a_person(applicant: Applicant, desk: Desk) -> None:
    at_experience(applicant).say("quite a while lol")
    assert applicant.state["question"]["kind"] == "experience"
    frames = applicant.say("a good bit")
    assert "for the recruiter, in your own words" in texts(frames)
    assert desk.answers(applicant)["c3"].result == "unclear"
    assert applicant.state["phase"] == "reviewing"


def test_nonsense_never_loops(applicant: Applicant) -> None:
    at_experience(applicant)
    for _ in range(6):
        if applicant.state["phase"] == "reviewing":
            break
        applicant.say("asdf qwer zxcv")
    else:
        raise AssertionError("the bot asked the same question for ever")


def test_an_earlier_answer_can_be_corrected_and_the_conversation_goes_on_where_it_was(
    applicant: Applicant, desk: Desk
) -> None:
    at_experience(applicant)
    applicant.say("wait, about my degree: I meant a master's in marketing")
    assert desk.answers(applicant)["c2"].value["level"] == "master"
    assert applicant.state["question"]["kind"] == "experience"


def test_the_summary_can_be_corrected_before_it_is_sent(applicant: Applicant, desk: Desk) -> None:
    at_experience(applicant).say("4 years")
    applicant.say("I want to change an answer")
    applicant.say("3")
    applicant.say("7 years")
    assert desk.answers(applicant)["c3"].value["years"] == 7
    assert applicant.state["phase"] == "reviewing"


def test_every_reading_is_kept_and_the_latest_counts(applicant: Applicant, desk: Desk) -> None:
    at_experience(applicant).say("4 years")
    applicant.say("wait I meant 6 not 4")
    with desk.database.read() as uow:
        all_answers = [a for a in uow.interviews.answers(desk.interview(applicant).id) if a.criterion == "c3"]
    assert [a.value["years"] for a in all_answers] == [4, 6]
    assert desk.answers(applicant)["c3"].value["years"] == 6


def test_a_religious_reason_goes_to_a_person_and_is_not_stored_as_an_answer(applicant: Applicant, desk: Desk) -> None:
    applicant.start(posting=MANAGER)
    frames = applicant.say("not saturdays, I keep the sabbath")
    assert "will not count against you" in texts(frames)
    answer = desk.answers(applicant)["c1"]
    assert (answer.result, answer.text, dict(answer.value)) == ("unclear", "", {})
    assert desk.interview(applicant).hand_off_at is not None


def test_not_qualified_is_told_plainly_and_never_as_final(applicant: Applicant, desk: Desk) -> None:
    applicant.start(posting=MANAGER)
    applicant.say("I can't work nights at all, and no weekends")
    applicant.say("Yes, that's right")
    applicant.say("bachelor's in business")
    applicant.say("5 years")
    frames = applicant.say("Send my answers")
    verdict = desk.verdict(applicant)
    assert verdict is not None
    assert verdict.outcome == "not_qualified"
    assert "not a final decision" in texts(frames)
    assert "nights" in texts(frames)
