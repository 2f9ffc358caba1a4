"""Each kind of bad input has one defined answer, and nothing stored is lost or exposed."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from typing import Any

import pytest

from bot.services import postings
from tests.conversations.conftest import MANAGER, SENIOR, Desk
from tests.served import Applicant


def error(frames: list[dict[str, Any]]) -> str:
    assert frames[-1]["type"] == "error", frames
    assert frames[-1]["message"].endswith(".")
    return str(frames[-1]["code"])


@pytest.mark.parametrize(
    "raw",
    ["", "{", "[]", '"start"', "null", b"\xff\xfe\x00binary", "[" * 30000],
    ids=["empty", "cut", "list", "string", "null", "binary", "nested"],
)
def test_what_is_no_json_object_is_not_json(applicant: Applicant, raw: Any) -> None:
    applicant.connect()
    assert error(applicant.send(raw)) == "not_json"


@pytest.mark.parametrize(
    "frame",
    [
        {"type": "restart"},
        {"no": "type"},
        {"type": "message", "text": "no id"},
        {"type": "message", "id": "x" * 65, "text": "id too long"},
        {"type": "message", "id": 7, "text": "id of the wrong shape"},
        {"type": "message", "id": "a", "text": ["no text"]},
        {"type": "message", "id": "a", "text": "\ud800"},
        {"type": "start"},
        {"type": "start", "posting": 12},
        {"type": "start", "posting": MANAGER, "language": "tlh"},
    ],
)
def test_frames_of_the_wrong_shape_are_bad_frames(applicant: Applicant, frame: dict[str, Any]) -> None:
    applicant.connect()
    assert error(applicant.send(json.dumps(frame))) == "bad_frame"


def test_a_message_before_the_start_is_refused(applicant: Applicant) -> None:
    applicant.connect()
    assert error(applicant.say("hello?")) == "not_started"


def test_an_unknown_posting_is_unknown(applicant: Applicant) -> None:
    assert error(applicant.start(posting="no-such-job")) == "unknown_posting"


def test_a_closed_posting_takes_nobody_new_and_lets_others_finish(applicant: Applicant, desk: Desk) -> None:
    applicant.start(posting=SENIOR)
    now = datetime.now(timezone.utc)
    with desk.database.begin() as uow:
        postings.close(uow, SENIOR, now)
        uow.commit()
    try:
        applicant.say("yes, years of it")
        assert applicant.state["status"] == "open"
        applicant.leave()
        assert error(applicant.start(posting=SENIOR)) == "closed_posting"
    finally:
        with desk.database.begin() as uow:
            postings.publish(uow, SENIOR, now)
            uow.commit()


def test_a_token_that_is_not_ours_opens_nothing(applicant: Applicant) -> None:
    for token in ("", "x", "../../etc/passwd", "' or 1=1 --", "A" * 43):
        assert error(applicant.start(token=token)) in ("unknown_token", "bad_frame")


def test_a_message_that_is_too_long_is_refused_and_the_interview_goes_on(applicant: Applicant, desk: Desk) -> None:
    applicant.start(posting=MANAGER)
    assert error(applicant.say("a" * 2001)) == "too_long"
    assert [m for m in desk.transcript(applicant) if m.author == "applicant"] == []
    applicant.say("yes " + "really " * 280)
    assert [m for m in desk.transcript(applicant) if m.author == "applicant"]


def test_an_empty_message_is_refused(applicant: Applicant) -> None:
    applicant.start(posting=MANAGER)
    for text in ("", "   ", "\n\t", "\u200b\u2060"):
        assert error(applicant.say(text)) == "empty"


def test_script_is_kept_as_the_text_it_is(applicant: Applicant, desk: Desk) -> None:
    applicant.start(posting=MANAGER)
    text = "<script>alert('x')</script> yes to all & more"
    applicant.say(text)
    assert [m.text for m in desk.transcript(applicant) if m.author == "applicant"] == [text]


def test_a_frame_that_is_huge_closes_the_connection(applicant: Applicant) -> None:
    applicant.start(posting=MANAGER)
    applicant.post(json.dumps({"type": "message", "id": "big", "text": "x" * 100_000}))
    assert applicant.close_code() == 1009


def test_200_messages_in_a_second_are_slowed_down_and_none_is_lost(applicant: Applicant, desk: Desk) -> None:
    applicant.start(posting=MANAGER)
    for n in range(200):
        applicant.post({"type": "message", "id": f"f{n}", "text": "what does it pay?"})
    acked, refused = set(), set()
    while True:
        try:
            frame = applicant.receive()
        except Exception:
            break
        if frame["type"] == "ack":
            acked.add(frame["id"])
        elif frame["type"] == "error":
            refused.add(frame["code"])
    assert refused == {"too_fast"}
    stored = {m.client_id for m in desk.transcript(applicant) if m.author == "applicant"}
    assert stored == acked
    assert 1 <= len(acked) <= 40
