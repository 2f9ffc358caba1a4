"""Writes the next migration by comparing the tables with what the migrations so far make."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from alembic import command

from bot.storage.database import Database
from bot.storage.migrating import make_config


def main(message: str) -> None:
    """Write migrations/versions/<revision>_<message>.py; look at it before it is committed."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'scratch.db'}")
        database.migrate()
        with database.engine.connect() as connection:
            command.revision(make_config(connection), message=message, autogenerate=True, rev_id=f"{_count() + 1:04}")
        database.dispose()


def _count() -> int:
    return len(list((Path(__file__).parent / "versions").glob("[0-9]*.py")))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit('Usage: python -m bot.storage.migrations "what changes"')
    main(sys.argv[1])
