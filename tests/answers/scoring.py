"""How well answers are read: `python -m tests.answers.scoring tests/answers/closed.jsonl`.

A reading is right when its result is among the acceptable ones, or, for what is no answer, when its status says so.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot.matching.understand import understand
from bot.screening.criterion import Criterion

TODAY = date(2026, 11, 22)
"""The day as of which the labels were written."""


@dataclass(frozen=True)
class Score:
    """Shares of all lines, 0 to 1."""

    lines: int
    right: float
    wrong_not_met: float
    """Turned away who should not be: the worst error."""
    wrong_met: float

    def __str__(self) -> str:
        return (
            f"{self.lines} lines: right {self.right:.3f}, wrong not_met {self.wrong_not_met:.2%}, "
            f"wrong met {self.wrong_met:.2%}"
        )


def score(file: Path) -> Score:
    """Read every line of a labelled file and compare."""
    labels = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    right = not_met = met = 0
    for label in labels:
        got = _read(label)
        accepted = set(label["result"]) if label["status"] != "not_an_answer" else {"not_an_answer"}
        right += got in accepted
        not_met += got == "not_met" and got not in accepted
        met += got == "met" and got not in accepted
    n = len(labels)
    return Score(n, right / n, not_met / n, met / n)


def _read(label: dict[str, Any]) -> str:
    reading = understand(Criterion.from_dict(label["criterion"]), label["text"], today=TODAY).reading
    return reading.status if reading.status == "not_an_answer" else reading.result


if __name__ == "__main__":
    for name in sys.argv[1:]:
        print(name, score(Path(name)))
