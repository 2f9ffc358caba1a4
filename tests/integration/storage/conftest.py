"""Fixtures of the storage tests."""

from tests.databases import database, database_url, postgres_server, sqlite_template

__all__ = ["database", "database_url", "postgres_server", "sqlite_template"]
