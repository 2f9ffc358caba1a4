"""Spans of calendar time: "2014 to 2018", "since march 2017", "since I was 19 and I'm 30"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.matching import vocabulary
from bot.matching.message import Message
from bot.matching.vocabulary import Shape

_AGES = Shape(
    r"(?:<spans.since_age>)(?: (?:<spans.when>))?(?: (?:<spans.at_age>))? (?P<then>[12]\d"
    r"|3\d)\b(?! (?:<spans.no_age>)).{0,60}?(?:<spans.i_am>)(?: (?:<spans.almost>))? "
    r"(?P<now>[1-7]\d)\b(?! (?:<spans.no_age_now>))"
)
_AGES_NOW = Shape(
    r"(?:<spans.at_the_age>) (?P<then>1[2-9]|[23]\d)\b(?! (?:<spans.years>)).{0,12}?\b"
    r"(?P<now>[2-6]\d) (?:<spans.by_now>)\b"
)
_AGES_BACK = Shape(
    r"(?:<spans.am>)(?: (?:<spans.now>))? (?P<now>[1-7]\d)\b.{0,60}?(?:<spans.began_at_age>)"
    r"(?: (?:<spans.when>))?(?: (?:<spans.at_age>))? (?P<then>1\d|2\d|3\d)\b(?! (?:<spans.no_age_then>))"
)

_ONWARD = Shape(r"\b(?P<year>(?:19[6-9]|20[0-4])\d)\b(?:(?! (?:<spans.up_to>)\b)[^?]){0,60}?\b(?:<spans.onward>)")
"""A year and a word that it goes on to today: "graduated 2013 and have not stopped"."""
_ENDED = Shape(r"\b(?:<spans.ended>)\b")
_DEGREE = Shape(r"\b(?:<spans.got>)\b.*\b(?:<spans.degrees>)\b(?!.*\b(?:<spans.since>)\b)")
"""A degree is not the beginning of work."""
_IDLE = Shape(r"\b(?:<spans.idle>)\b")
"""What somebody did who has not worked since."""
_DECADE = Shape(
    r"\b(?:<spans.since>)(?: (?:<spans.sometime>))?(?: (?:<spans.in>))?(?: (?:<spans.the>))?"
    r"(?: (?:(?P<early><spans.early>)|(?P<mid><spans.mid>)|<spans.late>))?[ -]?'?(?P<tens>"
    r"(?:19|20)?\d0|<spans.decades>)'?s?\b"
)
_POINT = (
    r"(?:(?:mid-|(?:<spans.before_month>) )*(?P<month_@>MONTHS)?(?:\s\d{1,2}(?:<spans.nth>)?,?(?=\s))?\s*"
    r"(?:(?:<spans.of_year>) )?(?:mid-|(?:<spans.part_of_year>) )?)"
    r"(?:(?P<num_@>0?[1-9]|1[0-2])/)?(?P<year_@>(?:19[6-9]|20[0-4])\d|'\d\d|0\d(?![\d.]))"
)
"""A month and a year, or a year: "mid march of 2017", "3/2017", "'08"."""
_CLOSED = (
    r"(?<!\w)FIRST\s*(?:(?:-+\s*)?(?:<spans.left_in>)|-+|/|<spans.till>)"
    r"\s*(?:(?:<spans.about_then>) )?(?:(?P<now>NOW)(?!\w)|LAST|(?P<short>\d\d)(?![\d\w]))"
)
"""From one date to another: "2014 to 2018", "march 2019 - present"."""
_BEGUN = (
    r"(?<!\w)(?:<spans.began>)(?!\w)"
    r"(?:,? (?!(?:<spans.not_begun>)\b)[a-z&'/-]+){0,10}?,? FIRST(?!'?s\b)"
    r"(?!\s?(?:-|(?:<spans.goes_to>)) ?\d)"
)
"""The beginning of work: "since march 2017", "started at the plant in 2015"."""
_LEFT = r"(?<!\w)(?:<spans.stopped>)(?!\w)(?: (?!<spans.since_again>)[a-z&']+){0,4}? FIRST(?!\w)"
"""The end of work: "left in 2019"."""
_SINCE_EVENT = r"(?:<spans.since>)(?: (?:<spans.around_event>))?(?: (?:<spans.the_event>))? EVENT(?!\w)"
_SINCE_MONTH = (
    r"(?:<spans.since>|(?P<verb><spans.begun_in>)(?: (?!<spans.no_beginning>)[a-z']+){0,5}?)"
    r"(?: (?P<near>(?P<last><spans.last>)|<spans.near_month>))*"
    r" (?:(?P<month>MONTHS)|<spans.a_year>)(?: (?P<past><spans.past>))?(?!\w)(?! (?:<spans.habit>)\b)"
)
"""A month without a year, or the last year: "since last summer", "started in march"."""
_TO_THIS_DAY = Shape(r"\b(?:<spans.since_then>)\s*(?:$|[.,!])|\b(?:<spans.thereafter>)\b.*\b(?:<spans.to_this_day>)\b")
"""What followed the dates goes on: "framing 2014-2019, own crew since"."""
_AND_THEN = Shape(r"\b(?:<spans.thereafter>|<spans.and>)\b")
_SINCE = Shape(r"\b(?:<spans.since>)\b")
_NAMES_DECADE = Shape(r"\d0|<spans.decades>")
"""Guards the slower search for a decade."""


@dataclass(frozen=True)
class Span:
    """A stretch of calendar time in decimal years: 2017.2 is March 2017."""

    begin: float
    finish: float
    open_end: bool
    """Whether it runs to today."""
    start: int = 0
    """Where it is written in the text."""
    end: int = 0
    """Where that ends."""

    @property
    def years(self) -> float:
        """Its length in years, never negative."""
        return max(0.0, self.finish - self.begin)


@lru_cache(maxsize=8)
def _with_points(template: str, languages: tuple[str, ...]) -> re.Pattern[str]:
    """A template with its dates, months and words for today in it."""
    names = "|".join(sorted(vocabulary.table("experience.months", languages), key=len, reverse=True))
    now = "|".join(pattern for language in languages for pattern in vocabulary.patterns(language, "experience.now"))
    template = template.replace("FIRST", _POINT.replace("@", "a")).replace("LAST", _POINT.replace("@", "b"))
    return re.compile(vocabulary.filled(template.replace("MONTHS", names).replace("NOW", now)))


def spans(message: Message) -> list[Span]:
    """All spans in a message, in order; a start without an end runs to the message's day."""
    text = message.numeric
    closed, since, left = (_with_points(template, message.languages) for template in (_CLOSED, _BEGUN, _LEFT))
    months = vocabulary.table("experience.months", message.languages)
    today = _decimal(message)
    found: list[Span] = []
    for match in closed.finditer(text):
        begin = _moment(match["month_a"] or match["num_a"], match["year_a"], months, today)
        found.append(
            Span(begin, _finish(match, months, today, begin), match["now"] is not None, match.start(), match.end())
        )
    text = closed.sub(lambda match: " " * len(match.group()), text)
    for match in since.finditer(text):
        if _DEGREE.search(match.group()):
            continue
        begin = _moment(match["month_a"] or match["num_a"], match["year_a"], months, today)
        ended = left.search(text, match.end())
        finish = _moment(ended["month_a"] or ended["num_a"], ended["year_a"], months, today) if ended else today
        if finish >= begin:
            found.append(Span(begin, finish, ended is None, match.start(), match.end()))
    if found and not found[-1].open_end:
        later = left.search(text, found[-1].end)
        if later and _AND_THEN.search(text[found[-1].end : later.end()]):
            finish = _moment(later["month_a"] or later["num_a"], later["year_a"], months, today)
            if finish > found[-1].finish:
                found.append(Span(found[-1].finish, finish, False, later.start(), later.end()))
    onward = _ONWARD.search(text) if not found and not _IDLE.search(text) else None
    if onward and _decimal(message) >= int(onward["year"]):
        found.append(Span(float(onward["year"]), today, True, onward.start(), onward.end()))
    found = [span for span in sorted(found, key=lambda span: span.start) if span.begin <= today]
    return _until_today(found, text, today)


def _decimal(message: Message) -> float:
    return message.today.year + (message.today.month - 1) / 12 + message.today.day / 365


def _until_today(found: list[Span], text: str, today: float) -> list[Span]:
    """ "framing 2014-2019, own crew since": the last end is the next beginning."""
    if (
        found
        and not found[-1].open_end
        and not _IDLE.search(text[found[-1].end :])
        and _TO_THIS_DAY.search(text[found[-1].end :])
    ):
        found.append(Span(found[-1].finish, today, True, found[-1].end, len(text)))
    return found


def _finish(match: re.Match[str], months: dict[str, int], today: float, begin: float) -> float:
    if match["now"]:
        return today
    if match["short"]:
        return min(int(begin // 100) * 100 + int(match["short"]) + 0.0, today)
    return min(_moment(match["month_b"] or match["num_b"], match["year_b"], months, today), today)


def _moment(month: str | None, year: str, months: dict[str, int], today: float) -> float:
    if len(year) < 4:
        short = int(year.lstrip("'"))
        full = 2000 + short if 2000 + short <= today else 1900 + short
    else:
        full = int(year)
    number = (int(month) if month.isdigit() else months[month]) if month else 0
    return full + ((number - 1) / 12 if number else 0.0)


def since_other(message: Message) -> float | None:
    """Years since an event, a month without a year, a number of ages: "since covid", "since last summer"."""
    text = message.numeric
    for pattern in (_AGES, _AGES_BACK, _AGES_NOW):
        match = pattern.search(text)
        if match and int(match["now"]) > int(match["then"]):
            return float(int(match["now"]) - int(match["then"]))
    today = _decimal(message)
    return (
        _since_event(message, text, today) or _since_month(message, text, today) or _since_decade(message, text, today)
    )


def _since_decade(message: Message, text: str, today: float) -> float | None:
    """Years since the end of a decade, or of the part that is named: "since the 90s" is 1999 at the latest."""
    match = _DECADE.search(text) if _NAMES_DECADE.search(text) else None
    if match is None:
        return None
    tens = match["tens"]
    begin = int(vocabulary.table("spans.decades", vocabulary.LANGUAGES).get(tens, 0)) or int(tens)
    if begin < 100:
        begin += 1900 if begin >= 50 else 2000
    begin += 3 if match["early"] else 6 if match["mid"] else 9
    return today - begin if begin < today else None


def _since_event(message: Message, text: str, today: float) -> float | None:
    if not _SINCE.search(text):
        return None
    for event, year in _events(message.languages):
        if event.search(text):
            return float(today - (year + 0.25))
    return None


@lru_cache(maxsize=8)
def _events(languages: tuple[str, ...]) -> list[tuple[re.Pattern[str], int]]:
    """Events that are known to all, after "since", and their years."""
    since = vocabulary.filled(_SINCE_EVENT)
    events = vocabulary.table("experience.events", languages)
    return [(re.compile(since.replace("EVENT", event)), int(year)) for event, year in events.items()]


@lru_cache(maxsize=8)
def _months(languages: tuple[str, ...]) -> re.Pattern[str]:
    """A month without a year, by its name."""
    names = "|".join(vocabulary.table("experience.months", languages))
    return re.compile(vocabulary.filled(_SINCE_MONTH.replace("MONTHS", names)))


def _since_month(message: Message, text: str, today: float) -> float | None:
    months = vocabulary.table("experience.months", message.languages)
    match = _months(message.languages).search(text)
    if match is None or (match["verb"] and (not match["near"] or _ENDED.search(text[match.end() :]))):
        return None
    if match["month"] is None:
        return 1.0 if match["last"] or match["past"] else None
    begin: float = message.today.year + (months[match["month"]] - 1) / 12
    if begin > today or (match["last"] and today - begin < 0.1):
        begin -= 1
    return today - begin


def joined_years(found: list[Span]) -> float:
    """The years covered by spans, overlaps counted once and gaps not at all."""
    total, reached = 0.0, float("-inf")
    for span in sorted(found, key=lambda item: item.begin):
        begin = max(span.begin, reached)
        if span.finish > begin:
            total += span.finish - begin
            reached = span.finish
    return total
