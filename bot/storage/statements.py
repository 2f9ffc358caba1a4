"""Small pieces that the repositories share."""

from __future__ import annotations

from typing import Any

from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError, OperationalError

from bot.screening.errors import Conflict


def run(connection: Connection, statement: Any, parameters: Any = None) -> Any:
    """Execute a statement. Raises Conflict when another writer was first or holds the row for too long."""
    try:
        return connection.execute(statement, parameters or {})
    except IntegrityError as error:
        raise Conflict("Somebody else wrote the same thing first; read it again and repeat.") from error
    except OperationalError as error:
        raise Conflict("The database is busy with the same thing; try again in a moment.") from error


def insert_row(connection: Connection, statement: Any, parameters: Any) -> int:
    """Execute an insert of one row and give its id. Raises Conflict."""
    return int(run(connection, statement, parameters).inserted_primary_key[0])


def storable(text: str | None) -> str | None:
    """Text that every database takes: PostgreSQL refuses the character 0, and none takes half a surrogate pair."""
    if text is None or (text.isprintable() and text.isascii()):
        return text
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode()
