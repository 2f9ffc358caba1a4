"""Lengths of time in an applicant's words: amounts, their bounds, and spans of calendar years."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from bot.matching import vocabulary
from bot.matching.numbers import NUMBER

Bound = Literal["exact", "about", "at_least", "nearly", "at_most"]

_UNITS = {
    "year": 1.0,
    "ano": 1.0,
    "month": 1 / 12,
    "mes": 1 / 12,
    "week": 1 / 52,
    "semana": 1 / 52,
    "season": 0.25,
    "temporada": 0.25,
    "day": 1 / 365,
    "dia": 1 / 365,
    "decade": 10.0,
    "summer": 0.25,
    "winter": 0.25,
    "quarter": 0.25,
    "semester": 0.4,
    "semestre": 0.4,
}
_UNIT = (
    r"(?:years?|anos?|months?|mes(?:es)?|weeks?|semanas?|seasons?|days?|dias?|decades?|summers?|winters?|semest(?:er"
    r"|re)s?|temporadas?|y(?:r|rs)?|m)(?![\w%])"
)
_LIKE = (
    r"(?:full|solid|good|long|whole|more|straight|peak|calendar|other|great|plus|school|academic|contract|christmas"
    r"|holiday|tax|fire|harvest|summer|winter|busy|football|ski"
    r"|wonderful|amazing|awesome|happy|hard|tough|fun|fantastic|glorious|consecutive|continuous|uninterrupted|nice)"
)
"""Words between a number and its unit."""
_SEASONS = ("season", "winter", "temporada")
_LEAST_OF_A_SEASON = 0.5
"""What a season of work is of a year at the least: applicants mostly mean the year by it."""
_SHORT_SEASON = re.compile(r"\b(?:christmas|holiday|peak|summer)\b")
"""A season of months; "four seasons on the roof" may be four years."""
_AMOUNT = re.compile(
    rf"(?<![\w.$#/:])(?<![a-z]-)(?P<low>{NUMBER})(?P<plus>\s?\+)?(?:\s?(?:-|to|or|a|o|u|y|/"
    rf"|and)\s?(?P<high>{NUMBER})(?P<plus2>\s?\+)?)?"
    rf"(?P<ish>\s?-?ish)?(?:[\s-]*(?:{_LIKE}\s)*(?:[a-z]+\s(?=seasons\b))?"
    rf"(?P<unit>{_UNIT}))?(?![\w%:/$]|\.\d)"
)

_GOING_ON_ONE = 0.85
"""What "going on a year" is of it; of more years half of one is taken off."""
_AND_CHANGE = 0.9
"""How far "two and change" may go beyond the two, in the same unit."""
_NO_MORE = re.compile(r"\b(?:no|not|never|nothing) (?:more|over|above|longer|greater) than$|\bno mas de$")


@dataclass(frozen=True)
class Amount:
    """One length of time."""

    low: float
    """Years, the lower end."""
    high: float
    """Years, the upper end; the same as `low` when no range was given."""
    bound: Bound
    """How the number is to be taken: "almost five" is nearly, "over 10" is at_least."""
    start: int
    """Where it begins in the text."""
    end: int
    """Where it ends."""
    unit: str | None
    """The unit as written, or None for a bare number."""
    said: float | None = None
    """Years by the number that was said, where it stands for more or less: five seasons of half a year or more."""

    @property
    def years(self) -> float:
        """The best single figure: what was said, or the middle of a range, a little less for "nearly"."""
        middle = (self.low + self.high) / 2 if self.said is None else self.said
        return round(middle, 2)


def amounts(text: str, languages: tuple[str, ...]) -> list[Amount]:
    """All lengths of time in a text whose number words are digits already, in order."""
    found = []
    match = _AMOUNT.search(text)
    while match is not None:
        amount = _amount(match, text, languages)
        end = match.end()
        if amount is not None:
            found.append(amount)
            end = amount.end  # "2 at one and 4 at the next": the 4 is a length of its own
        match = _AMOUNT.search(text, end)
    return _with_months(found, text)


def _amount(match: re.Match[str], text: str, languages: tuple[str, ...]) -> Amount | None:
    unit = match["unit"]
    if unit == "m" and "." in match["low"]:  # 4.2m is money
        return None
    scale = _scale(unit)
    low = float(match["low"]) * scale
    high = float(match["high"]) * scale if match["high"] else low
    said = None
    if (
        unit and unit.startswith(_SEASONS) and not _SHORT_SEASON.search(match.group())
    ):  # a season is a few months to some, a year of seasons to others
        low, high = low / scale * _LEAST_OF_A_SEASON, high / scale
        said = high
    end = match.end()
    between = re.search(r"\b(?:between|entre)\s*$", text[: match.start()]) is not None
    if match["high"] and (high <= low or (not between and re.search(r"\b(?:and|y)\b|/", match.group()))):
        high, end = low, match.end("low")
        if unit is None or not re.match(r"\s*and\s", text[end:]):
            unit = None
    if unit is None and (low > 60 or text[end : end + 1] == "%"):
        return None
    bound = _bound(match, text, end, languages)
    if bound == "and_change":
        return Amount(low, high + _AND_CHANGE * scale, "exact", match.start(), end, unit)
    bounded = _bounded(low, high, bound, match.start(), end, unit)
    return bounded if said is None else replace(bounded, said=said)


def _scale(unit: str | None) -> float:
    if not unit:
        return 1.0
    if unit in ("m", "meses"):
        return 1 / 12
    if unit[0] == "y":
        return 1.0
    return _UNITS[unit.rstrip("s") if unit not in ("mes",) else unit]


def _bounded(low: float, high: float, bound: str, start: int, end: int, unit: str | None) -> Amount:
    if bound == "going_on":
        years = low - 0.5 if low > 1 else low * _GOING_ON_ONE
        return Amount(years, years, "nearly", start, end, unit)
    if bound == "just_over":
        more = min(0.2, low / 10)
        return Amount(low + more, high + more, "exact", start, end, unit)
    if bound == "nearly":
        short = min(0.2, low / 10)
        return Amount(low - short, high - short, "nearly", start, end, unit)
    if bound == "less":
        short = min(0.3, low / 4)
        return Amount(low - short, high - short, "at_most", start, end, unit)
    kind: Bound = "at_least" if bound == "at_least" else "about" if bound == "about" else "exact"
    return Amount(low, high, kind, start, end, unit)


def _bound(match: re.Match[str], text: str, end: int, languages: tuple[str, ...]) -> str:
    before = text[max(0, match.start() - 40) : match.start()].rstrip(" ~>$")
    after = text[end : end + 30].lstrip(" -")
    if match["plus"] or match["plus2"]:
        return "at_least"
    if _NO_MORE.search(before):
        return "less"
    if _ends_with(before, "just_over", languages):
        return "just_over"
    for name in ("at_least", "going_on", "nearly", "less"):
        if _ends_with(before, name, languages):
            return name
    if _starts_with(after, "and_change", languages):
        return "and_change"
    if _starts_with(after, "more_after", languages):
        return "at_least"
    if match["ish"] or _ends_with(before, "about", languages) or text[: match.start()].rstrip().endswith("~"):
        return "about"
    if _starts_with(after, "about", languages):
        return "about"
    return "exact"


def _ends_with(text: str, group: str, languages: tuple[str, ...]) -> bool:
    filler = r"(?: (?:a|the|my|i have|i have had|i got|have|had|been|like|about|maybe|only|just|now|of|1))*$"
    return any(
        re.fullmatch(filler, text[match.end() :]) is not None or not text[match.end() :].strip()
        for match in vocabulary.every(f"experience.{group}", text, languages)
    )


def _starts_with(text: str, group: str, languages: tuple[str, ...]) -> bool:
    pattern = r"(?:(?:years?|months?|experience|of experience|anos|exp),? )?"
    for language in languages:
        found = vocabulary.patterns(language, f"experience.{group}")
        if found and re.match(pattern + r"(?:" + "|".join(found) + r")(?!\w)", text):
            return True
    return False


def _with_months(found: list[Amount], text: str) -> list[Amount]:
    """Joins "2 years and 6 months" into one amount."""
    joined: list[Amount] = []
    for amount in found:
        last = joined[-1] if joined else None
        if (
            last
            and last.unit
            and amount.unit
            and last.unit[0] in "ya"
            and amount.unit[0] == "m"
            and re.fullmatch(r"[\s,]*(?:and|y|with|n)?\s*", text[last.end : amount.start])
        ):
            bound: Bound = amount.bound if amount.bound != "exact" else last.bound
            joined[-1] = Amount(
                last.low + amount.low, last.high + amount.high, bound, last.start, amount.end, last.unit
            )
        else:
            joined.append(amount)
    return joined
