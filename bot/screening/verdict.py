"""From stored answers to a verdict that explains itself. Pure and deterministic.

The rules, version by version, are described for people in docs/architecture.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from bot.screening.criterion import Criterion, choices
from bot.screening.interview import Answer
from bot.screening.reading import Result

RULES_VERSION = "1"
"""Changes whenever the same answers could give another verdict."""

Outcome = Literal["qualified", "needs_review", "not_qualified"]
Reason = Literal[
    "met",
    "not_met_confirmed",
    "not_met_unconfirmed",
    "not_met_hedged",
    "not_met_preferred",
    "unclear",
    "not_answered",
    "equivalent_claimed",
    "other_way_met",
]


@dataclass(frozen=True)
class CriterionResult:
    """Why one criterion came out as it did: everything a person needs to check it."""

    criterion: str
    """The criterion's key."""
    result: Result
    reason: Reason
    evidence: str
    """The posting's sentence."""
    question: str
    answer_text: str
    """The applicant's words, or empty when there are none."""
    value: Mapping[str, Any] = field(default_factory=dict)
    rule: str = ""
    """The reading rule and the verdict rule: "experience.since_year; required, met"."""
    required: bool | None = True
    answer_id: int | None = None


@dataclass(frozen=True)
class Verdict:
    """The outcome for one interview. `not_qualified` always awaits a recruiter's decision."""

    outcome: Outcome
    results: tuple[CriterionResult, ...]
    rules_version: str = RULES_VERSION
    id: int = 0


def decide(criteria: Sequence[Criterion], answers: Mapping[str, Answer]) -> Verdict:
    """Work out the verdict from the latest counting answer of each criterion (by key).

    qualified: every required criterion is met. not_qualified: a required one is plainly not met and the
    applicant confirmed that reading. needs_review: anything in between. Alternatives ("bachelor's and 3 years, or
    high school and 7"): of each choice, one way met in full settles the others; a way fails only when a criterion of it
    plainly fails.
    """
    results = {c.id: _judge(c, answers.get(c.id)) for c in criteria}
    outcomes = [_outcome(results[c.id]) for c in criteria if c.required is True and c.alternative is None]
    for ways in choices(criteria).values():
        met_way = next((way for way in ways.values() if all(results[c.id].result == "met" for c in way)), None)
        if met_way is not None:
            results = _settle_other_ways(results, ways, met_way)
        elif any(c.required is not False for way in ways.values() for c in way):
            outcomes.append(_outcome_of_ways([[results[c.id] for c in way] for way in ways.values()]))
    outcomes += ["needs_review" for c in criteria if _hedge_needs_review(c, results[c.id])]
    outcome: Outcome = "qualified"
    if "not_qualified" in outcomes:
        outcome = "not_qualified"
    elif "needs_review" in outcomes:
        outcome = "needs_review"
    return Verdict(outcome, tuple(results[c.id] for c in criteria))


def _judge(criterion: Criterion, answer: Answer | None) -> CriterionResult:
    result, reason = _result_and_reason(criterion, answer)
    degree = {True: "required", None: "hedged", False: "preferred"}[criterion.required]
    return CriterionResult(
        criterion=criterion.id,
        result=result,
        reason=reason,
        evidence=criterion.evidence,
        question=criterion.question,
        answer_text=answer.text if answer else "",
        value=dict(answer.value) if answer else {},
        rule=f"{answer.rule if answer else 'no answer'}; {degree}, {reason}",
        required=criterion.required,
        answer_id=answer.id if answer and answer.id else None,
    )


def _result_and_reason(criterion: Criterion, answer: Answer | None) -> tuple[Result, Reason]:
    if answer is None or answer.status == "not_an_answer":
        return "unclear", "not_answered"
    if answer.result == "met":
        return "met", "met"
    if answer.result == "unclear":
        claimed = criterion.get("or_equivalent") and answer.value.get("equivalent")
        return "unclear", "equivalent_claimed" if claimed else "unclear"
    if criterion.required is False:
        return "not_met", "not_met_preferred"
    if criterion.required is None:
        return "not_met", "not_met_hedged"
    return ("not_met", "not_met_confirmed") if answer.confirmed else ("unclear", "not_met_unconfirmed")


def _outcome(result: CriterionResult) -> Outcome:
    if result.result == "met":
        return "qualified"
    return "not_qualified" if result.result == "not_met" else "needs_review"


def _hedge_needs_review(criterion: Criterion, result: CriterionResult) -> bool:
    """A hedged demand that was not plainly met goes to a person; a preferred one never changes the outcome."""
    return criterion.required is None and criterion.alternative is None and result.result != "met"


def _settle_other_ways(
    results: Mapping[str, CriterionResult], ways: Mapping[int, list[Criterion]], met_way: list[Criterion]
) -> dict[str, CriterionResult]:
    settled = dict(results)
    for way in ways.values():
        for c in way:
            if way is not met_way and settled[c.id].result != "met":
                settled[c.id] = replace(
                    settled[c.id], reason="other_way_met", rule=f"{settled[c.id].rule}; other way met"
                )
    return settled


def _outcome_of_ways(ways: list[list[CriterionResult]]) -> Outcome:
    """Not qualified only when every way has a criterion that plainly fails."""
    failed = [any(r.result == "not_met" and r.required is True for r in way) for way in ways]
    return "not_qualified" if all(failed) else "needs_review"
