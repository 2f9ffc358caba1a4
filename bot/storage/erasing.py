"""Erasure: what the law lets applicants ask for, and the statistics that remain."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Table, bindparam, delete, select, update

from bot.screening.errors import NotFound
from bot.storage.part import Part
from bot.storage.statements import run
from bot.storage.tables import (
    answer,
    applicant,
    continuation,
    criterion_result,
    decision,
    interview,
    message,
    open_question,
    verdict,
)

# Digests of secrets and the machinery's own columns say nothing about the applicant.
_NOT_TOLD = {"token_hash", "code_hash", "name_key", "contact_key", "revision", "next_sequence", "recruiter_id"}
_WHO = select(interview.c.applicant_id).where(interview.c.id == bindparam("number"))


class ErasureStatements(Part):
    """Erasure of one applicant's words and data."""

    def everything(self, interview_id: int) -> dict[str, Any]:
        """All rows about one applicant, as one JSON object by table. Raises NotFound."""
        applicant_id = run(self._connection, _WHO, {"number": interview_id}).scalar()
        if applicant_id is None:
            raise NotFound(f"There is no interview {interview_id}.")
        verdicts = select(verdict.c.id).where(verdict.c.interview_id == interview_id)
        found: dict[str, Any] = {
            "applicant": self._rows(applicant, applicant.c.id == applicant_id)[0],
            "interview": self._rows(interview, interview.c.id == interview_id)[0],
            "criterion_result": self._rows(criterion_result, criterion_result.c.verdict_id.in_(verdicts)),
        }
        for table in (message, answer, verdict, decision, open_question, continuation):
            found[table.name] = self._rows(table, table.c.interview_id == interview_id)
        return found

    def _rows(self, table: Table, condition: Any) -> list[dict[str, Any]]:
        columns = [column for column in table.c if column.name not in _NOT_TOLD]
        rows = run(self._connection, select(*columns).where(condition).order_by(table.c.id)).mappings()
        return [{name: _plain(value) for name, value in row.items()} for row in rows]

    def erase(self, interview_id: int, at: datetime) -> None:
        """Delete everything the applicant said or is known by, and what recruiters wrote about them.

        What stays can name nobody: posting, channel, times, results and outcome. Raises NotFound.
        """
        applicant_id = run(self._connection, _WHO, {"number": interview_id}).scalar()
        if applicant_id is None:
            raise NotFound(f"There is no interview {interview_id}.")
        verdicts = select(verdict.c.id).where(verdict.c.interview_id == interview_id)
        nobody = {"name": None, "contact": None, "slack_user": None, "name_key": None, "contact_key": None}
        for statement in (
            update(answer).where(answer.c.interview_id == interview_id).values(text="", value={}, message_id=None),
            update(criterion_result)
            .where(criterion_result.c.verdict_id.in_(verdicts))
            .values(answer_text="", value={}),
            update(decision).where(decision.c.interview_id == interview_id).values(reason=""),
            delete(message).where(message.c.interview_id == interview_id),
            delete(open_question).where(open_question.c.interview_id == interview_id),
            delete(continuation).where(continuation.c.interview_id == interview_id),
            update(applicant).where(applicant.c.id == applicant_id).values(**nobody),
            update(interview)
            .where(interview.c.id == interview_id)
            .values(
                conversation_id=f"erased-{interview_id}",
                token_hash=None,
                status="erased",
                state={},
                waiting=False,
                awaits_decision=False,
                revision=interview.c.revision + 1,  # whoever still holds it can no longer save it
                next_sequence=1,
                updated_at=at,
            ),
        ):
            run(self._connection, statement)
        self._sequences.pop(interview_id, None)
        self._unsaved.discard(interview_id)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
