"""The transcript: both sides' messages in their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select

from bot.screening.interview import Author, Interview, Message
from bot.storage.interview_rows import MESSAGE_COLUMNS, to_message
from bot.storage.part import Part
from bot.storage.statements import insert_row, run, storable
from bot.storage.tables import message

_COLUMNS = tuple(message.c[name] for name in MESSAGE_COLUMNS)
_INSERT = insert(message)
_AFTER = (
    select(*_COLUMNS)
    .where(message.c.interview_id == bindparam("interview_id"), message.c.sequence > bindparam("after"))
    .order_by(message.c.sequence)
)
_BY_CLIENT_ID = select(*_COLUMNS).where(
    message.c.interview_id == bindparam("interview_id"), message.c.client_id == bindparam("client_id")
)


class TranscriptStatements(Part):
    """Messages."""

    def add_message(
        self,
        interview: Interview,
        author: Author,
        text: str,
        at: datetime,
        channel: str,
        data: Mapping[str, Any] | None = None,
        client_id: str | None = None,
    ) -> Message:
        """Append to the transcript. Raises Conflict for a `client_id` that this interview already has."""
        text = storable(text) or ""
        sequence = self.take_sequence(interview.id)
        row = {
            "interview_id": interview.id,
            "sequence": sequence,
            "author": author,
            "text": text,
            "data": dict(data) if data is not None else None,
            "channel": channel,
            "client_id": client_id,
            "created_at": at,
        }
        return Message(sequence, author, text, at, channel, data, client_id, insert_row(self._connection, _INSERT, row))

    def add_bot_messages(
        self, interview: Interview, said: Sequence[tuple[str, Mapping[str, Any]]], at: datetime, channel: str
    ) -> list[Message]:
        """Append what the bot said, texts with their data, in one statement; the messages come without their ids."""
        messages = [
            Message(self.take_sequence(interview.id), "bot", storable(text) or "", at, channel, data)
            for text, data in said
        ]
        rows = [
            {
                "interview_id": interview.id,
                "sequence": m.sequence,
                "author": m.author,
                "text": m.text,
                "data": m.data,
                "channel": channel,
                "created_at": at,
            }
            for m in messages
        ]
        if rows:
            run(self._connection, _INSERT, rows)
        return messages

    def find_message(self, interview_id: int, client_id: str) -> Message | None:
        """The message that the applicant's side sent under this id, or None: a resend is not a second message."""
        row = run(self._connection, _BY_CLIENT_ID, {"interview_id": interview_id, "client_id": client_id}).first()
        return None if row is None else to_message(row)

    def messages(self, interview_id: int, after: int = 0) -> list[Message]:
        """The messages whose sequence is greater than `after`, in order."""
        rows = run(self._connection, _AFTER, {"interview_id": interview_id, "after": after})
        return [to_message(row) for row in rows]
