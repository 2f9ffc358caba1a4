"""Frames that belong together leave together."""

from __future__ import annotations

from typing import Any

from sanic.exceptions import WebsocketClosed
from websockets.connection import State


class Wire:
    """A WebSocket that writes several messages at once: Sanic's own writes each, and each wakes both ends."""

    def __init__(self, websocket: Any) -> None:
        self._websocket = websocket

    @property
    def open(self) -> bool:
        """Whether neither side has closed it."""
        return self._websocket.connection.state is State.OPEN

    async def send(self, *messages: str) -> None:
        """Send each as a message of its own, in their order. Raises WebsocketClosed."""
        async with self._websocket.conn_mutex:
            if not self.open:
                raise WebsocketClosed("The applicant's connection is closed.")
            connection = self._websocket.connection
            for message in messages:
                connection.send_text(message.encode())
            await self._websocket.send_data([b"".join(connection.data_to_send())])

    async def close(self, code: int = 1000, reason: str = "") -> None:
        """Tell the other side, and close."""
        await self._websocket.close(code, reason)
