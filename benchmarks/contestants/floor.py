"""The least that a durable chat can cost: a bare websockets echo that commits one SQLite row a message."""

from __future__ import annotations

import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from websockets.legacy.client import WebSocketClientProtocol, connect

from benchmarks.contestants.contestant import Chat, count, database_bytes
from benchmarks.dialogue import ANSWERS, OPENING, TURNS, WrongReply
from benchmarks.servers import Servers, free_port
from bot.settings import ROOT


class Floor:
    """The server of benchmarks/echo.py."""

    name = "floor"
    kept_per_dialogue = TURNS

    def __init__(self, folder: Path) -> None:
        self.servers = Servers(folder / "floor.log")
        self.database = folder / "floor.db"
        self.port = free_port()

    def prepare(self) -> None:
        """Nothing."""

    def train(self) -> float | None:
        return None

    def start(self) -> None:
        self.servers.start([sys.executable, "-m", "benchmarks.echo", str(self.port), str(self.database)], {}, ROOT)

    @asynccontextmanager
    async def chat(self) -> AsyncIterator[Chat]:
        async with connect(f"ws://127.0.0.1:{self.port}") as socket:
            yield _FloorChat(socket)

    def kept(self) -> int:
        return count(self.database, "SELECT count(*) FROM message")

    def disk(self) -> tuple[int, int]:
        return 0, database_bytes(self.database)


class _FloorChat:
    def __init__(self, socket: WebSocketClientProtocol) -> None:
        self.socket = socket

    async def dialogue(self) -> AsyncIterator[float]:
        for text in (OPENING, *ANSWERS.values()):
            started = time.perf_counter()
            await self.socket.send(text)
            if await self.socket.recv() != text:
                raise WrongReply("The echo is not what was sent.")
            yield time.perf_counter() - started
