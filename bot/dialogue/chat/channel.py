"""The WebSocket at /chat."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, Request

from bot.bootstrap import settings
from bot.dialogue.chat.connection import Connection
from bot.dialogue.chat.origins import refuse_strangers
from bot.dialogue.turns import OnNewMessage

logger = logging.getLogger(__name__)

TAKEN_OVER = 4000
RESTARTING = 1012


class ChatInput(InputChannel):
    """Applicants' chats. One connection an interview: a newer one takes over."""

    def __init__(self) -> None:
        self._connections: dict[str, Connection] = {}
        self._sockets: set[Any] = set()
        self._busy = 0

    @classmethod
    def name(cls) -> str:
        """The channel's name in credentials.yml and in transcripts."""
        return "chat"

    def url_prefix(self) -> str:
        """The chat stands at /chat itself, not under /webhooks."""
        return "/"

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """The route of the WebSocket."""
        chat = Blueprint("screener_chat")
        chat.middleware("request")(refuse_strangers(settings().allowed_origins))

        @chat.websocket("/chat")
        async def feed(request: Request, ws: Any) -> None:
            await self._serve(ws, on_new_message)

        return chat

    @property
    def active(self) -> int:
        """How many applicants are connected."""
        return len(self._sockets)

    async def drain(self, seconds: float = 10) -> None:
        """Let open turns end, then tell clients to come back: they lose nothing. At most `seconds`."""
        deadline = asyncio.get_running_loop().time() + seconds
        while self._busy and asyncio.get_running_loop().time() < deadline:
            await asyncio.sleep(0.02)
        await asyncio.gather(
            *(ws.close(RESTARTING, "restarting") for ws in list(self._sockets)), return_exceptions=True
        )

    async def _serve(self, ws: Any, on_new_message: OnNewMessage) -> None:
        connection = Connection(ws, on_new_message, self._take)
        self._sockets.add(ws)
        try:
            while (raw := await ws.recv()) is not None:
                self._busy += 1
                try:
                    await connection.receive(raw)
                finally:
                    self._busy -= 1
        finally:
            self._sockets.discard(ws)
            session = connection.session
            if session and self._connections.get(session.interview.conversation_id) is connection:
                del self._connections[session.interview.conversation_id]

    async def _take(self, conversation_id: str, connection: Connection) -> None:
        earlier = self._connections.get(conversation_id)
        self._connections[conversation_id] = connection
        if earlier is not None and earlier is not connection:
            await earlier.socket.close(TAKEN_OVER, "taken over by another connection")
