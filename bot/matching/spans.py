"""Spans of calendar time: "2014 to 2018", "since march 2017", "since I was 19 and I'm 30"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.matching import vocabulary
from bot.matching.message import Message

_AGES = re.compile(
    r"(?:since|from|when|at|start(?:ed)?(?: [a-z]+){0,3}?(?: at)?|desde)(?: when)?(?: i (?:was|were|turned)| los"
    r"| turning"
    r"| (?:the )?age(?: of)?)? (?P<then>[12]\d|3\d)\b(?! (?:years? (?:ago|of)|months?)).{0,60}?(?:i am|am|i will be"
    r"|now|turning|tengo|im)(?: now| almost| about)? (?P<now>[1-7]\d)\b(?! (?:years? (?:of|in|exp)))"
)
_AGES_NOW = re.compile(
    r"(?:since|at|was|turned|age|desde los) (?P<then>1[2-9]|[23]\d)\b(?! years?).{0,12}?"
    r"\b(?P<now>[2-6]\d) (?:now|ahora|today)\b"
)
_AGES_BACK = re.compile(
    r"(?:i am|am|tengo)(?: now)? (?P<now>[1-7]\d)\b.{0,60}?"
    r"(?:since|from|when|(?:start|began|begun)(?:ed)?(?: [a-z]+){0,4}?(?: at)?"
    r"|at|desde|empece(?: [a-z]+){0,3} a)(?: when)?(?: i (?:was|were|turned)| los| turning| (?:the )?age(?: of)?)?"
    r" (?P<then>1\d|2\d|3\d)\b(?! (?:years?|months?|anos))"
)

_ONWARD = re.compile(
    r"\b(?P<year>(?:19[6-9]|20[0-4])\d)\b(?:(?! (?:until|to)\b)[^?]){0,60}?\b(?:(?:ever )?since"
    r"(?: (?:then|that|the same)\b|\s*(?:$|[.,!]))|ever since"
    r"|(?:have |has )?(?:not|never) (?:stopped|left|quit|looked back)"
    r"|non ?stop|without a break|no breaks?|desde entonces|sin parar|sigo"
    r"|straight through|on(?:ward)?s?(?=\s*(?:$|[.,!])))"
)
"""A year and a word that it goes on to today: "graduated 2013 and have not stopped"."""
_ENDED = re.compile(r"\b(?:left|quit|ended|until|laid off|fired|let go|finished|stopped|hasta|deje)\b")
_DEGREE = re.compile(
    r"\bgot\b.*\b(?:degree|diploma|bachelor'?s?|master'?s?|associate'?s?|ged|mba|phd|bs|ba|bsn|msw|aa"
    r"|titulo)\b(?!.*\bsince\b)"
)
"""A degree is not the beginning of work."""
_IDLE = re.compile(
    r"\b(?:home|out of work|unemployed|laid off|not work\w*|nothing|between jobs|retired|taking care"
    r"|caring for|looking"
    r"|job hunting|disability|jail|prison|en casa|desemplead[oa]|sin trabaj\w+)\b"
)
"""What somebody did who has not worked since."""
_DECADE = re.compile(
    r"\b(?:since|desde)(?: sometime)?(?: in)?(?: the| los)?"
    r"(?P<part> early| mid| late| mid-| principios de los| finales de los)?"
    r"[ -]?'?(?P<tens>(?:19|20)?\d0|eighties|nineties|noventas?|ochentas?)'?s?\b"
)
_DECADE_WORDS = {"eight": 1980, "ninet": 1990, "noven": 1990, "ochen": 1980}


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
def _point(languages: tuple[str, ...]) -> str:
    names = "|".join(sorted(vocabulary.table("experience.months", languages), key=len, reverse=True))
    season = (
        rf"(?:(?:the |early |late |mid |about |around |mid-|el )*(?P<month_@>{names})?(?:\s\d{{1,2}}(?:st|nd|rd"
        rf"|th)?,?(?=\s))?\s*(?:of |in |de |del )?(?:early |late |mid |mid-)?)"
    )
    numeric = r"(?:(?P<num_@>0?[1-9]|1[0-2])/)?"
    return rf"{season}{numeric}(?P<year_@>(?:19[6-9]|20[0-4])\d|'\d\d|0\d(?![\d.]))"


@lru_cache(maxsize=8)
def _patterns(languages: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    now = "|".join(pattern for language in languages for pattern in vocabulary.patterns(language, "experience.now"))
    point = _point(languages)
    left_in = r"(?:-+\s*)?(?:i )?(?:was |got )?(?:laid off|let go|furloughed|left|quit)(?: in)?"
    until = rf"(?:{left_in}|-+|/|to|thru|through|until|up to|up until|and|a|al|hasta|till)"
    join = rf"\s*{until}\s*(?:about |around |the |la |el )?"
    closed = re.compile(
        rf"(?<!\w){point.replace('@', 'a')}{join}(?:(?P<now>{now})(?!\w)|{point.replace('@', 'b')}"
        rf"|(?P<short>\d\d)(?![\d\w]))"
    )
    since = re.compile(
        rf"(?<!\w)(?:since|desde|first|started|start(?:ed)? date|began|hired|beginning|joined|licensed|certified"
        rf"|entered"
        rf"|became|going back to|dating back to|as of|from|got (?:into|in|my|hired|on)|empece|entre|empezando)(?!\w)"
        rf"(?:,? (?!(?:until|to|left)\b)[a-z&'/-]+){{0,10}}?,? {point.replace('@', 'a')}(?!'?s\b)"
        rf"(?!\s?(?:-|to|until|thru) ?\d)"
    )
    left = re.compile(
        rf"(?<!\w)(?:until|til|thru|through|left|quit|ended|retired|laid off|sold (?:it|the business)|closed|hasta"
        rf"|stopped|finished)(?!\w)(?: (?!since)[a-z&']+){{0,4}}? {point.replace('@', 'a')}(?!\w)"
    )
    return closed, since, left


def spans(message: Message) -> list[Span]:
    """All spans in a message, in order; a start without an end runs to the message's day."""
    text = message.numeric
    closed, since, left = _patterns(message.languages)
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
        if later and re.search(r"\b(?:then|after that|and|luego|despues)\b", text[found[-1].end : later.end()]):
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
        and re.search(
            r"\b(?:since(?: then)?|ever since|and (?:still|now)|desde entonces)\s*(?:$|[.,!])"
            r"|\b(?:then|after that|luego|despues)\b.*\b(?:now|present|today|currently|still|ahora)\b",
            text[found[-1].end :],
        )
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
    match = _DECADE.search(text) if re.search(r"\d0'?s\b|ties\b|90|80|ntas?\b", text) else None
    if match is None:
        return None
    tens = match["tens"]
    begin = _DECADE_WORDS.get(tens[:5]) or int(tens)
    if begin < 100:
        begin += 1900 if begin >= 50 else 2000
    part = (match["part"] or "").strip()
    begin += 3 if part.startswith(("early", "principios")) else 6 if part.startswith("mid") else 9
    return today - begin if begin < today else None


def _since_event(message: Message, text: str, today: float) -> float | None:
    if not re.search(r"\b(?:since|desde)\b", text):
        return None
    for event, year in vocabulary.table("experience.events", message.languages).items():
        if re.search(
            rf"(?:since|desde)(?: (?:right |just )?(?:before|after|around))?(?: (?:the|la|el))? {event}(?!\w)", text
        ):
            return float(today - (int(year) + 0.25))
    return None


def _since_month(message: Message, text: str, today: float) -> float | None:
    months = vocabulary.table("experience.months", message.languages)
    names = "|".join(months)
    match = re.search(
        rf"(?:since|desde|(?P<verb>started|began|begun|hired|joined|empece|entre|onboarded)"
        rf"(?: (?!until|left|to)[a-z']+){{0,5}}?)"
        rf"(?: (?P<last>last|this|past|the|about|around|early|late|mid|back|in|este|el pasado|en))*"
        rf" (?P<month>{names}|year|ano)(?: (?P<past>pasado))?(?!\w)(?! (?:for|i work)\b)",
        text,
    )
    if match is None or (match["verb"] and (not match["last"] or _ENDED.search(text[match.end() :]))):
        return None
    if match["month"] in ("year", "ano"):
        return 1.0 if match["last"] == "last" or match["past"] else None
    begin: float = message.today.year + (months[match["month"]] - 1) / 12
    if begin > today or (match["last"] == "last" and today - begin < 0.1):
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
