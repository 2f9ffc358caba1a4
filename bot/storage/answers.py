"""Answers, verdicts and recruiters' decisions."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from bot.screening.errors import NotFound
from bot.screening.interview import Answer
from bot.screening.verdict import Outcome, Verdict
from bot.services.records import Decision
from bot.storage.interview_rows import ANSWER_COLUMNS, to_answer, to_result
from bot.storage.part import Part
from bot.storage.statements import insert_row, run, storable
from bot.storage.tables import answer, criterion, criterion_result, decision, interview, recruiter, verdict

_INSERT_ANSWER = insert(answer)
_ANSWERS = (
    select(criterion.c.key, *(answer.c[name] for name in ANSWER_COLUMNS))
    .select_from(answer)
    .join(criterion, criterion.c.id == answer.c.criterion_id)
    .where(answer.c.interview_id == bindparam("interview_id"))
    .order_by(answer.c.id)
)
_COUNTING = _ANSWERS.where(answer.c.counts)
_STANDING = (
    select(verdict.c.id)
    .where(verdict.c.interview_id == bindparam("interview_id"))
    .order_by(verdict.c.id.desc())
    .limit(1)
)
_POSTING_VERSION = select(interview.c.posting_version_id).where(interview.c.id == bindparam("interview_id"))
_INSERT_VERDICT = insert(verdict)
_INSERT_RESULTS = insert(criterion_result)
_SET_OUTCOME = update(interview).where(interview.c.id == bindparam("interview_id"))
_VERDICT = select(verdict).where(verdict.c.id == bindparam("verdict_id"))
_RESULTS = (
    select(criterion_result, criterion.c.key, criterion.c.required)
    .join(criterion, criterion.c.id == criterion_result.c.criterion_id)
    .where(criterion_result.c.verdict_id == bindparam("verdict_id"))
    .order_by(criterion_result.c.id)
)
_DECISIONS = (
    select(decision, recruiter.c.name)
    .join(recruiter, recruiter.c.id == decision.c.recruiter_id)
    .where(decision.c.interview_id == bindparam("interview_id"))
    .order_by(decision.c.id)
)


class AnswerStatements(Part):
    """What was understood, what follows from it, and who has the last word."""

    def add_answer(self, interview_id: int, criterion_key: str, answer: Answer, posting_version_id: int) -> Answer:
        """Keep one more reading; earlier ones stay. Raises NotFound for a criterion that the version does not have."""
        row = {
            "interview_id": interview_id,
            "criterion_id": self._criterion_id(posting_version_id, criterion_key),
            "message_id": answer.message_id,
            "text": storable(answer.text),
            "status": answer.status,
            "value": dict(answer.value),
            "result": answer.result,
            "rule": answer.rule,
            "confirmed": answer.confirmed,
            "counts": answer.counts,
            "created_at": answer.created_at,
        }
        return replace(answer, criterion=criterion_key, id=insert_row(self._connection, _INSERT_ANSWER, row))

    def answers(self, interview_id: int) -> list[Answer]:
        """All readings, oldest first."""
        return [to_answer(row) for row in run(self._connection, _ANSWERS, {"interview_id": interview_id})]

    def latest(self, interview_id: int) -> dict[str, Answer]:
        """The newest counting answer to each criterion, by the criterion's key."""
        rows = run(self._connection, _COUNTING, {"interview_id": interview_id})
        return {row[0]: to_answer(row) for row in rows}

    def add_verdict(self, interview_id: int, verdict: Verdict, at: datetime) -> Verdict:
        """Keep a verdict with its reasons; it stands until a newer one or a decision. Raises NotFound."""
        version_id = run(self._connection, _POSTING_VERSION, {"interview_id": interview_id}).scalar()
        if version_id is None:
            raise NotFound(f"There is no interview {interview_id} on a posting.")
        row = {
            "interview_id": interview_id,
            "outcome": verdict.outcome,
            "rules_version": verdict.rules_version,
            "created_at": at,
        }
        verdict_id = insert_row(self._connection, _INSERT_VERDICT, row)
        results = [
            {
                "verdict_id": verdict_id,
                "criterion_id": self._criterion_id(version_id, r.criterion),
                "answer_id": r.answer_id,
                "result": r.result,
                "evidence": r.evidence,
                "question": r.question,
                "answer_text": storable(r.answer_text),
                "value": dict(r.value),
                "rule": r.rule,
                "reason": r.reason,
            }
            for r in verdict.results
        ]
        if results:
            run(self._connection, _INSERT_RESULTS, results)
        self._set_outcome(interview_id, verdict.outcome, awaits_decision=verdict.outcome != "qualified")
        return replace(verdict, id=verdict_id)

    def verdict(self, interview_id: int) -> Verdict | None:
        """The newest verdict with its reasons in the posting's order, or None."""
        newest = run(self._connection, _STANDING, {"interview_id": interview_id}).scalar()
        if newest is None:
            return None
        row = run(self._connection, _VERDICT, {"verdict_id": newest}).mappings().one()
        results = run(self._connection, _RESULTS, {"verdict_id": newest}).mappings()
        return Verdict(row["outcome"], tuple(to_result(r) for r in results), row["rules_version"], row["id"])

    def decide(
        self, interview_id: int, verdict_id: int, recruiter_id: int, outcome: Outcome, reason: str, at: datetime
    ) -> Decision:
        """Record a recruiter's word on a verdict; it settles the hand-off too.

        Raises NotFound when the verdict is not the interview's newest, Conflict for an unknown recruiter.
        """
        if run(self._connection, _STANDING, {"interview_id": interview_id}).scalar() != verdict_id:
            raise NotFound("This verdict is not the interview's newest one; open the interview again.")
        row = {
            "interview_id": interview_id,
            "verdict_id": verdict_id,
            "recruiter_id": recruiter_id,
            "outcome": outcome,
            "reason": storable(reason),
            "created_at": at,
        }
        decision_id = insert_row(self._connection, insert(decision), row)
        self._set_outcome(interview_id, outcome, awaits_decision=False, waiting=False)
        return next(d for d in self.decisions(interview_id) if d.id == decision_id)

    def decisions(self, interview_id: int) -> list[Decision]:
        """All recruiters' decisions on the interview, oldest first; the last one stands."""
        return [
            Decision(
                id=row["id"],
                verdict_id=row["verdict_id"],
                recruiter_id=row["recruiter_id"],
                recruiter_name=row["name"],
                outcome=row["outcome"],
                reason=row["reason"],
                created_at=row["created_at"],
            )
            for row in run(self._connection, _DECISIONS, {"interview_id": interview_id}).mappings()
        ]

    def _criterion_id(self, posting_version_id: int, key: str) -> int:
        cached = self._versions.get(self._connection, posting_version_id)
        if key not in cached.criterion_ids:
            raise NotFound(f'The posting {cached.posting.slug} has no criterion "{key}".')
        return cached.criterion_ids[key]

    def _set_outcome(self, interview_id: int, outcome: Outcome, **changes: Any) -> None:
        run(self._connection, _SET_OUTCOME, {"interview_id": interview_id, "outcome": outcome, **changes})
