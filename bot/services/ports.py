"""What the use cases need from the outside, as protocols: bot/storage provides it, tests may fake it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any, Protocol

from bot.screening.interview import Answer, Author, Interview, Message, State
from bot.screening.verdict import Verdict
from bot.services.records import StoredPosting


class Postings(Protocol):
    """The postings of one unit of work."""

    def get(self, ref: str) -> StoredPosting:
        """By slug or requisition; raises NotFound."""

    def version(self, posting_version_id: int) -> StoredPosting:
        """One immutable version; raises NotFound."""

    def list(
        self, status: Any = None, *, search: str = "", limit: int | None = None, counted: bool = True
    ) -> Sequence[Any]:
        """Summaries with slug, title, requisition and status; `counted`: with how many interviews each has."""


class Interviews(Protocol):
    """The interviews of one unit of work."""

    def start(
        self,
        conversation_id: str,
        token_hash: str | None,
        posting_version_id: int | None,
        channel: str,
        language: str,
        state: State,
        at: datetime,
        slack_user: str | None = None,
    ) -> Interview: ...
    def by_conversation(self, conversation_id: str) -> Interview | None: ...

    def standing(self, conversation_id: str, client_id: str | None) -> tuple[Interview | None, Message | None]: ...
    def by_token(self, token_hash: str) -> Interview | None: ...
    def by_slack_user(self, slack_user: str) -> Interview | None: ...
    def save(self, interview: Interview, at: datetime) -> Interview: ...
    def hold(self, interview: Interview) -> None: ...

    def add_message(
        self,
        interview: Interview,
        author: Author,
        text: str,
        at: datetime,
        channel: str,
        data: Mapping[str, Any] | None = None,
        client_id: str | None = None,
    ) -> Message: ...
    def add_bot_messages(
        self, interview: Interview, said: Sequence[tuple[str, Mapping[str, Any]]], at: datetime, channel: str
    ) -> list[Message]: ...

    def find_message(self, interview_id: int, client_id: str) -> Message | None: ...
    def messages(self, interview_id: int, after: int = 0) -> list[Message]: ...
    def add_answer(self, interview_id: int, criterion_key: str, answer: Answer, posting_version_id: int) -> Answer: ...
    def latest(self, interview_id: int) -> dict[str, Answer]: ...
    def add_verdict(self, interview_id: int, verdict: Verdict, at: datetime) -> Verdict: ...
    def verdict(self, interview_id: int) -> Verdict | None: ...
    def add_open_question(self, interview_id: int, topic: str, text: str, at: datetime) -> None: ...
    def add_continuation(self, interview_id: int, code_hash: str, expires_at: datetime) -> None: ...
    def redeem_continuation(self, code_hash: str, at: datetime) -> Interview | None: ...
    def set_token(self, interview_id: int, token_hash: str) -> None: ...
    def set_applicant(self, interview_id: int, name: str | None, contact: str | None) -> None: ...
    def erase(self, interview_id: int, at: datetime) -> None: ...


class Audit(Protocol):
    """Where it is written down who did what. None stands for the applicant."""

    def audit(self, recruiter_id: int | None, action: str, subject: str, at: datetime) -> None: ...


class UnitOfWork(Protocol):
    """One transaction: rolled back unless committed."""

    @property
    def postings(self) -> Postings: ...
    @property
    def interviews(self) -> Interviews: ...
    @property
    def recruiters(self) -> Audit: ...
    def commit(self) -> None: ...


class Database(Protocol):
    """Where units of work come from."""

    def begin(self, *, durable: bool = True) -> AbstractContextManager[UnitOfWork]:
        """To write. Not durable: for what can be worked out again after a power cut, such as the bot's own words."""

    def read(self) -> AbstractContextManager[UnitOfWork]: ...

    def scrub(self) -> None:
        """Leave no trace of what was erased beside the database itself."""
