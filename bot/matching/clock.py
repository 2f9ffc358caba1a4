"""Clock times in an answer: which working times a stretch of hours covers."""

from __future__ import annotations

import re

from bot.matching.message import Message
from bot.matching.vocabulary import Shape

_STRETCH = Shape(
    r"(?<![\d$/])(?P<a>\d{1,2})(?::?(?:00|30|15|45))? ?(?P<am>am|pm|a|p)?(?![\w%]) ?"
    r"(?:-|<clock.to>) ?(?P<b>\d{1,2})(?::?(?:00|30|15|45))? ?(?P<bm>am|pm|a|p)?(?![\w%/])"
)
_ONLY = Shape(r"\b(?:<clock.only>)\b")
_OF_ANOTHER = Shape(r"\b(?:<clock.of_another>)")
"""The working times of somebody else."""
_LATER = Shape(
    r"(?<![\d:])(?:[7-9]|1[01])(?::\d\d)?(?: ?am)?(?![\d:+]| ?(?:%|(?:<clock.no_hour>))"
    r"| ?p\b| ?(?:<clock.until>)\b| ?-)"
)
_EVENING, _NIGHT, _DAY_END = 14, 20, 18


def clock_times(message: Message) -> dict[str, bool | None]:
    """The working times that "10pm-6am" covers; with "only", those that it leaves out as well."""
    match = _STRETCH.search(message.numeric)
    if match is None:
        return {}
    if not (match["am"] or match["bm"]):
        return _by_day_only(match, message)
    begin, end = _hours(match)
    if begin is None or end is None:
        return {}
    covered = _covered(begin, end)
    left_out = {"nights", "evenings", "day_shift"} - covered if _ONLY.search(message.text) else set()
    return {**dict.fromkeys(left_out, False), **dict.fromkeys(covered, True)}


def _by_day_only(match: re.Match[str], message: Message) -> dict[str, bool | None]:
    """What hours of the day leave out where they are all that is offered: "mon-fri 8 to 3"."""
    if not (6 <= int(match["a"]) <= 11 and 1 <= int(match["b"]) <= 6):
        return {}
    weekdays = message.has("availability.weekdays_only") and not message.has("availability.practised")
    if not (weekdays or message.has("availability.most_hours")):
        return {}
    return {"day_shift": True, "nights": False, "evenings": False}


def _hours(match: re.Match[str]) -> tuple[int | None, int | None]:
    """Beginning and end on the 24-hour clock; a half that is not said is taken from the other."""
    begin, end = int(match["a"]), int(match["b"])
    if not (1 <= begin <= 12 and 1 <= end <= 12):
        return None, None
    last = (match["bm"] or ("p" if match["am"][0] == "a" else "a"))[0]
    first = (match["am"] or (last if begin < end or end == 12 else ("a" if last == "p" else "p")))[0]
    return begin % 12 + (12 if first == "p" else 0), end % 12 + (12 if last == "p" else 0)


def _covered(begin: int, end: int) -> set[str]:
    covered = set()
    if begin >= _NIGHT or (begin > _EVENING and end < begin and end > 1):
        covered.add("nights")
    if _EVENING <= begin < _NIGHT:
        covered.add("evenings")
    if 5 <= begin <= 10 and begin < end <= _DAY_END:
        covered.add("day_shift")
    if begin <= 6:
        covered.add("early_mornings")
    return covered


def without_others_times(message: Message) -> Message:
    """The message without the working times of a family member: "my wife works nights"."""
    return message.only(_OF_ANOTHER.sub(" ", message.text))


def names_later_hour(message: Message) -> bool:
    """Whether an hour from seven to eleven is named that may be one of the morning."""
    return _LATER.search(message.numeric) is not None
