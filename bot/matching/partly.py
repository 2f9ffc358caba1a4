"""Working times that a message names beside the question: each with its answer, and not all of those asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.matching.interpret import read_message
from bot.matching.mentions import mentions
from bot.matching.message import Message
from bot.matching.volunteered import parts
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading


def read_times(
    criteria: Sequence[Criterion], text: str, *, asked: Criterion | None, today: date | None = None
) -> list[tuple[Criterion, Reading]]:
    """What a message tells by the way of the working times of criteria that were not asked, all its parts together.

    Only times that are agreed to: of "nights are fine, and weekends too" both, of a refusal or a doubt nothing. The
    reading is clear where every time of the criterion is told, and unclear with the told ones where some are left.
    """
    found = []
    message = Message.of(text, today=today)
    for criterion in criteria:
        if criterion.kind != "availability" or (asked is not None and asked.kind == criterion.kind):
            continue
        value = _agreed(criterion, message)
        times = [str(time) for time in criterion.get("times", ())]
        if value and all(time in value for time in times):
            found.append((criterion, Reading("clear", value, "met", "availability.all_agreed")))
        elif value:
            found.append((criterion, Reading("unclear", value, "unclear", "availability.partly")))
    return found


def _agreed(criterion: Criterion, message: Message) -> dict[str, bool]:
    """The times that the parts of a message agree to; none when any part refuses one or is for a person."""
    value: dict[str, bool] = {}
    for part in parts(message):
        reading = read_message(criterion, part) if mentions(criterion, part) else None
        if reading is None:
            continue
        if reading.sensitive or reading.result == "not_met":
            return {}
        value |= reading.value
    return value
