"""Several lengths of time in one message: which of them add up, which are parts of others, which are other work."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.matching import vocabulary
from bot.matching.durations import Amount
from bot.matching.message import Message
from bot.matching.spans import Span, joined_years
from bot.matching.vocabulary import Shape
from bot.matching.work_fields import Closeness

_PART_OF = Shape(r"\b(?:<totals.part_of>)\b")
_INSIDE = Shape(r"\b(?:<totals.inside>)(?: \w+)? ?$|\((?:(?:<totals.just>) )?$")
"""Before a length that lies inside another: "11 years, the last 4 as a lead", "six, if you count my two as..."."""
_NAMES_WORK = Shape(r"\b(?:<totals.work_follows>) (?:(?:<totals.article>) )?(?!<totals.no_kind_of_work>)[a-z]{2,}")
_AT_EMPLOYER = Shape(r"\b(?:@|<totals.at_whom>)(?: (?:<totals.whose>))? [\w'&.-]+(?: [\w'&.-]+){0,2}")
"""A phrase that says where; what was done there stands outside of it."""
_ONLY = Shape(r"\b(?:<totals.only>)\b")
_STOP = Shape(r"\s*(?:<totals.in_all>)?\s*(?:[.:,;(]|-\s|$)")
_SUMMED = Shape(r"(?:=|\b(?:<totals.summed>))\W*(?:(?:<totals.or_so>) )?$")
_TOTAL = Shape(r"\s*(?:(?:<totals.years>) )?(?:<totals.total>)\b")
"""After a sum; the rewriting of lengths puts all other words for it into this one."""
_SUM_SLACK = 0.3
_LEAST_TOLD = 0.6
"""What the parts must come to of a sum that is stated beside them, or they are only some of it."""
_MIDDLE = 0.5
"""Since a year, with no month, is taken to be since the middle of it."""
_ROSE = Shape(r"\b(?:<lengths.rose>)\b[^.;\d]{0,40}$")
_AGO = re.compile(r"\W*ago\b")
_PUT_RIGHT = Shape(r"\b(?:<totals.put_right>)\b")


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
    sure: float | None = None
    """Years of it that are surely the asked work, where the rest names work that nobody knows."""
    start: int = 0
    """Where its first amount begins in the text."""
    more: float = 0.0
    """Years if the work that was left out as another kind counted too; 0 when nothing was left out."""
    named: bool = False
    """Whether all that was counted names the asked work itself."""


def stands_first(amount: Amount, text: str) -> bool:
    """Whether a length leads a message as its total: "Eight. Two as APM, six as PM"."""
    return not re.search(r"\w", text[: amount.start]) and bool(_STOP.match(text[amount.end :]))


def is_inside(amount: Amount, text: str) -> bool:
    """Whether a length is said to lie inside the one before it."""
    return _INSIDE.search(text[: amount.start]) is not None


def rose_ago(amount: Amount, text: str) -> bool:
    """Whether a length tells how long ago a rise to another rank was: "they made me lead 2 years ago"."""
    return _AGO.match(text[amount.end :]) is not None and _ROSE.search(text[: amount.start]) is not None


def without_parts(found: list[Stretch], text: str) -> list[Stretch]:
    """The stretches without those that a total of the same message has counted already."""
    if len(found) < 2:
        return found
    for total, parts in ((found[0], found[1:]), (found[-1], found[:-1])):
        stated = (
            stands_first(total.amount, text)
            or _SUMMED.search(text[: total.amount.start])
            or "(" in text[total.amount.end : parts[0].amount.start]
        )
        if len(parts) > 1 and stated and abs(total.amount.years - sum(p.amount.years for p in parts)) < _SUM_SLACK:
            return _same(parts) or [total]
    first = found[0].amount.years
    inside = [
        item
        for item in found[1:]
        if (is_inside(item.amount, text) or rose_ago(item.amount, text)) and first >= item.amount.years
    ]
    if not inside:
        return found
    outer = [item for item in found if item not in inside]
    if any(item.near == "same" for item in inside) and all(item.near in ("near", "wide", "other") for item in outer):
        return [item for item in inside if item.near == "same"]
    named = any(item.near == "same" for item in inside)
    return (
        found if named and all(item.near == "unknown" and names_strange_work(item.clause) for item in outer) else outer
    )


def stated_total(found: list[Stretch], text: str) -> Amount | None:
    """The sum that a message gives of its lengths, when none of them is of other work: "3 here, 2 there, 5 total"."""
    for item in found:
        parts = [part for part in found if part is not item]
        if not parts or not _TOTAL.match(text[item.amount.end :]):
            continue
        told = sum(part.amount.years for part in parts)
        largest = max(part.amount.years for part in parts)
        counts = all(part.near in ("same", "unknown") for part in parts) and item.near in ("same", "unknown")
        if counts and item.amount.years + _SUM_SLACK >= max(largest, _LEAST_TOLD * told):
            return item.amount if told >= _LEAST_TOLD * item.amount.years else None
    return None


def _same(found: list[Stretch]) -> list[Stretch]:
    """The stretches in the asked work, where others are plainly not."""
    same = [item for item in found if item.near == "same"]
    return same if len(same) < len(found) and all(item.near != "unknown" for item in found) else []


def in_field(found: list[Stretch], message: Message, whole: Closeness) -> list[Stretch]:
    """Only the stretches in the asked field, where the message names some that are and some that are not."""
    parts = [item for item in found[1:] if _PART_OF.search(item.clause)]  # a part follows its whole
    if parts and len(found) > len(parts):
        told = any(item.near == "same" or _ONLY.search(item.clause) for item in parts)
        return parts if told else [item for item in found if item not in parts]
    same = [item for item in found if item.near == "same"]
    if same and len(same) < len(found) and message.has("experience.total"):
        return same
    only = [item for item in same if _ONLY.search(item.clause)]
    if only and len(only) < len(found) and found[0].near == "unknown":
        return only
    others = [item for item in found if item.near in ("near", "wide", "other")]
    if same and others:
        return [item for item in found if item.near in ("same", "wide")]
    if others and len(others) < len(found):
        unknown = [item for item in found if item.near == "unknown"]
        return unknown if whole == "same" else found if whole in ("wide", "near") else others
    return found


def left_out(found: list[Stretch], chosen: list[Stretch], message: Message) -> float:
    """Years if the stretches that were left out counted; 0 where the applicant says outright that they do not."""
    rest = [item for item in found if item not in chosen]
    told = any(_ONLY.search(item.clause) for item in chosen) and all(item.near != "unknown" for item in rest)
    if not rest or told or any(_PART_OF.search(item.clause) for item in chosen):
        return 0.0
    if all(item.near == "same" for item in chosen) and all(item.near == "other" for item in rest):
        return 0.0
    return combined(found, message).years


def sure_years(chosen: list[Stretch], message: Message) -> float | None:
    """Years of the stretches in the asked work, where others beside them name wider or unknown work."""
    same = [item for item in chosen if item.near == "same"]
    strange = [
        item for item in chosen if item.near == "wide" or (item.near == "unknown" and names_strange_work(item.clause))
    ]
    return combined(same, message).years if same and strange else None


def names_strange_work(clause: str) -> bool:
    """Whether a clause names work of some kind, not only an employer, a rank, or how much was worked."""
    if _NAMES_WORK.search(clause):
        return True
    words = re.findall(r"[a-z][a-z'&-]{2,}", _AT_EMPLOYER.sub(" ", clause))
    return not _plain_words().issuperset(words)


@lru_cache(maxsize=1)
def _plain_words() -> frozenset[str]:
    return frozenset(
        word
        for language in vocabulary.LANGUAGES
        for word in vocabulary.topic(language, "fields")["plain_words"].split()
    )


def combined(found: list[Stretch], message: Message) -> Amount:
    """The total of several stretches, or the one that a word like "total" points at."""
    dated = [item.span for item in found if item.span]
    plain = [item.amount for item in found if not item.span]
    if dated:
        dated = [_since_the_middle(span) for span in dated]
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
        return plain[-1] if _PUT_RIGHT.search(message.text) else plain[0]
    low, high = sum(a.low for a in plain), sum(a.high for a in plain)
    return Amount(low, high, "about" if any(a.bound != "exact" for a in plain) else "exact", 0, 0, "years")


def _since_the_middle(span: Span) -> Span:
    """A span that is still going on, begun in the middle of the year when no month is given."""
    whole_year = span.open_end and span.begin.is_integer() and span.years > 1
    return replace(span, begin=span.begin + _MIDDLE) if whole_year else span


def _between(found: list[Amount]) -> Amount | None:
    """ "more than 15 but less than 20" as one range."""
    if len(found) == 2 and found[0].bound == "at_least" and found[1].bound == "at_most" and found[0].low < found[1].low:
        return replace(found[0], high=found[1].high, bound="exact", unit="years")
    return None
