"""Facts in a message that answer other open criteria than the one that was asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from bot.matching import vocabulary
from bot.matching.interpret import read_message
from bot.matching.mentions import mentions
from bot.matching.message import Message
from bot.screening.criterion import EDUCATION_LEVELS, Criterion
from bot.screening.reading import Reading


def read_others(
    criteria: Sequence[Criterion], text: str, *, asked: Criterion | None, today: date | None = None
) -> list[tuple[Criterion, Reading]]:
    """Clear readings of the criteria that a message names without having been asked for them.

    A bare yes or number never counts for a criterion that was not asked. `asked` itself is not read.
    """
    found: list[tuple[Criterion, Reading]] = []
    told = parts(Message.of(text, today=today))
    for criterion in criteria:
        if asked is not None and (criterion is asked or (criterion.id and criterion.id == asked.id)):
            continue
        reading = _volunteered(criterion, asked, told)
        if reading is not None:
            found.append((criterion, reading))
    return found


def _volunteered(criterion: Criterion, asked: Criterion | None, told: Sequence[Message]) -> Reading | None:
    """A clear reading of the part that names the criterion's own subject; of several degrees the highest."""
    if (
        asked is not None
        and asked.kind == criterion.kind
        and criterion.kind in ("field_time", "travel", "availability")
    ):
        return None
    found: Reading | None = None
    for part in told:
        if not mentions(criterion, part):
            continue
        reading = read_message(criterion, part)
        if reading.status != "clear" or reading.sensitive or not reading.value:
            continue
        if "level" not in reading.value:
            return reading
        found = max(found, reading, key=_height) if found else reading
    return found


def _height(reading: Reading) -> int:
    level = str(reading.value.get("level"))
    return EDUCATION_LEVELS.index(level) if level in EDUCATION_LEVELS else -1


def parts(message: Message) -> list[Message]:
    """The message's clauses, cut at "and" too, so that one fact does not lend its number to another."""
    found: list[Message] = []
    for clause in message.clauses():
        for language in message.languages:
            joint = vocabulary.compiled(language, "mentions.joint")
            if joint is not None:
                clause = _cut(joint, clause, message)
        found += [message.only(part) for part in clause.split("\n") if part.strip()]
    return found


def _cut(joint: re.Pattern[str], clause: str, message: Message) -> str:
    """The clause with a line break at each joining word, but not inside one length: "1 year and 6 months"."""
    whole = [m.span() for m in vocabulary.every("conversation.one_length", clause, message.languages)]
    return joint.sub(lambda m: m.group() if any(a <= m.start() < b for a, b in whole) else "\n", clause)
