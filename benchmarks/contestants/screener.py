"""Screener itself, over its real WebSocket, with every answer committed before the next reply."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime, timezone
from pathlib import Path
from typing import Any
from uuid import uuid4

from websockets.legacy.client import WebSocketClientProtocol, connect

from benchmarks.contestants.contestant import QUIET, Chat, count, database_bytes, timed
from benchmarks.dialogue import ANSWERS, TURNS, WrongReply
from benchmarks.servers import Servers, disk_bytes, free_port
from bot.dialogue.model import newest_model
from bot.postings import read_posting
from bot.services.postings import import_posting
from bot.settings import ROOT
from bot.storage.database import Database

SCREENER = Path(sys.executable).parent / "screener"
POSTING = ROOT / "benchmarks" / "posting.html"
SLUG = "benchmark"


class Screener:
    """`screener serve` with an SQLite database of its own, or any database by URL."""

    kept_per_dialogue = TURNS

    def __init__(self, folder: Path, workers: int = 1, database_url: str = "") -> None:
        self.name = f"Screener, {workers} worker{'s' if workers > 1 else ''}"
        self.servers = Servers(folder / f"screener-{workers}.log")
        self.database = folder / f"screener-{workers}.db"
        self.port = free_port()
        self.env = {
            **QUIET,
            "SCREENER_DATABASE_URL": database_url or f"sqlite:///{self.database}",
            "SCREENER_PORT": str(self.port),
            "SCREENER_CONSOLE_PORT": str(free_port()),
            "SCREENER_WORKERS": str(workers),
            "SCREENER_LOG_LEVEL": "warning",
        }

    def prepare(self) -> None:
        """The tables and the posting, as `screener migrate` and `screener posting import` make them."""
        database = Database(self.env["SCREENER_DATABASE_URL"])
        database.migrate()
        with database.begin() as uow:
            posting = read_posting(POSTING.read_bytes(), source=POSTING.name)
            import_posting(uow, posting, datetime.now(timezone.utc), slug=SLUG, publish=True)
            uow.commit()
        database.dispose()

    def train(self) -> float | None:
        return timed([SCREENER, "train", "--force"], ROOT, self.servers.log)

    def start(self) -> None:
        self.servers.start([str(SCREENER), "serve"], self.env, ROOT)

    def chat(self) -> AbstractAsyncContextManager[Chat]:
        return self.connect()

    @asynccontextmanager
    async def connect(self) -> AsyncIterator[ScreenerChat]:
        """The same connection, with all that its applicant can do."""
        async with connect(f"ws://127.0.0.1:{self.port}/chat", open_timeout=60) as socket:
            yield ScreenerChat(socket)

    def kept(self) -> int:
        return count(
            self.database,
            "SELECT count(*) FROM message JOIN interview ON interview.id = interview_id "
            "WHERE author = 'applicant' AND status = 'submitted'",
        )

    def disk(self) -> tuple[int, int]:
        model = newest_model()
        return disk_bytes(model) if model else 0, database_bytes(self.database)


class ScreenerChat:
    """One applicant of docs/protocol.md."""

    def __init__(self, socket: WebSocketClientProtocol, slug: str = SLUG) -> None:
        self.socket = socket
        self.slug = slug
        self.kinds: list[str] = []
        """The kinds of the bot's messages, oldest first."""

    async def dialogue(self) -> AsyncIterator[float]:
        """Six turns, and a seventh that the stock bot does not have: the summary is sent, and the verdict made."""
        started = time.perf_counter()
        last = await self.open()
        yield time.perf_counter() - started
        for place in range(1, TURNS):
            question = last["question"]
            if question is None or question["index"] != place:
                raise WrongReply(f"Question {place} should come now, but Screener says {last['text']!r}.")
            started = time.perf_counter()
            last, _ = await self.say(ANSWERS[question["kind"]])
            yield time.perf_counter() - started
        if last["kind"] != "summary" or not last["buttons"]:
            raise WrongReply(f"The summary should come now, but Screener says {last['text']!r}.")
        self.kinds.clear()
        started = time.perf_counter()
        last, state = await self.say(last["buttons"][0]["value"])
        yield time.perf_counter() - started
        if state["status"] != "submitted" or "verdict" not in self.kinds:
            raise WrongReply(f"The verdict should come now, but Screener says {last['text']!r}.")

    async def open(self) -> dict[str, Any]:
        """Start an interview; returns the bot message that asks the first question."""
        await self._send({"type": "start", "posting": self.slug})
        last, _ = await self._turn()
        return last

    async def say(self, text: str) -> tuple[dict[str, Any], dict[str, Any]]:
        """Send one message; returns the bot's last message and the state after it. Raises WrongReply on an error."""
        await self._send({"type": "message", "id": uuid4().hex, "text": text})
        return await self._turn()

    async def _send(self, frame: dict[str, Any]) -> None:
        await self.socket.send(json.dumps(frame))

    async def _turn(self) -> tuple[dict[str, Any], dict[str, Any]]:
        last: dict[str, Any] = {}
        while True:
            frame = json.loads(await self.socket.recv())
            if frame["type"] == "bot":
                last = frame
                self.kinds.append(frame["kind"])
            elif frame["type"] == "state":
                if not last:
                    raise WrongReply("Screener says nothing.")
                return last, frame
            elif frame["type"] == "error":
                raise WrongReply(f"Screener refuses: {frame['code']}, {frame['message']}")
