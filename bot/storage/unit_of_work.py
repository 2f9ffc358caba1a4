"""All or nothing: what happens between begin and commit."""

from __future__ import annotations

from types import TracebackType

from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from bot.screening.errors import Conflict
from bot.storage.interviews import InterviewRepository
from bot.storage.postings import PostingRepository
from bot.storage.recruiters import RecruiterRepository
from bot.storage.statements import failure
from bot.storage.versions import VersionCache


class UnitOfWork:
    """Use as a context manager. Everything done through its repositories is undone unless `commit()` was called."""

    postings: PostingRepository
    interviews: InterviewRepository
    recruiters: RecruiterRepository

    def __init__(self, engine: Engine, versions: VersionCache, *, writes: bool = True) -> None:
        self._engine = engine
        self._versions = versions
        self._writes = writes

    def __enter__(self) -> UnitOfWork:
        """Open a connection and, on SQLite, take the write lock.

        Raises Conflict when the database is too busy, BadSetup when it does not work.
        """
        try:
            self._connection = self._engine.connect()
        except PoolTimeout as error:
            raise Conflict("The database is too busy; try again in a moment.") from error
        except DBAPIError as error:
            raise failure(error) from error
        try:
            self._connection.begin()
        except DBAPIError as error:
            self._connection.close()
            raise failure(error) from error
        self.postings = PostingRepository(self._connection, self._versions)
        self.interviews = InterviewRepository(self._connection, self._versions, locks=self._writes)
        self.recruiters = RecruiterRepository(self._connection)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Undo what was not committed and give the connection back."""
        self._connection.close()

    def commit(self) -> None:
        """Make everything durable. When this returns, it survives the end of the process.

        Raises Conflict when another writer was first, BadSetup when the database does not work, a full disk for one.
        """
        if not self._writes:
            raise RuntimeError("This unit only reads: use Database.begin() to write.")
        self.interviews.flush()
        try:
            self._connection.commit()
        except DBAPIError as error:
            raise failure(error) from error
        self.postings.publish_changes()

    def rollback(self) -> None:
        """Undo everything since the unit began or was last committed."""
        self._connection.rollback()
        self.interviews.forget()
