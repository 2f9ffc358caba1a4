"""Applicants' open questions, and single-use codes to go on elsewhere."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, insert, select, update

from bot.screening.errors import Conflict
from bot.screening.interview import Interview
from bot.services.records import OpenQuestion
from bot.storage.interview_rows import INTERVIEW_COLUMNS, to_interview
from bot.storage.part import Part
from bot.storage.statements import insert_row, run, storable
from bot.storage.tables import continuation, interview, open_question

_REDEEM = (
    update(continuation)
    .where(
        continuation.c.code_hash == bindparam("code"),
        continuation.c.used_at.is_(None),
        continuation.c.expires_at > bindparam("at", type_=continuation.c.expires_at.type),
    )
    .values(used_at=bindparam("at"))
)
_BY_CODE = (
    select(*(interview.c[name] for name in INTERVIEW_COLUMNS))
    .join(continuation, continuation.c.interview_id == interview.c.id)
    .where(continuation.c.code_hash == bindparam("code"))
)


class QuestionStatements(Part):
    """Open questions and continuation codes."""

    def add_open_question(self, interview_id: int, topic: str, text: str, at: datetime) -> None:
        """Pass a question on to the recruiters."""
        row = {"interview_id": interview_id, "topic": topic[:40], "text": storable(text), "created_at": at}
        insert_row(self._connection, insert(open_question), row)

    def open_questions(
        self, interview_id: int | None = None, unanswered_only: bool = False, *, limit: int = 200
    ) -> list[OpenQuestion]:
        """Questions, of one interview or of all, oldest first."""
        columns = ("id", "interview_id", "topic", "text", "created_at", "answered_at", "answered_by")
        query = select(*(open_question.c[name] for name in columns)).order_by(open_question.c.id).limit(limit)
        if interview_id is not None:
            query = query.where(open_question.c.interview_id == interview_id)
        if unanswered_only:
            query = query.where(open_question.c.answered_at.is_(None))
        return [OpenQuestion(*row) for row in run(self._connection, query)]

    def answer_question(self, question_id: int, recruiter_id: int, at: datetime) -> None:
        """Mark a question as answered. Raises Conflict when it already was, or does not exist."""
        changes = (
            update(open_question)
            .where(open_question.c.id == question_id, open_question.c.answered_at.is_(None))
            .values(answered_at=at, answered_by=recruiter_id)
        )
        if run(self._connection, changes).rowcount != 1:
            raise Conflict("This question has been answered by somebody else.")

    def add_continuation(self, interview_id: int, code_hash: str, expires_at: datetime) -> None:
        """Keep the digest of a code that opens the interview once, until `expires_at`."""
        row = {"interview_id": interview_id, "code_hash": code_hash, "expires_at": expires_at}
        insert_row(self._connection, insert(continuation), row)

    def redeem_continuation(self, code_hash: str, at: datetime) -> Interview | None:
        """Use up a code: the interview it opens, or None when it is unknown, used or too old."""
        if run(self._connection, _REDEEM, {"code": code_hash, "at": at}).rowcount != 1:
            return None
        return to_interview(run(self._connection, _BY_CODE, {"code": code_hash}).one())
