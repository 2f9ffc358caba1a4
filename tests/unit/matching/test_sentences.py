from __future__ import annotations

from pathlib import Path

import pytest

from bot.matching import read
from tests.unit.matching.sentences import TODAY, cases, files, outcome

MOST_WRONG = 0.07
"""Share of a file's sentences that may be read otherwise: people write what no rule foresaw."""


@pytest.mark.parametrize("file", files(), ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_sentences_are_read_as_a_careful_reader_would(file: Path) -> None:
    all_cases = list(cases(file))
    wrong = [
        f"{criterion.kind}: {text!r} wants {sorted(wanted)}, got {outcome(reading)} by {reading.rule}"
        for criterion, wanted, text in all_cases
        if outcome(reading := read(criterion, text, today=TODAY)) not in wanted
    ]
    assert len(wrong) <= MOST_WRONG * len(all_cases), "\n".join(wrong)


@pytest.mark.parametrize("file", files(), ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_nobody_is_turned_away_who_should_not_be(file: Path) -> None:
    turned_away = [
        f"{criterion.kind}: {text!r} by {reading.rule}"
        for criterion, wanted, text in cases(file)
        if "not_met" not in wanted and outcome(reading := read(criterion, text, today=TODAY)) == "not_met"
    ]
    assert not turned_away
