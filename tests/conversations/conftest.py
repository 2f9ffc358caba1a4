"""The program, served once for all conversations, with the two sample postings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

import pytest

from bot.postings import read_posting
from bot.screening.interview import Answer, Interview, Message
from bot.screening.verdict import Verdict
from bot.services import postings
from bot.settings import ROOT
from bot.storage.database import Database
from tests.served import Applicant, Served

MANAGER = "account-manager-tigard"
SENIOR = "senior-account-manager"


@dataclass
class Desk:
    """What a recruiter finds in the database."""

    database: Database

    def import_samples(self) -> None:
        """The sample postings that ship, published."""
        with self.database.begin() as uow:
            for path in sorted((ROOT / "postings").glob("*.html")):
                posting = read_posting(path.read_bytes(), source=path.name)
                postings.import_posting(uow, posting, datetime.now(timezone.utc), slug=path.stem, publish=True)
            uow.commit()

    def interview(self, applicant: Applicant) -> Interview:
        """The interview of this applicant's token."""
        from bot.services.conversation.turn import digest

        with self.database.read() as uow:
            found = uow.interviews.by_token(digest(applicant.token))
        assert found is not None
        return found

    def answers(self, applicant: Applicant) -> dict[str, Answer]:
        """The counting answers by criterion kind and, where a kind comes twice, by its key."""
        with self.database.read() as uow:
            return dict(uow.interviews.latest(self.interview(applicant).id))

    def verdict(self, applicant: Applicant) -> Verdict | None:
        """The verdict, when there is one."""
        with self.database.read() as uow:
            return uow.interviews.verdict(self.interview(applicant).id)

    def transcript(self, applicant: Applicant) -> list[Message]:
        """Both sides' words."""
        with self.database.read() as uow:
            return list(uow.interviews.messages(self.interview(applicant).id))


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The database of the served program."""
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('served')}/screener.db")
    database.migrate()
    desk = Desk(database)
    desk.import_samples()
    yield desk
    database.dispose()


@pytest.fixture(scope="session")
def served(desk: Desk, trained: Path) -> Iterator[Served]:
    """The chat server."""
    server = Served(str(desk.database.engine.url)).start()
    yield server
    assert server.stop() == 0, server.log.read_text()[-2000:]


@pytest.fixture
def applicant(served: Served) -> Iterator[Applicant]:
    """Somebody who wants a job."""
    with Applicant(served.port) as person:
        yield person
