"""Interviews, transcripts and answers, on both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.screening.errors import Conflict, NotFound
from bot.screening.interview import State
from bot.screening.verdict import decide
from bot.storage.database import Database
from tests.integration.storage.examples import LATER, NIGHTS, NOW, WELDING, answer, import_welder, start_interview


def test_an_interview_is_found_by_its_conversation_and_by_its_token(database: Database) -> None:
    started = start_interview(database, import_welder(database))
    with database.read() as unit:
        assert unit.interviews.by_conversation("one") == started
        assert unit.interviews.by_token("token-one") == started
        assert unit.interviews.get(started.id) == started
        assert unit.interviews.by_token("token-two") is None
        with pytest.raises(NotFound):
            unit.interviews.get(started.id + 1)


def test_where_the_conversation_stands_is_kept(database: Database) -> None:
    started = start_interview(database, import_welder(database))
    state = State("confirming", "c2", 1, {"reading": {"value": {"nights": False}}, "text": "no"}, ({"a": 1},), ("c1",))
    with database.begin() as unit:
        saved = unit.interviews.save(replace(started, state=state, status="paused"), LATER)
        unit.commit()
    with database.read() as unit:
        assert unit.interviews.get(started.id) == saved
    assert saved.state == state
    assert saved.revision == 1
    assert saved.updated_at == LATER


def test_a_stale_writer_is_refused(database: Database) -> None:
    started = start_interview(database, import_welder(database))
    with database.begin() as unit:
        unit.interviews.save(started, LATER)
        unit.commit()
    with database.begin() as unit, pytest.raises(Conflict):
        unit.interviews.save(started, LATER)


def test_nothing_is_kept_unless_committed(database: Database) -> None:
    started = start_interview(database, import_welder(database))
    with database.begin() as unit:
        unit.interviews.add_message(started, "applicant", "hello", NOW, "web")
        unit.interviews.save(started.with_state(State("reviewing")), LATER)
    with database.read() as unit:
        assert unit.interviews.messages(started.id) == []
        assert unit.interviews.get(started.id) == started


def test_both_sides_are_kept_in_their_order(database: Database) -> None:
    started = start_interview(database, import_welder(database))
    with database.begin() as unit:
        first = unit.interviews.add_message(started, "applicant", "hi 👋 <b>", NOW, "web", client_id="m1")
        second = unit.interviews.add_message(started, "bot", "How long?", LATER, "web", {"index": 1, "total": 2})
        saved = unit.interviews.save(started, LATER)
        unit.commit()
    with database.begin() as unit:
        third = unit.interviews.add_message(started, "bot", "Still there?", LATER, "web")
        unit.commit()
    with database.begin() as unit:
        fourth = unit.interviews.add_message(saved, "recruiter", "I am.", LATER, "web")
        unit.commit()
    with database.read() as unit:
        assert unit.interviews.messages(started.id) == [first, second, third, fourth]
        assert unit.interviews.messages(started.id, after=2) == [third, fourth]
        assert unit.interviews.find_message(started.id, "m1") == first
        assert unit.interviews.find_message(started.id, "m2") is None
    assert [m.sequence for m in (first, second, third, fourth)] == [1, 2, 3, 4]


def test_a_message_sent_again_is_not_a_second_one(database: Database) -> None:
    posting = import_welder(database)
    started, other = start_interview(database, posting), start_interview(database, posting, "two")
    with database.begin() as unit:
        unit.interviews.add_message(started, "applicant", "five", NOW, "web", client_id="m1")
        unit.interviews.add_message(other, "applicant", "five", NOW, "web", client_id="m1")
        unit.commit()
    with database.begin() as unit, pytest.raises(Conflict):
        unit.interviews.add_message(started, "applicant", "five", NOW, "web", client_id="m1")


def test_the_latest_counting_answer_counts_and_all_are_kept(database: Database) -> None:
    posting = import_welder(database)
    started = start_interview(database, posting)
    with database.begin() as unit:
        given = [
            unit.interviews.add_answer(started.id, "c1", answer("two"), posting.version_id),
            unit.interviews.add_answer(started.id, "c1", answer("five"), posting.version_id),
            unit.interviews.add_answer(started.id, "c1", answer("one", counts=False), posting.version_id),
        ]
        unit.commit()
    with database.read() as unit:
        assert unit.interviews.answers(started.id) == given
        assert unit.interviews.latest(started.id) == {"c1": given[1]}


def test_a_criterion_of_another_version_cannot_be_answered(database: Database) -> None:
    posting = import_welder(database)
    started = start_interview(database, posting)
    with database.begin() as unit, pytest.raises(NotFound):
        unit.interviews.add_answer(started.id, "c9", answer(), posting.version_id)


def test_a_verdict_keeps_its_reasons(database: Database) -> None:
    posting = import_welder(database)
    started = start_interview(database, posting)
    with database.begin() as unit:
        given = unit.interviews.add_answer(started.id, "c1", answer(), posting.version_id)
        made = unit.interviews.add_verdict(started.id, decide((WELDING, NIGHTS), {"c1": given}), LATER)
        unit.commit()
    with database.read() as unit:
        assert unit.interviews.verdict(started.id) == made
    assert made.outcome == "needs_review"
    assert [r.answer_text for r in made.results] == ["about five years", ""]
