"""Readings that the second opinion doubts: asked again first, and then read back as the rules read them."""

from __future__ import annotations

from dataclasses import replace

from bot.matching import read
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading
from bot.services.conversation.turn import Turn, narrowed


def is_doubted(reading: Reading) -> bool:
    """Whether people would not have read the words as the rules did: see bot.matching.opinion."""
    return reading.rule.endswith(".doubted")


def untold(reading: Reading) -> Reading:
    """A doubted reading without its value, which is neither told back as noted nor kept as a part of the answer."""
    return replace(reading, value={}) if is_doubted(reading) else reading


def plainly_read(turn: Turn, criterion: Criterion) -> Reading | None:
    """What the rules by themselves make of a doubted message, where that is clear: worth reading back."""
    reading = read(narrowed(criterion, turn.state), turn.heard.text, today=turn.now.date())
    decided = reading.status == "clear" and reading.result != "unclear"
    return reading if decided and not reading.sensitive else None
