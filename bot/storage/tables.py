"""The database's tables, as SQLAlchemy Core. All times are UTC, stored with their zone where the database can.

Nothing an applicant said is ever updated or deleted here, except by erasure: an answer that was corrected is
a newer row, and the latest row counts.
"""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware datetime in UTC on every database; SQLite itself keeps no zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("Times must carry their zone.")
        return value.astimezone(timezone.utc) if value is not None else None

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        return value.replace(tzinfo=timezone.utc) if value is not None and value.tzinfo is None else value


# Sorted by code point everywhere, so that a search for a prefix is a range of the index.
_Key = Text().with_variant(Text(collation="C"), "postgresql")

# 2**31 messages are six months of a million applicants a day. SQLite numbers rows only in a plain INTEGER.
_Number = BigInteger().with_variant(Integer, "sqlite")


def _id() -> Column[int]:
    return Column("id", _Number, primary_key=True, autoincrement=True)


def _time(name: str, nullable: bool = False) -> Column[datetime]:
    return Column(name, UtcDateTime, nullable=nullable)


def _to(name: str, target: str, nullable: bool = False, index: bool = True) -> Column[int]:
    return Column(name, _Number, ForeignKey(target, ondelete="RESTRICT"), nullable=nullable, index=index)


recruiter = Table(
    "recruiter",
    metadata,
    _id(),
    Column("email", String(254), nullable=False, unique=True),
    Column("name", String(200), nullable=False),
    Column("password_hash", String(200), nullable=False),
    Column("active", Boolean, nullable=False, default=True),
    _time("created_at"),
    _time("last_login_at", nullable=True),
)

posting = Table(
    "posting",
    metadata,
    _id(),
    Column("slug", String(120), nullable=False, unique=True),
    Column("requisition", String(120), nullable=True),
    # What makes an import the same posting again: "req:<requisition>", "slug:<slug>" or "ad:<digest of title, ...>".
    Column("identity", String(160), nullable=False, unique=True),
    Column("status", String(20), nullable=False),
    Column("latest_version", Integer, nullable=False),
    Column("published_version", Integer, nullable=True),  # the one that applicants are asked; null before publishing
    _time("created_at"),
    CheckConstraint("status in ('draft', 'published', 'closed')", name="status"),
    Index("ix_posting_by_status", "status", "id"),
)

posting_version = Table(
    "posting_version",
    metadata,
    _id(),
    _to("posting_id", "posting.id"),
    Column("version", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("employer", Text, nullable=True),
    Column("location", Text, nullable=True),
    Column("employment_type", Text, nullable=True),
    Column("pay", Text, nullable=True),
    Column("language", String(8), nullable=False),
    Column("source", Text, nullable=False),
    Column("html", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("facts", JSON, nullable=False),
    Column("warnings", JSON, nullable=False),
    Column("digest", String(64), nullable=False),  # of the content as imported; a recruiter's correction keeps it
    _time("created_at"),
    UniqueConstraint("posting_id", "version"),
)

criterion = Table(
    "criterion",
    metadata,
    _id(),
    _to("posting_version_id", "posting_version.id"),
    Column("position", Integer, nullable=False),
    Column("key", String(40), nullable=False),  # "c1", "c2", ...: Criterion.id
    Column("kind", String(40), nullable=False),
    Column("required", Boolean, nullable=True),
    Column("evidence", Text, nullable=False),
    Column("alternative", Integer, nullable=True),
    Column("details", JSON, nullable=False),
    Column("question", Text, nullable=False),
    UniqueConstraint("posting_version_id", "key"),
)

applicant = Table(
    "applicant",
    metadata,
    _id(),
    Column("name", Text, nullable=True),
    Column("contact", Text, nullable=True),
    Column("slack_user", String(80), nullable=True, index=True),
    Column("name_key", _Key, nullable=True, index=True),  # lower case, for the console's search
    Column("contact_key", _Key, nullable=True, index=True),
    _time("created_at"),
)

interview = Table(
    "interview",
    metadata,
    _id(),
    Column("conversation_id", String(80), nullable=False, unique=True),  # Rasa's sender id; random, never shown
    Column("token_hash", String(64), nullable=True, unique=True),  # SHA-256 of the session token
    _to("posting_version_id", "posting_version.id", nullable=True),  # null until a posting is chosen (Slack)
    _to("posting_id", "posting.id", nullable=True, index=False),  # the version's posting, for the console's lists
    _to("applicant_id", "applicant.id"),
    Column("channel", String(20), nullable=False),
    Column("language", String(8), nullable=False),
    Column("status", String(20), nullable=False),
    Column("state", JSON, nullable=False),  # where the conversation stands: see screening/interview.py
    Column("revision", Integer, nullable=False, default=0),  # counts changes; a stale writer is refused
    Column("next_sequence", Integer, nullable=False, default=1),
    _time("hand_off_at", nullable=True),
    Column("hand_off_reason", String(40), nullable=True),  # person, accommodation, misunderstood, question
    Column("waiting", Boolean, nullable=False, default=False),  # a hand-off that no recruiter has settled
    Column("outcome", String(20), nullable=True),  # the one that stands: the decision's, else the verdict's
    Column("awaits_decision", Boolean, nullable=False, default=False),  # a verdict that only a recruiter can settle
    _time("created_at"),
    _time("updated_at"),
    _time("finished_at", nullable=True),
    CheckConstraint("status in ('open', 'paused', 'submitted', 'withdrawn', 'erased')", name="status"),
    # Each of the console's lists is one range of one index, in its order. None holds a column that every turn
    # changes: PostgreSQL then rewrites the row alone (HOT) and touches no index in the hot path.
    Index("ix_interview_list", "waiting", "id"),
    Index("ix_interview_by_status", "status", "waiting", "id"),
    Index("ix_interview_by_outcome", "outcome", "waiting", "id"),
    Index("ix_interview_by_posting", "posting_id", "waiting", "id"),
    Index("ix_interview_by_posting_outcome", "posting_id", "outcome", "waiting", "id"),
    Index("ix_interview_undecided", "awaits_decision", "waiting", "id"),
    Index("ix_interview_created", "created_at"),
)

message = Table(
    "message",
    metadata,
    _id(),
    _to("interview_id", "interview.id", index=False),
    Column("sequence", Integer, nullable=False),  # 1, 2, ... within the interview, both sides
    Column("author", String(20), nullable=False),
    Column("text", Text, nullable=False),
    Column("data", JSON(none_as_null=True), nullable=True),  # buttons, question, progress: what was shown beside it
    Column("channel", String(20), nullable=False),
    Column("client_id", String(80), nullable=True),  # the applicant's side's own id: a resend is no second one
    _time("created_at"),
    UniqueConstraint("interview_id", "sequence"),
    UniqueConstraint("interview_id", "client_id", name="uq_message_client"),
    CheckConstraint("author in ('applicant', 'bot', 'recruiter')", name="author"),
)

answer = Table(
    "answer",
    metadata,
    _id(),
    _to("interview_id", "interview.id", index=False),
    _to("criterion_id", "criterion.id"),
    _to("message_id", "message.id", nullable=True),
    Column("text", Text, nullable=False),  # the applicant's words
    Column("status", String(20), nullable=False),
    Column("value", JSON, nullable=False),
    Column("result", String(20), nullable=False),
    Column("rule", String(80), nullable=False),
    Column("confirmed", Boolean, nullable=False, default=False),  # the applicant said yes to the read-back
    Column("counts", Boolean, nullable=False, default=True),  # false: a reading that awaits its read-back
    _time("created_at"),
    Index("ix_answer_interview_criterion", "interview_id", "criterion_id"),
)

verdict = Table(
    "verdict",
    metadata,
    _id(),
    _to("interview_id", "interview.id"),
    Column("outcome", String(20), nullable=False),
    Column("rules_version", String(20), nullable=False),
    _time("created_at"),
    CheckConstraint("outcome in ('qualified', 'needs_review', 'not_qualified')", name="outcome"),
)

criterion_result = Table(
    "criterion_result",
    metadata,
    _id(),
    _to("verdict_id", "verdict.id"),
    _to("criterion_id", "criterion.id"),
    _to("answer_id", "answer.id", nullable=True),
    Column("result", String(20), nullable=False),
    Column("evidence", Text, nullable=False),  # the posting's sentence
    Column("question", Text, nullable=False),
    Column("answer_text", Text, nullable=False),
    Column("value", JSON, nullable=False),
    Column("rule", String(120), nullable=False),
    Column("reason", String(80), nullable=False),  # key of a sentence in the console's and the bot's words
)

decision = Table(
    "decision",
    metadata,
    _id(),
    _to("interview_id", "interview.id"),
    _to("verdict_id", "verdict.id"),
    _to("recruiter_id", "recruiter.id"),
    Column("outcome", String(20), nullable=False),
    Column("reason", Text, nullable=False),
    _time("created_at"),
    CheckConstraint("outcome in ('qualified', 'not_qualified')", name="outcome"),
)

open_question = Table(
    "open_question",
    metadata,
    _id(),
    _to("interview_id", "interview.id"),
    Column("topic", String(40), nullable=False),
    Column("text", Text, nullable=False),
    _time("created_at"),
    _time("answered_at", nullable=True),
    _to("answered_by", "recruiter.id", nullable=True),
    Index("ix_open_question_unanswered", "answered_at", "id"),
)

continuation = Table(
    "continuation",
    metadata,
    _id(),
    _to("interview_id", "interview.id"),
    Column("code_hash", String(64), nullable=False, unique=True),  # SHA-256 of the single-use code
    _time("expires_at"),
    _time("used_at", nullable=True),
)

audit = Table(
    "audit",
    metadata,
    _id(),
    _to("recruiter_id", "recruiter.id", nullable=True),
    Column("action", String(40), nullable=False),  # login, login_failed, view_interview, decide, publish, erase, ...
    Column("subject", String(120), nullable=False),
    _time("created_at"),
)
