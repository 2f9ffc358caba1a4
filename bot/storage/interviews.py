"""Interviews: one repository for the chat's hot path and, from its parts, everything else about them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, case, false, insert, null, select, true, update
from sqlalchemy.engine import Connection

from bot.screening.errors import Conflict, NotFound
from bot.screening.interview import Interview, Message, State
from bot.storage.answers import AnswerStatements
from bot.storage.erasing import ErasureStatements
from bot.storage.interview_rows import INTERVIEW_COLUMNS, MESSAGE_COLUMNS, to_interview, to_message
from bot.storage.lists import ListStatements
from bot.storage.questions import QuestionStatements
from bot.storage.statements import insert_row, run
from bot.storage.tables import applicant, interview, message, posting_version
from bot.storage.transcript import TranscriptStatements
from bot.storage.versions import VersionCache

_COLUMNS = tuple(interview.c[name] for name in INTERVIEW_COLUMNS)
_BY_ID = select(*_COLUMNS).where(interview.c.id == bindparam("key"))
_BY_CONVERSATION = select(*_COLUMNS).where(interview.c.conversation_id == bindparam("key"))
_BY_TOKEN = select(*_COLUMNS).where(interview.c.token_hash == bindparam("key"))
_STANDING = (
    select(*_COLUMNS, *(message.c[name] for name in MESSAGE_COLUMNS))
    .select_from(interview)
    .outerjoin(message, (message.c.interview_id == interview.c.id) & (message.c.client_id == bindparam("client_id")))
    .where(interview.c.conversation_id == bindparam("key"))
)
# A writer keeps the row until it is done: two messages at once wait for each other instead of colliding.
_LOCKED = {s: s.with_for_update(key_share=True, of=interview) for s in (_BY_ID, _BY_CONVERSATION, _BY_TOKEN, _STANDING)}
_POSTING_ID = (
    select(posting_version.c.posting_id).where(posting_version.c.id == bindparam("version_id")).scalar_subquery()
)
_INSERT_APPLICANT = insert(applicant)
_INSERT = insert(interview).values(posting_id=_POSTING_ID)
_MOVE = (
    update(interview)
    .where(interview.c.id == bindparam("row_id"), interview.c.revision == bindparam("expected"))
    .values(
        language=bindparam("language"),
        channel=bindparam("channel"),
        state=bindparam("state"),
        revision=bindparam("revision"),
        next_sequence=bindparam("next_sequence"),
        updated_at=bindparam("updated_at"),
    )
)
_RARELY_CHANGED = ("posting_version_id", "status", "hand_off_at", "hand_off_reason", "finished_at")
# Where none of those changed they are left alone: SQLite rewrites every index that a statement names a column of.
_MOVE_ON = _MOVE.where(
    *(
        interview.c[name].is_not_distinct_from(bindparam(f"same_{name}", type_=interview.c[name].type))
        for name in _RARELY_CHANGED
    )
)
_SAVE = _MOVE.values(
    posting_version_id=bindparam("version_id"),
    posting_id=_POSTING_ID,
    status=bindparam("status"),
    hand_off_at=bindparam("hand_off_at"),
    hand_off_reason=bindparam("hand_off_reason"),
    # A new hand-off waits for a person; one that a recruiter has settled stays settled.
    waiting=case(
        (bindparam("hand_off_at", type_=interview.c.hand_off_at.type) == null(), false()),
        (interview.c.hand_off_at == bindparam("hand_off_at"), interview.c.waiting),
        else_=true(),
    ),
    finished_at=bindparam("finished_at"),
)


class InterviewRepository(
    TranscriptStatements, AnswerStatements, QuestionStatements, ListStatements, ErasureStatements
):
    """Everything stored about interviews."""

    def __init__(self, connection: Connection, versions: VersionCache, *, locks: bool = True) -> None:
        super().__init__(connection, versions)
        self._locks = locks and connection.dialect.name == "postgresql"

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
    ) -> Interview:
        """A new interview with a new applicant. Raises Conflict for a conversation or token that is taken."""
        applicant_id = insert_row(self._connection, _INSERT_APPLICANT, {"slack_user": slack_user, "created_at": at})
        row = {
            "conversation_id": conversation_id,
            "token_hash": token_hash,
            "posting_version_id": posting_version_id,
            "version_id": posting_version_id,
            "applicant_id": applicant_id,
            "channel": channel,
            "language": language,
            "status": "open",
            "state": state.to_dict(),
            "created_at": at,
            "updated_at": at,
        }
        started = Interview(
            id=insert_row(self._connection, _INSERT, row),
            conversation_id=conversation_id,
            posting_version_id=posting_version_id,
            applicant_id=applicant_id,
            channel=channel,
            language=language,
            status="open",
            state=state,
            revision=0,
            next_sequence=1,
            created_at=at,
            updated_at=at,
        )
        self._sequences[started.id] = 1
        return started

    def get(self, interview_id: int) -> Interview:
        """An interview. Raises NotFound."""
        found = self._one(_BY_ID, interview_id)
        if found is None:
            raise NotFound(f"There is no interview {interview_id}.")
        return found

    def by_conversation(self, conversation_id: str) -> Interview | None:
        """The interview held in this conversation, or None."""
        return self._one(_BY_CONVERSATION, conversation_id)

    def standing(self, conversation_id: str, client_id: str | None) -> tuple[Interview | None, Message | None]:
        """The interview held in this conversation, and the message in it that has this id: None what there is not."""
        row = self._row(_STANDING, {"key": conversation_id, "client_id": client_id})
        if row is None:
            return None, None
        said = row[len(_COLUMNS) :]
        return self._found(row), None if said[0] is None else to_message(said)

    def by_token(self, token_hash: str) -> Interview | None:
        """The interview that this session token opens, or None."""
        return self._one(_BY_TOKEN, token_hash)

    def by_slack_user(self, slack_user: str) -> Interview | None:
        """The interview that this Slack user started last, or None."""
        newest = (
            select(interview.c.id)
            .join(applicant, applicant.c.id == interview.c.applicant_id)
            .where(applicant.c.slack_user == slack_user)
            .order_by(interview.c.id.desc())
            .limit(1)
        )
        found = run(self._connection, newest).scalar()
        return None if found is None else self.get(found)

    def save(self, interview: Interview, at: datetime) -> Interview:
        """Write an interview that was changed since it was read. Raises Conflict when somebody else was first."""
        sequence = max(interview.next_sequence, self._sequences.get(interview.id, 1))
        moved = {
            "row_id": interview.id,
            "expected": interview.revision,
            "language": interview.language,
            "channel": interview.channel,
            "state": interview.state.to_dict(),
            "revision": interview.revision + 1,
            "next_sequence": sequence,
            "updated_at": at,
        }
        rare = {name: getattr(interview, name) for name in _RARELY_CHANGED}
        same = {f"same_{name}": value for name, value in rare.items()}
        rare["version_id"] = rare.pop("posting_version_id")
        if not any(run(self._connection, *save).rowcount for save in ((_MOVE_ON, moved | same), (_SAVE, moved | rare))):
            raise Conflict("The interview has moved on in the meantime; read it again and repeat.")
        self._unsaved.discard(interview.id)
        self._sequences[interview.id] = sequence
        return replace(interview, revision=interview.revision + 1, next_sequence=sequence, updated_at=at)

    def set_token(self, interview_id: int, token_hash: str | None) -> None:
        """Give the interview another session token; the old one opens nothing any more. Raises NotFound."""
        self._update(interview_id, {"token_hash": token_hash})

    def set_applicant(self, interview_id: int, name: str | None, contact: str | None) -> None:
        """Store what the applicant calls themselves and how to reach them. Raises NotFound."""
        who = select(interview.c.applicant_id).where(interview.c.id == interview_id).scalar_subquery()
        keys = {"name_key": name and name.strip().lower(), "contact_key": contact and contact.strip().lower()}
        changes = update(applicant).where(applicant.c.id == who).values(name=name, contact=contact, **keys)
        if run(self._connection, changes).rowcount != 1:
            raise NotFound(f"There is no interview {interview_id}.")

    def settle_hand_off(self, interview_id: int) -> None:
        """A recruiter has taken care of the applicant who asked for a person. Raises NotFound."""
        self._update(interview_id, {"waiting": False})

    def _one(self, query: Any, key: Any) -> Interview | None:
        row = self._row(query, {"key": key})
        return None if row is None else self._found(row)

    def _row(self, query: Any, parameters: dict[str, Any]) -> Any:
        return run(self._connection, _LOCKED[query] if self._locks else query, parameters).first()

    def _found(self, row: Any) -> Interview:
        found = to_interview(row)
        self._sequences.setdefault(found.id, found.next_sequence)
        return found

    def _update(self, interview_id: int, changes: dict[str, Any]) -> None:
        if run(self._connection, update(interview).where(interview.c.id == interview_id), changes).rowcount != 1:
            raise NotFound(f"There is no interview {interview_id}.")
