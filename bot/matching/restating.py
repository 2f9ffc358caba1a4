"""The new value in a message that changes an earlier answer and may name the old one too."""

from __future__ import annotations

from datetime import date

from bot.matching.interpret import read_message
from bot.matching.message import Message
from bot.matching.volunteered import parts
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading


def read_change(criterion: Criterion, text: str, earlier: Reading | None, *, today: date | None = None) -> Reading:
    """Read what a criterion's answer is to become: of "I said 7 years and that's wrong, it is 4", the four years.

    Where one part of the message repeats the earlier value and only one other has a value, that one counts; else the
    message is read as a whole, or by its last part where nothing is made of the whole.
    """
    message = Message.of(text, today=today)
    whole = read_message(criterion, message)
    if earlier is None or not earlier.value:
        return whole
    found = [read_message(criterion, part) for part in parts(message)]
    told = [r for r in found if r.status == "clear" and r.value and set(r.value) != {"yes"}]
    new = [r for r in told if dict(r.value) != dict(earlier.value)]
    if len(new) == 1 and len(told) > 1:
        return new[0]
    return whole if whole.status == "clear" or not told else told[-1]
