"""Two chat workers behind nginx, on PostgreSQL and Redis; one of them is killed in the middle of 64 interviews."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from itertools import cycle, islice
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.services.conversation.turn import digest
from bot.storage.database import Database
from tests.front import configured, running
from tests.integration.scale.applicants import ANSWERS, Persistent, all_at_once
from tests.programs import needed
from tests.served import Served, free_port

APPLICANTS = 64
PATIENCE = 80
"""Seconds in which all of them must be done, the restart of a worker included."""

pytestmark = [pytest.mark.slow, pytest.mark.served, pytest.mark.timeout(300)]


async def _kill_and_restart(worker: Served, shared: Database) -> None:
    """Wait until a third of the answers is there, then kill without warning; start again a moment later."""
    loop = asyncio.get_running_loop()
    while await loop.run_in_executor(None, _count, shared, "SELECT count(*) FROM answer") < APPLICANTS:
        await asyncio.sleep(0.05)
    worker.kill()
    await asyncio.sleep(1)
    await loop.run_in_executor(None, worker.start)


def _count(database: Database, query: str) -> int:
    with database.engine.connect() as connection:
        return int(connection.execute(text(query)).scalar_one())


def _check_interview(shared: Database, applicant: Persistent) -> None:
    """What is stored is what this applicant said, once each and in order, with the verdict that it calls for."""
    with shared.read() as uow:
        interview = uow.interviews.by_token(digest(applicant.token))
        assert interview is not None
        messages = uow.interviews.messages(interview.id)
        answers: Mapping[str, object] = uow.interviews.latest(interview.id)
        verdict = uow.interviews.verdict(interview.id)
    assert [m.text for m in messages if m.author == "applicant"] == applicant.sent
    assert [m.sequence for m in messages] == list(range(1, len(messages) + 1))
    assert interview.status == "submitted"
    assert len(answers) == len(ANSWERS["qualified"])
    assert verdict is not None
    assert verdict.outcome == applicant.outcome


def test_no_answer_is_lost_or_doubled_when_a_worker_is_killed(
    workers: list[Served], shared: Database, tmp_path: Path
) -> None:
    needed("nginx")
    conf, port = configured(tmp_path, [worker.port for worker in workers], free_port())
    with running(conf, port) as address:
        url = f"ws://{address}/chat"
        applicants = [Persistent(url, outcome, think_seconds=0.2) for outcome in islice(cycle(ANSWERS), APPLICANTS)]
        all_at_once(applicants, _kill_and_restart(workers[0], shared), PATIENCE)

    came_back = sum(one.connections > 1 for one in applicants)
    assert came_back >= APPLICANTS // 4, "the killed worker had nobody to lose"
    for applicant in applicants:
        _check_interview(shared, applicant)
    assert _count(shared, "SELECT count(*) FROM interview") == APPLICANTS + sum(_began_twice(one) for one in applicants)
    twice = "SELECT count(*) FROM (SELECT 1 FROM answer GROUP BY message_id, criterion_id HAVING count(*) > 1) AS t"
    assert _count(shared, twice) == 0


def _began_twice(applicant: Persistent) -> int:
    """Nobody may: the token is the first thing that the server says, and the kill comes later than that."""
    return 0 if applicant.token else 1
