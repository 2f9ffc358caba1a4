"""A named tool, system, language or technique."""

from __future__ import annotations

from bot.matching.message import Message
from bot.matching.outcome import met, not_met, open_answer, yes_or_no
from bot.matching.polarity import polarity
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading


def read(criterion: Criterion, message: Message) -> Reading | None:
    """Read knowledge of a skill: firm use is a yes, some of it is left open."""
    kind = criterion.kind
    said = polarity(message)
    if message.has("skill.never"):
        return open_answer(f"{kind}.never_but") if said.yes else not_met(f"{kind}.never", yes=False)
    if message.has("skill.some"):
        return open_answer(f"{kind}.some")
    if message.has("skill.uses") and not said.no and not said.conditional:
        return met(f"{kind}.uses", yes=True)
    return yes_or_no(kind, message, said)
