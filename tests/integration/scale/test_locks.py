"""One turn at a time in a conversation, in one worker and across two."""

from __future__ import annotations

import asyncio
import time

import pytest

from bot.dialogue import locks
from bot.dialogue.locks import LIFETIME, LockError, TurnLocks
from tests.programs import RedisServer

pytestmark = pytest.mark.served


async def _turn(worker: TurnLocks, name: str, seen: list[str], seconds: float = 0.1) -> None:
    async with worker.lock("talk"):
        seen.append(f"{name} begins")
        await asyncio.sleep(seconds)
        seen.append(f"{name} ends")


def test_two_messages_at_one_worker_are_answered_in_the_order_they_came() -> None:
    worker, seen = TurnLocks(url=""), list[str]()

    async def three() -> None:
        await asyncio.gather(*(_turn(worker, str(n), seen, 0.01) for n in range(3)))

    asyncio.run(three())
    assert seen == [f"{n} {what}" for n in range(3) for what in ("begins", "ends")]


def test_two_workers_never_work_on_one_conversation_together(redis_server: RedisServer) -> None:
    seen = list[str]()

    async def both() -> None:
        workers = [TurnLocks(url=redis_server.url) for _ in range(2)]
        await asyncio.gather(*(_turn(worker, "turn", seen) for worker in workers * 3))

    asyncio.run(both())
    assert seen == ["turn begins", "turn ends"] * 6


def test_other_conversations_do_not_wait() -> None:
    async def many() -> float:
        worker, began = TurnLocks(url=""), time.monotonic()

        async def turn(name: str) -> None:
            async with worker.lock(name):
                await asyncio.sleep(0.2)

        await asyncio.gather(*(turn(str(n)) for n in range(20)))
        return time.monotonic() - began

    assert asyncio.run(many()) < 2


def test_the_lock_of_a_killed_worker_ends_by_itself(redis_server: RedisServer, monkeypatch: pytest.MonkeyPatch) -> None:
    assert LIFETIME <= 10
    monkeypatch.setattr(locks, "LIFETIME", 0.5)

    async def killed_and_other() -> None:
        dead = locks.connect(redis_server.url).lock("screener:turn:talk", timeout=locks.LIFETIME)
        assert await dead.acquire()
        async with TurnLocks(url=redis_server.url).lock("talk"):
            pass

    asyncio.run(killed_and_other())


def test_a_turn_that_waits_too_long_fails_so_that_the_client_sends_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "PATIENCE", 0.1)

    async def stuck() -> None:
        worker = TurnLocks(url="")
        async with worker.lock("talk"):
            with pytest.raises(LockError):
                async with worker.lock("talk"):
                    pass

    asyncio.run(stuck())


def test_turns_run_while_redis_is_away(redis_server: RedisServer) -> None:
    seen = list[str]()

    async def without() -> None:
        worker = TurnLocks(url=redis_server.url)
        redis_server.stop()
        await _turn(worker, "turn", seen, 0)
        redis_server.start()

    asyncio.run(without())
    assert seen == ["turn begins", "turn ends"]
