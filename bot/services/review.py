"""What a recruiter does with interviews: find them, read one, decide, take care of who asked for a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from typing_extensions import Protocol

from bot.screening.criterion import Criterion
from bot.screening.errors import BadInput, Conflict, NotAllowed, NotFound
from bot.screening.interview import Answer, Interview, InterviewStatus, Message
from bot.screening.verdict import CriterionResult, Outcome, Verdict
from bot.services.records import (
    Decision,
    InterviewPage,
    InterviewSummary,
    OpenQuestion,
    StoredPosting,
    WorkCounts,
)

MAX_REASON = 2000
"""Characters of a decision's reason."""
DECISIONS: tuple[Outcome, ...] = ("qualified", "not_qualified")
"""What a recruiter can decide."""


@dataclass(frozen=True)
class Search:
    """Which interviews to list; everything that is None or empty is left open."""

    posting: str | None = None
    """A posting's slug."""
    outcome: Outcome | None = None
    """The verdict, or the recruiter's decision where there is one."""
    status: InterviewStatus | None = None
    waiting: bool | None = None
    """True: only applicants who wait for a person."""
    awaits_decision: bool | None = None
    """True: only verdicts that a recruiter must settle."""
    words: str | None = None
    """An interview's number, or how the applicant's name or address begins."""
    before: str | None = None
    """The cursor of a page, as `InterviewPage.next` gave it."""


@dataclass(frozen=True)
class Row:
    """One criterion of an interview, with everything a person needs to check how it came out."""

    criterion: Criterion
    result: CriterionResult | None
    """None while there is no verdict."""
    answer: Answer | None
    """The reading that counts now."""
    history: tuple[Answer, ...]
    """All other readings of the same criterion, oldest first."""
    sequence: int | None
    """Where in the transcript the applicant said it."""


@dataclass(frozen=True)
class File:
    """All that is kept of one interview."""

    interview: Interview
    summary: InterviewSummary
    posting: StoredPosting | None
    """The version that was asked; None until the applicant has chosen a posting."""
    messages: tuple[Message, ...]
    rows: tuple[Row, ...]
    verdict: Verdict | None
    decisions: tuple[Decision, ...]
    """Oldest first; the last one stands."""
    questions: tuple[OpenQuestion, ...]

    @property
    def standing(self) -> Decision | None:
        """The decision on the present verdict, if there is one."""
        ours = [d for d in self.decisions if self.verdict is not None and d.verdict_id == self.verdict.id]
        return ours[-1] if ours else None


def list_interviews(unit: Unit, search: Search, limit: int = 50) -> InterviewPage:
    """A page of interviews: people who wait first, then the newest. `limit` from 1 to 200."""
    return unit.interviews.list_interviews(
        posting=search.posting,
        outcome=search.outcome,
        status=search.status,
        waiting_for_person=search.waiting,
        awaits_decision=search.awaits_decision,
        search=search.words,
        before=search.before,
        limit=max(1, min(limit, 200)),
    )


def read_file(unit: Unit, interview_id: int) -> File:
    """Read one interview. Whoever shows it to a person also writes that down with `note_view`. Raises NotFound."""
    interviews = unit.interviews
    interview = interviews.get(interview_id)
    posting = unit.postings.version(interview.posting_version_id) if interview.posting_version_id else None
    messages, verdict = interviews.messages(interview_id), interviews.verdict(interview_id)
    return File(
        interview=interview,
        summary=interviews.summary(interview_id),
        posting=posting,
        messages=tuple(messages),
        rows=_rows(posting.criteria if posting else (), interviews.answers(interview_id), verdict, messages),
        verdict=verdict,
        decisions=tuple(interviews.decisions(interview_id)),
        questions=tuple(interviews.open_questions(interview_id)),
    )


def note_view(unit: Unit, interview_id: int, recruiter_id: int, at: datetime) -> None:
    """Write down who looked at an interview; the caller commits."""
    unit.recruiters.audit(recruiter_id, "view_interview", _subject(interview_id), at)


def _rows(
    criteria: Sequence[Criterion], answers: Sequence[Answer], verdict: Verdict | None, messages: Sequence[Message]
) -> tuple[Row, ...]:
    results = {r.criterion: r for r in verdict.results} if verdict else {}
    places = {m.id: m.sequence for m in messages}
    rows = []
    for criterion in criteria:
        readings = [a for a in answers if a.criterion == criterion.id]
        latest = next((a for a in reversed(readings) if a.counts), None)
        others = tuple(a for a in readings if a is not latest)
        place = places.get(latest.message_id) if latest and latest.message_id else None
        rows.append(Row(criterion, results.get(criterion.id), latest, others, place))
    return tuple(rows)


def decide(
    unit: Unit, interview_id: int, verdict_id: int, recruiter_id: int, outcome: str, reason: str, at: datetime
) -> None:
    """Confirm or overrule a verdict; the caller commits. `reason` may be empty only when confirming.

    Raises BadInput without a needed reason, Conflict when the applicant has changed an answer since the recruiter
    looked (there is a newer verdict), NotAllowed when there is no verdict or nothing left to judge.
    """
    interview, verdict = unit.interviews.get(interview_id), unit.interviews.verdict(interview_id)
    if verdict is None or interview.status == "erased":
        raise NotAllowed("There is nothing to decide here: this interview has no verdict, or it was erased.")
    if verdict.id != verdict_id:
        raise Conflict("The applicant has corrected an answer meanwhile. Read the new verdict, then decide.")
    decided = next((known for known in DECISIONS if known == outcome), None)
    if decided is None:
        raise BadInput("A decision is either qualified or not qualified.")
    reason = reason.strip()
    if decided != verdict.outcome and not reason:
        raise BadInput("A decision that differs from the verdict needs a reason.")
    if len(reason) > MAX_REASON:
        raise BadInput(f"The reason may have at most {MAX_REASON} characters.")
    unit.interviews.decide(interview_id, verdict_id, recruiter_id, decided, reason, at)
    unit.recruiters.audit(recruiter_id, "decide", f"{_subject(interview_id)}: {decided}", at)


def mark_answered(unit: Unit, interview_id: int, question_id: int, recruiter_id: int, at: datetime) -> None:
    """Note that an applicant's question was answered; the caller commits. Raises NotFound."""
    if all(q.id != question_id for q in unit.interviews.open_questions(interview_id)):
        raise NotFound("There is no such question in this interview.")
    unit.interviews.answer_question(question_id, recruiter_id, at)
    unit.recruiters.audit(recruiter_id, "answer_question", _subject(interview_id), at)


def finish_hand_off(unit: Unit, interview_id: int, recruiter_id: int, at: datetime) -> None:
    """Note that somebody took care of the applicant who waited for a person; the caller commits. Raises NotFound."""
    unit.interviews.settle_hand_off(interview_id)
    unit.recruiters.audit(recruiter_id, "hand_off_done", _subject(interview_id), at)


def _subject(interview_id: int) -> str:
    return f"interview {interview_id}"


class ReviewedInterviews(Protocol):
    """What these use cases need of the interviews' repository."""

    def list_interviews(
        self,
        posting: str | None = None,
        outcome: Outcome | None = None,
        status: InterviewStatus | None = None,
        waiting_for_person: bool | None = None,
        search: str | None = None,
        before: str | None = None,
        limit: int = 50,
        awaits_decision: bool | None = None,
    ) -> InterviewPage: ...
    def counts(self) -> WorkCounts: ...
    def get(self, interview_id: int) -> Interview: ...
    def summary(self, interview_id: int) -> InterviewSummary: ...
    def messages(self, interview_id: int, after: int = 0) -> list[Message]: ...
    def answers(self, interview_id: int) -> list[Answer]: ...
    def verdict(self, interview_id: int) -> Verdict | None: ...
    def decisions(self, interview_id: int) -> list[Decision]: ...
    def decide(
        self, interview_id: int, verdict_id: int, recruiter_id: int, outcome: Outcome, reason: str, at: datetime
    ) -> Decision: ...
    def open_questions(self, interview_id: int | None = None, unanswered_only: bool = False) -> list[OpenQuestion]: ...
    def answer_question(self, question_id: int, recruiter_id: int, at: datetime) -> None: ...
    def settle_hand_off(self, interview_id: int) -> None: ...


class ReviewedPostings(Protocol):
    """What these use cases need of the postings' repository."""

    def version(self, version_id: int) -> StoredPosting: ...


class Audit(Protocol):
    """Where it is written down who did what."""

    def audit(self, recruiter_id: int | None, action: str, subject: str, at: datetime) -> None: ...


class Unit(Protocol):
    """One transaction."""

    @property
    def interviews(self) -> ReviewedInterviews: ...
    @property
    def postings(self) -> ReviewedPostings: ...
    @property
    def recruiters(self) -> Audit: ...
