"""An applicant's "delete my data": nothing is left of their words, and that it was done is written down."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bot.storage.database import Database
from tests.unit.conversation.conftest import SALES, Talk

SECRET = "xylophones"
"""A word of the applicant's."""


def test_no_file_of_the_database_holds_the_words_afterwards(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/screener.db")
    database.migrate()
    talk = Talk(database, (SALES,))
    talk.say(f"6 years, I sold {SECRET}")
    assert any(SECRET.encode() in file.read_bytes() for file in tmp_path.iterdir())
    talk.say("please delete my data")
    assert talk.say("yes, delete it") == ["utter_deleted"]
    assert not any(SECRET.encode() in file.read_bytes() for file in tmp_path.iterdir())
    database.dispose()


def test_the_audit_log_tells_that_the_applicant_did_it(talk: Callable[..., Talk]) -> None:
    applicant = talk(SALES)
    number = applicant.interview.id
    applicant.say("please delete my data")
    with applicant.database.read() as uow:
        assert uow.recruiters.audit_entries() == []
    applicant.say("yes, delete it")
    with applicant.database.read() as uow:
        (entry,) = uow.recruiters.audit_entries()
    assert (entry.recruiter_id, entry.action, entry.subject) == (None, "erase", f"interview {number}")
