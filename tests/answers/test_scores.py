"""The reading of answers gets no worse: on the sets that were looked at, and on the one that was not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.answers.scoring import score

FOLDER = Path(__file__).parent


@pytest.mark.parametrize("file", sorted(FOLDER.glob("open*.jsonl")), ids=lambda path: path.stem)
def test_answers_that_were_looked_at_are_read_right(file: Path) -> None:
    found = score(file)
    assert found.right >= 0.95, found
    assert found.wrong_not_met <= 0.005, found
    assert found.wrong_met <= 0.015, found


def test_answers_that_nobody_looked_at_are_read_as_well_as_measured() -> None:
    found = score(FOLDER / "closed.jsonl")
    assert found.right >= 0.85, found
    assert found.wrong_not_met <= 0.015, found
    assert found.wrong_met <= 0.04, found
