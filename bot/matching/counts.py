"""Which numbers of a message are lengths of work: not gaps, not counts of people or stores."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from bot.matching import vocabulary
from bot.matching.durations import Amount
from bot.matching.totals import is_inside, stands_first
from bot.matching.vocabulary import Shape

_NOT_WORK = Shape(r"(?:[\s-]+(?:a |of |the |took |taken )?)?(?:<counts.not_work>)")
"""After a length that is none of work."""
_COUNTED = Shape(r"\s(?:(?!(?:<counts.starts_a_phrase>)\b)\w+ )?(?:<counts.things>)\b")
"""After a bare number of something else than years."""
_STARTED = Shape("(?:<counts.started>)")
_BEFORE_COUNT = Shape(r"(?:\b(?:<counts.going_on>)|=)\s*$")
_AFTER_COUNT = Shape(r"\s(?:<counts.work_follows>)\b")
_WORKED = Shape(r"\b(?:<lengths.worked>) $")
_ONLY = Shape(r"\b(?:<counts.only>) $")
_ALONE_BEFORE = Shape(r"\s*(?:$|[.,;!?)]|(?:<counts.stands_before>)\b)")
_ROUGHLY = Shape(r"(?: ?\b(?:<counts.roughly>))+ $")
_OPENING = Shape(r"\W*(?:(?:<counts.opening>)[\s,]+)*")
_LIST_PARTS = Shape(r"[,.;!?]\s|\b(?:<counts.list_parts>)\b")
_MOST_WORDS_IN_LIST = 3
"""Most words before a bare number that ends a part of a list: "store manager 6"."""
_COUNT_OF = Shape(r"\b(?:<counts.numbered>) (?:of |# ?|number )?$")
"""Before a number that counts something: "team of 12", "store 40"."""
_LIST = re.compile(
    r"(?:(?:^|\s*(?:[,;+]|and|y|plus)\s+(?:and )?)(?:i have |i did |i got |about |like )?"
    r"[1-3]?\d(?:\.\d)? (?:of |in |on )?[a-z]+(?: [a-z]+)?){2,}"
    r"\W*"
)
"""Nothing but numbers with a word each: "3 inside, 3 outside"."""
_WORD_AND_NUMBER = Shape(r"(?:(?!(?:<counts.no_work>) )[a-z]{3,} [1-3]?\d(?:\.\d)?[ ,]*(?:and )?){2,}\W*")
"""Nothing but words with a number each: "taping 3 hanging 2"."""
_MOST_WORDS_WITH_BARE_NUMBER = 14
_RATES = {"day": 365, "week": 52, "month": 12}
"""Units of which one alone may say how often something is done, and how many of them are a year."""
_MANY = re.compile(r"\d (?:(?!(?:years?|months?|for|in)\b)[a-z]+ ){1,2}$")
"""A number of things, right before that."""
_LEAST_BARE_MONTHS = 4
"""From this number on a bare one after months is months too; "18 months as a tech, 3 as lead" may be years."""


def counts_things(after: str) -> bool:
    """Whether what follows a bare number is something else than years: "12 people", "3 big accounts"."""
    return _COUNTED.match(after) is not None


@lru_cache(maxsize=1)
def _restating_words() -> frozenset[str]:
    """Words with which a number restates another one instead of going on with a list."""
    return frozenset(vocabulary.across("counts.restating"))


def lengths_of_work(found: list[Amount], text: str) -> list[Amount]:
    """Amounts that are lengths of work: not gaps, not "5 years ago", not counts of something else."""
    kept = [
        amount
        for amount in found
        if (not _NOT_WORK.match(text[amount.end :]) or _ago(amount, text))
        and (amount.unit or not counts_things(text[amount.end :]))
        and not _is_a_rate(amount, text)
    ]
    timed = [amount for amount in kept if amount.unit]
    counted = _all_of_a_list(kept, text) or [amount for amount in kept if _counts_on(amount, text)]
    others = [amount for amount in kept[1:] if amount in counted or amount.unit]
    if others and kept[0] not in counted and _is_total(kept[0], others, text):
        counted = [kept[0], *others]
    if len(counted) > 1:
        return _with_units([amount for amount in kept if amount in counted or amount.unit])
    if timed:
        return [amount for amount in kept if amount.unit or _counts_on(amount, text)]
    if len(text.split()) > _MOST_WORDS_WITH_BARE_NUMBER:
        kept = [amount for amount in kept if _worked(amount, text) or _opens(amount, text)]
    return [amount for amount in kept if _stands_alone(amount, text)][:2]


def _is_a_rate(amount: Amount, text: str) -> bool:
    """Whether a length only says how often: "400 invoices a week"."""
    return (
        amount.unit in _RATES
        and amount.low * _RATES[amount.unit] < 1.01
        and _MANY.search(text[: amount.start]) is not None
    )


def _worked(amount: Amount, text: str) -> bool:
    """Whether a bare number follows a word of working: "did 6 in the air force"."""
    return _WORKED.search(text[: amount.start]) is not None


def _opens(amount: Amount, text: str) -> bool:
    """Whether a bare number opens a message and stands by itself there: "about 8, first half of that in the navy"."""
    return (
        _OPENING.fullmatch(text[: amount.start]) is not None and re.match(r"\s*[.:,;(]", text[amount.end :]) is not None
    )


def _with_units(found: list[Amount]) -> list[Amount]:
    """Amounts whose bare numbers are years, or months where the one before is: "20 months there and 9 here"."""
    out: list[Amount] = []
    for amount in found:
        months = bool(out) and str(out[-1].unit).startswith("month") and amount.low >= _LEAST_BARE_MONTHS
        if amount.unit is None and months:
            amount = replace(amount, low=amount.low / 12, high=amount.high / 12, unit="months")
        out.append(replace(amount, unit=amount.unit or "years"))
    return out


def _all_of_a_list(kept: list[Amount], text: str) -> list[Amount]:
    """The bare numbers of "3 inside, 3 outside"; none where one has a unit: "6 years, 3 companies"."""
    return (
        kept
        if (_LIST.fullmatch(text) or _WORD_AND_NUMBER.fullmatch(text)) and not any(amount.unit for amount in kept)
        else []
    )


def _is_total(first: Amount, rest: list[Amount], text: str) -> bool:
    """ "Eight. Two as APM, six as PM." """
    if len(rest) == 1:
        return stands_first(first, text) and first.low >= rest[0].low and is_inside(rest[0], text)
    return stands_first(first, text) and abs(first.low - sum(amount.low for amount in rest)) < 0.3


def _ago(amount: Amount, text: str) -> bool:
    """ "started 6 years ago" is 6 years; "did it 6 years ago" is none."""
    return bool(
        re.match(r"\W*ago\b", text[amount.end :])
        and (
            _STARTED.search(text[: amount.start])
            or re.match(r"\W*ago\b(?: that| when)?,? i (?:start|beg[au]n|got)", text[amount.end :])
        )
    )


def _counts_on(amount: Amount, text: str) -> bool:
    """A bare number next to others with units: "2 years as a rep, 3 as a lead", "assistant 2 years, manager 6"."""
    before, after = text[: amount.start], text[amount.end :]
    if amount.low >= 50 or _COUNT_OF.search(before):
        return False
    if re.match(r" and (?:change|some)\b", after):
        return True
    if re.match(r"\s*(?:$|[.,;!)]|(?:and|then|plus|but|y|luego) (?!\d))", after):
        last = _LIST_PARTS.split(before)[-1]
        apart = re.search(r"[.,;!?] $", before[: len(before) - len(last)]) is not None and not re.match(r"\.\d", after)
        named = _ROUGHLY.sub("", last) if apart else last
        segment = vocabulary.without("counts.order", named, vocabulary.LANGUAGES).split()
        listed = 0 < len(segment) <= _MOST_WORDS_IN_LIST and not _restating_words() & set(segment)
        return bool(_BEFORE_COUNT.search(before)) or (listed and (named != last or amount.bound == "exact"))
    return _AFTER_COUNT.match(after) is not None


def _stands_alone(amount: Amount, text: str) -> bool:
    """A bare number that is not a count of some other thing."""
    if _COUNT_OF.search(text[: amount.start]):
        return False
    if _ONLY.search(text[: amount.start]) and re.match(r" [a-z]+\W*$", text[amount.end :]):
        return True
    return _ALONE_BEFORE.match(text[amount.end :]) is not None
