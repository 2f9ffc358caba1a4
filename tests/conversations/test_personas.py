"""Whole people: each persona's interview ends with the verdict that its answers call for."""

from __future__ import annotations

import json
import statistics
from pathlib import Path

import pytest

from tests.conversations.conftest import Desk
from tests.conversations.personas import POSTINGS, Run, judge, play
from tests.served import Applicant, Served

FOLDER = Path(__file__).parent / "personas"
MOST_WRONG = 0.1
"""Of the personas of one writer. Nobody who qualifies may be turned away."""
MESSAGES_PER_CRITERION = 1.34
"""Median over the personas, without their own questions. The least is four messages on three criteria: three answers
and the sending."""


@pytest.mark.parametrize("file", sorted(p.name for p in FOLDER.glob("*.json")))
def test_personas_get_the_verdict_their_answers_call_for(file: str, served: Served, desk: Desk) -> None:
    personas = json.loads((FOLDER / file).read_text())
    wrong, turned_away, effort = [], [], []
    for persona in personas:
        with desk.database.read() as uow:
            criteria = {c.id: c for c in uow.postings.get(POSTINGS[persona["posting"]]).criteria}
        with Applicant(served.port) as applicant:
            run = play(persona, applicant, criteria)
            verdict = desk.verdict(applicant)
            state = desk.interview(applicant).status
        outcome = verdict.outcome if verdict else None
        effort.append((run.messages - run.own_questions) / len(criteria))
        problem = judge(run, outcome, state)
        if problem:
            wrong.append(_report(run, problem))
        if outcome == "not_qualified" and persona["expected"]["verdict"] == "qualified":
            turned_away.append(run.id)
    assert not turned_away, f"{file}: turned away: {turned_away}\n" + "\n".join(wrong)
    assert len(wrong) <= MOST_WRONG * len(personas), f"{file}: {len(wrong)} of {len(personas)}\n" + "\n".join(wrong)
    assert statistics.median(effort) <= MESSAGES_PER_CRITERION, f"{file}: {statistics.median(effort):.2f}"


def _report(run: Run, problem: str) -> str:
    return "\n".join([f"{run.id}: {problem}", *(f"    {line}" for line in run.log)])
