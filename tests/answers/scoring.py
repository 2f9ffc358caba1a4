"""How well answers are read: `python -m tests.answers.scoring tests/answers/closed.jsonl`.

A reading is right when its result is among the acceptable ones, or, for what is no answer, when its status says so.
Values are compared where the label is clear: years within half a year, percent within one, all else exactly. Where a
second person has labelled the same lines, those on which the two agree are scored once more by themselves.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot.matching.understand import understand
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading

TODAY = date(2026, 11, 22)
"""The day as of which the labels were written."""
SLACK = {"years": 0.51, "percent": 1}
"""How far a number may be off."""
WORDS = ("field", "fields", "name", "text")
"""Parts of a value that are not compared."""


@dataclass(frozen=True)
class Score:
    """Shares of all lines, 0 to 1."""

    lines: int
    right: float
    wrong_not_met: float
    """Turned away who should not be: the worst error."""
    wrong_met: float
    status: float
    """Whose status is the label's."""
    values: float
    """Of the lines whose label is clear and has a value."""

    def __str__(self) -> str:
        return (
            f"{self.lines} lines: right {self.right:.3f}, wrong not_met {self.wrong_not_met:.2%}, "
            f"wrong met {self.wrong_met:.2%}, status {self.status:.3f}, values {self.values:.3f}"
        )


def score(file: Path, *, agreed: bool = False) -> Score:
    """Read every line of a labelled file and compare; `agreed`: only those that a second person labels alike."""
    labels = _rows(file)
    if agreed:
        labels = [one for one, other in zip(labels, _rows(second(file)), strict=True) if _alike(one, other)]
    readings = [_read(label) for label in labels]
    results = [_result(reading) for reading in readings]
    accepted = [_accepted(label) for label in labels]
    right = [got in fine for got, fine in zip(results, accepted, strict=True)]
    valued = [
        _same_value(label["value"], reading.understood)
        for label, reading in zip(labels, readings, strict=True)
        if label["status"] == "clear" and label["value"]
    ]
    return Score(
        lines=len(labels),
        right=_share(right),
        wrong_not_met=_share([got == "not_met" and not ok for got, ok in zip(results, right, strict=True)]),
        wrong_met=_share([got == "met" and not ok for got, ok in zip(results, right, strict=True)]),
        status=_share([r.status == label["status"] for r, label in zip(readings, labels, strict=True)]),
        values=_share(valued),
    )


def second(file: Path) -> Path:
    """Where a second person's labels of the same lines are kept, if anybody has labelled them."""
    return file.parent / "second" / file.name


def _rows(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def _accepted(label: Mapping[str, Any]) -> set[str]:
    return {"not_an_answer"} if label["status"] == "not_an_answer" else set(label["result"])


def _alike(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two people give a line one status, and a result that both accept."""
    return one["status"] == other["status"] and bool(_accepted(one) & _accepted(other))


def _share(those: list[bool]) -> float:
    return sum(those) / len(those) if those else 1.0


def _read(label: dict[str, Any]) -> Reading:
    return understand(Criterion.from_dict(label["criterion"]), label["text"], today=TODAY).reading


def _result(reading: Reading) -> str:
    return reading.status if reading.status == "not_an_answer" else reading.result


def _same_value(wanted: Mapping[str, Any], got: Mapping[str, Any]) -> bool:
    return all(_agree(key, want, got.get(key)) for key, want in wanted.items() if key not in WORDS)


def _agree(key: str, want: Any, have: Any) -> bool:
    if key not in SLACK:
        return bool(have == want)
    return isinstance(have, int | float) and abs(have - want) <= SLACK[key]


if __name__ == "__main__":
    for path in map(Path, sys.argv[1:]):
        print(path, score(path))
        if second(path).exists():
            print("    where two people agree:", score(path, agreed=True))
