"""A worker that is told to stop: what was begun ends, nobody loses anything, and it goes quietly."""

from __future__ import annotations

import asyncio
import json
import time
from pathlib import Path

import pytest
from websockets.legacy.client import connect

from bot.services.conversation.turn import digest
from bot.storage.database import Database
from tests.front import configured, running
from tests.integration.scale.applicants import SLUG, Persistent, all_at_once
from tests.programs import needed
from tests.served import Applicant, Served, free_port

pytestmark = [pytest.mark.slow, pytest.mark.served]

NOISE = ("Traceback", "Task was destroyed", "pending", "never retrieved", "never awaited", "ERROR", '"error"')


def test_a_drain_under_load_loses_nothing(workers: list[Served], shared: Database, tmp_path: Path) -> None:
    needed("nginx")

    async def drain_and_restart() -> None:
        loop = asyncio.get_running_loop()
        await asyncio.sleep(1.5)
        assert await loop.run_in_executor(None, workers[0].stop) == 0
        await loop.run_in_executor(None, workers[0].start)

    conf, port = configured(tmp_path, [worker.port for worker in workers], free_port())
    with running(conf, port) as address:
        applicants = [Persistent(f"ws://{address}/chat", think_seconds=0.5) for _ in range(32)]
        all_at_once(applicants, drain_and_restart(), 80)

    told = [one for one in applicants if 1012 in one.codes]
    assert len(told) >= len(applicants) // 4
    assert {code for one in applicants for code in one.codes} == {1012}, "somebody was cut off instead of told"
    for applicant in applicants:
        with shared.read() as uow:
            interview = uow.interviews.by_token(digest(applicant.token))
            assert interview is not None
            said = [m.text for m in uow.interviews.messages(interview.id) if m.author == "applicant"]
        assert said == applicant.sent
        assert interview.status == "submitted"
    assert not [word for word in NOISE if word in workers[0].log.read_text()]


def test_ready_says_no_while_clients_are_told_and_new_chats_go_elsewhere(workers: list[Served]) -> None:
    worker = workers[0]

    async def deaf_client() -> tuple[int, int, float]:
        """A client that does not answer the close, so that the drain takes its time."""
        async with connect(f"ws://127.0.0.1:{worker.port}/chat", close_timeout=0.1) as socket:
            await socket.send(json.dumps({"type": "start", "posting": SLUG}))
            while json.loads(await socket.recv())["type"] != "state":
                pass
            socket.transport.pause_reading()
            assert worker.process is not None
            worker.process.terminate()
            began = time.monotonic()
            await asyncio.sleep(0.5)
            loop = asyncio.get_running_loop()
            ready = await loop.run_in_executor(None, worker.status, "/ready")
            chat = await loop.run_in_executor(None, worker.status, "/chat")
            await loop.run_in_executor(None, worker.process.wait, 30)
            return ready, chat, time.monotonic() - began

    ready, chat, seconds = asyncio.run(deaf_client())
    assert (ready, chat) == (503, 503)
    assert seconds < 10
    assert worker.process is not None
    assert worker.process.returncode == 0
    assert not [word for word in NOISE if word in worker.log.read_text()]


def test_a_turn_that_has_begun_is_answered_before_the_worker_goes(workers: list[Served]) -> None:
    worker = workers[0]
    with Applicant(worker.port) as applicant:
        applicant.start(posting=SLUG)
        applicant.post({"type": "message", "id": "last", "text": "7 years in sales"})
        assert applicant.receive() == {**applicant.frames[-1], "type": "ack", "id": "last"}
        assert worker.process is not None
        worker.process.terminate()
        assert applicant.collect()[-1]["type"] == "state"
        assert applicant.close_code() == 1012
