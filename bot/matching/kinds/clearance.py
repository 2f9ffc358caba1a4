"""A security clearance of at least the asked level, held today."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.matching import vocabulary
from bot.matching.kinds import credential
from bot.matching.message import Message
from bot.matching.normalise import plain
from bot.matching.outcome import doubtful, met, not_met, open_answer
from bot.matching.polarity import polarity
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading


def read(criterion: Criterion, message: Message) -> Reading | None:
    """Read the level named and whether it is active; a higher one covers a lower one."""
    held, asked = _held(message), _level(plain(str(criterion.get("name") or "")))
    reading = credential.read(criterion, message)
    said = polarity(message)
    if held and asked and held < asked and not said.no:
        if reading is not None and reading.result == "not_met":
            return reading
        if _level(message.text) >= asked:
            return doubtful("clearance.under_way", yes=False)
        return (
            doubtful("clearance.lower", yes=False) if said.yes or said.hedged else not_met("clearance.lower", yes=False)
        )
    if reading is not None and reading.rule.endswith(".pending") and message.has("clearance.interim"):
        return open_answer("clearance.interim")
    if reading is not None and reading.rule.endswith((".lapsed", ".no")) and message.has("clearance.in_scope"):
        return doubtful("clearance.in_scope", yes=False)
    if reading is None and held and held >= asked:
        return met("clearance.level", yes=True)
    return reading


def _held(message: Message) -> int:
    """The highest level named in clauses that do not tell of one under way; of all clauses when all do."""
    parts = [part for part in map(message.only, message.clauses()) if not part.has("clearance.not_held")]
    return max((_level(part.text) for part in parts), default=0) or _level(message.text)


@lru_cache(maxsize=8)
def _pattern(level: str) -> re.Pattern[str]:
    return vocabulary.whole_words(vocabulary.topic("en", "clearance")["levels"][level])


def _level(text: str) -> int:
    return max((int(level) for level in ("1", "2", "3") if _pattern(level).search(text)), default=0)
