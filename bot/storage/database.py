"""The engine: which database, how it is opened, how it is brought up to date."""

from __future__ import annotations

import json
import sqlite3
import time
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import QueuePool

from bot.screening.errors import BadSetup
from bot.storage.unit_of_work import UnitOfWork
from bot.storage.versions import VersionCache

BUSY_SECONDS = 10
"""How long a writer waits for another writer before it gives up with Conflict."""

_LOOK_AGAIN = 0.0005
"""Seconds between two looks at SQLite's write lock."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_IN_MEMORY = (None, "", ":memory:")

# And synchronous: FULL waits for the disk at each commit (0.4 to 0.7 ms here, NORMAL 0.01), so that an acknowledged
# answer survives a power cut and not only SIGKILL.
_SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA foreign_keys=ON",
    # Erased words are overwritten, not only unlinked.
    "PRAGMA secure_delete=ON",
    "PRAGMA cache_size=-16000",
)


class Database:
    """One database. Threads may share it; a forked process must make its own."""

    def __init__(self, url: str, *, pool_size: int = 5, max_overflow: int = 10) -> None:
        """Prepare the engine; nothing is opened yet.

        `url` is an SQLAlchemy URL: "sqlite:///var/screener.db" or "postgresql://user:password@host/name".
        `pool_size` connections are kept open, `max_overflow` more may be opened under load.
        Raises BadSetup when the URL names no database that this program knows.
        """
        self.engine = _make_engine(url, pool_size, max_overflow)
        self.versions = VersionCache()
        self._reading, self._hasty = _others(self.engine, pool_size, max_overflow)

    def begin(self, *, durable: bool = True) -> UnitOfWork:
        """A unit that may write. It rolls back unless it is committed.

        What a durable unit commits survives a power cut. Another one does not wait for the disk: its commit survives
        the end of the process, and is for what can be worked out again from what durable units left.
        """
        return UnitOfWork(self.engine if durable else self._hasty, self.versions)

    def read(self) -> UnitOfWork:
        """A unit that only reads: it waits for no writer, and commit() is refused."""
        return UnitOfWork(self._reading, self.versions, writes=False)

    def migrate(self) -> None:
        """Bring the tables up to date; safe to call from several processes at once. Raises BadSetup."""
        from bot.storage.migrating import upgrade  # Alembic takes a while to import and is needed here only

        try:
            with self.engine.connect() as connection:
                upgrade(connection)
        except DBAPIError as error:
            raise self._bad_setup(error) from error
        self.versions.clear()

    def check(self) -> None:
        """Raise BadSetup unless the database answers: for readiness probes."""
        try:
            with self._reading.connect() as connection:
                connection.exec_driver_sql("SELECT 1")
        except DBAPIError as error:
            raise self._bad_setup(error) from error

    def scrub(self) -> None:
        """Leave no trace of deleted rows beside SQLite's file; PostgreSQL's vacuum does so by itself."""
        if self.engine.dialect.name == "sqlite":
            connection = self._reading.raw_connection()
            try:  # outside any transaction, where SQLite allows it
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            finally:
                connection.close()

    def dispose(self) -> None:
        """Close all connections."""
        for engine in (self.engine, self._reading, self._hasty):
            engine.dispose()

    def _bad_setup(self, error: DBAPIError) -> BadSetup:
        shown = self.engine.url.render_as_string(hide_password=True)
        reason = (str(error.orig).strip().splitlines() or ["no reason given"])[0]
        return BadSetup(f"The database {shown} cannot be used: {reason}. Check SCREENER_DATABASE_URL.")


def _make_engine(url: str, pool_size: int, max_overflow: int) -> Engine:
    try:
        parsed = make_url(url.replace("postgres://", "postgresql://", 1) if url.startswith("postgres://") else url)
        known = parsed.get_backend_name() in ("sqlite", "postgresql")
    except (ArgumentError, NoSuchModuleError):
        known = False
    if not known:
        raise BadSetup(
            "The database address is not one of sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME. "
            "Check SCREENER_DATABASE_URL."
        )
    options = _options(pool_size, max_overflow)
    if parsed.get_backend_name() == "sqlite":
        return _sqlite_engine(parsed, options, "FULL")
    timeouts = f"-c lock_timeout={BUSY_SECONDS}s -c idle_in_transaction_session_timeout=60s"
    connect_args = {"connect_timeout": 5, "options": timeouts, "application_name": "screener"}
    return create_engine(parsed, pool_pre_ping=True, connect_args=connect_args, **options)


def _others(engine: Engine, pool_size: int, max_overflow: int) -> tuple[Engine, Engine]:
    """The same database for reading, and for commits that do not wait for the disk.

    On SQLite that is up to the connection, so that each has connections of its own.
    """
    if engine.dialect.name != "sqlite":
        hasty = engine.execution_options()
        event.listen(hasty, "begin", _begin_hasty_on_postgresql)
        return engine, hasty
    if engine.url.database in _IN_MEMORY:
        return engine, engine
    options = _options(pool_size, max_overflow)
    return _sqlite_engine(engine.url, options, "FULL", reading=True), _sqlite_engine(engine.url, options, "NORMAL")


def _options(pool_size: int, max_overflow: int) -> dict[str, Any]:
    return {
        "future": True,
        "hide_parameters": True,  # applicants' words do not belong into error messages and logs
        "json_serializer": _ENCODER.encode,
        "pool_size": pool_size,
        "max_overflow": max_overflow,
    }


def _sqlite_engine(url: Any, options: dict[str, Any], synchronous: str, *, reading: bool = False) -> Engine:
    """SQLite with its connections kept open: opening one costs more than the queries of a turn.

    Writers wait in _begin_to_write, where they get their turn sooner, and for nothing after that.
    """
    if url.database in _IN_MEMORY:
        options = options | {"pool_size": 1, "max_overflow": 0}  # each connection would be a database of its own
    else:
        _make_folder(Path(url.database).parent)
    connect_args = {
        "check_same_thread": False,
        "timeout": BUSY_SECONDS,
        "isolation_level": None,  # transactions begin where this program says, see do_begin below
        "cached_statements": 256,
    }
    engine = create_engine(url, poolclass=QueuePool, connect_args=connect_args, **options)
    event.listen(engine, "connect", partial(_set_pragmas, synchronous, BUSY_SECONDS if reading else 0))
    # A listener to "begin" would do it too, but an engine with any listener looks for more of them at each statement.
    engine.dialect.do_begin = _begin_to_read if reading else _begin_to_write
    return engine


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadSetup(f"The database's folder {folder} cannot be made: {error.strerror}.") from error


def _set_pragmas(synchronous: str, busy_seconds: int, connection: Any, _record: Any) -> None:
    last = (f"PRAGMA synchronous={synchronous}", f"PRAGMA busy_timeout={busy_seconds * 1000}")
    for pragma in (*_SQLITE_PRAGMAS, *last):
        connection.execute(pragma)


def _begin_to_read(connection: Any) -> None:
    connection.execute("BEGIN")


def _begin_to_write(connection: Any) -> None:
    """Take SQLite's write lock at the start: a reader that turns writer cannot wait for it, it fails at once.

    SQLite itself would look for the lock after 1, 2, 5, 10, 15 ... 100 ms, and of two busy workers one would starve.
    """
    deadline = time.monotonic() + BUSY_SECONDS
    while time.monotonic() < deadline:
        try:
            connection.execute("BEGIN IMMEDIATE")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                break
            time.sleep(_LOOK_AGAIN)
    connection.execute("BEGIN IMMEDIATE")  # raises what is the matter


def _begin_hasty_on_postgresql(connection: Any) -> None:
    connection.exec_driver_sql("SET LOCAL synchronous_commit TO OFF")
