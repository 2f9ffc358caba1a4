"""Chat workers as several machines would run them: one PostgreSQL, one Redis, nothing else shared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timezone
from uuid import uuid4

import pytest

from bot.postings import read_posting
from bot.services.postings import import_posting
from bot.storage.database import Database
from tests.databases import PostgresServer
from tests.integration.scale.applicants import POSTING, SLUG
from tests.programs import RedisServer
from tests.served import Served

Worker = Callable[..., Served]


def publish(database: Database) -> None:
    """Put the posting there, published."""
    with database.begin() as uow:
        posting = read_posting(POSTING, source="posting.html")
        import_posting(uow, posting, datetime.now(timezone.utc), slug=SLUG, publish=True)
        uow.commit()


@pytest.fixture
def shared(postgres_server: PostgresServer) -> Iterator[Database]:
    """A PostgreSQL database with the posting."""
    name = f"workers_{uuid4().hex[:8]}"
    database = Database(postgres_server.create(name, template="migrated"))
    publish(database)
    yield database
    database.dispose()
    postgres_server.drop(name)


@pytest.fixture
def address(shared: Database, postgres_server: PostgresServer) -> str:
    """The database's address as a worker is given it."""
    return postgres_server.url(str(shared.engine.url.database))


@pytest.fixture
def workers(trained: None, address: str, redis_server: RedisServer) -> Iterator[list[Served]]:
    """Two chat workers on ports of their own."""
    settings = {"SCREENER_LOCK_STORE_URL": redis_server.url, "SCREENER_LOG_FORMAT": "json"}
    both = [Served(address, settings=settings) for _ in range(2)]
    try:
        for worker in both:
            worker.launch()
        yield [worker.wait_ready() for worker in both]
    finally:
        for worker in both:
            worker.stop()
