"""Working times that are agreed to by denying their opposite: "I won't take less than full time"."""

from __future__ import annotations

from bot.matching.message import Message
from bot.matching.time_words import has_time
from bot.matching.vocabulary import Shape
from bot.screening.criterion import TIMES

_LESS = Shape(r"\b(?:<availability.takes_no>) (?:\w+ ){0,2}?(?:<availability.less_than>)\b")
"""What is less than asked, and not taken."""
_NOT_ENOUGH = Shape(
    r"\b(?:\d+|<availability.usual_hours>)(?: \w+){0,3}? (?:<availability.not_enough>)\b"
    r"(?: (?:<availability.for_me>))?"
)
_NOT_FULL = Shape(r"\b(?:<availability.not_after_full>)\b")
_WITHOUT = Shape(r"\b(?:<availability.bad_without>)\b")
_NO_SLEEP = Shape(r"\b(?:<availability.no_sleep>)\b(?: (?:\w+ ){0,2}?days?(?:time)?)\b")
_NOR_OFF = Shape(
    r"\b(?:<availability.never_off>|<availability.not_taken>)\W+(?:(?:<availability.and_also>) )?"
    r"(?P<time>[a-z]+) (?:<availability.neither>)\b"
)
"""A time that is no more kept free than the one before it: "never had a christmas off, weekends neither"."""


def without_complements(times: list[str], message: Message) -> Message:
    """The message with a yes in the place of what is denied of less work, and without sleep that is denied."""
    text = _WITHOUT.sub(" yes ", _LESS.sub(" yes ", message.text))
    if "part_time" in times and "full_time" not in times:
        text = _NOT_FULL.sub(" yes part time ", text)
    if "overtime" in times:
        text = _NOT_ENOUGH.sub(" yes ", text)
    text = _NOR_OFF.sub(lambda found: f"{found.group().split(found['time'])[0]} yes {found['time']}", text)
    awake = message.only(_NO_SLEEP.sub(" ", text))
    named = any(has_time(awake, time) for time in TIMES)
    return awake if named else message.only(text)
