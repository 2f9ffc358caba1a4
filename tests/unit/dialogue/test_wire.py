"""Frames that belong together leave in one write, each as a message of its own."""

from __future__ import annotations

import asyncio

import pytest
from sanic.exceptions import WebsocketClosed
from sanic.server.websockets.impl import WebsocketImplProtocol
from websockets.connection import State
from websockets.server import ServerConnection

from bot.dialogue.chat.wire import Wire


class Network:
    """What Sanic writes through, in one piece a write."""

    def __init__(self) -> None:
        self.written: list[bytes] = []

    async def send(self, data: bytes) -> None:
        self.written.append(data)


def test_frames_leave_together_and_stay_messages_of_their_own() -> None:
    async def sent() -> list[bytes]:
        websocket = WebsocketImplProtocol(ServerConnection(state=State.OPEN))
        websocket.io_proto = Network()
        websocket.data_finished_fut = asyncio.get_running_loop().create_future()
        wire = Wire(websocket)
        assert wire.open
        await wire.send("one", "zwölf", "")
        await wire.send("four")
        return websocket.io_proto.written

    assert asyncio.run(sent()) == [b"\x81\x03one\x81\x06zw\xc3\xb6lf\x81\x00", b"\x81\x04four"]


def test_what_is_sent_to_a_closed_connection_is_refused() -> None:
    async def sent() -> None:
        wire = Wire(WebsocketImplProtocol(ServerConnection(state=State.CLOSED)))
        assert not wire.open
        await wire.send("one")

    with pytest.raises(WebsocketClosed):
        asyncio.run(sent())
