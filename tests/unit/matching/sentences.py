"""The sentence files that hold the reading rules to what careful readers make of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import rtoml

from bot.matching.opinion_training import sentences
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading

HERE = Path(__file__).resolve().parents[3] / "data" / "answers" / "sentences"
TODAY = date(2026, 11, 22)
"""The day on which the sentences were written."""


def files() -> list[Path]:
    """All files of sentences, by language."""
    return sorted(HERE.glob("*/*.toml"))


def cases(file: Path) -> Iterator[tuple[Criterion, frozenset[str], str]]:
    """Criterion, acceptable results and text of each sentence of a file."""
    return ((criterion, frozenset(results.split()), text) for criterion, results, text in sentences(file))


def outcome(reading: Reading) -> str:
    """A reading in the words of the sentence files."""
    return "not_an_answer" if reading.status == "not_an_answer" else reading.result


def phrases(language: str, topic: str) -> dict[str, Any]:
    """The twin of a vocabulary file: phrases by group."""
    file = HERE / language / "phrases" / f"{topic}.toml"
    return rtoml.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
