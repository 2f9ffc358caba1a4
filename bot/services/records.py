"""What the storage gives back about postings, recruiters and the console's lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from bot.screening.criterion import Criterion
from bot.screening.interview import HandOff, InterviewStatus
from bot.screening.verdict import Outcome

PostingStatus = Literal["draft", "published", "closed"]


@dataclass(frozen=True)
class StoredPosting:
    """One version of a posting. All but `status` never changes: a correction is a new version."""

    posting_id: int
    version_id: int
    version: int
    """1, 2, ... within the posting."""
    slug: str
    """Names the posting in addresses and commands: "field-sales-representative"."""
    status: PostingStatus
    """Of this version when it was read: published for the one applicants are asked, draft for a newer one."""
    requisition: str | None
    title: str
    employer: str | None
    location: str | None
    employment_type: str | None
    pay: str | None
    language: str
    """ISO 639-1."""
    source: str
    html: str
    """Sanitised when it was read."""
    text: str
    facts: Mapping[str, tuple[str, ...]]
    """The posting's own sentences by topic."""
    warnings: tuple[Mapping[str, Any], ...]
    """As `screener extract` prints them."""
    criteria: tuple[Criterion, ...]
    """In the posting's order; their ids are unique within the version."""
    created_at: datetime


@dataclass(frozen=True)
class PostingSummary:
    """A line of the list of postings; its words are those of the latest version."""

    posting_id: int
    slug: str
    requisition: str | None
    title: str
    employer: str | None
    location: str | None
    status: PostingStatus
    latest_version: int
    published_version: int | None
    """What applicants are asked; None when it was never published."""
    interviews: int
    """How many were started, on any version, up to COUNT_LIMIT."""
    created_at: datetime


@dataclass(frozen=True)
class InterviewSummary:
    """A line of the console's list of interviews."""

    id: int
    posting_slug: str | None
    """None while the applicant has not chosen a posting."""
    posting_title: str | None
    posting_version: int | None
    applicant_name: str | None
    applicant_contact: str | None
    channel: str
    status: InterviewStatus
    outcome: Outcome | None
    """The one that stands: the recruiter's decision, else the verdict's. None without a verdict."""
    awaits_decision: bool
    """True while the verdict is one that only a recruiter can settle."""
    waiting: bool
    """True while the applicant waits for a person."""
    hand_off_reason: HandOff | None
    created_at: datetime
    updated_at: datetime
    finished_at: datetime | None
    hand_off_at: datetime | None = None
    """Since when the applicant waits, or waited."""


@dataclass(frozen=True)
class InterviewPage:
    """One page of the console's list."""

    interviews: tuple[InterviewSummary, ...]
    next: str | None
    """Pass as `before` for the next page; None on the last."""


@dataclass(frozen=True)
class WorkCounts:
    """How much work waits for recruiters; each number stops at COUNT_LIMIT."""

    waiting: int
    awaits_decision: int


COUNT_LIMIT = 1000
"""Counting stops here, so that a page costs the same whatever lies behind it; show as "999+"."""


@dataclass(frozen=True)
class Decision:
    """A recruiter's word on a verdict."""

    id: int
    verdict_id: int
    recruiter_id: int
    recruiter_name: str
    outcome: Outcome
    reason: str
    created_at: datetime


@dataclass(frozen=True)
class OpenQuestion:
    """A question of an applicant's that the posting does not answer."""

    id: int
    interview_id: int
    topic: str
    text: str
    created_at: datetime
    answered_at: datetime | None
    answered_by: int | None


@dataclass(frozen=True)
class Recruiter:
    """A person who may log in to the console."""

    id: int
    email: str
    """Lower case."""
    name: str
    password_hash: str
    active: bool
    created_at: datetime
    last_login_at: datetime | None


@dataclass(frozen=True)
class AuditEntry:
    """Who did what to whom, when."""

    recruiter_id: int | None
    """None where nobody was logged in."""
    action: str
    subject: str
    created_at: datetime
    id: int = 0
    recruiter_name: str | None = None
