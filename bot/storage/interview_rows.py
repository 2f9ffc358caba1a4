"""From rows to the subject's own objects."""

from __future__ import annotations

from typing import Any

from bot.screening.interview import Answer, Interview, Message, State
from bot.screening.verdict import CriterionResult


def to_interview(row: Any) -> Interview:
    """An interview from the columns of INTERVIEW_COLUMNS, in that order."""
    return Interview(
        id=row[0],
        conversation_id=row[1],
        posting_version_id=row[2],
        applicant_id=row[3],
        channel=row[4],
        language=row[5],
        status=row[6],
        state=State.from_dict(row[7]),
        revision=row[8],
        next_sequence=row[9],
        created_at=row[10],
        updated_at=row[11],
        hand_off_at=row[12],
        hand_off_reason=row[13],
        finished_at=row[14],
    )


INTERVIEW_COLUMNS = (
    "id",
    "conversation_id",
    "posting_version_id",
    "applicant_id",
    "channel",
    "language",
    "status",
    "state",
    "revision",
    "next_sequence",
    "created_at",
    "updated_at",
    "hand_off_at",
    "hand_off_reason",
    "finished_at",
)

MESSAGE_COLUMNS = ("sequence", "author", "text", "created_at", "channel", "data", "client_id", "id")


def to_message(row: Any) -> Message:
    """A message from MESSAGE_COLUMNS."""
    return Message(*row)


ANSWER_COLUMNS = ("text", "status", "value", "result", "rule", "created_at", "confirmed", "counts", "message_id", "id")


def to_answer(row: Any) -> Answer:
    """An answer from its criterion's key and ANSWER_COLUMNS."""
    return Answer(*row)


def to_result(row: Any) -> CriterionResult:
    """A criterion's result from a row of `criterion_result` with its criterion's `key` and `required`."""
    return CriterionResult(
        criterion=row["key"],
        result=row["result"],
        reason=row["reason"],
        evidence=row["evidence"],
        question=row["question"],
        answer_text=row["answer_text"],
        value=row["value"],
        rule=row["rule"],
        required=row["required"],
        answer_id=row["answer_id"],
    )
