"""A second connection takes an interview over, whichever worker holds the first: told through Redis' pub/sub.

Each connection draws a number when it takes its interview; of two, the one with the higher number stays.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from redis.exceptions import RedisError

from bot.dialogue.locks import connect

logger = logging.getLogger(__name__)

COUNTER = "screener:takeovers"
CHANNEL = "screener:taken"
RETRY_SECONDS = 1.0
LISTEN_SECONDS = 0.5
"""How long one look for news lasts; shorter than the client's time-out."""

OnTaken = Callable[[str, int], Awaitable[None]]
"""Called with a conversation's id and the number of the connection that has it now."""


class Takeovers:
    """Tells the other workers of connections that began here, and hears of those that began there."""

    def __init__(self, url: str, on_taken: OnTaken) -> None:
        self._redis = connect(url)
        self._on_taken = on_taken
        self._listener: asyncio.Task[None] | None = None

    async def number(self) -> int | None:
        """A number higher than all before; None when Redis does not answer."""
        try:
            return int(await self._redis.incr(COUNTER))
        except RedisError as error:
            logger.warning("Redis does not answer (%s): other workers keep older connections.", type(error).__name__)
            return None

    async def tell(self, conversation_id: str, number: int) -> None:
        """Tell all workers who has the interview now."""
        try:
            await self._redis.publish(CHANNEL, f"{number} {conversation_id}")
        except RedisError as error:
            logger.warning("Other workers were not told of a takeover (%s).", type(error).__name__)

    def start(self) -> None:
        """Listen from now on."""
        self._listener = asyncio.create_task(self._listen())

    async def stop(self) -> None:
        """Stop listening, and close the connections to Redis."""
        if self._listener is not None:
            self._listener.cancel()
            await asyncio.wait({self._listener})
        await self._redis.close()

    async def _listen(self) -> None:
        while True:
            try:
                async with self._redis.pubsub(ignore_subscribe_messages=True) as news:
                    await news.subscribe(CHANNEL)
                    while True:
                        message = await news.get_message(timeout=LISTEN_SECONDS)
                        if message is not None:
                            number, _, conversation_id = message["data"].decode().partition(" ")
                            await self._on_taken(conversation_id, int(number))
            except RedisError:
                await asyncio.sleep(RETRY_SECONDS)
