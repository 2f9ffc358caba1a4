"""The new value in a message that changes an earlier answer and may name the old one too."""

from __future__ import annotations

import re
from datetime import date

from bot.matching import vocabulary
from bot.matching.interpret import read_message
from bot.matching.message import Message
from bot.matching.volunteered import parts
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading

_NUMBERS = ("years", "percent")


def read_change(criterion: Criterion, text: str, earlier: Reading | None, *, today: date | None = None) -> Reading:
    """Read what a criterion's answer is to become: of "I said 7 years and that's wrong, it is 4", the four years.

    A number that the message sets against the earlier one counts: "should say 4 not 14". Else, where one part of the
    message repeats the earlier value and only one other has a value, that one does; else the message is read as a
    whole, or by its last part where nothing is made of the whole.
    """
    message = Message.of(text, today=today)
    whole = read_message(criterion, message)
    if earlier is None or not earlier.value:
        return whole
    instead = _instead(criterion, message, earlier)
    if instead is not None:
        return instead
    found = [read_message(criterion, part) for part in parts(message)]
    told = [r for r in found if r.status == "clear" and r.value and set(r.value) != {"yes"}]
    new = [r for r in told if dict(r.value) != dict(earlier.value)]
    if len(new) == 1 and len(told) > 1:
        return new[0]
    return whole if whole.status == "clear" or not told else told[-1]


def _instead(criterion: Criterion, message: Message, earlier: Reading) -> Reading | None:
    """The clear reading of the one clause whose number is set in the place of the earlier one, without the latter."""
    old = next((earlier.value[name] for name in _NUMBERS if name in earlier.value), None)
    plain = message.only(message.numeric)
    if old is None:
        return None
    for clause in [plain.text, *plain.clauses()]:
        rest, named = _old_value(f"{old:g}").subn(" ", clause)
        lead = plain.only(rest).find("conversation.new_value")
        if not named and lead is None:
            continue
        new = plain.only(rest.strip()[lead.end() :] if lead else rest).without("conversation.puts_right_softly")
        new = new.only(new.text.strip(" ,.;:!-"))
        reading = read_message(criterion, new) if re.search(r"\d", new.text) else None
        if reading is not None and reading.status == "clear" and set(reading.value) & set(earlier.value):
            return reading
    return None


def _old_value(number: str) -> re.Pattern[str]:
    """The earlier number where words set it aside: "not 14 years", "instead of 14", "change 14 to"."""
    names = ("before_old_value", "after_old_value", "counted")
    before, after, unit = ("|".join(vocabulary.across(f"conversation.{name}")) for name in names)
    old = rf"(?<![\d.]){re.escape(number)}(?![\d.]*\d)(?: ?(?:{unit})(?!\w))?"
    return re.compile(rf"(?<!\w)(?:(?:{before}) {old}(?: to(?!\w))?|{old} (?:{after})(?!\w))")
