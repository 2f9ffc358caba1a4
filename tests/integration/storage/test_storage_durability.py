"""What was acknowledged survives the sudden end of the process, on both databases."""

from __future__ import annotations

import subprocess
import sys

from bot.storage.database import Database
from tests.integration.storage.examples import import_welder, start_interview

WRITER = """
import sys
from bot.storage.database import Database
from tests.integration.storage.examples import NOW
database = Database(sys.argv[1])
for number in range(100_000):
    with database.begin() as unit:
        interview = unit.interviews.by_conversation("one")
        unit.interviews.add_message(interview, "applicant", f"m{number}", NOW, "web")
        unit.interviews.save(interview, NOW)
        unit.commit()
    print(number, flush=True)
"""


def test_acknowledged_messages_survive_a_kill(database: Database, database_url: str) -> None:
    started = start_interview(database, import_welder(database))
    command = [sys.executable, "-c", WRITER, database_url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        acknowledged = [int(writer.stdout.readline()) for _ in range(50)]
        writer.kill()
        acknowledged += [int(line) for line in writer.stdout.read().split()]
    with database.begin() as unit:
        kept = [message.text for message in unit.interviews.messages(started.id)]
        interview = unit.interviews.get(started.id)
        assert unit.interviews.take_sequence(started.id) == len(kept) + 1
    assert kept[: len(acknowledged)] == [f"m{number}" for number in acknowledged]
    assert len(kept) - len(acknowledged) in (0, 1)  # one may have been committed and not yet told
    assert interview.revision == len(kept)


def test_only_a_unit_that_asks_for_it_does_not_wait_for_the_disk(database: Database) -> None:
    on_sqlite = database.engine.dialect.name == "sqlite"
    question = "PRAGMA synchronous" if on_sqlite else "SHOW synchronous_commit"
    found = []
    for durable in (True, False, True, False):
        with database.begin(durable=durable) as unit:
            found.append(unit._connection.exec_driver_sql(question).scalar())
            unit.commit()
    assert found == ([2, 1, 2, 1] if on_sqlite else ["on", "off", "on", "off"])
