"""Opening, migrating and guarding a database."""

from __future__ import annotations

import subprocess
import sys
import traceback
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import insert, inspect, text

from bot.screening.errors import BadSetup, Conflict
from bot.storage import tables
from bot.storage.database import Database
from bot.storage.statements import run
from tests.databases import PostgresServer
from tests.integration.storage.examples import NOW, import_welder, start_interview


def test_the_migrations_make_exactly_the_tables(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, tables.metadata) == []
        checks = {
            (name, check["name"])
            for name in tables.metadata.tables
            for check in inspect(connection).get_check_constraints(name)
        }
    assert {("interview", "ck_interview_status"), ("message", "ck_message_author")} <= checks


def test_migrating_again_changes_nothing(database: Database) -> None:
    stored = import_welder(database)
    database.migrate()
    with database.read() as unit:
        assert unit.postings.get(stored.slug) == stored


def test_processes_may_migrate_at_the_same_time(tmp_path: Path) -> None:
    _migrate_three_times_at_once(f"sqlite:///{tmp_path / 'new' / 'screener.db'}")


def test_processes_may_migrate_postgresql_at_the_same_time(postgres_server: PostgresServer) -> None:
    _migrate_three_times_at_once(postgres_server.create("fresh"))


def _migrate_three_times_at_once(url: str) -> None:
    program = "import sys; from bot.storage.database import Database; Database(sys.argv[1]).migrate()"
    processes = [subprocess.Popen([sys.executable, "-c", program, url]) for _ in range(3)]
    assert [process.wait(60) for process in processes] == [0, 0, 0]
    database = Database(url)
    with database.engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM alembic_version")).scalar() == 1
    database.dispose()


def test_a_row_cannot_point_to_nothing(database: Database) -> None:
    row = {"interview_id": 99, "sequence": 1, "author": "bot", "text": "", "channel": "web", "created_at": NOW}
    with database.begin() as unit, pytest.raises(Conflict):
        run(unit._connection, insert(tables.message), row)


@pytest.mark.parametrize("url", ["", "screener.db", "mysql://localhost/x", "nonsense://", "sqlite//x"])
def test_an_address_that_names_no_database_is_refused_in_one_sentence(url: str) -> None:
    with pytest.raises(BadSetup, match="SCREENER_DATABASE_URL"):
        Database(url)


def test_a_server_that_does_not_answer_is_named_without_its_password() -> None:
    database = Database("postgres://ana:hunter2@127.0.0.1:9/screener")
    for use in (database.migrate, database.check, lambda: database.begin().__enter__()):
        with pytest.raises(BadSetup) as refused:
            use()
        assert "hunter2" not in str(refused.value)
        assert len(str(refused.value).splitlines()) == 1


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "screener.db").write_text("This is a letter, not a database. " * 100)
    with pytest.raises(BadSetup, match="not a database"):
        Database(f"sqlite:///{tmp_path / 'screener.db'}").migrate()
    (tmp_path / "folder").write_text("")
    with pytest.raises(BadSetup, match="cannot be made"):
        Database(f"sqlite:///{tmp_path / 'folder' / 'below' / 'screener.db'}")


def test_a_database_that_another_process_holds_is_busy_and_not_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = Database(f"sqlite:///{tmp_path / 'screener.db'}")
    database.migrate()
    with database.engine.connect() as connection:
        connection.exec_driver_sql("SELECT 1")  # holds the write lock
        with ThreadPoolExecutor(1) as pool:
            monkeypatch.setattr("bot.storage.database._SQLITE_PRAGMAS", ("PRAGMA busy_timeout=50",))
            with pytest.raises(Conflict, match="busy"):
                pool.submit(lambda: database.begin().__enter__()).result()
    import_welder(database)
    database.dispose()


def test_a_database_that_cannot_be_written_is_said_to_be_so(tmp_path: Path) -> None:
    file = tmp_path / "screener.db"
    database = Database(f"sqlite:///{file}")
    database.migrate()
    kept = database.engine.connect()  # keeps the files that a reader needs beside the database
    read_only = Database(f"sqlite:///file:{file}?mode=ro&uri=true")
    with pytest.raises(BadSetup, match="readonly"):
        import_welder(read_only)
    kept.close()
    for opened in (read_only, database):
        opened.dispose()


def test_an_applicant_s_words_stay_out_of_error_messages(database: Database) -> None:
    started = start_interview(database, import_welder(database))
    row = {"interview_id": started.id, "text": "my secret", "author": "nobody", "channel": "web", "sequence": 1}
    with database.begin() as unit, pytest.raises(Conflict) as refused:
        run(unit._connection, insert(tables.message), {**row, "created_at": NOW})
    assert "my secret" not in "".join(traceback.format_exception(refused.value))


def test_sqlite_waits_for_the_disk_and_keeps_foreign_keys(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'screener.db'}")
    with database.engine.connect() as connection:
        pragmas = ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas}
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
    database.dispose()
