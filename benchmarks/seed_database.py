"""Fills a database with made-up postings and finished interviews, to see how the program behaves when it is full.

    python -m benchmarks.seed_database sqlite:///var/full.db --postings 10000 --interviews 200000 --messages 10

The same arguments make the same rows. Half of the interviews fall on one posting in a hundred, as in life.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import JSON, String, case, cast, false, func, insert, join, literal, null, select, text, true, union_all
from sqlalchemy.engine import Connection
from sqlalchemy.sql import Insert

from bot.storage import tables
from bot.storage.database import Database

Row = dict[str, Any]

BATCH = 5_000
CRITERIA = 4
START = datetime(2025, 1, 1, 8, tzinfo=timezone.utc)
QUESTION = "How many years have you done this kind of work?"
ANSWER = "About five and a half years, mostly in Ohio."
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
            (tables.message, self._fill_messages()),
            (tables.answer, self._fill_answers()),
            (tables.verdict, self._verdict_rows()),
            (tables.criterion_result, self._fill_results()),
        )
        for table, rows in steps:
            started = time.perf_counter()
            count = self._write(table, rows)
            print(f"{table.name:18s}{count:>10,} rows {time.perf_counter() - started:7.1f} s", flush=True)
        self._connection.commit()

    def _write(self, table: Any, rows: Any) -> int:
        """Execute a statement, or write rows that bring their ids."""
        if isinstance(rows, Insert):
            return int(self._connection.execute(rows).rowcount)
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
                "question": QUESTION,
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

    def _verdict_rows(self) -> Iterator[Row]:
        for n in range(self._interviews):
            yield {
                "id": self._id("verdict", n),
                "interview_id": self._id("interview", n),
                "outcome": self._outcome(n),
                "rules_version": "1",
                "created_at": self._time(n) + timedelta(minutes=6),
            }

    def _fill_messages(self) -> Any:
        """Both sides in turn; made inside the database, which is many times faster than sending two million rows."""
        numbers = _numbers(self._messages)
        asked = numbers.c.number % 2 == 1
        columns = {
            "interview_id": tables.interview.c.id,
            "sequence": numbers.c.number,
            "author": case((asked, "bot"), else_="applicant"),
            "text": case((asked, QUESTION), else_=ANSWER),
            "data": case((asked, self._json({"index": 1, "total": CRITERIA})), else_=null()),
            "channel": literal("web"),
            "client_id": case((asked, null()), else_=literal("m").concat(cast(numbers.c.number, String))),
            "created_at": tables.interview.c.created_at,
        }
        places = join(tables.interview, numbers, numbers.c.number < tables.interview.c.next_sequence)
        return self._for_each_interview(tables.message, columns, places)

    def _fill_answers(self) -> Any:
        columns = {
            "interview_id": tables.interview.c.id,
            "criterion_id": tables.criterion.c.id,
            "text": literal(ANSWER),
            "status": literal("clear"),
            "value": self._json({"years": 5.5}),
            "result": literal("met"),
            "rule": literal("experience.years"),
            "confirmed": false(),
            "counts": true(),
            "created_at": tables.interview.c.created_at,
        }
        return self._for_each_interview(tables.answer, columns, self._criteria())

    def _fill_results(self) -> Any:
        columns = {
            "verdict_id": tables.verdict.c.id,
            "criterion_id": tables.criterion.c.id,
            "result": literal("met"),
            "evidence": tables.criterion.c.evidence,
            "question": tables.criterion.c.question,
            "answer_text": literal(ANSWER),
            "value": self._json({"years": 5.5}),
            "rule": literal("experience.years; required, met"),
            "reason": literal("met"),
        }
        verdicts = join(tables.interview, tables.verdict, tables.verdict.c.interview_id == tables.interview.c.id)
        return self._for_each_interview(tables.criterion_result, columns, self._criteria(verdicts))

    def _json(self, value: Any) -> Any:
        """A constant; PostgreSQL must be told its type, and SQLite would make a number of it."""
        made = literal(value, JSON)
        return cast(made, JSON) if self._connection.dialect.name == "postgresql" else made

    def _criteria(self, interviews: Any = tables.interview) -> Any:
        version = tables.interview.c.posting_version_id
        return join(interviews, tables.criterion, tables.criterion.c.posting_version_id == version)

    def _for_each_interview(self, table: Any, columns: dict[str, Any], source: Any) -> Any:
        seeded = tables.interview.c.id >= self._first["interview"]
        rows = select(*(value.label(name) for name, value in columns.items())).select_from(source).where(seeded)
        return insert(table).from_select(list(columns), rows.order_by(tables.interview.c.id))

    def _posting_of(self, interview: int) -> int:
        busy = max(1, self._postings // 100)
        return interview % busy if interview % 2 else interview * 7919 % self._postings

    def _outcome(self, interview: int) -> str:
        return ("qualified", "qualified", "needs_review", "not_qualified")[interview % 4]

    def _time(self, interview: int) -> datetime:
        return START + timedelta(seconds=120 * interview)


def _numbers(last: int) -> Any:
    """A table of the numbers from 1."""
    return union_all(*(select(literal(n).label("number")) for n in range(1, last + 1))).subquery("numbers")


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
