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


def over_all(*, agreed: bool = False) -> dict[str, float]:
    """The shares over all sets together, each with its lines."""
    found = [score(FOLDER / f"{one}.jsonl", agreed=agreed) for one in NEW]
    lines = sum(one.lines for one in found)
    shares = ("right", "wrong_not_met", "wrong_met", "status", "values")
    return {
        "lines": lines,
        **{share: sum(one.lines * getattr(one, share) for one in found) / lines for share in shares},
    }


def test_where_two_people_agree_hardly_anybody_is_turned_away_wrongly() -> None:
    found = over_all(agreed=True)
    assert found["lines"] > 1500
    assert found["right"] >= 0.95, found
    assert found["wrong_not_met"] <= 0.0025, found
    assert found["wrong_met"] <= 0.015, found
    assert found["status"] >= 0.92, found
    assert found["values"] >= 0.93, found


def test_the_second_opinion_turns_fewer_away_and_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    both = over_all()
    monkeypatch.setattr("bot.matching.understand.weighed", lambda criterion, reading, *opinion: reading)
    rules = over_all()
    assert both["wrong_not_met"] < rules["wrong_not_met"]
    assert both["right"] >= rules["right"]
    assert both["status"] > rules["status"]
