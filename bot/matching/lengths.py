"""How long an applicant has done the asked work: dates and amounts of a whole message put together."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.matching.durations import Amount, amounts
from bot.matching.message import Message
from bot.matching.spans import Span, joined_years, since_other, spans
from bot.matching.work_fields import Closeness, closeness

_REFUSED = re.compile(
    r"(?:,|and|but)?\s*(?<!if )\b(?:not|no) (?:just |only )?(?:like )?\d+(?:\.\d+)?(?: (?:years?|months?"
    r"|anos))?(?! (?:years? )?(?:less|under))(?![\w%.])"
)
_AGE = re.compile(
    r"\b(?:i am|am|im|aged?|turned|turning|tengo|was|at|since|my) (?:only |just |about "
    r"|almost )?\d{2}(?:\s*(?:years? old|yo|y/o|anos de edad))?"
    r"(?! ?(?:years|months|\+|percent|or|to|-|anos))(?=\W|$)|\b\d{2} ?(?:years? old|yo|y/o)\b"
)
_NOT_WORK = re.compile(
    r"(?:\W+(?:a |of |the |took |taken )?)?(?:off\b|break|gap|out of work|unemployed|old\b|ago\b|degree|diploma"
    r"|college|program|school|contract|lease|to go\b|from now|running\b|in a row|people|calls|cars|doors|hours"
    r"|customers|a day|per day)"
)
_STARTED = re.compile(r"(?:start|began|begin|got into|first|hired|been (?:doing|at|in)|since|empece|enter|got my)")
_SEPARATOR = re.compile(
    r"[,.;:!?\n](?!\d)|\b(?:and|then|plus|but|also|y|pero|luego|mas|despues|before that|after that|now|\+|with)\b"
)
_PART_OF = re.compile(r"\b(?:of (?:that|them|those|which|it|these)|de (?:esos|ellos))\b")
_COMING = re.compile(
    r"\s*(?:years? |anos )?(?:this(?! month| week| year)|next|in|come|el proximo|en) (?:the |a few |\d |a "
    r"|couple )?(?:january|february|march|april|may|june|july|august|september|october|november|december|summer"
    r"|spring|fall|winter|month|months|week|weeks|year|enero|marzo)\b"
)
_FUTURE = re.compile(r"\b(?:will be|it will be|going to be|turns?|it is|hit(?:ting)?|would be)\b")
_IT = re.compile(r"\b(?:did|done|doing|do) (?:it|that|this)\b")
"""Takes up the asked work: "did it for two years at a law firm"."""
_MOST_WORDS_WITH_BARE_NUMBER = 14


@dataclass(frozen=True)
class Stretch:
    """One length of work and the kind of work its clause names."""

    amount: Amount
    near: Closeness
    clause: str
    span: Span | None = None


@dataclass(frozen=True)
class Length:
    """The length of experience a message states."""

    amount: Amount
    near: Closeness
    """How near its work is to the asked field."""


def length(message: Message, field: str) -> Length | None:
    """One length for the whole message, in the asked field where the message tells fields apart."""
    text = _without_refused(message.numeric)
    found = _stretches(message, text, field)
    year = re.fullmatch(r"(?:in |from |about |around )?((?:19[6-9]|20[0-4])\d)[.!]?", text)
    if year and int(year[1]) <= message.today.year:
        text = f"since {year[1]}"
        found = _stretches(message, text, field)
    years = None if any(item.amount.unit for item in found) else since_other(message)
    if years is not None:
        return Length(Amount(years, years, "exact", 0, 0, "years"), closeness(field, message.text, message.languages))
    if not found:
        return None
    chosen = _in_field(found, message, field)
    telling = field.split()[-1:] if len(field.split()) > 1 else []
    if telling and _denied(message, telling[0]) and not any(item.span for item in found):
        return Length(_combined(chosen, message), "other")
    if _denied(message.only(text[: min(item.amount.start for item in found)]), field):
        return Length(_combined(chosen, message), "other")
    near = chosen[0].near if len(chosen) == 1 or len({item.near for item in chosen}) == 1 else "same"
    if near == "unknown":
        near = _whole(message, field)
    return Length(_combined(chosen, message), near)


def _whole(message: Message, field: str) -> Closeness:
    if _IT.search(message.text):
        return "unknown"
    near = closeness(field, message.text, message.languages)
    return "other" if near == "same" and _denied(message, field) else near


def _denied(message: Message, field: str) -> bool:
    """Whether the asked work itself is denied: "no carpentry but roofing 6 years"."""
    words = "|".join(re.escape(word) for word in field.lower().split() if len(word) > 3)
    return (
        bool(words)
        and re.search(
            rf"\b(?:no|not|never|0|none|nothing|without|zero)\b(?: (?!but\b|just\b|only\b|less\b"
            rf"|problem\b)\w+){{0,1}} (?:{words})\b",
            message.text,
        )
        is not None
    )


def _without_refused(text: str) -> str:
    """Takes out "not 3" of "6 not 3", but leaves "not 3 yet" when it is all there is."""
    shorter = _REFUSED.sub(" ", text)
    return shorter if re.search(r"\d", shorter) else text


def _stretches(message: Message, text: str, field: str) -> list[Stretch]:
    dated = [
        _stretch(message, text, field, Amount(span.years, span.years, "exact", span.start, span.end, "years"), span)
        for span in spans(message.only(text))
    ]
    covered = [(item.amount.start, item.amount.end) for item in dated]
    bare_text = _AGE.sub(lambda match: " " * len(match.group()), text)
    timed = [
        _stretch(message, text, field, amount)
        for amount in _work(amounts(bare_text, message.languages), bare_text)
        if not any(start <= amount.start < end for start, end in covered)
    ]
    return _dated_and_timed(dated, timed, text) if dated else timed


def _stretch(message: Message, text: str, field: str, amount: Amount, span: Span | None = None) -> Stretch:
    clause = _clause(text, amount)
    near = closeness(field, clause, message.languages)
    if _IT.search(clause):
        near = "unknown"
    if near == "same" and _denied(message.only(clause), field):
        near = "other"
    return Stretch(_future(amount, text), near, clause, span)


def _clause(text: str, amount: Amount) -> str:
    before = [match.end() for match in _SEPARATOR.finditer(text, 0, amount.start)]
    after = _SEPARATOR.search(text, amount.end)
    return text[before[-1] if before else 0 : after.start() if after else len(text)]


def _future(amount: Amount, text: str) -> Amount:
    """ "seven years in March" and "it's 4 this summer" are not there yet."""
    if amount.bound != "exact" or not _COMING.match(text[amount.end :]):
        return amount
    if amount.unit and not _FUTURE.search(text[max(0, amount.start - 25) : amount.start]) and amount.start > 3:
        return amount
    short = min(0.3, amount.low / 10)
    return replace(amount, low=amount.low - short, high=amount.high - short, bound="nearly")


def _work(found: list[Amount], text: str) -> list[Amount]:
    """Amounts that are lengths of work: not gaps, not "5 years ago", not counts of something else."""
    kept = [amount for amount in found if not _NOT_WORK.match(text[amount.end :]) or _ago(amount, text)]
    timed = [amount for amount in kept if amount.unit]
    counted = [amount for amount in kept if _counts_on(amount, text)]
    if len(counted) > 1:
        return [replace(amount, unit=amount.unit or "years") for amount in counted]
    if timed:
        return [amount for amount in kept if amount.unit or _counts_on(amount, text)]
    if len(text.split()) > _MOST_WORDS_WITH_BARE_NUMBER:
        return []
    return [amount for amount in kept if _stands_alone(amount, text)][:2]


def _ago(amount: Amount, text: str) -> bool:
    """ "started 6 years ago" is 6 years; "did it 6 years ago" is none."""
    return bool(re.match(r"\W*ago\b", text[amount.end :]) and _STARTED.search(text[: amount.start]))


def _counts_on(amount: Amount, text: str) -> bool:
    """A bare number next to others with units: "2 years as a rep, 3 as a lead"."""
    if re.match(r"\s*(?:$|[.,;!])", text[amount.end :]) and re.search(
        r"(?:\b(?:for|another|plus|then|and)|=)\s*$", text[: amount.start]
    ):
        return amount.low < 50
    return (
        bool(
            re.match(r"\s(?:as|at|in|with|doing|for|of (?:that|them|those)|more|en|de|como|con)\b", text[amount.end :])
        )
        and amount.low < 50
    )


def _stands_alone(amount: Amount, text: str) -> bool:
    """A bare number that is not a count of some other thing."""
    return (
        re.match(
            r"\s*(?:$|[.,;!?)]|(?:or so|ish|plus|tops|max|in|at|as|with|of|doing|if|now|for|but|and|total|years?"
            r"|give|maybe|easy|easily|i|by|when|come|this|next|lol|so|yes|experience|on|total|almost|about|y|en|de"
            r"|como|mas|o|total|right|at least|minimum|to|probably|though|since|because|working|under|to my|behind)\b)",
            text[amount.end :],
        )
        is not None
    )


def _dated_and_timed(dated: list[Stretch], timed: list[Stretch], text: str) -> list[Stretch]:
    """Amounts next to dates count when they are further jobs, or correct the dates ("but only a year of it")."""
    units = [item for item in timed if item.amount.unit]
    for item in units:
        if (
            re.search(r"\b(?:only|just|actually)\b", text[max(0, item.amount.start - 30) : item.amount.start])
            and item.amount.start > dated[-1].amount.start
        ):
            return [item]
    if any(item.span and item.span.open_end for item in dated):
        return dated
    more = [
        item
        for item in units
        if re.search(
            r"\b(?:then|plus|and|another|before that|after that|also|y|luego)\b[^,.]{0,30}$", text[: item.amount.start]
        )
    ]
    return dated + more


def _in_field(found: list[Stretch], message: Message, field: str) -> list[Stretch]:
    """Only the stretches in the asked field, where the message names some that are and some that are not."""
    parts = [item for item in found if _PART_OF.search(item.clause)]
    if parts and len(found) > len(parts):
        return parts
    same = [item for item in found if item.near == "same"]
    if same and len(same) < len(found) and message.has("experience.total"):
        return same
    others = [item for item in found if item.near in ("near", "other")]
    if same and others:
        return same
    if others and len(others) < len(found):
        unknown = [item for item in found if item.near == "unknown"]
        return unknown if _whole(message, field) == "same" else others
    return found


def _combined(found: list[Stretch], message: Message) -> Amount:
    """The total of several stretches, or the one that a word like "total" points at."""
    dated = [item.span for item in found if item.span]
    plain = [item.amount for item in found if not item.span]
    if dated:
        years = joined_years(dated) + sum(amount.years for amount in plain)
        return Amount(years, years, "exact", 0, 0, "years")
    if len(plain) == 1:
        return plain[0]
    bounded = _between(plain)
    if bounded:
        return bounded
    total = message.find("experience.total")
    if total:
        return min(plain, key=lambda amount: abs(amount.start - total.start()))
    if not any(amount.unit for amount in plain):
        return plain[-1] if re.search(r"\b(?:or|no|actually|rather)\b", message.text) else plain[0]
    low, high = sum(a.low for a in plain), sum(a.high for a in plain)
    return Amount(low, high, "about" if any(a.bound != "exact" for a in plain) else "exact", 0, 0, "years")


def _between(found: list[Amount]) -> Amount | None:
    """ "more than 15 but less than 20" as one range."""
    if len(found) == 2 and found[0].bound == "at_least" and found[1].bound == "at_most" and found[0].low < found[1].low:
        return replace(found[0], high=found[1].high, bound="exact", unit="years")
    return None
