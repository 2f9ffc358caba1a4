"""Numbers as postings write them: digits, words, both, ranges, months."""

from __future__ import annotations

import re

from bot.postings.patterns import compiled

_UNITS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "twenty-one": 21, "twenty-five": 25,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy-five": 75, "hundred": 100,
}  # fmt: skip
_WORDS = "|".join(sorted(_UNITS, key=len, reverse=True))

NUMBER = rf"(?:\d{{1,4}}(?:\.\d+)?|(?:{_WORDS})\b(?:\s?\(\s?\d{{1,4}}\s?\))?)"
"""One number: 5, 2.5, two, "two (2)"."""

_OR_MORE = r"\s+or\s+(?:more|better|longer|greater)\b"
_PLUS = rf"(?:\s?\+|[\s-]plus\b|{_OR_MORE})?(?:\s?\(\s?(?:\d{{1,3}}|{_WORDS})\s?\+?\s?\))?"
_TO = r"(?:\s?¬?[-–—]+\s?|\s+to\s+|\s+or\s+)"

AMOUNT = rf"{NUMBER}(?:-?ish\b)?{_PLUS}(?:{_TO}{NUMBER}{_PLUS})?"
"""A number or a range of two: 3-5, 3 to 5, 5+, two or more."""

_UNIT = r"\s(?:months?|mos?|years?|yrs?)\.?"
_UP_TO = r"(?:\s?[-–—]\s?|\s+to\s+)"
SPAN_OF_TIME = (
    rf"(?:(?:{NUMBER}{_UNIT}{_UP_TO}(?={NUMBER}))?{AMOUNT}[\s-]?\s?(?:full\s+|calendar\s+|consecutive\s+)?(?:years?|yrs?|months?|mos?)\b\.?['’]?s?"
    rf"(?:{_OR_MORE}|\s+plus\b|\s?\+|\s+min(?:imum\b|\b\.?))?"
    r"|\(\d{1,2}\)\s(?:years?|yrs?|months?)\b['’]?"
    rf"|between\s{NUMBER}\sand\s{NUMBER}\s(?:years|months)\b['’]?"
    rf"|(?:half\s+)?an?\s+(?:full\s+)?year(?:['’]s)?\b"
    r"|(?:an?\s+)?couple(?:\s+of)?\s+years?\b|(?:half\s+an?\s+|an?\s+|one\s+|two\s+)decades?\b)"
)
"""A time in years or months: "3-5 years", "at least two (2) years" without the "at least", "18 months"."""

ROUND = compiled(r"(?i)\bcouple\b|\bdecades?\b")
"""Words for a round number of years."""
_ONE = compiled(NUMBER, re.IGNORECASE)
_PAREN = compiled(rf"\(\s?(?:\d{{1,4}}|{_WORDS})\s?\+?\s?\)", re.IGNORECASE)


def value_of(word: str) -> float:
    """The value of one number as matched by NUMBER."""
    digits = compiled(r"\d+(?:\.\d+)?").search(word)
    return float(digits.group()) if digits else float(_UNITS[word.lower()])


def numbers_in(text: str) -> list[float]:
    """The numbers in a text, "two (2)" and "two(2)" counted once."""
    found: list[float] = []
    for match in _ONE.finditer(_PAREN.sub("", text)):
        found.append(value_of(match.group()))
    return found


def years_in(span: str) -> tuple[float, float | None]:
    """Least and greatest number of years in a text that SPAN_OF_TIME matched; months become fractions of a year."""
    if compiled(r"(?i)\bcouple\b").search(span):
        return 2, None
    if compiled(r"(?i)\bdecades?\b").search(span):
        return 5 if compiled(r"(?i)half").search(span) else 20 if compiled(r"(?i)two").search(span) else 10, None
    if compiled(r"(?i)half an?\s").match(span):
        return 0.5, None
    if compiled(r"(?i)an?\s+year\s+or\s+two").match(span):
        return 1, 2
    unit_twice = compiled(rf"({_UNIT}){_UP_TO}(?={NUMBER})", re.I).search(span)
    if unit_twice:
        return years_in(span[: unit_twice.end(1)])[0], years_in(span[unit_twice.end() :])[0]
    numbers = numbers_in(span) or numbers_in(span.strip("()")) or [1.0]
    scale = 1 / 12 if compiled(r"month|\bmos?\b", re.I).search(span) else 1.0
    values = [_tidy(n * scale) for n in numbers[:2]]
    if len(values) == 2 and values[1] > values[0]:
        return values[0], values[1]
    return values[0], None


def _tidy(value: float) -> float:
    rounded = round(value, 2)
    return int(rounded) if rounded == int(rounded) else rounded
