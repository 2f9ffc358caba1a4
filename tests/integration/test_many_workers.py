"""Two chat workers behind nginx, on PostgreSQL and Redis; one of them is killed in the middle of 64 interviews."""

from __future__ import annotations

import asyncio
import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import text
from websockets.exceptions import WebSocketException
from websockets.legacy.client import WebSocketClientProtocol, connect

from benchmarks.contestants.screener import POSTING
from benchmarks.dialogue import ANSWERS
from benchmarks.servers import free_port
from bot.dialogue import model
from bot.postings import read_posting
from bot.services.postings import import_posting
from bot.storage.database import Database
from tests.databases import PostgresServer
from tests.front import configured, needs_nginx, running
from tests.served import Served

APPLICANTS = 64
PATIENCE = 240
"""Seconds in which all of them must be done."""
SLUG = "many-workers"
SEND = "send"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.served,
    pytest.mark.timeout(600),
    needs_nginx,
    pytest.mark.skipif(shutil.which("redis-server") is None, reason="Redis is not installed"),
]


@pytest.fixture
def redis() -> Iterator[str]:
    port = free_port()
    command = ["redis-server", "--bind", "127.0.0.1", "--port", str(port), "--save", "", "--appendonly", "no"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/tmp")
    yield f"redis://127.0.0.1:{port}/0"
    server.terminate()
    server.wait(10)


@pytest.fixture
def shared(postgres_server: PostgresServer) -> Iterator[Database]:
    """A PostgreSQL database with a posting of five criteria."""
    name = f"workers_{uuid4().hex[:8]}"
    database = Database(postgres_server.create(name, template="migrated"))
    with database.begin() as uow:
        posting = read_posting(POSTING.read_bytes(), source=POSTING.name)
        import_posting(uow, posting, datetime.now(timezone.utc), slug=SLUG, publish=True)
        uow.commit()
    yield database
    database.dispose()
    postgres_server.drop(name)


@pytest.fixture
def workers(shared: Database, postgres_server: PostgresServer, redis: str) -> Iterator[list[Served]]:
    if model.current_model() is None:
        model.train()
    url = postgres_server.url(str(shared.engine.url.database))
    settings = {"SCREENER_LOCK_STORE_URL": redis}
    both = [Served(url, ("-m", "bot.dialogue"), settings) for _ in range(2)]
    try:
        yield [worker.start() for worker in both]
    finally:
        for worker in both:
            if worker.process is not None:
                worker.stop()


@dataclass
class Persistent:
    """An applicant whose client follows docs/protocol.md: it comes back, and repeats what was not acknowledged."""

    url: str
    token: str = ""
    sent: list[str] = field(default_factory=list)
    """What was said, once for each thing, oldest first."""
    reconnects: int = -1
    awaited: tuple[str, str] | None = None
    """The message that was not acknowledged yet: its id and its text."""

    async def interview(self) -> None:
        """Go through the whole interview, whatever happens to the connection."""
        while True:
            try:
                async with connect(self.url, open_timeout=30, ping_interval=None) as socket:
                    self.reconnects += 1
                    await self._talk(socket)
                    return
            except (OSError, WebSocketException, asyncio.TimeoutError):
                await asyncio.sleep(0.2)

    async def _talk(self, socket: WebSocketClientProtocol) -> None:
        await socket.send(
            json.dumps(
                {"type": "start", "posting": SLUG, "token": self.token}
                if self.token
                else {
                    "type": "start",
                    "posting": SLUG,
                }
            )
        )
        state = await self._listen(socket)
        while state["status"] != "submitted":
            if self.awaited is None:
                question = state["question"]
                self.awaited = uuid4().hex, ANSWERS[question["kind"]] if question else SEND
                self.sent.append(self.awaited[1])
            await socket.send(json.dumps({"type": "message", "id": self.awaited[0], "text": self.awaited[1]}))
            state = await self._listen(socket)

    async def _listen(self, socket: WebSocketClientProtocol) -> dict[str, Any]:
        while True:
            frame: dict[str, Any] = json.loads(await asyncio.wait_for(socket.recv(), 60))
            if frame["type"] == "session":
                self.token = frame["token"]
            elif frame["type"] == "history" and self.awaited:
                if self.awaited[0] in {message.get("id") for message in frame["messages"]}:
                    self.awaited = None
            elif frame["type"] == "ack":
                self.awaited = None
            elif frame["type"] == "state":
                return frame
            elif frame["type"] == "error":
                assert frame["code"] == "internal", frame
                await asyncio.sleep(0.2)
                raise OSError("the server could not answer; the message is sent again")


async def _all(applicants: list[Persistent], disturb: Any) -> None:
    await asyncio.wait_for(asyncio.gather(disturb, *(one.interview() for one in applicants)), PATIENCE)


async def _kill_and_restart(worker: Served, shared: Database) -> None:
    """Wait until a third of the answers is there, then kill without warning; start again a moment later."""
    loop = asyncio.get_running_loop()
    while await loop.run_in_executor(None, _count, shared, "SELECT count(*) FROM answer") < APPLICANTS * 5 // 3:
        await asyncio.sleep(0.05)
    worker.kill()
    await asyncio.sleep(1)
    await loop.run_in_executor(None, worker.start)


def _count(database: Database, query: str) -> int:
    with database.engine.connect() as connection:
        return int(connection.execute(text(query)).scalar_one())


def _rows(database: Database, query: str) -> list[Any]:
    with database.engine.connect() as connection:
        return list(connection.execute(text(query)))


def test_no_answer_is_lost_or_doubled_when_a_worker_is_killed(
    workers: list[Served], shared: Database, tmp_path: Path
) -> None:
    conf, port = configured(tmp_path, [worker.port for worker in workers], free_port())
    with running(conf, port) as address:
        applicants = [Persistent(f"ws://{address}/chat") for _ in range(APPLICANTS)]
        started = time.monotonic()
        asyncio.run(_all(applicants, _kill_and_restart(workers[0], shared)))
        print(f"{APPLICANTS} interviews in {time.monotonic() - started:.1f} s")

    assert sum(one.reconnects for one in applicants) >= APPLICANTS // 4, "the killed worker had nobody to lose"
    said = _rows(
        shared, "SELECT interview_id, text FROM message WHERE author = 'applicant' ORDER BY interview_id, sequence"
    )
    by_interview: dict[int, list[str]] = {}
    for interview, words in said:
        by_interview.setdefault(interview, []).append(words)
    assert sorted(by_interview.values()) == sorted(one.sent for one in applicants)
    assert all(sorted(words) == sorted([*ANSWERS.values(), SEND]) for words in by_interview.values())
    outcomes = _rows(
        shared, "SELECT status, verdict.outcome FROM interview JOIN verdict ON verdict.interview_id = interview.id"
    )
    assert [tuple(row) for row in outcomes] == [("submitted", "qualified")] * APPLICANTS
    twice = "SELECT count(*) FROM (SELECT 1 FROM answer GROUP BY interview_id, criterion_id HAVING count(*) > 1) AS t"
    assert _count(shared, twice) == 0
