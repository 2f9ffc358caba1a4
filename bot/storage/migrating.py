"""Runs the migrations in process: no configuration file, no command of its own."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import text
from sqlalchemy.engine import Connection

SCRIPTS = Path(__file__).parent / "migrations"
_LOCK = 0x5C4EE4E4  # any number that no other program uses on this database


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Bring the tables to `revision` in one transaction; other processes that want the same wait for it."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    command.upgrade(make_config(connection), revision)
    connection.commit()


def make_config(connection: Connection) -> Config:
    """Alembic's configuration for an open connection."""
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
