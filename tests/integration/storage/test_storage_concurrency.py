"""Several writers at once, on both databases."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.screening.errors import Conflict
from bot.screening.interview import State
from bot.storage.database import Database
from tests.integration.storage.examples import LATER, NOW, answer, import_welder, start_interview


def test_two_writers_on_one_interview_wait_for_each_other(database: Database) -> None:
    """16 messages from 4 threads: each has its own place, and every revision is one of theirs."""
    posting = import_welder(database)
    started = start_interview(database, posting)

    def take(number: int) -> int:
        with database.begin() as unit:
            interview = unit.interviews.by_conversation("one")
            assert interview is not None
            words = f"m{number}"
            message = unit.interviews.add_message(interview, "applicant", words, NOW, "web", client_id=words)
            unit.interviews.add_answer(interview.id, "c1", answer(message_id=message.id), posting.version_id)
            unit.interviews.save(interview.with_state(State(attempt=number % 3)), LATER)
            unit.commit()
        return message.sequence

    with ThreadPoolExecutor(4) as pool:
        sequences = sorted(pool.map(take, range(16)))
    with database.read() as unit:
        interview = unit.interviews.get(started.id)
        assert len(unit.interviews.answers(started.id)) == 16
        assert [m.sequence for m in unit.interviews.messages(started.id)] == sequences == list(range(1, 17))
    assert (interview.revision, interview.next_sequence) == (16, 17)


def test_a_reader_sees_the_last_committed_words_and_waits_for_nobody(database: Database) -> None:
    started = start_interview(database, import_welder(database))
    with database.begin() as writer:
        writer.interviews.add_message(started, "applicant", "not yet", NOW, "web")
        with database.read() as reader:
            assert reader.interviews.messages(started.id) == []
        writer.commit()
    with database.read() as reader:
        assert [m.text for m in reader.interviews.messages(started.id)] == ["not yet"]


def test_many_interviews_start_at_once(database: Database) -> None:
    posting = import_welder(database)
    with ThreadPoolExecutor(8) as pool:
        started = list(pool.map(lambda n: start_interview(database, posting, f"a{n}"), range(24)))
    assert len({interview.id for interview in started}) == 24
    with database.read() as unit:
        assert unit.postings.list()[0].interviews == 24


def test_one_conversation_is_started_once(database: Database) -> None:
    posting = import_welder(database)
    gate = threading.Barrier(2)

    def start(_: int) -> bool:
        gate.wait()
        try:
            start_interview(database, posting)
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(start, range(2))) == [False, True]


def test_a_unit_that_reads_cannot_commit(database: Database) -> None:
    with database.read() as unit, pytest.raises(RuntimeError, match="only reads"):
        unit.commit()
