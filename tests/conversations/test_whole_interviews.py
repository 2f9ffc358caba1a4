"""Interviews from the first word to the verdict."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from bot.postings import read_posting
from bot.services import postings
from bot.settings import ROOT
from tests.conversations.conftest import MANAGER, SENIOR, Desk
from tests.served import Applicant, texts


def test_the_bot_says_what_it_is_what_it_asks_who_decides_and_how_to_reach_a_person(applicant: Applicant) -> None:
    intro = applicant.start(posting=MANAGER)
    words = texts(intro)
    for needed in ("bot, not a person", "3 short questions", "a person makes the decision", "talk to a person"):
        assert needed in words


def test_a_qualified_applicant_is_told_so_and_a_recruiter_finds_the_verdict(applicant: Applicant, desk: Desk) -> None:
    applicant.start(posting=MANAGER)
    applicant.say("nights yes, weekends yes, and overtime or a changing schedule is fine")
    applicant.say("BBA in marketing")
    frames = applicant.say("4 years at Verizon")
    assert applicant.state["phase"] == "reviewing"
    assert "4 years" in texts(frames)
    frames = applicant.say("Send my answers")
    assert applicant.state["status"] == "submitted"
    assert "you meet everything this posting requires" in texts(frames)
    verdict = desk.verdict(applicant)
    assert verdict is not None
    assert verdict.outcome == "qualified"
    assert [r.result for r in verdict.results] == ["met", "met", "met"]
    assert verdict.results[1].answer_text == "BBA in marketing"


def test_knock_outs_are_asked_before_what_is_only_preferred(applicant: Applicant) -> None:
    applicant.start(posting=SENIOR)
    for answer in (
        "yes, I sold voice and data networks for years",
        "yes lots of cold calling and prospecting",
        "yes I use all of them daily",
        "sure, 60%",
        "8 years",
        "bachelors in business",
    ):
        assert applicant.state["question"]["kind"] != "assessment"
        applicant.say(answer)
    question = applicant.state["question"]
    assert (question["kind"], question["index"]) in (("skill", 8), ("skill", 7), ("assessment", 7))


def test_each_question_carries_its_place(applicant: Applicant) -> None:
    applicant.start(posting=MANAGER)
    assert applicant.state["question"] == {"criterion": "c1", "kind": "availability", "index": 1, "total": 3}
    frames = applicant.say("yes to all of that")
    asked = [f for f in frames if f["type"] == "bot" and f["question"]]
    assert [f["question"]["index"] for f in asked] == [2]


def test_an_or_equivalent_claim_goes_to_a_person_and_never_fails(applicant: Applicant, desk: Desk) -> None:
    applicant.start(posting=MANAGER)
    applicant.say("yes to all")
    applicant.say("no degree but 15 years running sales teams, I'd call that equivalent")
    if applicant.state["question"] and applicant.state["question"]["kind"] == "education":
        applicant.say("I believe my experience is equivalent to a degree")
    applicant.say("15 years")
    frames = applicant.say("Send my answers")
    verdict = desk.verdict(applicant)
    assert verdict is not None
    assert verdict.outcome == "needs_review"
    assert "This is not a no" in texts(frames)


def test_a_spanish_applicant_is_answered_in_spanish(applicant: Applicant) -> None:
    applicant.start(posting=MANAGER)
    frames = applicant.say("Sí, puedo trabajar de noche, los fines de semana y horas extras, no hay problema")
    assert applicant.state["language"] == "es"
    assert "licenciatura" in texts(frames).lower() or "título" in texts(frames).lower()


REAL = ROOT.parent / "shared" / "postings" / "samples"


@pytest.mark.skipif(not REAL.is_dir(), reason="the real sample postings are not on this machine")
def test_the_real_postings_are_asked_like_our_own(applicant: Applicant, desk: Desk) -> None:
    files = sorted(REAL.glob("*.html"))
    assert len(files) == 2
    for path in files:
        posting = read_posting(path.read_bytes(), source=path.name)
        with desk.database.begin() as uow:
            postings.import_posting(uow, posting, datetime.now(timezone.utc), slug=path.stem, publish=True)
            uow.commit()
        applicant.leave()
        applicant.start(posting=path.stem)
        for _ in range(12):
            if applicant.state["phase"] != "asking":
                break
            kind = applicant.state["question"]["kind"]
            applicant.say({"education": "BBA in marketing", "experience": "9 years"}.get(kind, "yes, all of it"))
        assert applicant.state["phase"] == "reviewing", applicant.said[-3:]
        applicant.say("Send my answers")
        verdict = desk.verdict(applicant)
        assert verdict is not None
        assert verdict.outcome == "qualified", [(r.criterion, r.reason) for r in verdict.results]
