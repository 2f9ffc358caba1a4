"""Any checkable fact without a kind of its own: a yes or a no."""

from __future__ import annotations

import re

from bot.matching.message import Message
from bot.matching.naming import names
from bot.matching.outcome import met, open_answer, yes_or_no
from bot.matching.polarity import polarity
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading

_OWNING = re.compile(r"\b(?:own|have|bring|provide|possess|access)\b", re.IGNORECASE)
_MOST_WORDS = 6


def read(criterion: Criterion, message: Message) -> Reading | None:
    """Read a yes or a no; where something must be owned, naming it is a yes."""
    kind = criterion.kind
    said = polarity(message)
    if message.has("other.impaired"):
        return open_answer(f"{kind}.impaired")
    plain = yes_or_no(kind, message, said)
    if plain is not None or not _OWNING.search(str(criterion.get("text") or "")):
        return plain
    short = len(message.text.split()) <= _MOST_WORDS
    if message.has("skill.vague_state", "skill.only") and not message.has("other.has"):
        return None
    if short or message.has("other.has") or names(str(criterion.get("text")), message):
        return met(f"{kind}.named", yes=True)
    return None
