"""Whatever goes wrong, no line of the log holds what an applicant said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.storage.database import Database
from tests.integration.scale.applicants import SLUG
from tests.integration.scale.conftest import publish
from tests.served import Applicant, Served

pytestmark = [pytest.mark.slow, pytest.mark.served]

MARK = "Zanzibarquince"

BREAKING = {
    "the database refuses": "CREATE TRIGGER broken BEFORE INSERT ON message WHEN NEW.author = 'applicant' "
    "BEGIN SELECT RAISE(ABORT, 'no room'); END",
    "a table is gone": "ALTER TABLE answer RENAME TO hidden",
    "what is stored cannot be read": "UPDATE interview SET state = 'x'",
    "what was said cannot be found": "ALTER TABLE message RENAME TO hidden_too",
}
"""What makes turns fail, each beside those before it."""


@pytest.mark.parametrize("log_format", ["text", "json"])
def test_no_words_of_an_applicant_are_logged_even_when_turns_fail(
    trained: None, sqlite_template: Path, tmp_path: Path, log_format: str
) -> None:
    file = tmp_path / "screener.db"
    file.write_bytes(sqlite_template.read_bytes())
    database = Database(f"sqlite:///{file}")
    publish(database)
    settings = {"SCREENER_LOG_LEVEL": "debug", "SCREENER_LOG_FORMAT": log_format}
    served = Served(f"sqlite:///{file}", settings=settings).start()
    try:
        with Applicant(served.port) as applicant:
            applicant.start(posting=SLUG)
            applicant.say(f"{MARK} 7 years")
            for number, statement in enumerate(BREAKING.values()):
                with database.engine.begin() as connection:
                    connection.execute(text(statement))
                assert applicant.say(f"my name is {MARK} {number}")[-1]["code"] == "internal"
                with database.engine.begin() as connection:
                    connection.execute(text("DROP TRIGGER IF EXISTS broken"))
            applicant.send(f'{{"type": "{MARK}"}}')
            applicant.send(f"{MARK}")
            applicant.send({"type": "start", "posting": MARK, "token": MARK})
        served.get(f"/jobs/{MARK}")
    finally:
        served.stop()
        database.dispose()
    log = served.log.read_text()
    assert log.count("A turn failed") + log.count("A frame was not handled") == len(BREAKING), log
    assert MARK not in log
    if log_format == "json":
        lines = [line for line in log.splitlines() if line != "ready"]
        assert all({"event", "level", "logger", "timestamp"} <= json.loads(line).keys() for line in lines)
