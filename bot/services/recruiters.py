"""Recruiters' accounts as an administrator handles them; logging in is bot/services/accounts.py."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import datetime

from typing_extensions import Protocol

from bot.screening.errors import NotFound
from bot.services import accounts
from bot.services.records import Recruiter

Recruiters = list[Recruiter]  # inside the class, "list" is its method


class RecruiterStore(accounts.Accounts, Protocol):
    """The recruiters of one unit of work."""

    def list(self) -> Recruiters: ...
    def set_active(self, recruiter_id: int, active: bool) -> None: ...


class RecruiterUnit(Protocol):
    """One transaction: rolled back unless committed."""

    @property
    def recruiters(self) -> RecruiterStore: ...
    def commit(self) -> None: ...


class RecruiterDatabase(Protocol):
    """Where the transactions come from."""

    def begin(self) -> AbstractContextManager[RecruiterUnit]: ...
    def read(self) -> AbstractContextManager[RecruiterUnit]: ...


def create(database: RecruiterDatabase, email: str, name: str, at: datetime) -> tuple[Recruiter, str]:
    """A new account and its random password, which is nowhere kept. Raises BadInput, Conflict."""
    password = accounts.generate_password()
    with database.begin() as unit:
        made = accounts.add_recruiter(unit.recruiters, email, name, password, at)
        unit.recruiters.audit(None, "add_recruiter", made.email, at)
        unit.commit()
    return made, password


def create_first(database: RecruiterDatabase, email: str, at: datetime) -> tuple[Recruiter, str] | None:
    """As `create`, but only when there is no account at all; None when there is one."""
    with database.begin() as unit:
        if unit.recruiters.list():
            return None
        password = accounts.generate_password()
        made = accounts.add_recruiter(unit.recruiters, email, "", password, at)
        unit.recruiters.audit(None, "add_recruiter", made.email, at)
        unit.commit()
    return made, password


def check_password(database: RecruiterDatabase, email: str, password: str, at: datetime) -> Recruiter | None:
    """The account that email and password open, or None; an unknown address takes as long as a wrong password."""
    with database.begin() as unit:
        found = accounts.log_in(unit.recruiters, email, password, at)
        unit.commit()
    return found


def reset_password(database: RecruiterDatabase, email: str, at: datetime) -> str:
    """A new random password, which is nowhere kept; the old one opens nothing any more. Raises NotFound."""
    password = accounts.generate_password()
    with database.begin() as unit:
        found = _find(unit.recruiters, email)
        unit.recruiters.set_password_hash(found.id, accounts.hash_password(password))
        unit.recruiters.audit(None, "reset_password", found.email, at)
        unit.commit()
    return password


def set_active(database: RecruiterDatabase, email: str, active: bool, at: datetime) -> Recruiter:
    """Keep a recruiter out, or let them in again; what they decided stays. Raises NotFound."""
    with database.begin() as unit:
        found = _find(unit.recruiters, email)
        unit.recruiters.set_active(found.id, active)
        unit.recruiters.audit(None, "activate" if active else "deactivate", found.email, at)
        unit.commit()
    return found


def list_recruiters(database: RecruiterDatabase) -> Recruiters:
    """All accounts, by address."""
    with database.read() as unit:
        return unit.recruiters.list()


def _find(store: RecruiterStore, email: str) -> Recruiter:
    found = store.by_email(email)
    if found is None:
        raise NotFound(f"There is no recruiter {email.strip().lower()}; `screener recruiter list` shows them.")
    return found
