"""The chat's and the console's queries read by index only, so a full database answers as fast as an empty one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import event

from benchmarks.seed_database import seed
from bot.screening.verdict import decide
from bot.storage.database import Database
from bot.storage.unit_of_work import UnitOfWork
from tests.integration.storage.examples import LATER, NOW, answer, import_welder, start_interview

BIG_TABLES = ("interview", "message", "answer", "verdict", "criterion_result")
"""Those that grow with every applicant. PostgreSQL may well read a small table of postings as a whole."""


def _turn(unit: UnitOfWork) -> None:
    interviews = unit.interviews
    interview = interviews.by_conversation("one")
    assert interview is not None
    assert interviews.by_token("token-one") == interview
    interviews.find_message(interview.id, "m1")
    interviews.latest(interview.id)
    interviews.messages(interview.id, after=3)
    message = interviews.add_message(interview, "applicant", "five", NOW, "web", client_id="m1")
    interviews.add_answer(interview.id, "c1", answer(message_id=message.id), interview.posting_version_id or 0)
    interviews.save(interview, LATER)


def _verdict(unit: UnitOfWork) -> None:
    posting = unit.postings.get("hw-12")
    interview = unit.interviews.by_conversation("one")
    assert interview is not None
    unit.interviews.add_verdict(interview.id, decide(posting.criteria, unit.interviews.latest(interview.id)), LATER)


def _file(unit: UnitOfWork) -> None:
    interviews = unit.interviews
    for read in (interviews.get, interviews.messages, interviews.answers, interviews.verdict, interviews.decisions):
        read(1)
    interviews.open_questions(1)
    interviews.summary(1)


def _lists(unit: UnitOfWork) -> None:
    filters: tuple[dict[str, Any], ...] = (
        {},
        {"before": "1-7"},
        {"before": "0-7"},
        {"posting": "hw-12"},
        {"posting": "hw-12", "outcome": "qualified", "before": "0-7"},
        {"outcome": "qualified"},
        {"status": "open"},
        {"waiting_for_person": True},
        {"awaits_decision": True},
    )
    for some in filters:
        unit.interviews.list_interviews(**some)
    unit.interviews.counts()
    unit.interviews.open_questions(unanswered_only=True)
    unit.postings.list("published", limit=50)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def full(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A database with enough rows for reading a whole table to be a bad plan."""
    if request.param == "sqlite":
        database = Database(f"sqlite:///{tmp_path_factory.mktemp('full') / 'full.db'}")
    else:
        database = Database(request.getfixturevalue("postgres_server").create("full"))
    seed(database, postings=500, interviews=5000, messages=4)
    start_interview(database, import_welder(database))
    yield database
    database.dispose()


@pytest.mark.parametrize("use", [_turn, _verdict, _file, _lists])
def test_no_query_reads_or_sorts_a_whole_table(full: Database, use: Callable[[UnitOfWork], None]) -> None:
    full.versions.clear()
    seen: dict[str, Any] = {}
    with full.begin() as unit:
        event.listen(full.engine, "before_cursor_execute", lambda c, cur, sql, args, *_: seen.setdefault(sql, args))
        use(unit)
    plans = {sql: _plan(full, sql, args) for sql, args in list(seen.items()) if sql.startswith(("SELECT", "UPDATE"))}
    assert plans
    for sql, plan in plans.items():
        assert not _wasteful(plan), f"{sql}\n{plan}"


def _plan(database: Database, sql: str, args: Any) -> Any:
    with database.engine.connect() as connection:
        if database.engine.dialect.name == "sqlite":
            return [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", args)]
        return connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {sql}", args).scalar()[0]["Plan"]


def _wasteful(plan: Any) -> list[str]:
    """The steps that cost more the more rows there are."""
    if isinstance(plan, list):
        return [step for step in plan for table in BIG_TABLES if f"{step} ".startswith(f"SCAN {table} ")]
    found = [step for child in plan.get("Plans", ()) for step in _wasteful(child)]
    if plan["Node Type"] == "Seq Scan" and plan["Relation Name"] in BIG_TABLES:
        found.append(f"Seq Scan on {plan['Relation Name']}")
    if plan["Node Type"] == "Sort" and plan["Plan Rows"] > 200:
        found.append(f"Sort of {plan['Plan Rows']} rows")
    return found


@pytest.mark.parametrize("full", ["sqlite"], indirect=True)
def test_sqlite_s_lists_come_out_of_the_index_in_their_order(full: Database) -> None:
    seen: dict[str, Any] = {}
    with full.begin() as unit:
        event.listen(full.engine, "before_cursor_execute", lambda c, cur, sql, args, *_: seen.setdefault(sql, args))
        _lists(unit)
    lists = {sql: args for sql, args in list(seen.items()) if "interview.waiting =" in sql}
    assert len(lists) >= 8
    for sql, args in lists.items():
        assert not any("TEMP B-TREE" in step for step in _plan(full, sql, args)), sql


@pytest.mark.parametrize("full", ["sqlite"], indirect=True)
def test_a_turn_that_only_moves_the_conversation_on_writes_no_index_of_interviews(full: Database) -> None:
    updates: list[tuple[str, Any]] = []
    with full.begin() as unit:
        interview = unit.interviews.by_conversation("one")
        assert interview is not None
        event.listen(full.engine, "before_cursor_execute", lambda c, cur, sql, args, *_: updates.append((sql, args)))
        unit.interviews.save(interview, LATER)
    (sql, args), *others = [(sql, args) for sql, args in updates if sql.startswith("UPDATE interview")]
    assert not others
    with full.engine.connect() as connection:
        steps = {row[1] for row in connection.exec_driver_sql(f"EXPLAIN {sql}", args)}
    assert "Insert" in steps
    assert "IdxInsert" not in steps
