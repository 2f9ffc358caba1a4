"""The first applicant waits no longer than the others."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from bot.matching import kinds, read, vocabulary
from bot.matching.warming import warm_up
from bot.screening.criterion import Criterion

LINES = Path(__file__).parents[3] / "data" / "answers" / "open.jsonl"


def test_after_warming_no_message_has_a_vocabulary_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    warm_up()
    compiled, late = vocabulary.compiled, []

    def watched(language: str, name: str) -> re.Pattern[str] | None:
        misses = compiled.cache_info().misses
        found = compiled(language, name)
        if found is not None and compiled.cache_info().misses > misses:
            late.append((language, name))
        return found

    monkeypatch.setattr(vocabulary, "compiled", watched)
    seen = set()
    for line in LINES.read_text(encoding="utf-8").splitlines():
        labelled = json.loads(line)
        criterion = Criterion.from_dict(labelled["criterion"])
        seen.add(criterion.kind)
        read(criterion, labelled["text"])
    assert seen == set(kinds())
    assert late == []
