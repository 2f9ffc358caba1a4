"""One turn at a time in each conversation: Rasa's lock store, in memory or, for several workers, in Redis.

Rasa's own stores ask again once a second, block the event loop while Redis answers, and hold the lock of a killed
worker for a minute. Here a lock in Redis ends by itself after LIFETIME seconds; when Redis does not answer the turn
runs without one, for it only keeps order: that no message counts twice is up to the database.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncGenerator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from typing import Any
from weakref import WeakValueDictionary

import redis.asyncio
from rasa.core.lock import TicketLock
from rasa.core.lock_store import LockError, LockStore
from redis.exceptions import LockNotOwnedError, RedisError

from bot.bootstrap import settings
from bot.dialogue import metrics

logger = logging.getLogger(__name__)

LIFETIME = 10.0
"""Seconds after which a lock ends though nobody gave it back: its worker is gone."""
PATIENCE = 30.0
"""Seconds that a turn waits before it fails; the client then sends its message again."""
POLL = 0.05
"""Seconds between two looks at a lock in Redis."""
ANSWER_WITHIN = 1.0
"""Seconds that Redis may take to answer."""
WITHOUT_REDIS = 5.0
"""Seconds for which Redis is left alone after it did not answer, so that turns do not wait for it."""


class TurnLocks(LockStore):
    """The lock store of endpoints.yml: in Redis when SCREENER_LOCK_STORE_URL names one, else in this process."""

    def __init__(self, endpoint_config: Any = None, url: str | None = None) -> None:
        url = settings().lock_store_url if url is None else url
        self._redis = connect(url) if url else None
        self._local: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._silent_until = 0.0

    @asynccontextmanager
    async def lock(
        self, conversation_id: str, lock_lifetime: float = LIFETIME, wait_time_in_seconds: float = POLL
    ) -> AsyncGenerator[TicketLock, None]:
        """Hold the conversation for one turn. Raises LockError after PATIENCE seconds."""
        async with AsyncExitStack() as held:
            with _waiting():
                local = self._local.setdefault(conversation_id, asyncio.Lock())
                await _acquire(local)
                held.callback(local.release)
                if self._redis is not None:
                    await self._hold_in_redis(self._redis, held, conversation_id)
            yield TicketLock(conversation_id)

    async def _hold_in_redis(self, client: Any, held: AsyncExitStack, conversation_id: str) -> None:
        if time.monotonic() < self._silent_until:
            metrics.LOCKS_MISSED.inc()
            return
        lock = client.lock(f"screener:turn:{conversation_id}", timeout=LIFETIME, sleep=POLL, thread_local=False)
        try:
            acquired = await lock.acquire(blocking_timeout=PATIENCE)
        except RedisError as error:
            self._silent_until = time.monotonic() + WITHOUT_REDIS
            logger.warning("Redis does not answer (%s): turns run without locks.", type(error).__name__)
            metrics.LOCKS_MISSED.inc()
            return
        if not acquired:
            raise LockError("Another turn of the same conversation takes too long.")
        held.push_async_callback(_give_back, lock)


def connect(url: str) -> Any:
    """A client for Redis; nothing is sent yet."""
    return redis.asyncio.from_url(url, socket_timeout=ANSWER_WITHIN, socket_connect_timeout=ANSWER_WITHIN)


@contextmanager
def _waiting() -> Iterator[None]:
    with metrics.WAITING_TURNS.track_inprogress(), metrics.LOCK_WAIT_SECONDS.time():
        yield


async def _acquire(lock: asyncio.Lock) -> None:
    if not lock.locked():  # nearly always, and without the task that a time-out costs
        await lock.acquire()
        return
    try:
        await asyncio.wait_for(lock.acquire(), PATIENCE)
    except asyncio.TimeoutError:
        raise LockError("Another turn of the same conversation takes too long.") from None


async def _give_back(lock: Any) -> None:
    try:
        await lock.release()
    except LockNotOwnedError:
        logger.warning("A turn took longer than %s s: another one may have run beside it.", LIFETIME)
    except RedisError as error:
        logger.warning("A lock was not given back (%s); it ends by itself.", type(error).__name__)
