"""Shares of the working time as applicants put them: "60 percent", "3 days a week", "2 weeks on 1 week off"."""

from __future__ import annotations

import re
from typing import Any

from bot.matching import vocabulary
from bot.matching.message import Message
from bot.matching.rewording import rewritten
from bot.matching.vocabulary import Shape

Share = tuple[float, float]
"""The ends of a share of the working time, each 0 to 100."""

_TO = r"\s?(?:-|<share.to_number>)\s?"
_EACH = r"\s?(?:1|/|<share.each>)\s?"
_PERCENT = Shape(
    r"(?P<a><number>)(?:\s?(?:%|<share.percent>)?\s?(?:-|<share.to_percent>)\s?(?P<b><number>))?"
    r"\s?(?:%|<share.percent>)"
)
_DAYS = Shape(
    rf"(?P<a><number>)(?:{_TO}(?P<b><number>))?"
    r"\s?(?:(?:<share.whole_day>) )?(?:<share.days>)"
    r"(?:\s?(?:1|/|<share.out_of>)\s?"
    r"(?:(?:1|<share.of_the>) )?(?P<of>\d|<share.week_or_longer>))?"
)
_WEEKS = Shape(
    r"(?P<a><number>)(?:\s?(?:-|<share.to_weeks>)\s?(?P<b><number>))?\s?(?:<share.weeks>)"
    r"\s?(?:1|/|<share.weeks_out_of>)\s?"
    r"(?:(?:<share.of_the_last>) )?(?P<of>\d|<share.month_or_longer>)"
)
_NIGHTS = Shape(
    rf"(?P<a><number>)(?:\s?(?:-|<share.to_weeks>)\s?(?P<b><number>))?\s?(?:<share.nights>){_EACH}"
    r"(?P<of><share.weeks_alone>)"
)
_TRIPS = Shape(
    rf"(?P<a><number>)(?:{_TO}(?P<b><number>))?\s?(?:(?:<share.kinds_of_trips>) )?(?:<share.trips>){_EACH}"
    r"(?P<of><share.trip_times>)"
)
_HOURS = Shape(
    rf"(?P<a><number>)(?:{_TO}(?P<b><number>))?\s?(?:<share.hours>){_EACH}(?:(?:<share.the_week>) )?"
    r"(?P<of><share.hour_times>)"
)
_RARE = Shape(r"(?P<a><share.few_times>) (?:1|<share.each>) (?P<of><share.trip_times>)")
"""Trips without a number: "once a month"."""
_OF = Shape(
    r"(?<![\d.])(?P<a>\d{1,2}) (?:(?:<share.parts>) )?(?:<share.some_of>) "
    r"(?:(?:<share.every>) )?(?P<of>\d{1,2})\b"
)
"""A part of a whole: "3 out of 5"."""
_DAY_RANGE = Shape(r"\b(?P<a><share.workdays>)[a-z]* ?(?:-|<share.to_day>) ?(?P<b><share.workdays>)[a-z]*\b")
"""Days by their names: "mon thru thu"."""
_EVERY_OTHER = Shape(r"\b(?:<share.every_other>)\b")
_ONE_OF = Shape(r"(?<!\w)(?:<share.one>) (?=(?:<share.one_time>) )")
"""One that is written as a word: "a day a week"."""
_TURN = r"<share.turn_units>"
_TURNS = Shape(
    rf"(?<![\d.])(?P<a>\d{{1,2}}) ?(?P<unit>{_TURN})? ?(?:<share.turn_out>)[ ,/-]*(?:(?:<share.then>) )?"
    rf"(?P<off>\d{{1,2}}) ?(?P<home_unit>{_TURN})? ?(?:<share.turn_home>)\b"
)
"""Turns of work away and time at home: "3 weeks out 4 days home", "14 on 14 off"."""
_AT_DESK = Shape(
    r"(?P<a><number>) (?:<share.days>)(?: (?:<share.per_week>))?"
    r"(?: (?:<share.at_desk>))* (?:<share.desks>)"
)
"""Days indoors: "2 days a week in the office"."""
_OFFICE = Shape(r"(?P<a><number>)\s?(?:%|<share.plain_percent>)\s?(?:<share.at_a_desk>)")
"""The share that is spent indoors: "20% office"."""
_NOW_AT = Shape(
    r"\b(?:<share.now_at>) (?:(?:<share.roughly>) )?(\d{2})"
    r"(?! ?(?:[%\d:./]|(?:<share.no_share>)))\b"
)
"""The share of today's job: "been at 70 the last six years"."""
_BETWEEN = Shape(r"(?:(?:<share.between>)\s)?(?P<a>\d{2})\s?(?:-|<share.to_share>)\s?(?P<b>\d{2,3})(?![\w:/])")
_SPLIT = re.compile(r"(?<![\d$])(?P<a>\d{2})\s?[/ -]\s?(?P<b>\d{2})(?![\d%])")
"""Both parts of the whole time: "60/40"."""
_FRACTION = Shape(
    r"(?:(?P<n>[1-4]|<share.one_part>)[ -])?(?:(?:<share.of>) )?(?P<f><share.fractions>)(?! (?:<share.no_fraction>))"
)
_BARE = Shape(
    r"(?<![\w$:/.])<!share.no_share_after>(<number>)"
    r"(?=$|[.,!?;)%-]|\s(?:\d+|<share.percent>|<share.after_share>)(?!\w))"
)
"""A number that is meant as a percentage: no thing that is counted follows it."""
_LEAST_BARE = 8
"""From this number on a bare one is a percentage; less is more likely days or trips."""
_MOST_WORDS = 16
"""Words of a message from which on a number without a unit is taken for something else."""
_HALF_OF_IT = Shape(r"\b(?:<share.half_of_it>)\b")
_DESK_FIRST = Shape(r"(?:<share.desk_first>)")
_PERCENT_NAMED = Shape(r"%|<share.percent>")
_ISH = Shape(r"(?<=\d)(?:<share.ish>)\b")
_SPLIT_IN_ALL = 100
_WEEKLY_DAYS = 20.0
"""Percent of the working time that a day a week is."""
_DAYS_IN = {"week": 5.0, "month": 21.0, "year": 250.0}
"""Working days in a time."""
_WEEKS_IN = {"month": 4.0, "quarter": 12.0, "year": 50.0}
"""Working weeks in a time."""
_TRIPS_IN = {"week": 2.5, "month": 10.0, "quarter": 30.0, "year": 120.0}
"""Trips that would fill the working time, at about two days each."""
_HOURS_IN = {"day": 8.0, "week": 40.0}
"""Working hours in a time."""
_COUNTED = (
    (_OF, _DAYS_IN, ""),
    (_TRIPS, _TRIPS_IN, "trip_times"),
    (_HOURS, _HOURS_IN, "hour_times"),
    (_DAYS, _DAYS_IN, "week_or_longer"),
    (_WEEKS, _WEEKS_IN, "month_or_longer"),
    (_NIGHTS, _DAYS_IN, "weeks_alone"),
)
"""What is counted in a time, how much of it would fill that time, and the group with the names of times."""


def percent(message: Message) -> Share | None:
    """The share of working time that a message states, as a range."""
    text = _counted(message)
    told = _in_turns(text) or _in_named_days(text, message)
    if told is None and _EVERY_OTHER.search(text):
        told = (50.0, 50.0)
    told = told or _beside_the_desk(text) or _in_percent(text, message) or _in_a_time(text)
    if told is None and _HALF_OF_IT.search(message.text):
        told = (50.0, 50.0)
    return told or _in_a_fraction(text) or _bare(text)


def by_trips(message: Message) -> bool:
    """Whether a share is told in trips: "once a month"."""
    return (_TRIPS.search(_counted(message)) or _RARE.search(message.numeric)) is not None


def by_part(message: Message) -> bool:
    """Whether a share is told as a part of a time: "4 out of 5 days"."""
    text = _counted(message)
    return any((match := shape.search(text)) is not None and match["of"] for shape, _, _ in _COUNTED)


def without_every_other(message: Message) -> Message:
    """The message without "every other week", which holds no condition."""
    return message.only(_EVERY_OTHER.sub(" ", message.text))


def says_percent(text: str) -> bool:
    """Whether a share is told in percent, and needs no working out."""
    return _PERCENT_NAMED.search(text) is not None


def _counted(message: Message) -> str:
    """The text with "a day a week" as "1 day a week" and "75ish" as "75"."""
    message = message.only(rewritten(message.text, "shares", message.languages))
    return _NOW_AT.sub(r"\1 percent", _ONE_OF.sub("1 ", _ISH.sub("", message.numeric)))


def _means(group: str, word: str) -> Any:
    """What a word of a group that is a table stands for."""
    return vocabulary.table(f"share.{group}", vocabulary.LANGUAGES)[word]


def _in_turns(text: str) -> Share | None:
    """The share of turns: "3 weeks out 4 days home" is 84."""
    turns = _TURNS.search(text)
    if turns is None:
        return None
    unit, home_unit = turns["unit"], turns["home_unit"] or turns["unit"]
    away = float(turns["a"]) * (_means("turn_units", unit) if unit else 1)
    home = float(turns["off"]) * (_means("turn_units", home_unit) if home_unit else 1)
    share = 100 * away / (away + home)
    return share, share


def _in_named_days(text: str, message: Message) -> Share | None:
    """The share of days by their names: "mon thru thu" is 80, or 20 when those are the days indoors."""
    week = _DAY_RANGE.search(text)
    first, last = (_means("workdays", week[end]) for end in "ab") if week else (0, 0)
    if first >= last:
        return None
    share = _WEEKLY_DAYS * (last - first + 1)
    indoors = message.has("share.inside") and not message.has("share.outside")
    return (100 - share, 100 - share) if indoors else (share, share)


def _beside_the_desk(text: str) -> Share | None:
    """What is left by the time indoors: "2 days in the office" is 60, "20% office" is 80."""
    desk = _AT_DESK.search(text)
    inside = desk or _OFFICE.search(text)
    if inside is None:
        return None
    share = 100 - float(inside["a"]) * (_WEEKLY_DAYS if desk else 1)
    return share, share


def _in_percent(text: str, message: Message) -> Share | None:
    """A percentage, or the part of a split that is not indoors: "60/40"."""
    match = _PERCENT.search(text)
    if match:
        return _ends(match, 1.0)
    split = _SPLIT.search(text)
    if split is None or int(split["a"]) + int(split["b"]) != _SPLIT_IN_ALL:
        return None
    share = float(split["b"] if _inside_first(text[split.end() :], message) else split["a"])
    return share, share


def _inside_first(after: str, message: Message) -> bool:
    """Whether a split such as "60/40" gives its first part to the office."""
    if _DESK_FIRST.search(message.text):
        return True
    return message.only(after).has("share.inside") and not message.has("share.outside")


def _in_a_time(text: str) -> Share | None:
    """The share of what is counted in a time: "2 trips a month" is 20, "once a year" is 1."""
    for shape, filling, group in _COUNTED:
        match = shape.search(text)
        if match:
            return _ends(match, 100 / _whole(match["of"], filling, group))
    rare = _RARE.search(text)
    if rare is None:
        return None
    share = _means("few_times", rare["a"]) * 100 / _TRIPS_IN[_means("trip_times", rare["of"])]
    return share, share


def _whole(time: str | None, filling: dict[str, float], group: str) -> float:
    """How much would fill a time; days without a time are those of a week."""
    if time is None:
        return filling["week"]
    return float(time) if time.isdigit() else filling[_means(group, time)]


def _in_a_fraction(text: str) -> Share | None:
    """A fraction in words or digits: "2 thirds", "half"."""
    match = _FRACTION.search(text)
    if match is None:
        return None
    count, parts = match["n"], vocabulary.table("share.fraction_parts", vocabulary.LANGUAGES)
    if count and count.isdigit() and match["f"] in parts:
        share = parts[match["f"]] * int(count)
    else:
        share = _means("fractions", match["f"])
    return share, share


def _bare(text: str) -> Share | None:
    """Numbers without a unit: the question was about a percentage."""
    between = _BETWEEN.search(text)
    if between and int(between["a"]) < int(between["b"]) <= 100:
        return float(between["a"]), float(between["b"])
    found = [float(match[1]) for match in _BARE.finditer(text)]
    if not found or len(text.split()) > _MOST_WORDS or not all(_LEAST_BARE <= number <= 100 for number in found):
        return None
    return min(found), max(found)


def _ends(match: re.Match[str], scale: float) -> Share:
    """Both ends of a match in percent, never over 100."""
    groups = match.groupdict()
    low = float(groups["a"]) * scale
    high = float(groups["b"]) * scale if groups.get("b") else low
    return min(low, 100.0), min(high, 100.0)
