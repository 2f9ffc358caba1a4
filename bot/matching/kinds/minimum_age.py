"""A legal minimum age: only whether it is reached is kept, never the age itself."""

from __future__ import annotations

import re

from bot.matching import vocabulary
from bot.matching.message import Message
from bot.matching.outcome import doubtful, met, not_met, open_answer, yes_or_no
from bot.matching.polarity import polarity, telling
from bot.matching.vocabulary import Shape
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading

_BORN = Shape(r"\b(19[2-9]\d|20[0-2]\d)\b|'(\d\d)\b|\b(?:<age.before_year>) (\d\d)\b")
_YEAR_ALONE = Shape(r"\b19\d\d\b|\d/(?:19|20)\d\d\b|^'?\d\d(?:\d\d)?(?: (?:<age.born_kid>))?\W*$")
"""A year that can only be one of birth: before 2000, after a month, or nothing else said."""
_IN_TIME = Shape(r"\d{2} (?:<age.in_time>)")
"""An age still to come: "21 in 3 weeks"."""
_STATED = Shape(r"(?:^|\b(?:<age.stated>) )(\d{2})(?![\d/%-])(?! (?:<age.not_today>))")
"""The age of today, said as such or before anything else: "i'm 17, 18 in may"."""
_AGE = re.compile(r"(?<![\w/.])(\d{2})(?![\d/%])")


_SCHOOL = Shape(r"\b(?:(?P<year><age.school_year>)|(?P<grade>9|1[0-2])(?:<age.grade>)|<age.at_school>)")
_BEGINS = {"from_21": 21, "from_18": 18, "from_16": 16}
"""Age at which what a vocabulary group names may begin."""
_GRADUATED = Shape(r"(?:<age.graduated>)")
_NO_GRADE = Shape(r"(?<!\d)(?:1[4-9]|2\d)(?!\d|(?:<age.th>))")
"""An age beside a year at school."""
_MONTH_BEFORE = re.compile(r"(?<!\d)(?P<month>0?[1-9]|1[0-2])/(?:\d{1,2}/)?$")
_MONTH_NAMED = re.compile(r"(?P<name>[a-z]{3,9})\.?(?: (?:of|de|del)| \d{1,2}(?:st|nd|rd|th)?,?)? $")
"""The month of birth, right before the year: "8/2005", "june 2005"."""
_SINCE_YEAR = Shape(r"\b(?:<age.since_year>)(?: \w+)? (?P<year>(?:19[4-9]|20[0-4])\d)\b")
_LASTING = Shape(r"\b(?P<years>\d{1,2})\+? (?:<age.lasting>)\b(?! (?:<age.old>))")


def read(criterion: Criterion, message: Message) -> Reading | None:
    """Read an age, a year of birth, or words for being old enough."""
    least = int(criterion.get("years") or 18)
    message = message.without("age.day")
    text = message.numeric
    said = polarity(message)
    if message.has("age.not_under"):
        return met("minimum_age.old_enough", yes=True)
    if vocabulary.starts("age.not_yet", text, message.languages) or message.has("age.under"):
        return not_met("minimum_age.under", yes=False)
    at_school = _at_school(message, least)
    if at_school is not None:
        return at_school
    grown = _grown(message, least)
    if grown is not None:
        return grown
    born = _BORN.search(text)
    if born and (message.only(text).has("age.born") or _YEAR_ALONE.search(text)):
        return _born(born, message, least, bool(_GRADUATED.search(text)))
    for least_of_it in (21, 18):
        if message.has(f"age.grown_{least_of_it}") and not said.no and not re.search(r"\d", text):
            return (met if least <= least_of_it else doubtful)("minimum_age.grown", yes=True)
    ages = [int(match[1]) for match in _AGE.finditer(text) if 10 <= int(match[1]) <= 99]
    if ages:
        return _age(ages, message, least, said.no, said.yes, text)
    if message.has("age.of_age") and not said.no:
        return met("minimum_age.old_enough", yes=True)
    if message.has("age.beyond") and not (said.hedged or said.conditional):
        alone = not telling(message.without("age.beyond"))
        return met("minimum_age.beyond", yes=True) if alone else open_answer("minimum_age.beyond")
    return yes_or_no("minimum_age", message, said)


def _at_school(message: Message, least: int) -> Reading | None:
    """Read the year at high school where no age is given; in the last one many are 18."""
    school = _SCHOOL.search(message.numeric)
    if school is None or _NO_GRADE.search(message.numeric):
        return None
    earlier = school["year"] is not None or school["grade"] in ("9", "10", "11")
    if earlier and least >= 18:
        return not_met("minimum_age.at_school", yes=False)
    return open_answer("minimum_age.at_school")


def _grown(message: Message, least: int) -> Reading | None:
    """Read years of doing what only those of some age may do: "voting since 2012", "20 years in the army"."""
    text = message.numeric
    since = _SINCE_YEAR.search(text)
    lasting = _LASTING.search(text)
    if since is None and lasting is None:
        return None
    done = message.today.year - int(since["year"]) if since else int(lasting["years"]) if lasting else 0
    for group, begins in _BEGINS.items():
        if message.has(f"age.{group}"):
            if begins + done > least:
                return met("minimum_age.grown", yes=True)
            return doubtful("minimum_age.grown", yes=True)
    return None


def _born(match: re.Match[str], message: Message, least: int, school: bool) -> Reading:
    written = next(filter(None, match.groups()))
    year = (
        int(written)
        if len(written) == 4
        else (2000 if int(written) <= message.today.year % 100 else 1900) + int(written)
    )
    age = message.today.year - year + (18 if school else 0)
    if age > least or (age == least and not school and _birthday_was(match, message)):
        return met("minimum_age.year_of_birth", yes=True)
    return (
        not_met("minimum_age.year_of_birth", yes=False) if age < least else doubtful("minimum_age.this_year", yes=True)
    )


def _birthday_was(match: re.Match[str], message: Message) -> bool:
    """Whether the birthday of this year is over by the month that stands before the year of birth."""
    before = _MONTH_BEFORE.search(message.numeric[: match.start()])
    name = None if before else _MONTH_NAMED.search(message.numeric[: match.start()])
    months = vocabulary.table("experience.months", vocabulary.LANGUAGES)
    month = int(before["month"]) if before else months.get(name["name"], 12) if name else 12
    return int(month) < message.today.month


def _month_is_over(message: Message) -> bool:
    """Whether the month that is named is over in this year: "21 in august", said in november, may be this one's."""
    months = vocabulary.table("experience.months", vocabulary.LANGUAGES)
    named = [int(months[word]) for word in re.findall(r"[a-z]+", message.text) if word in months]
    return bool(named) and max(named) < message.today.month


def _age(ages: list[int], message: Message, least: int, denied: bool, said_yes: bool, text: str) -> Reading:
    stated = _STATED.search(text)
    if stated and int(stated[1]) < least and not message.has("age.turned"):
        return not_met("minimum_age.age", yes=False)
    coming = message.find("age.soon") or _IN_TIME.search(text)
    if coming and message.has("age.by_then") and max(ages) >= least:
        return doubtful("minimum_age.by_then", yes=False)
    if coming and not message.has("age.turned"):
        younger = [age for age in ages if age < least]
        if ages == [least] and not message.has("age.soon") and _month_is_over(message):
            return doubtful("minimum_age.soon", yes=False)
        if younger or (ages == [least] and not said_yes):
            return not_met("minimum_age.soon", yes=False)
        return doubtful("minimum_age.soon", yes=False) if min(ages) <= least else met("minimum_age.age", yes=True)
    if denied and len(ages) == 1 and ages[0] >= least:
        return not_met("minimum_age.no", yes=False) if ages[0] == least else doubtful("minimum_age.no", yes=False)
    if max(ages) >= least:
        return met("minimum_age.age", yes=True)
    return not_met("minimum_age.age", yes=False)
