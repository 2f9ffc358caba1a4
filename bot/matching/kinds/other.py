"""Any checkable fact without a kind of its own: a yes or a no."""

from __future__ import annotations

from bot.matching.message import Message
from bot.matching.outcome import yes_or_no
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading


def read(criterion: Criterion, message: Message) -> Reading | None:
    """Read a yes or a no."""
    return yes_or_no(criterion.kind, message)
