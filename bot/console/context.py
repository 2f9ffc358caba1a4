"""What every page needs: the database, the clock, and who is logged in."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Protocol, cast

from flask import current_app
from flask_login import UserMixin, current_user

from bot.console.throttle import Throttle
from bot.services.accounts import Accounts
from bot.services.erasure import ErasableInterviews
from bot.services.postings import PostingStore
from bot.services.records import AuditEntry, PostingStatus, PostingSummary, Recruiter, StoredPosting
from bot.services.review import ReviewedInterviews

EXTENSION = "screener"


class Recruiters(Accounts, Protocol):
    """What the console needs of the recruiters' repository."""

    def get(self, recruiter_id: int) -> Recruiter: ...
    def audit_entries(self, limit: int = 100, before: int | None = None) -> list[AuditEntry]: ...


class Interviews(ReviewedInterviews, ErasableInterviews, Protocol):
    """What the console needs of the interviews' repository."""


class Postings(PostingStore, Protocol):
    """What the console needs of the postings' repository."""

    def get(self, ref: str) -> StoredPosting: ...
    def list(
        self,
        status: PostingStatus | None = None,
        *,
        search: str = "",
        after: int | None = None,
        limit: int | None = None,
        counted: bool = True,
    ) -> list[PostingSummary]: ...


class Unit(Protocol):
    """One transaction: rolled back unless committed."""

    @property
    def interviews(self) -> Interviews: ...
    @property
    def postings(self) -> Postings: ...
    @property
    def recruiters(self) -> Recruiters: ...
    def commit(self) -> None: ...


class Database(Protocol):
    """Where the console's units of work come from."""

    def begin(self) -> AbstractContextManager[Unit]: ...
    def read(self) -> AbstractContextManager[Unit]: ...
    def scrub(self) -> None: ...


class LoggedIn(UserMixin):
    """The recruiter who is logged in."""

    def __init__(self, account: Recruiter) -> None:
        self.account = account
        self.id = account.id
        self.name = account.name
        self.email = account.email

    def get_id(self) -> str:
        """Changes with the password, so that changing it ends every other session."""
        return f"{self.id}:{self.account.password_hash[-16:]}"


def writing() -> AbstractContextManager[Unit]:
    """A unit of work that may write; nothing is kept unless it is committed."""
    return database().begin()


@dataclass(frozen=True)
class Context:
    """What one application was made with."""

    database: Database
    throttle: Throttle
    forget_conversation: Callable[[str], None]
    """Erases the chat's own memory of a conversation, by its id."""


def database() -> Database:
    """Where units of work come from, for use cases that make their own."""
    return context().database


def throttle() -> Throttle:
    """Counts failed log-ins."""
    return context().throttle


def reading() -> AbstractContextManager[Unit]:
    """A unit of work that only reads."""
    return database().read()


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(timezone.utc)


def me() -> LoggedIn:
    """The recruiter who is logged in; only pages behind the log-in may ask."""
    return cast("LoggedIn", current_user)


def context() -> Context:
    """What this application was made with."""
    return cast("Context", current_app.extensions[EXTENSION])
