"""`python -m benchmarks.growth`: what grows with use, and by how much. Writes benchmarks/results/growth.*.

Four ratios, each of a grown thing to a young one: a long conversation to a short one, a full database to an empty
one (turns, and the console's pages), and the memory after many turns to that after few.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timezone
from pathlib import Path

from flask.testing import FlaskClient
from flask_login import FlaskLoginClient

from benchmarks.contestants.screener import Screener
from benchmarks.load import first_reply, measure
from benchmarks.report import put_into
from benchmarks.run import PAGE, RESULTS
from benchmarks.seed_database import seed
from bot.console import ConsoleSettings, create_app
from bot.console.context import LoggedIn
from bot.services import recruiters
from bot.storage.database import Database

QUESTION = "How much does it pay?"
"""Answered at any point, and the interview stands where it stood."""
PAUSE = 0.6
"""Seconds between two messages of one applicant: the chat takes 20 in 10 seconds."""
CHATS = 12
ROUNDS = 5
EARLY, LATE = (5, 6, 7), (58, 59, 60)
"""Turns that stand for turn 6 and turn 60 of a conversation."""


@dataclass(frozen=True)
class Growth:
    """One thing when it is young and when it is grown."""

    name: str
    young: float
    grown: float
    limit: float
    """The most that the ratio may be."""

    @property
    def ratio(self) -> float:
        """How many times the young value the grown one is."""
        return round(self.grown / self.young, 2)


def long_conversation(folder: Path) -> Growth:
    """The p50 of turn 60 of a conversation against that of turn 6, in milliseconds."""
    contestant = Screener(folder)
    contestant.prepare()
    try:
        first_reply(contestant)
        turns = asyncio.run(_all_talk(contestant))
    finally:
        contestant.servers.stop()
    early, late = ([talk[n - 1] for talk in turns for n in which] for which in (EARLY, LATE))
    return Growth("turn 60 to turn 6, p50 ms", _median_ms(early), _median_ms(late), 1.2)


async def _all_talk(contestant: Screener) -> list[list[float]]:
    return await asyncio.gather(*(_talk(contestant, PAUSE * n / CHATS) for n in range(CHATS)))


async def _talk(contestant: Screener, delay: float) -> list[float]:
    await asyncio.sleep(delay)
    seconds = []
    async with contestant.connect() as chat:
        await chat.open()
        for _ in range(max(LATE)):
            await asyncio.sleep(PAUSE)
            started = time.perf_counter()
            await chat.say(QUESTION)
            seconds.append(time.perf_counter() - started)
    return seconds


def full_database(folder: Path, postings: int, interviews: int, messages: int) -> list[Growth]:
    """Turns and console pages with so many postings and finished interviews against those with hardly any.

    Both are measured in turn, several times, so that a busy minute does not hit one alone.
    """
    contestants = []
    pages: list[tuple[FlaskClient, str]] = []
    for size in ((1, 1), (postings, interviews)):
        here = folder / f"seeded-{size[1]}"
        here.mkdir()
        contestant = Screener(here)
        database = Database(f"sqlite:///{contestant.database}")
        seed(database, *size, messages)
        pages.append((_console(database), f"/console/interviews/{size[1]}"))
        contestant.prepare()
        contestants.append(contestant)
    rounds: list[list[tuple[float, float, float]]] = [[], []]
    try:
        for contestant in contestants:
            first_reply(contestant)
            measure(contestant, 1, 3)
        for _ in range(ROUNDS):
            for contestant, (client, transcript), found in zip(contestants, pages, rounds, strict=True):
                level, _ = measure(contestant, 1, 4)
                found.append((level.p50_ms, _page_ms(client, "/console/"), _page_ms(client, transcript)))
    finally:
        for contestant in contestants:
            contestant.servers.stop()
    young, grown = ([round(statistics.median(values), 2) for values in zip(*found, strict=True)] for found in rounds)
    names = (("turn, p50 ms", 1.2), ("console list, ms", 2.0), ("console transcript, ms", 2.0))
    return [
        Growth(f"full database to empty: {name}", before, after, limit)
        for (name, limit), before, after in zip(names, young, grown, strict=True)
    ]


def _console(database: Database) -> FlaskClient:
    """A recruiter's browser, logged in."""
    recruiter, _ = recruiters.create(database, "benchmark@example.com", "", datetime.now(timezone.utc))
    app = create_app(database, ConsoleSettings(secret_key="only for this benchmark " * 2))
    app.test_client_class = FlaskLoginClient
    return app.test_client(user=LoggedIn(recruiter))


def _page_ms(client: FlaskClient, address: str) -> float:
    seconds = []
    for _ in range(30):
        started = time.perf_counter()
        answer = client.get(address)
        seconds.append(time.perf_counter() - started)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answers {answer.status}.")
    return _median_ms(seconds[5:])


def memory(folder: Path, few: int, many: int) -> Growth:
    """Resident megabytes after many turns against those after few."""
    contestant = Screener(folder)
    contestant.prepare()
    resident = []
    turns = 0
    try:
        first_reply(contestant)
        for goal in (few, many):
            while turns < goal:
                level, _ = measure(contestant, 16, 5)
                turns += level.turns
            resident.append(level.resident_mb)
    finally:
        contestant.servers.stop()
    return Growth(f"memory after {many} turns to {few}, MB", resident[0], resident[1], 1.1)


def _median_ms(seconds: Sequence[float]) -> float:
    return round(1000 * statistics.median(seconds), 2)


def table(found: Sequence[Growth]) -> str:
    """A Markdown table of the ratios."""
    lines = ["| | young | grown | ratio | at most |", "| --- | ---: | ---: | ---: | ---: |"]
    lines += [f"| {g.name} | {g.young} | {g.grown} | {g.ratio} | {g.limit} |" for g in found]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure everything and write the results."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--postings", type=int, default=10_000)
    parser.add_argument("--interviews", type=int, default=200_000)
    parser.add_argument("--messages", type=int, default=10, help="of each interview")
    parser.add_argument("--turns", type=int, default=20_000, help="for the memory")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="screener-growth-") as name:
        folders = [Path(name) / part for part in ("long", "full", "memory")]
        for folder in folders:
            folder.mkdir()
        found = [
            long_conversation(folders[0]),
            *full_database(folders[1], options.postings, options.interviews, options.messages),
            memory(folders[2], options.turns // 10, options.turns),
        ]
    RESULTS.mkdir(parents=True, exist_ok=True)
    rows = [{**asdict(growth), "ratio": growth.ratio} for growth in found]
    (RESULTS / "growth.json").write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")
    (RESULTS / "growth.md").write_text(table(found), encoding="utf-8")
    put_into(PAGE, "growth", table(found))
    print(table(found))


if __name__ == "__main__":
    main()
