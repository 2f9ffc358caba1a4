"""`screener migrate`: the database's tables."""

from __future__ import annotations


def migrate() -> None:
    """Bring the database up to date; safe to run from several machines at once."""
    from bot.bootstrap import database

    database().migrate()
    print("The database is up to date.")
