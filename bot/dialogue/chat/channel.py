"""The WebSocket at /chat."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, HTTPResponse, Request, response

from bot.bootstrap import settings
from bot.dialogue import metrics
from bot.dialogue.chat.connection import Connection, Socket
from bot.dialogue.chat.origins import refuse_strangers
from bot.dialogue.chat.takeover import Takeovers
from bot.dialogue.chat.wire import Wire
from bot.dialogue.turns import OnNewMessage

logger = logging.getLogger(__name__)

TAKEN_OVER = 4000
RESTARTING = 1012
REASONS = {TAKEN_OVER: "taken over by another connection", RESTARTING: "restarting"}
GOODBYE_SECONDS = 2.0
"""How long clients may take to answer a close."""


class ChatInput(InputChannel):
    """Applicants' chats. One connection an interview: a newer one takes over."""

    def __init__(self) -> None:
        self._connections: dict[str, Connection] = {}
        self._serving: dict[Wire, asyncio.Task[Any]] = {}
        """The task of each open WebSocket."""
        self._takeovers: Takeovers | None = None
        self._busy = 0
        self._draining = False

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
        chat.middleware("request")(self._refuse_late)
        if settings().lock_store_url:
            self._takeovers = Takeovers(settings().lock_store_url, self._taken_elsewhere)
            chat.listener("after_server_start")(self._listen)
            chat.listener("before_server_stop")(self._stop_listening)

        @chat.websocket("/chat")
        async def feed(request: Request, ws: Any) -> None:
            await self._serve(ws, on_new_message)

        return chat

    @property
    def active(self) -> int:
        """How many applicants are connected."""
        return len(self._serving)

    async def drain(self, seconds: float = 10) -> None:
        """Take no new chats, let open turns end, then tell clients to come back: they lose nothing.

        Open turns have `seconds` to end, clients GOODBYE_SECONDS to answer.
        """
        self._draining = True
        deadline = asyncio.get_running_loop().time() + seconds
        while self._busy and asyncio.get_running_loop().time() < deadline:
            await asyncio.sleep(0.02)
        serving = dict(self._serving)
        await asyncio.gather(*(_close(wire, RESTARTING) for wire in serving), return_exceptions=True)
        if serving:
            await asyncio.wait(serving.values(), timeout=GOODBYE_SECONDS)

    def _refuse_late(self, request: Request) -> HTTPResponse | None:
        """While this worker drains, a proxy asks the next one."""
        return response.text("This worker is stopping: try another one.", status=503) if self._draining else None

    async def _serve(self, ws: Any, on_new_message: OnNewMessage) -> None:
        wire = Wire(ws)
        connection = Connection(wire, on_new_message, self._take)
        task = asyncio.current_task()
        assert task is not None
        self._serving[wire] = task
        try:
            with metrics.ACTIVE_CHATS.track_inprogress():
                if self._draining:
                    await _close(wire, RESTARTING)
                while (raw := await ws.recv()) is not None:
                    if not self._draining:  # what comes later is not acknowledged, and sent again to another worker
                        await self._receive(connection, raw)
        finally:
            del self._serving[wire]
            session = connection.session
            if session and self._connections.get(session.interview.conversation_id) is connection:
                del self._connections[session.interview.conversation_id]

    async def _receive(self, connection: Connection, raw: str | bytes) -> None:
        self._busy += 1
        try:
            await connection.receive(raw)
        finally:
            self._busy -= 1

    async def _take(self, conversation_id: str, connection: Connection) -> None:
        number = await self._takeovers.number() if self._takeovers else None
        earlier = self._connections.get(conversation_id)
        connection.number = number or 0
        self._connections[conversation_id] = connection
        if earlier is not None and earlier is not connection:
            await _close(earlier.socket, TAKEN_OVER)
        if self._takeovers and number is not None:
            await self._takeovers.tell(conversation_id, number)

    async def _taken_elsewhere(self, conversation_id: str, number: int) -> None:
        own = self._connections.get(conversation_id)
        if own is not None and own.number < number:
            await _close(own.socket, TAKEN_OVER)

    async def _listen(self, *_: Any) -> None:
        if self._takeovers:
            self._takeovers.start()

    async def _stop_listening(self, *_: Any) -> None:
        if self._takeovers:
            await self._takeovers.stop()


async def _close(wire: Socket, code: int) -> None:
    if wire.open:
        metrics.CONNECTIONS_CLOSED.labels(str(code)).inc()
        await wire.close(code, REASONS[code])
