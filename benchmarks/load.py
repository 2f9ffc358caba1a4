"""Applicants at once, each going from one dialogue to the next as fast as the replies come."""

from __future__ import annotations

import asyncio
import time
from dataclasses import asdict, dataclass, field

import aiohttp
from websockets.exceptions import WebSocketException

from benchmarks.contestants.contestant import Contestant

START_SECONDS = 300
"""How long a contestant may take to its first reply."""


NOT_YET = (OSError, aiohttp.ClientError, WebSocketException, asyncio.TimeoutError)
"""What a client meets while a server is still starting."""


@dataclass(frozen=True)
class Level:
    """What was measured with so many applicants at once. Times in milliseconds."""

    applicants: int
    turns: int
    turns_per_second: float
    p50_ms: float
    p95_ms: float
    p99_ms: float
    cpu_ms_per_turn: float
    """CPU time of all server processes, user and system, over the turns answered meanwhile."""
    resident_mb: float

    def as_dict(self) -> dict[str, float]:
        """For the JSON results."""
        return asdict(self)


@dataclass
class _Tally:
    stop_at: float
    seconds: list[float] = field(default_factory=list)
    turns: int = 0
    dialogues: int = 0


def first_reply(contestant: Contestant) -> float:
    """Start the contestant; returns the seconds to its first correct reply. Raises RuntimeError when it never comes."""
    started = time.perf_counter()
    contestant.start()
    while time.perf_counter() - started < START_SECONDS:
        contestant.servers.check()
        try:
            return asyncio.run(_first_turn(contestant)) - started
        except NOT_YET:
            time.sleep(0.05)
    raise RuntimeError(f"{contestant.name} gave no reply in {START_SECONDS} s; see {contestant.servers.log}.")


async def _first_turn(contestant: Contestant) -> float:
    done = 0.0
    async with contestant.chat() as chat:
        async for _ in chat.dialogue():
            done = done or time.perf_counter()
    return done


def measure(contestant: Contestant, applicants: int, seconds: float) -> tuple[Level, int]:
    """Drive the contestant; returns the figures and how many dialogues were finished.

    Each applicant finishes at least one dialogue; none starts another after `seconds`. Raises WrongReply.
    """
    tally = _Tally(stop_at=time.perf_counter() + seconds)
    cpu = contestant.servers.cpu_seconds()
    started = time.perf_counter()
    asyncio.run(_all(contestant, applicants, tally))
    took = time.perf_counter() - started
    cpu = contestant.servers.cpu_seconds() - cpu
    times = sorted(tally.seconds)
    level = Level(
        applicants=applicants,
        turns=tally.turns,
        turns_per_second=round(tally.turns / took, 2),
        p50_ms=_percentile(times, 50),
        p95_ms=_percentile(times, 95),
        p99_ms=_percentile(times, 99),
        cpu_ms_per_turn=round(1000 * cpu / tally.turns, 3),
        resident_mb=round(contestant.servers.resident_bytes() / 2**20, 1),
    )
    return level, tally.dialogues


async def _all(contestant: Contestant, applicants: int, tally: _Tally) -> None:
    await asyncio.gather(*(_applicant(contestant, tally) for _ in range(applicants)))


async def _applicant(contestant: Contestant, tally: _Tally) -> None:
    while True:
        async with contestant.chat() as chat:
            async for seconds in chat.dialogue():
                tally.seconds.append(seconds)
                tally.turns += 1
        tally.dialogues += 1
        if time.perf_counter() >= tally.stop_at:
            return


def _percentile(times: list[float], percent: int) -> float:
    """Nearest rank, in milliseconds."""
    rank = max(0, -(-len(times) * percent // 100) - 1)
    return round(1000 * times[rank], 2)
