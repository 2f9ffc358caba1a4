"""What the benchmark needs of a program it measures, and what all of them share."""

from __future__ import annotations

import sqlite3
import subprocess
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager, closing
from pathlib import Path
from typing import Protocol

from benchmarks.servers import Servers

QUIET = {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3"}


class Chat(Protocol):
    """One applicant's connection."""

    def dialogue(self) -> AsyncIterator[float]:
        """One whole dialogue; yields each turn's seconds, from sending to the last reply. Raises WrongReply."""


class Contestant(Protocol):
    """One program under test, with its own folder for all it writes."""

    name: str
    kept_per_dialogue: int
    """How many rows of the applicant's words one finished dialogue must leave in the database."""
    servers: Servers

    def prepare(self) -> None:
        """Make what must be there before the first start; not timed."""

    def train(self) -> float | None:
        """Train the model anew; the seconds it took, or None where there is nothing to train."""

    def start(self) -> None:
        """Start all its servers; returns at once."""

    def chat(self) -> AbstractAsyncContextManager[Chat]:
        """Connect one applicant. Raises OSError (or a subclass of the client's errors) while nothing listens yet."""

    def kept(self) -> int:
        """How many rows of applicants' words are in its database, read from outside."""

    def disk(self) -> tuple[int, int]:
        """Bytes of the trained model, and bytes of the database; to be asked when the servers have stopped."""


def timed(command: Sequence[object], folder: Path, log: Path) -> float:
    """Run a command to its end and return its seconds; raises CalledProcessError."""
    line = ["env", "-u", "PYTHONDONTWRITEBYTECODE", *(f"{name}={value}" for name, value in QUIET.items())]
    started = time.perf_counter()
    with log.open("ab") as output:
        subprocess.run(
            [*line, *map(str, command)], cwd=folder, stdin=subprocess.DEVNULL, stdout=output, stderr=output, check=True
        )
    return time.perf_counter() - started


def count(database: Path, query: str) -> int:
    """The single number that the query asks an SQLite file for."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        number: int = connection.execute(query).fetchone()[0]
        return number


def database_bytes(database: Path) -> int:
    """What an SQLite file takes once its write-ahead log is folded in; nothing may have it open."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return database.stat().st_size
