"""Erasure and the copy of everything, on both databases."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.screening.errors import Conflict, NotFound
from bot.screening.interview import Interview, State
from bot.screening.verdict import decide
from bot.services import erasure
from bot.storage import tables
from bot.storage.database import Database
from tests.integration.storage.examples import LATER, NOW, answer, import_welder, start_interview

SECRET = "xylophone"
"""A word that every piece of the applicant's data holds."""


def _interview_full_of_secrets(database: Database, name: str) -> Interview:
    posting = import_welder(database)
    with database.begin() as unit:
        interviews = unit.interviews
        recruiter = unit.recruiters.by_email("ana@example.com")
        recruiter = recruiter or unit.recruiters.add("ana@example.com", "Ana", "hash", NOW)
        started = interviews.start(name, f"hash-{name}", posting.version_id, "slack", "en", State(), NOW, name)
        interviews.set_applicant(started.id, f"{name} Doe", f"{name}@example.com")
        message = interviews.add_message(started, "applicant", f"I play the {name}", NOW, "slack", None, f"id-{name}")
        interviews.add_message(started, "bot", f"The {name}?", NOW, "slack", {"quote": name})
        given = answer(f"five years of {name}", value={"words": name}, message_id=message.id)
        given = interviews.add_answer(started.id, "c1", given, posting.version_id)
        made = interviews.add_verdict(started.id, decide(posting.criteria, {"c1": given}), LATER)
        interviews.decide(started.id, made.id, recruiter.id, "qualified", f"likes the {name}", LATER)
        interviews.add_open_question(started.id, "pay", f"pay for a {name}?", LATER)
        interviews.add_continuation(started.id, f"code-{name}", LATER + timedelta(days=1))
        state = State("confirming", "c1", pending={"text": name})
        saved = interviews.save(replace(started, state=state, status="submitted", finished_at=LATER), LATER)
        unit.commit()
    return saved


def _everything(database: Database) -> str:
    with database.engine.connect() as connection:
        rows = {t.name: [tuple(row) for row in connection.execute(select(t))] for t in tables.metadata.sorted_tables}
    return json.dumps(rows, default=str)


def test_erasure_leaves_none_of_the_words_in_any_table(database: Database) -> None:
    started = _interview_full_of_secrets(database, SECRET)
    _interview_full_of_secrets(database, "trombone")
    assert _everything(database).count(SECRET) > 10
    others = _everything(database).count("trombone")
    erasure.erase_interview(database, started.id, LATER)
    assert SECRET not in _everything(database)
    assert _everything(database).count("trombone") == others


def test_erasure_leaves_none_of_the_words_in_sqlite_s_files(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'screener.db'}")
    database.migrate()
    started = _interview_full_of_secrets(database, SECRET)
    assert any(SECRET.encode() in file.read_bytes() for file in tmp_path.iterdir())
    erasure.erase_interview(database, started.id, LATER)
    assert not any(SECRET.encode() in file.read_bytes() for file in tmp_path.iterdir())
    database.dispose()


def test_what_statistics_need_stays(database: Database) -> None:
    started = _interview_full_of_secrets(database, SECRET)
    erasure.erase_interview(database, started.id, LATER)
    with database.read() as unit:
        left = unit.interviews.get(started.id)
        made = unit.interviews.verdict(started.id)
        summary = unit.interviews.summary(started.id)
        results = [a.result for a in unit.interviews.answers(started.id)]
    assert made is not None
    assert (left.status, left.channel, left.created_at, left.finished_at) == ("erased", "slack", NOW, LATER)
    assert [r.result for r in made.results] == ["met", "unclear"]
    assert (summary.outcome, results) == ("qualified", ["met"])


def test_an_erased_interview_opens_no_more(database: Database) -> None:
    started = _interview_full_of_secrets(database, SECRET)
    erasure.erase_interview(database, started.id, LATER)
    with database.begin() as unit:
        assert unit.interviews.by_token(f"hash-{SECRET}") is None
        assert unit.interviews.by_conversation(SECRET) is None
        assert unit.interviews.by_slack_user(SECRET) is None
        assert unit.interviews.redeem_continuation(f"code-{SECRET}", LATER) is None
        with pytest.raises(Conflict):
            unit.interviews.save(started, LATER)


def test_a_copy_holds_every_word_and_no_key(database: Database) -> None:
    started = _interview_full_of_secrets(database, SECRET)
    copy = json.dumps(erasure.export_interview(database, started.id, LATER), ensure_ascii=False)
    for words in ("Doe", "I play the", "five years of", "likes the", "pay for a", "The xylophone?", "@example"):
        assert words in copy
    assert f"hash-{SECRET}" not in copy
    assert f"code-{SECRET}" not in copy


def test_erasure_and_copies_are_written_down(database: Database) -> None:
    started = start_interview(database, import_welder(database))
    erasure.export_interview(database, started.id, NOW)
    erasure.erase_interview(database, started.id, LATER)
    with database.read() as unit:
        entries = [(e.action, e.subject) for e in unit.recruiters.audit_entries()]
    assert entries == [("erase", f"interview {started.id}"), ("export_interview", f"interview {started.id}")]


def test_an_unknown_interview_cannot_be_erased(database: Database) -> None:
    with pytest.raises(NotFound):
        erasure.erase_interview(database, 5, NOW)
    with pytest.raises(NotFound):
        erasure.export_interview(database, 5, NOW)
