"""Recruiters and the record of what they did."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection

from bot.screening.errors import Conflict, NotFound
from bot.services.records import AuditEntry, Recruiter
from bot.storage.statements import insert_row, run
from bot.storage.tables import audit, recruiter

Recruiters = list[Recruiter]  # inside the class, "list" is its method
AuditEntries = list[AuditEntry]


class RecruiterRepository:
    """Who may log in, and what they did."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, email: str, name: str, password_hash: str, at: datetime) -> Recruiter:
        """A new recruiter. Raises Conflict when the address is taken."""
        row = {"email": _fold(email), "name": name.strip(), "password_hash": password_hash, "created_at": at}
        try:
            number = insert_row(self._connection, insert(recruiter), row)
        except Conflict as error:
            raise Conflict(f"There is already a recruiter {_fold(email)}.") from error
        return self.get(number)

    def get(self, recruiter_id: int) -> Recruiter:
        """A recruiter. Raises NotFound."""
        found = self._one(recruiter.c.id == recruiter_id)
        if found is None:
            raise NotFound(f"There is no recruiter {recruiter_id}.")
        return found

    def by_email(self, email: str) -> Recruiter | None:
        """A recruiter by address, in upper or lower case, or None."""
        return self._one(recruiter.c.email == _fold(email))

    def list(self) -> Recruiters:
        """All recruiters, by address."""
        rows = run(self._connection, select(recruiter).order_by(recruiter.c.email)).mappings()
        return [Recruiter(**row) for row in rows]

    def set_password_hash(self, recruiter_id: int, password_hash: str) -> None:
        """Give a recruiter another password. Raises NotFound."""
        self._update(recruiter_id, {"password_hash": password_hash})

    def set_active(self, recruiter_id: int, active: bool) -> None:
        """Let a recruiter in or keep them out. Raises NotFound."""
        self._update(recruiter_id, {"active": active})

    def logged_in(self, recruiter_id: int, at: datetime) -> None:
        """Keep the time of a recruiter's last login. Raises NotFound."""
        self._update(recruiter_id, {"last_login_at": at})

    def audit(self, recruiter_id: int | None, action: str, subject: str, at: datetime) -> None:
        """Record what was done to what: `action` 40 characters, `subject` 120 at most."""
        row = {"recruiter_id": recruiter_id, "action": action[:40], "subject": subject[:120], "created_at": at}
        run(self._connection, insert(audit), row)

    def audit_entries(self, limit: int = 100, before: int | None = None) -> AuditEntries:
        """What was done last, newest first; `before` is the id of the last entry seen, for the next page."""
        columns = (audit.c.recruiter_id, audit.c.action, audit.c.subject, audit.c.created_at, audit.c.id)
        query = (
            select(*columns, recruiter.c.name)
            .outerjoin(recruiter, recruiter.c.id == audit.c.recruiter_id)
            .order_by(audit.c.id.desc())
            .limit(limit)
        )
        if before is not None:
            query = query.where(audit.c.id < before)
        return [AuditEntry(*row) for row in run(self._connection, query)]

    def _one(self, condition: Any) -> Recruiter | None:
        row = run(self._connection, select(recruiter).where(condition)).mappings().one_or_none()
        return None if row is None else Recruiter(**row)

    def _update(self, recruiter_id: int, changes: dict[str, Any]) -> None:
        if run(self._connection, update(recruiter).where(recruiter.c.id == recruiter_id), changes).rowcount != 1:
            raise NotFound(f"There is no recruiter {recruiter_id}.")


def _fold(email: str) -> str:
    return email.strip().lower()
