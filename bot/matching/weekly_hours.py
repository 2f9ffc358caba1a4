"""Hours a week in an answer: full time, part time, and how much overtime they leave room for."""

from __future__ import annotations

from bot.matching.message import Message
from bot.matching.time_words import has_time
from bot.matching.vocabulary import Shape

_HOURS = Shape(
    r"(?<![\w$:])(?P<low>\d{2})(?:\+|(?:<share.ish>))?(?:\s?(?:-|(?:<availability.to_hours>))\s?"
    r"(?P<high>\d{2}))?\s?\+?\s?(?:<availability.hours>)?(?![\w%:])"
)
_DATE = Shape(
    r"\b(?:<availability.month_names>)[a-z]* \d{1,2}(?:<spans.nth>)?\b|\b(?:(?:<availability.the_day>) )?\d{1,2}"
    r"(?:<spans.nth>)\b"
)
_NEARLY_FULL, _FULL_WEEK, _STANDARD_WEEK, _LONG_WEEK = 30, 36, 40, 48


def weekly_hours(times: list[str], message: Message) -> dict[str, bool | None]:
    """The asked times that the hours of a message speak to; None where they leave it open."""
    match = _HOURS.search(_DATE.sub(" ", message.numeric))
    if match is None:
        return {}
    low, most = int(match["low"]), int(match["high"] or match["low"])
    said: dict[str, bool | None] = {}
    of_overtime = most < _NEARLY_FULL and (
        message.has("availability.up_to") or has_time(message, "overtime")
    )  # "ten hours of ot a week at most"
    if "overtime" in times and message.has("availability.most_hours") and not of_overtime:
        said["overtime"] = False if most <= _STANDARD_WEEK else None
    elif "overtime" in times and low >= _LONG_WEEK and message.has("availability.hours_worked"):
        said["overtime"] = None if message.has("polarity.no", "polarity.hedge") else True
    if {"full_time", "part_time"} & set(times):
        full = None if message.has("availability.by_visa") else _full(low, most, message)
        said.update(full_time=full, part_time=None if full is None else not full)
    return said


def _full(low: int, most: int, message: Message) -> bool | None:
    """Whether hours a week are full time; None for a range across the line, hours near it and a hedge."""
    if message.has("availability.fewer_hours"):
        low, most = low - 1, most - 1
    if (low < _NEARLY_FULL and most <= _NEARLY_FULL) or (most < _FULL_WEEK and message.has("availability.most_hours")):
        return False
    across = low < _FULL_WEEK - 1 or most < _FULL_WEEK
    return None if across or message.has("polarity.hedge") else True
