"""Answers to a read-back: yes, no, a new value, or none of these."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from bot.matching import vocabulary
from bot.matching.interpret import read_message
from bot.matching.message import Message
from bot.matching.numbers import digits
from bot.matching.polarity import polarity, telling
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading

_MARKS = tuple(".,;:!-")
_NUMBERS = ("years", "percent")
_FOR_ALL = ("bare", "all_agreed", "all_refused")
"""Ends of rules that take a mere yes or no for every time that is asked."""


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


def opens_with(text: str) -> bool | None:
    """The yes or no that a text opens with, or None: "no weekends" opens with none."""
    return _opened(Message.of(text))[0]


def agrees_apart(text: str) -> bool:
    """Whether a text says that it is right, or has a yes of its own: "yes, and ...", but not "yes all of Office"."""
    message = Message.of(text)
    answer, rest = _opened(message)
    if message.has("confirming.right"):
        return True
    lead = message.text[: len(message.text) - len(rest.text)].rstrip(" ")
    joined = vocabulary.starts("mentions.joint", rest.text, message.languages)
    return answer is True and (not rest.text or lead[-1:] in _MARKS or joined)


def sends(text: str) -> bool:
    """Whether a reply to "is everything right? shall I send it?" has it sent: "yes", "nope, all good", "go ahead".

    Anything that may change an answer has not: a number, or a word that is neither agreement nor an aside.
    """
    message = Message.of(text)
    answer, rest = _opened(message)
    left, agreed = rest.without("confirming.aside"), answer is True
    for name in ("conversation.sends", "confirming.right", "confirming.yes"):
        agreed, left = agreed or left.has(name), left.without(name)
    asks = "?" in message.text or message.has("conversation.asks_of_sending")
    if asks or re.search(r"\d", message.text) or telling(left) or left.has("polarity.no"):
        return False
    return agreed


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
    text: str,
    criterion: Criterion,
    pending: Reading | None = None,
    *,
    language: str | None = None,
    today: date | None = None,
) -> Confirmation:
    """Read a reply to the read-back of `pending`, a reading of an answer to `criterion`.

    The yes or no that opens a reply answers "is that right?"; only what follows it can speak to the criterion. A word
    for having what was read back as missing ("actually I do") never confirms that it is missing.
    """
    message = Message.of(text, language=language, today=today)
    answer, rest = _opened(message)
    if answer is None and rest.has("confirming.wrong"):
        answer, rest = False, rest.without("confirming.wrong")
    if not _says_more(rest):
        return _plain(answer if answer is not None else _firm(message))
    if rest.text.strip(" .,;!-") in vocabulary.patterns(message.languages[0], "confirming.but"):
        return Confirmation("unclear")  # "that's right but..."
    reading = read_message(criterion, rest)
    if _specific(criterion, rest, reading):
        agrees = pending is not None and answer is not False and _agrees(reading, pending)
        return Confirmation("yes") if agrees else Confirmation("new_value", reading)
    missing = pending is not None and _missing(pending)
    if answer is not False and pending is not None and _undone(criterion, reading, pending):
        return Confirmation("no")
    if answer is None:
        return _unopened(message, rest, reading, missing)
    agreed = missing and answer and polarity(rest).leaning is False
    return Confirmation("yes") if agreed else _beside(answer, reading, missing)


def _undone(criterion: Criterion, reading: Reading, pending: Reading) -> bool:
    """Whether the times that were refused are agreed to after all: "actually yes to nights and weekends"."""
    agreed = reading.status == "clear" and reading.result == "met"
    return criterion.kind == "availability" and pending.result == "not_met" and agreed


def _beside(answer: bool, reading: Reading, missing: bool) -> Confirmation:
    """A yes or no with words beside it that have no value of their own."""
    met = reading.status == "clear" and reading.result == "met"
    if answer:
        if missing and met:
            return Confirmation("no")  # "yes I have", after "none": asked again
        unclear = reading.status == "unclear" and not reading.rule.endswith("not_understood")
        return Confirmation("unclear" if unclear else "yes")
    if met:
        return Confirmation("new_value", reading)
    return _plain(missing and reading.status == "clear")


def _unopened(message: Message, rest: Message, reading: Reading, missing: bool) -> Confirmation:
    """A reply without a yes or no in front."""
    if missing and reading.status == "clear":
        return _plain(reading.result != "met")
    if "?" in message.text or (reading.status == "unclear" and not reading.rule.endswith("not_understood")):
        return Confirmation("unclear")
    return _plain(_firm(message))


def _plain(answer: bool | None) -> Confirmation:
    return Confirmation("unclear" if answer is None else "yes" if answer else "no")


def _opened(message: Message) -> tuple[bool | None, Message]:
    """The answer that the first words give, and the message after them."""
    answer: bool | None = None
    text, agreed = message.text, False
    while True:
        text = text.lstrip(" ,.;:!-")
        found = _opener(text, message, answer, agreed)
        if found is None:
            return answer, message.only(text)
        said, length, name = found
        agreed = agreed or name == "right"
        answer, text = answer if said is None else said, text[length:]


def _opener(text: str, message: Message, answer: bool | None, agreed: bool) -> tuple[bool | None, int, str] | None:
    """The first word or phrase of a text that answers a read-back or leads up to it, its length, and which group's.

    `agreed`: it was said before that what was read back is right.
    """
    for name, said in (("wrong", False), ("right", True), ("yes", True), ("no", False), ("aside", None)):
        if name == "yes" and answer is False:
            continue  # "no, yes I have": the yes is what is true instead
        if name == "no" and agreed:
            continue  # "that's right, no degree": the no is what is right
        for language in message.languages:
            pattern = vocabulary.compiled(language, f"confirming.{name}")
            match = pattern.match(text) if pattern is not None else None
            if match and (name != "no" or _stands_apart(text[match.end() :], message)):
                return said, match.end(), name
    return None


def _stands_apart(rest: str, message: Message) -> bool:
    """Whether a no in front is an answer by itself and not a part of what follows: "no weekends"."""
    if not rest.strip() or rest[0] != " ":
        return True
    following = rest.strip()
    return digits(following, message.languages)[:1].isdigit() or vocabulary.starts(
        "confirming.after_no", following, message.languages
    )


def _says_more(rest: Message) -> bool:
    """Whether words are left that could speak to the criterion."""
    for name in ("right", "yes", "aside"):
        rest = rest.without(f"confirming.{name}")
    if rest.text.strip(" .,;!-").endswith(("but", "pero")):
        return True
    return bool(telling(rest)) or polarity(rest).answer is not None or bool(re.search(r"\d", rest.numeric))


def _specific(criterion: Criterion, message: Message, reading: Reading) -> bool:
    """Whether a reading says more than yes or no: a number, a level, a time by its name."""
    if criterion.kind == "availability":
        return bool(reading.value) and not reading.sensitive and not reading.rule.endswith(_FOR_ALL)
    if reading.status != "clear":
        return False
    if any(name in reading.value for name in _NUMBERS):
        return any(char.isdigit() for char in message.numeric)
    bare = read_message(Criterion("other"), message)
    if "level" in reading.value:
        return not reading.rule.startswith(("education.yes", "education.no"))
    if reading.result == "not_met":
        return False
    return bool(reading.rule) and bare.status != "clear" and not reading.rule.endswith((".yes", ".no"))


def _agrees(reading: Reading, pending: Reading) -> bool:
    """Whether a value repeats what was read back, or a part of it; not where it leaves open what that decided."""
    if reading.result == "unclear" and pending.result != "unclear":
        return False
    return all(pending.value.get(name) == value for name, value in reading.value.items() if name != "field")


def _missing(pending: Reading) -> bool:
    """Whether it was read back that the applicant has none of what is asked."""
    value = pending.value
    return value.get("yes") is False or value.get("years") == 0 or value.get("level") == "none"
