"""The first applicant waits no longer than the others."""

from __future__ import annotations

import json
from pathlib import Path

from bot.matching import kinds, read, vocabulary
from bot.matching.warming import warm_up
from bot.screening.criterion import Criterion

LINES = Path(__file__).parents[2] / "answers" / "open.jsonl"


def test_after_warming_no_message_has_a_vocabulary_compiled() -> None:
    warm_up()
    before = vocabulary.compiled.cache_info().misses
    seen = set()
    for line in LINES.read_text(encoding="utf-8").splitlines():
        labelled = json.loads(line)
        criterion = Criterion.from_dict(labelled["criterion"])
        seen.add(criterion.kind)
        read(criterion, labelled["text"])
    assert seen == set(kinds())
    assert vocabulary.compiled.cache_info().misses == before
