"""Years of experience, against a least number of years in a field."""

from __future__ import annotations

import re

from bot.matching.durations import Amount, amounts
from bot.matching.message import Message
from bot.matching.outcome import doubtful, met, not_met, open_answer
from bot.matching.polarity import polarity
from bot.matching.spans import joined_years, since_other, spans
from bot.matching.work_fields import closeness
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading

_NEAR_LINE = 0.8
"""A hedged number at or above this part of the asked one is left to a person."""
_SLACK = 0.02
"""Years within a week of the asked number count as it: dates are rarely given by the day."""


def read(criterion: Criterion, message: Message) -> Reading | None:
    """Read years from amounts, dates, or words that stand for none, some or much."""
    least = criterion.get("min_years")
    length = _length(message)
    if length is not None:
        return _in_field(criterion, message, _judge(length, float(least) if least is not None else None))
    return _without_number(criterion, message, least)


def _length(message: Message) -> Amount | None:
    """One length for the whole message: dates first, then amounts, several jobs added up."""
    text = _without_refused(message.numeric)
    stretches = spans(message)
    if stretches:
        years = joined_years(stretches)
        return Amount(years, years, "exact", 0, 0, "years")
    found = amounts(_without_ages(text), message.languages)
    timed = [amount for amount in found if amount.unit]
    if timed:
        return _combined(timed, message)
    years_since = since_other(message)
    if years_since is not None:
        return Amount(years_since, years_since, "exact", 0, 0, "years")
    return found[0] if found and len(text.split()) <= 12 else None


_REFUSED = re.compile(r"(?:,|and|but)?\s*(?<!if )\bnot (?:just |only )?(?:like )?\d+(?:\.\d+)?(?: (?:years?|months?|anos))?(?! (?:years? )?(?:less|under))")
_AGE = re.compile(r"\b(?:i am|am|im|aged?|turned|turning|tengo|was|at) (?:only |just |about )?\d{2}(?:\s*(?:years? old|yo|y/o|anos de edad))?(?! ?(?:years|months|\+|percent|or|to|-|anos))(?=\W|$)|\b\d{2} ?(?:years? old|yo|y/o)\b")


def _without_refused(text: str) -> str:
    """Takes out "not 3" of "6 not 3", but leaves "not 3 yet" when it is all there is."""
    shorter = _REFUSED.sub(" ", text)
    return shorter if re.search(r"\d", shorter) else text


def _without_ages(text: str) -> str:
    return _AGE.sub(" ", text)


def _combined(found: list[Amount], message: Message) -> Amount:
    """The total of several amounts, or the one that a word like "total" points at."""
    if len(found) == 1:
        return found[0]
    if message.has("experience.total"):
        at = message.find("experience.total")
        assert at is not None
        return min(found, key=lambda amount: abs(amount.start - at.start()))
    low, high = sum(a.low for a in found), sum(a.high for a in found)
    weakest = "about" if any(a.bound != "exact" for a in found) else "exact"
    return Amount(low, high, weakest, 0, 0, "years")  # type: ignore[arg-type]


def _judge(length: Amount, least: float | None) -> Reading:
    years = round(length.years, 1) if length.years >= 1 else round(length.years, 2)
    if least is None:
        return met("experience.some", years=years) if years > 0 else not_met("experience.none", years=0)
    rule = f"experience.{length.bound}"
    if length.bound == "at_most":
        above = length.high > least
        return doubtful(rule, years=years) if above else not_met(rule, years=years)
    if length.low + _SLACK >= least:
        return met(rule, years=years)
    near = length.high >= least * _NEAR_LINE and length.bound in ("about", "nearly", "at_least")
    if near or length.high + _SLACK >= least or (length.bound == "at_least" and length.high >= least / 2):
        return doubtful(rule, years=years)
    return not_met(rule, years=years)


def _in_field(criterion: Criterion, message: Message, reading: Reading) -> Reading:
    """Years in another kind of work than the one asked are for a person."""
    near = closeness(str(criterion.get("field") or ""), message.text, message.languages)
    if reading.result == "met" and near in ("near", "other"):
        return open_answer("experience.other_field", reading.value)
    return reading


def _without_number(criterion: Criterion, message: Message, least: float | None) -> Reading | None:
    if message.has("experience.none") and not message.has("polarity.double_no"):
        return not_met("experience.none", years=0)
    if message.has("experience.enough"):
        return met("experience.enough", yes=True)
    if message.has("experience.short"):
        return not_met("experience.short", yes=False)
    said = polarity(message)
    if message.has("experience.vague"):
        return met("experience.some", yes=True) if least is None and said.answer is True else open_answer("experience.vague")
    if said.answer is True:
        return met("experience.yes", yes=True)
    if said.answer is False:
        return not_met("experience.no", yes=False)
    return open_answer("experience.hedged") if said.yes or said.no or said.hedged else None
