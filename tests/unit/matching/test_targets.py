"""The open development set, scored as readings are judged: whoever qualifies must not be turned away."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.matching import read
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading
from tests.unit.matching.sentences import TODAY

OPEN_SET = Path(__file__).resolve().parents[3] / "data" / "answers" / "open.jsonl"


@pytest.fixture(scope="module")
def scored() -> list[tuple[dict[str, Any], Reading]]:
    lines = [json.loads(line) for line in OPEN_SET.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [(line, read(Criterion.from_dict(line["criterion"]), line["text"], today=TODAY)) for line in lines]


def right(line: dict[str, Any], reading: Reading) -> bool:
    if line["status"] == "not_an_answer" or reading.status == "not_an_answer":
        return line["status"] == reading.status
    return reading.result in line["result"]


def test_readings_are_right(scored: list[tuple[dict[str, Any], Reading]]) -> None:
    assert sum(right(*pair) for pair in scored) >= 0.95 * len(scored)


def test_hardly_anyone_is_turned_away_by_mistake(scored: list[tuple[dict[str, Any], Reading]]) -> None:
    wrong = [
        line["text"]
        for line, reading in scored
        if reading.status != "not_an_answer" and reading.result == "not_met" and "not_met" not in line["result"]
    ]
    assert len(wrong) <= 0.006 * len(scored), wrong


def test_hardly_anyone_is_let_through_by_mistake(scored: list[tuple[dict[str, Any], Reading]]) -> None:
    wrong = [
        line["text"]
        for line, reading in scored
        if reading.status != "not_an_answer" and reading.result == "met" and "met" not in line["result"]
    ]
    assert len(wrong) <= 0.015 * len(scored), wrong
