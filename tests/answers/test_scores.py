"""The reading of answers gets no worse: on the sets it was worked out from, and on those it was not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.answers.scoring import score

FOLDER = Path(__file__).parent
WORKED_FROM = ("open", *(f"open-{number}" for number in range(2, 11)))
NEW = ("closed",)


@pytest.mark.parametrize("name", WORKED_FROM)
def test_answers_that_the_rules_were_worked_out_from_are_read_right(name: str) -> None:
    found = score(FOLDER / f"{name}.jsonl")
    assert found.right >= 0.95, found
    assert found.wrong_not_met <= 0.0025, found
    assert found.wrong_met <= 0.01, found


@pytest.mark.parametrize("name", NEW)
def test_answers_of_strangers_are_read_as_well_as_the_documents_say(name: str) -> None:
    found = score(FOLDER / f"{name}.jsonl")
    assert found.right >= 0.93, found
    assert found.wrong_not_met <= 0.007, found
    assert found.wrong_met <= 0.0135, found
