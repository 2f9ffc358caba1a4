"""The reading of answers gets no worse: on the sets it was worked out from, and on those it was not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.answers.scoring import score

FOLDER = Path(__file__).parent
TAUGHT = Path(__file__).parents[2] / "data" / "answers"
WORKED_FROM = ("open", *(f"open-{number}" for number in range(2, 14)))
"""Sets that the rules were worked out from; the others only taught the second opinion."""
NEW = ("closed", "closed-2", "closed-3", "closed-4")


@pytest.mark.parametrize("name", WORKED_FROM)
def test_answers_that_the_rules_were_worked_out_from_are_read_right(name: str) -> None:
    found = score(TAUGHT / f"{name}.jsonl")
    assert found.right >= 0.95, found
    assert found.wrong_not_met <= 0.0025, found
    assert found.wrong_met <= 0.01, found


@pytest.mark.parametrize("name", NEW)
def test_answers_of_strangers_are_read_as_well_as_the_documents_say(name: str) -> None:
    found = score(FOLDER / f"{name}.jsonl")
    assert found.right >= 0.93, found
    assert found.wrong_not_met <= 0.0075, found
    assert found.wrong_met <= 0.02, found


def test_where_two_people_agree_hardly_anybody_is_turned_away_wrongly() -> None:
    found = [score(FOLDER / f"{name}.jsonl", agreed=True) for name in NEW]
    lines = sum(one.lines for one in found)
    assert lines > 1500

    def mean(shares: list[float]) -> float:
        return sum(one.lines * share for one, share in zip(found, shares, strict=True)) / lines

    assert mean([one.right for one in found]) >= 0.95, found
    assert mean([one.wrong_not_met for one in found]) <= 0.0025, found
    assert mean([one.wrong_met for one in found]) <= 0.015, found
    assert mean([one.status for one in found]) >= 0.92, found
    assert mean([one.values for one in found]) >= 0.93, found


@pytest.mark.parametrize("name", NEW)
def test_the_second_opinion_turns_fewer_away_and_costs_nothing(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    both = score(FOLDER / f"{name}.jsonl")
    monkeypatch.setattr("bot.matching.understand.weighed", lambda criterion, reading, opinion, least: reading)
    rules = score(FOLDER / f"{name}.jsonl")
    assert both.wrong_not_met <= rules.wrong_not_met
    assert both.right >= rules.right
    assert both.status > rules.status
