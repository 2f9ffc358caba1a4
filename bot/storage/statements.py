"""Small pieces that the repositories share."""

from __future__ import annotations

from typing import Any

from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from bot.screening.errors import BadSetup, Conflict, ScreenerError

_WAITED_TOO_LONG = ("locked", "busy", "lock timeout", "deadlock")


def run(connection: Connection, statement: Any, parameters: Any = None) -> Any:
    """Execute a statement.

    Raises Conflict when another writer was first or holds the row for too long, BadSetup when the database fails.
    """
    try:
        return connection.execute(statement, parameters or {})
    except IntegrityError:
        # PostgreSQL quotes the refused row, an applicant's words with it: that must not reach a log with a traceback.
        raise Conflict("Somebody else wrote the same thing first; read it again and repeat.") from None
    except OperationalError as error:
        raise failure(error) from error


def failure(error: DBAPIError) -> ScreenerError:
    """What to tell about a database that did not do as it was told: try again, or look after it."""
    reason = (str(error.orig).strip().splitlines() or ["no reason given"])[0]
    if any(words in reason for words in _WAITED_TOO_LONG):
        return Conflict("The database is busy with the same thing; try again in a moment.")
    return BadSetup(f"The database does not work: {reason}.")


def insert_row(connection: Connection, statement: Any, parameters: Any) -> int:
    """Execute an insert of one row and give its id. Raises Conflict."""
    return int(run(connection, statement, parameters).inserted_primary_key[0])


def storable(text: str | None) -> str | None:
    """Text that every database takes: PostgreSQL refuses the character 0, and none takes half a surrogate pair."""
    if text is None or (text.isprintable() and text.isascii()):
        return text
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode()
