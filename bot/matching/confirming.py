"""Answers to a read-back: yes, no, a new value, or none of these."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from bot.matching.interpret import read_message
from bot.matching.message import Message
from bot.matching.polarity import polarity, telling
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading

_NUMBERS = ("years", "percent")


@dataclass(frozen=True)
class Confirmation:
    """What an applicant says to "I understood ...: is that right?"."""

    kind: Literal["yes", "no", "new_value", "unclear"]
    """new_value: "no, it's 6 years"; `reading` then holds it."""
    reading: Reading | None = field(default=None)
    """The new reading, for new_value only."""


def read_yes_no(text: str, language: str | None = None) -> bool | None:
    """True for a firm yes to a read-back, False for a firm no, None for anything in between or else."""
    return _firm(Message.of(text, language=language))


def _firm(message: Message) -> bool | None:
    if message.has("confirming.but") or "?" in message.text:
        return None
    wrong, right = message.has("confirming.wrong"), message.without("confirming.wrong").has("confirming.right")
    if wrong:
        return None if right else False
    said = polarity(message)
    if said.hedged or said.conditional:
        return None
    if right and not said.no:
        return True
    if said.yes and said.no:
        return None
    return True if right else said.answer


def confirmation(
    text: str, criterion: Criterion, *, language: str | None = None, today: date | None = None
) -> Confirmation:
    """Read a reply to the read-back of an answer to `criterion`."""
    message = Message.of(text, language=language, today=today)
    answer = _firm(message)
    if answer is not None and _bare(message):
        return Confirmation("yes" if answer else "no")
    reading = read_message(criterion, message)
    if _specific(criterion, message, reading):
        return Confirmation("new_value", reading)
    if answer is None:
        return Confirmation("unclear")
    return Confirmation("yes" if answer else "no")


def _bare(message: Message) -> bool:
    """Whether nothing is said besides the yes or the no, so that no kind can find a value in it."""
    rest = (
        message.without("confirming.right").without("confirming.wrong").without("polarity.yes").without("polarity.no")
    )
    return not telling(rest)


def _specific(criterion: Criterion, message: Message, reading: Reading) -> bool:
    """Whether a reading says more than yes or no: a number, a level, a time by its name."""
    if reading.status != "clear":
        return False
    if any(name in reading.value for name in _NUMBERS):
        return any(char.isdigit() for char in message.numeric)
    bare = read_message(Criterion("other"), message)
    if "level" in reading.value:
        return not reading.rule.startswith(("education.yes", "education.no"))
    if criterion.kind == "availability":
        return reading.rule != "availability.bare"
    return bool(reading.rule) and bare.status != "clear" and not reading.rule.endswith((".yes", ".no"))
