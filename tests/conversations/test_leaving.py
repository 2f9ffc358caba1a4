"""Stopping, coming back, withdrawing, and having everything deleted."""

from __future__ import annotations

import re

from tests.conversations.conftest import MANAGER, Desk
from tests.served import Applicant, Served, texts


def test_a_pause_keeps_everything_and_the_next_answer_goes_on(applicant: Applicant, desk: Desk) -> None:
    applicant.start(posting=MANAGER)
    applicant.say("yes to all of it")
    applicant.say("can we stop here, I'll finish later")
    assert applicant.state["status"] == "paused"
    applicant.leave()
    frames = applicant.start(token=applicant.token)
    assert "Welcome back" in texts(frames)
    applicant.say("bachelor's in marketing")
    assert desk.answers(applicant)["c2"].result == "met"


def test_withdrawing_asks_first_and_a_no_goes_on(applicant: Applicant, desk: Desk) -> None:
    applicant.start(posting=MANAGER)
    applicant.say("I want to withdraw my application")
    assert applicant.state["phase"] == "leaving"
    applicant.say("no")
    assert applicant.state["question"]["criterion"] == "c1"
    applicant.say("I want to withdraw my application")
    applicant.say("Yes, withdraw")
    assert applicant.state["status"] == "withdrawn"
    assert desk.verdict(applicant) is None


def test_deleting_leaves_none_of_the_words(applicant: Applicant, desk: Desk) -> None:
    applicant.start(posting=MANAGER)
    interview = desk.interview(applicant)
    applicant.say("yes, my secret word is xylophone")
    applicant.say("delete my data")
    applicant.say("Yes, delete it")
    assert applicant.state["status"] == "erased"
    with desk.database.read() as uow:
        assert uow.interviews.messages(interview.id) == []
        assert all("xylophone" not in a.text for a in uow.interviews.answers(interview.id))
    applicant.leave()
    frames = applicant.start(token=applicant.token)
    assert frames[-1]["code"] == "unknown_token"


def test_a_code_goes_on_elsewhere_once_and_ends_the_old_token(applicant: Applicant, served: Served) -> None:
    applicant.start(posting=MANAGER)
    applicant.say("yes to all of it")
    words = texts(applicant.say("how can I finish this on my laptop?"))
    code = re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}", words)
    assert code is not None
    with Applicant(served.port) as laptop:
        frames = laptop.start(code=code[0])
        assert next(f for f in frames if f["type"] == "history")["messages"]
        assert laptop.state["question"]["criterion"] == "c2"
        with Applicant(served.port) as other:
            assert other.start(code=code[0])[-1]["code"] == "unknown_code"
            assert other.start(token=applicant.token)[-1]["code"] == "unknown_token"


def test_what_is_added_after_the_end_reaches_the_recruiter(applicant: Applicant, desk: Desk) -> None:
    applicant.start(posting=MANAGER)
    for words in ("yes to all of it", "bachelor's in business", "5 years", "Send my answers"):
        applicant.say(words)
    applicant.say("I forgot to mention that I also speak Italian")
    with desk.database.read() as uow:
        questions = uow.interviews.open_questions(desk.interview(applicant).id)
    assert [q.text for q in questions] == ["I forgot to mention that I also speak Italian"]
