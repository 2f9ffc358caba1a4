"""A stock Rasa bot: default pipeline and policies, a form, an action server over HTTP, the REST channel."""

from __future__ import annotations

import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import uuid4

import aiohttp

from benchmarks.contestants.contestant import QUIET, Chat, count, database_bytes, timed
from benchmarks.dialogue import ANSWERS, OPENING, TURNS, WrongReply
from benchmarks.servers import Servers, disk_bytes, free_port
from bot.settings import ROOT

PROJECT = ROOT / "benchmarks" / "stock"
RASA = Path(sys.executable).parent / "rasa"
QUESTIONS = (
    "How many years have you worked in sales?",
    "What is your highest level of education?",
    "Can you work nights and weekends?",
    "Have you worked with Salesforce?",
    "What share of your time can you spend outside the office?",
)
FORM = tuple(ANSWERS[kind] for kind in ("experience", "education", "availability", "skill", "field_time"))


class Stock:
    """The project in benchmarks/stock, run as its documentation says: `rasa run` and `rasa run actions`."""

    name = "stock Rasa"
    kept_per_dialogue = TURNS - 1

    def __init__(self, folder: Path, models: Path) -> None:
        self.servers = Servers(folder / "stock.log")
        self.database = folder / "stock.db"
        self.model = models / "stock.tar.gz"
        self.port, self.action_port = free_port(), free_port()

    def prepare(self) -> None:
        """Nothing."""

    def train(self) -> float | None:
        out = ["--out", self.model.parent, "--fixed-model-name", "stock"]
        return timed([RASA, "train", "--force", *out], PROJECT, self.servers.log)

    def start(self) -> None:
        env = {
            **QUIET,
            "STOCK_ACTION_URL": f"http://127.0.0.1:{self.action_port}/webhook",
            "STOCK_DATABASE": str(self.database),
        }
        self.servers.start([str(RASA), "run", "actions", "--port", str(self.action_port)], env, PROJECT)
        listen = ["--interface", "127.0.0.1", "--port", str(self.port)]
        self.servers.start([str(RASA), "run", "--model", str(self.model), *listen], env, PROJECT)

    @asynccontextmanager
    async def chat(self) -> AsyncIterator[Chat]:
        address = f"http://127.0.0.1:{self.port}"
        async with aiohttp.ClientSession(address, timeout=aiohttp.ClientTimeout(total=600)) as session:
            yield _StockChat(session)

    def kept(self) -> int:
        return count(self.database, "SELECT count(*) FROM answer")

    def disk(self) -> tuple[int, int]:
        return disk_bytes(self.model), database_bytes(self.database)


class _StockChat:
    def __init__(self, session: aiohttp.ClientSession) -> None:
        self.session = session

    async def dialogue(self) -> AsyncIterator[float]:
        sender = uuid4().hex
        end = f"Thank you. Your answers are in: {'; '.join(FORM)}."
        for text, expected in zip((OPENING, *FORM), (*QUESTIONS, end), strict=True):
            started = time.perf_counter()
            body = {"sender": sender, "message": text}
            async with self.session.post("/webhooks/rest/webhook", json=body) as response:
                replies = [reply.get("text") for reply in await response.json()]
            if replies != [expected]:
                raise WrongReply(f"After {text!r} the stock bot says {replies!r} instead of {expected!r}.")
            yield time.perf_counter() - started
