"""What a turn and the console's queries cost on a nearly empty database and on a full one.

    python -m benchmarks.storage_scale                 SQLite, in a temporary folder
    python -m benchmarks.storage_scale --postgresql    a PostgreSQL of its own, as the tests start it

Full means 10,000 postings, 200,000 finished interviews and 2 million messages; filling takes a minute or two.
"""

from __future__ import annotations

import argparse
import random
import secrets
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timezone
from statistics import median
from typing import Any

from sqlalchemy import func, select

from benchmarks.seed_database import seed
from bot.screening.interview import Answer, State
from bot.storage.database import Database
from bot.storage.tables import interview
from bot.storage.unit_of_work import UnitOfWork

SIZES = {"small": (100, 2_000, 10), "full": (10_000, 200_000, 10)}
"""Postings, interviews, messages of each interview. Small fills a page of the console too."""
ROUNDS = 400
NOW = datetime(2026, 3, 1, tzinfo=timezone.utc)

Use = Callable[[int], object]


def main() -> None:
    """Fill, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--postgresql", action="store_true")
    with _addresses(parser.parse_args().postgresql) as urls:
        databases = {size: Database(url) for size, url in urls.items()}
        for size, database in databases.items():
            seed(database, *SIZES[size])
        costs = _measure({size: _uses(database) for size, database in databases.items()})
        for database in databases.values():
            database.dispose()
    print(f"\n{'median ms':<24}{'small':>9}{'full':>9}{'ratio':>9}")
    for name, (small, full) in costs.items():
        print(f"{name:<24}{small:>9.2f}{full:>9.2f}{full / small:>9.2f}")


@contextmanager
def _addresses(postgresql: bool) -> Iterator[dict[str, str]]:
    if not postgresql:
        with tempfile.TemporaryDirectory() as folder:
            yield {size: f"sqlite:///{folder}/{size}.db" for size in SIZES}
        return
    from tests.databases import PostgresServer, find_postgres

    binaries = find_postgres()
    if binaries is None:
        raise SystemExit("PostgreSQL is not installed.")
    server = PostgresServer(binaries)
    server.start()
    try:
        yield {size: server.create(size) for size in SIZES}
    finally:
        server.stop()


def _measure(uses: dict[str, dict[str, Use]]) -> dict[str, tuple[float, float]]:
    """Milliseconds by what is done; both databases in turn, so that a noisy machine disturbs both alike."""
    costs = {}
    for name in uses["small"]:
        times: dict[str, list[float]] = {size: [] for size in SIZES}
        for number in range(ROUNDS):
            for size in SIZES:
                started = time.perf_counter()
                uses[size][name](number)
                times[size].append(time.perf_counter() - started)
        costs[name] = (median(times["small"]) * 1e3, median(times["full"]) * 1e3)
    return costs


def _uses(database: Database) -> dict[str, Use]:
    with database.read() as unit:
        busy = unit.postings.get("seed-2")
    with database.engine.connect() as connection:
        newest = connection.execute(select(func.max(interview.c.id))).scalar()

    def reading(use: Callable[[UnitOfWork, int], object]) -> Use:
        def run(number: int) -> object:
            with database.read() as unit:
                return use(unit, number)

        return run

    def listing(**search: Any) -> Use:
        return reading(lambda unit, _: unit.interviews.list_interviews(limit=20, **search))

    return {
        "one turn, committed": _turn(database, busy.version_id),
        "list": listing(),
        "list, far down": listing(before=f"0-{newest // 2}"),
        "list of a posting": listing(posting=busy.slug),
        "list of an outcome": listing(outcome="not_qualified"),
        "list of both": listing(posting=busy.slug, outcome="not_qualified"),
        "list of a status": listing(status="withdrawn"),
        "work that waits": reading(lambda unit, _: unit.interviews.counts()),
        "transcript and verdict": reading(lambda unit, _: _file(unit, random.randint(1, newest))),
        "one posting": reading(lambda unit, _: unit.postings.get(busy.slug)),
        "page of postings": reading(lambda unit, _: unit.postings.list(limit=50)),
    }


def _turn(database: Database, version_id: int) -> Use:
    """A message taken, read, answered and committed, spread over 400 interviews."""
    name = secrets.token_hex(8)
    with database.begin() as unit:
        for number in range(ROUNDS):
            unit.interviews.start(f"{name}-{number}", None, version_id, "web", "en", State("asking", "c1"), NOW)
        unit.commit()

    def turn(number: int) -> None:
        with database.begin() as unit:
            interviews = unit.interviews
            found = interviews.by_conversation(f"{name}-{number}")
            assert found is not None
            interviews.find_message(found.id, "m1")
            interviews.latest(found.id)
            message = interviews.add_message(found, "applicant", "five years", NOW, "web", client_id="m1")
            given = Answer("c1", "five years", "clear", {"years": 5}, "met", "experience", NOW, message_id=message.id)
            interviews.add_answer(found.id, "c1", given, version_id)
            interviews.add_message(found, "bot", "Can you work nights?", NOW, "web", {"index": 2, "total": 4})
            interviews.save(found.with_state(State("asking", "c2")), NOW)
            unit.commit()

    return turn


def _file(unit: UnitOfWork, number: int) -> None:
    """All that the console shows of one interview."""
    interviews = unit.interviews
    for read in (interviews.get, interviews.summary, interviews.messages, interviews.answers, interviews.verdict):
        read(number)
    interviews.decisions(number)
    interviews.open_questions(number)


if __name__ == "__main__":
    main()
