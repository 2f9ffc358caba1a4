"""Answers to one question, read against another: hardly any of them may count."""

from __future__ import annotations

import json
import random
import re
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from bot.matching.understand import understand
from bot.screening.criterion import Criterion

LABELLED = sorted((Path(__file__).resolve().parents[2] / "data" / "answers").glob("open*.jsonl"))
TODAY = date(2026, 11, 22)
PAIRS = 1200
ANSWERS_ANYTHING = re.compile(
    r"\b(?:yes|yea|yeah|yep|yup|ya|sure|ok|okay|no|nope|nah|not|never|nunca|si|sí|claro|don'?t|dont|cant|can't|always"
    r"|of course|absolutely|definitely|fine|works?|i do|i am|i can|i have|i will|willing|happy|any|all|both|none|have"
    r"|been|done|did|can|will|love|like)\b|👍",
    re.IGNORECASE,
)
"""Words with which a message may answer whatever was asked."""
ALIKE = (
    {"license", "certification"},
    {"field_time", "travel"},
    {"experience", "skill"},
    {"transport", "license"},
    {"background_check", "drug_test"},
)
"""Kinds whose answers may well speak to each other."""


@lru_cache(maxsize=1)
def shares() -> dict[str, float]:
    """The share of each clear result among answers to questions of other kinds; the same at every run."""
    lines: list[dict[str, Any]] = [
        json.loads(line) for file in LABELLED for line in file.read_text(encoding="utf-8").splitlines() if line
    ]
    answers = [
        line
        for line in lines
        if line["status"] == "clear" and len(line["text"].split()) >= 3 and not ANSWERS_ANYTHING.search(line["text"])
    ]
    chosen = random.Random(7)
    counts = {"met": 0, "not_met": 0}
    total = 0
    while total < PAIRS:
        answer, asked = chosen.choice(answers), chosen.choice(lines)["criterion"]
        if asked["kind"] == answer["criterion"]["kind"] or {asked["kind"], answer["criterion"]["kind"]} in ALIKE:
            continue
        reading = understand(Criterion.from_dict(asked), answer["text"], today=TODAY).reading
        total += 1
        if reading.status == "clear" and reading.result in counts:
            counts[reading.result] += 1
    return {result: count / total for result, count in counts.items()}


@pytest.mark.parametrize(("result", "most"), [("met", 0.09), ("not_met", 0.03)])
def test_an_answer_to_another_question_seldom_decides_this_one(result: str, most: float) -> None:
    assert shares()[result] <= most
