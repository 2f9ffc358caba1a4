"""Fills a database with made-up postings and finished interviews, to see how the program behaves when it is full.

    python benchmarks/seed_database.py sqlite:///var/full.db --postings 10000 --interviews 200000 --messages 10

The same arguments make the same rows. Half of the interviews fall on one posting in a hundred, as in life.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, timezone
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import func, insert, select, text
from sqlalchemy.engine import Connection

from bot.storage import tables
from bot.storage.database import Database

Row = dict[str, Any]

BATCH = 5_000
CRITERIA = 4
START = datetime(2025, 1, 1, 8, tzinfo=timezone.utc)
TRADES = ("Welder", "Nurse", "Field Sales Representative", "Data Analyst", "Cook", "Electrician", "Driver")
TOWNS = ("Tacoma, WA", "Reno, NV", "Austin, TX", "Dayton, OH", "Mesa, AZ")


class Seeder:
    """Makes the rows of each table with their ids, so that they can be written in bulk."""

    def __init__(self, connection: Connection, postings: int, interviews: int, messages: int) -> None:
        self._connection = connection
        self._postings, self._interviews, self._messages = postings, interviews, messages
        self._first: dict[str, int] = {
            t.name: (connection.execute(select(func.max(t.c.id))).scalar() or 0) + 1
            for t in tables.metadata.sorted_tables
        }

    def run(self) -> None:
        """Write everything."""
        steps = (
            (tables.posting, self._posting_rows()),
            (tables.posting_version, self._version_rows()),
            (tables.criterion, self._criterion_rows()),
            (tables.applicant, self._applicant_rows()),
            (tables.interview, self._interview_rows()),
            (tables.message, self._message_rows()),
            (tables.answer, self._answer_rows()),
            (tables.verdict, self._verdict_rows()),
            (tables.criterion_result, self._result_rows()),
        )
        for table, rows in steps:
            started = time.perf_counter()
            count = self._write(table, rows)
            print(f"{table.name:18s}{count:>10,} rows {time.perf_counter() - started:7.1f} s", flush=True)
        self._connection.commit()

    def _write(self, table: Any, rows: Iterable[Row]) -> int:
        remaining, count, statement = iter(rows), 0, insert(table)
        while batch := list(islice(remaining, BATCH)):
            self._connection.execute(statement, batch)
            count += len(batch)
        if self._connection.dialect.name == "postgresql":  # the ids were given, the sequence does not know of them
            newest = f"(SELECT max(id) FROM {table.name})"
            self._connection.execute(text(f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), {newest})"))
        return count

    def _id(self, name: str, number: int) -> int:
        return self._first[name] + number

    def _posting_rows(self) -> Iterator[Row]:
        for n in range(self._postings):
            yield {
                "id": self._id("posting", n),
                "slug": f"seed-{self._id('posting', n)}",
                "requisition": f"S-{self._id('posting', n)}",
                "identity": f"req:s-{self._id('posting', n)}",
                "status": "published" if n % 3 else "closed",
                "latest_version": 1,
                "published_version": 1,
                "created_at": START + timedelta(minutes=n),
            }

    def _version_rows(self) -> Iterator[Row]:
        for n in range(self._postings):
            words = f"{TRADES[n % len(TRADES)]} wanted. " + "Two years of experience are needed. " * 40
            yield {
                "id": self._id("posting_version", n),
                "posting_id": self._id("posting", n),
                "version": 1,
                "title": f"{TRADES[n % len(TRADES)]} {n}",
                "employer": f"Employer {n % 500}",
                "location": TOWNS[n % len(TOWNS)],
                "language": "en",
                "source": "seed",
                "html": f"<p>{words}</p>",
                "text": words,
                "facts": {"pay": ["$25 an hour"]},
                "warnings": [],
                "digest": f"{n:064}",
                "created_at": START + timedelta(minutes=n),
            }

    def _criterion_rows(self) -> Iterator[Row]:
        for n in range(self._postings * CRITERIA):
            yield {
                "id": self._id("criterion", n),
                "posting_version_id": self._id("posting_version", n // CRITERIA),
                "position": n % CRITERIA + 1,
                "key": f"c{n % CRITERIA + 1}",
                "kind": "experience",
                "required": True,
                "evidence": "Two years of experience are needed.",
                "details": {"min_years": 2, "field": "welding"},
                "question": "How many years have you done this?",
            }

    def _applicant_rows(self) -> Iterator[Row]:
        for n in range(self._interviews):
            name, contact = f"Seed {n}", f"seed{n}@example.com"
            keys = {"name_key": name.lower(), "contact_key": contact}
            yield {
                "id": self._id("applicant", n),
                "name": name,
                "contact": contact,
                **keys,
                "created_at": self._time(n),
            }

    def _interview_rows(self) -> Iterator[Row]:
        for n in range(self._interviews):
            status = "submitted" if n % 10 else "withdrawn"
            outcome = self._outcome(n) if status == "submitted" else None
            posting = self._posting_of(n)
            yield {
                "id": self._id("interview", n),
                "conversation_id": f"seed-{self._id('interview', n)}",
                "token_hash": f"seed-{self._id('interview', n)}",
                "posting_version_id": self._id("posting_version", posting),
                "posting_id": self._id("posting", posting),
                "applicant_id": self._id("applicant", n),
                "channel": "web",
                "language": "en",
                "status": status,
                "state": {"phase": "done"},
                "revision": self._messages,
                "next_sequence": self._messages + 1,
                "hand_off_at": self._time(n) if n % 400 == 7 else None,
                "hand_off_reason": "person" if n % 400 == 7 else None,
                "waiting": n % 2000 == 7,
                "outcome": outcome,
                "awaits_decision": outcome is not None and outcome != "qualified" and n > self._interviews * 0.98,
                "created_at": self._time(n),
                "updated_at": self._time(n) + timedelta(minutes=6),
                "finished_at": self._time(n) + timedelta(minutes=6),
            }

    def _message_rows(self) -> Iterator[Row]:
        words = ("How many years have you done this kind of work?", "About five and a half years, mostly in Ohio.")
        for n in range(self._interviews * self._messages):
            interview, sequence = divmod(n, self._messages)
            yield {
                "id": self._id("message", n),
                "interview_id": self._id("interview", interview),
                "sequence": sequence + 1,
                "author": ("bot", "applicant")[sequence % 2],
                "text": words[sequence % 2],
                "data": None if sequence % 2 else {"index": sequence // 2 + 1, "total": CRITERIA},
                "channel": "web",
                "client_id": f"m{sequence}" if sequence % 2 else None,
                "created_at": self._time(interview) + timedelta(seconds=30 * sequence),
            }

    def _answer_rows(self) -> Iterator[Row]:
        for n in range(self._interviews * CRITERIA):
            interview, number = divmod(n, CRITERIA)
            yield {
                "id": self._id("answer", n),
                "interview_id": self._id("interview", interview),
                "criterion_id": self._id("criterion", self._posting_of(interview) * CRITERIA + number),
                "message_id": self._id("message", interview * self._messages + min(2 * number + 1, self._messages - 1)),
                "text": "About five and a half years, mostly in Ohio.",
                "status": "clear",
                "value": {"years": 5.5},
                "result": "met",
                "rule": "experience.years",
                "confirmed": False,
                "counts": True,
                "created_at": self._time(interview),
            }

    def _verdict_rows(self) -> Iterator[Row]:
        for n in range(self._interviews):
            yield {
                "id": self._id("verdict", n),
                "interview_id": self._id("interview", n),
                "outcome": self._outcome(n),
                "rules_version": "1",
                "created_at": self._time(n) + timedelta(minutes=6),
            }

    def _result_rows(self) -> Iterator[Row]:
        for n in range(self._interviews * CRITERIA):
            interview, number = divmod(n, CRITERIA)
            yield {
                "id": self._id("criterion_result", n),
                "verdict_id": self._id("verdict", interview),
                "criterion_id": self._id("criterion", self._posting_of(interview) * CRITERIA + number),
                "answer_id": self._id("answer", n),
                "result": "met",
                "evidence": "Two years of experience are needed.",
                "question": "How many years have you done this?",
                "answer_text": "About five and a half years, mostly in Ohio.",
                "value": {"years": 5.5},
                "rule": "experience.years; required, met",
                "reason": "met",
            }

    def _posting_of(self, interview: int) -> int:
        busy = max(1, self._postings // 100)
        return interview % busy if interview % 2 else interview * 7919 % self._postings

    def _outcome(self, interview: int) -> str:
        return ("qualified", "qualified", "needs_review", "not_qualified")[interview % 4]

    def _time(self, interview: int) -> datetime:
        return START + timedelta(seconds=120 * interview)


def seed(database: Database, postings: int, interviews: int, messages: int) -> None:
    """Migrate and fill `database`; `messages` is how many each interview has."""
    database.migrate()
    with database.engine.connect() as connection:
        Seeder(connection, postings, interviews, messages).run()
        connection.exec_driver_sql("ANALYZE")  # what SQLite and PostgreSQL do by themselves in time
        connection.commit()
    database.scrub()


def main() -> None:
    """Read the arguments and seed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url", help="the database, such as sqlite:///var/full.db")
    parser.add_argument("--postings", type=int, default=10_000)
    parser.add_argument("--interviews", type=int, default=200_000)
    parser.add_argument("--messages", type=int, default=10, help="messages of each interview")
    arguments = parser.parse_args()
    database = Database(arguments.url)
    started = time.perf_counter()
    seed(database, arguments.postings, arguments.interviews, arguments.messages)
    size = ""
    if database.engine.url.get_backend_name() == "sqlite":
        size = f", {Path(database.engine.url.database).stat().st_size / 1e6:,.0f} MB"
    print(f"done in {time.perf_counter() - started:.0f} s{size}")


if __name__ == "__main__":
    main()
