"""One applicant's run through one posting's questions: what is stored of it, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Literal

from bot.screening.criterion import Criterion
from bot.screening.reading import Reading, Result, Status

InterviewStatus = Literal["open", "paused", "submitted", "withdrawn", "erased"]
Phase = Literal["choosing", "asking", "confirming", "offering", "correcting", "reviewing", "leaving", "done"]
QUESTION_PHASES = ("asking", "confirming", "offering")
"""Phases in which a question about the applicant is open."""
Author = Literal["applicant", "bot", "recruiter"]
HandOff = Literal["person", "accommodation", "misunderstood", "question"]


@dataclass(frozen=True)
class State:
    """Where the conversation stands, so that any worker can go on with it after any turn."""

    phase: Phase = "asking"
    """choosing: which posting. asking: an answer is awaited. confirming: a reading was read back and awaits yes or no.
    offering: a fact the applicant mentioned by the way awaits yes or no. correcting: which answer to change is awaited.
    reviewing: the summary awaits "send" or a correction. leaving: "withdraw?" or "delete?" awaits yes or no."""
    criterion: str = ""
    """The key of the criterion that the phase is about, or empty."""
    attempt: int = 0
    """How many messages on this criterion were not understood, 0 to 2."""
    pending: Mapping[str, Any] = field(default_factory=dict)
    """What awaits a yes: {"reading": {...}, "text": "..."} and the like."""
    offers: tuple[Mapping[str, Any], ...] = ()
    """Facts on other criteria that the applicant mentioned and that were not offered back yet."""
    skipped: tuple[str, ...] = ()
    """Keys of criteria the applicant chose to leave to a person."""
    reachable: bool = False
    """The applicant has said how to reach them."""
    reviewed: bool = False
    """The summary was shown, and something was changed after it."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> State:
        """The state as stored in the database; unknown keys of newer versions are ignored."""
        known = {k: v for k, v in data.items() if k in cls.__dataclass_fields__}
        for name in ("offers", "skipped"):
            if name in known:
                known[name] = tuple(known[name])
        return cls(**known)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object to store; fields at their default are left out."""
        out: dict[str, Any] = {}
        for name, spec in self.__dataclass_fields__.items():
            value = getattr(self, name)
            default = spec.default_factory() if callable(spec.default_factory) else spec.default
            if value != default or name == "phase":
                out[name] = list(value) if isinstance(value, tuple) else value
        return out


@dataclass(frozen=True)
class Interview:
    """An interview without its messages and answers."""

    id: int
    conversation_id: str
    posting_version_id: int | None
    applicant_id: int
    channel: str
    language: str
    status: InterviewStatus
    state: State
    revision: int
    next_sequence: int
    created_at: datetime
    updated_at: datetime
    hand_off_at: datetime | None = None
    hand_off_reason: HandOff | None = None
    finished_at: datetime | None = None

    def with_state(self, state: State) -> Interview:
        """The same interview standing elsewhere."""
        return replace(self, state=state)


@dataclass(frozen=True)
class Message:
    """One line of the transcript."""

    sequence: int
    author: Author
    text: str
    created_at: datetime
    channel: str
    data: Mapping[str, Any] | None = None
    client_id: str | None = None
    id: int = 0


@dataclass(frozen=True)
class Answer:
    """One reading of one of the applicant's messages, kept for good."""

    criterion: str
    """The criterion's key."""
    text: str
    """The applicant's words."""
    status: Status
    value: Mapping[str, Any]
    result: Result
    rule: str
    created_at: datetime
    confirmed: bool = False
    """The applicant said yes when this reading was read back."""
    counts: bool = True
    """False while a reading awaits its read-back: it is kept, but does not decide anything."""
    message_id: int | None = None
    id: int = 0

    @property
    def reading(self) -> Reading:
        """The answer's reading alone."""
        return Reading(self.status, self.value, self.result, self.rule)


def asking_order(criteria: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
    """The criteria in the order they are asked: knock-outs, then hedged ones, then preferred ones."""
    rank = {True: 0, None: 1, False: 2}
    return tuple(sorted(criteria, key=lambda c: rank[c.required]))
