"""How long an applicant has done the asked work: dates and amounts of a whole message put together."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from bot.matching import vocabulary
from bot.matching.claims import anothers_work
from bot.matching.counts import lengths_of_work
from bot.matching.durations import Amount, amounts
from bot.matching.message import Message
from bot.matching.rewording import reworded
from bot.matching.roles import in_the_role
from bot.matching.spans import Span, since_other, spans
from bot.matching.totals import (
    Length,
    Stretch,
    combined,
    in_field,
    left_out,
    stands_first,
    stated_total,
    sure_years,
    without_parts,
)
from bot.matching.vocabulary import Shape
from bot.matching.work_fields import Closeness, closeness, only_ranks, opposite, telling_words

_AGE = Shape(
    r"\b(?:<lengths.before_age>) (?:(?:<lengths.nearly_age>) )?\d{2}(?:\s*(?:<lengths.of_age>))?"
    r"(?! ?(?:\+|-|(?:<lengths.no_age>)))(?=\W|$)|\b\d{2} ?(?:<lengths.of_age>)\b"
)
_SEPARATOR = Shape(r"[,.;:!?\n](?!\d)|[()]|\b(?:<lengths.between_clauses>|\+)\b")
_FUTURE = Shape(r"\b(?:<lengths.still_to_be>)\b")
_COMING = Shape(
    r"\s*(?:(?:<lengths.years_told>) )?(?:<lengths.coming>) (?:<lengths.dates_to_come>"
    r"|<experience.months>)\b"
)
"""What follows a length that is reached only later: " in march"."""
_FURTHER = Shape(r"\b(?:<lengths.further>)\b[^,.]{0,30}$")
"""Before a length that comes on top of dates."""
_RESTATING = Shape(r"\b(?:<lengths.restating>)\b")
"""Before a length that puts dates right."""
_IT = Shape(r"\b(?:<lengths.takes_up>)\b")
"""Takes up the asked work: "did it for two years at a law firm"."""
_WISHED = Shape(r"\b(?:<lengths.not_done>)\b")
"""Words with which work is named that was not done, or not much."""
_LEARNT = Shape(
    r"\s?(?:(?:<lengths.years_told>) )?(?:<lengths.learnt_in>) (?:(?:<lengths.a_school>) )?"
    r"(?:\w+ ){0,2}?(?:<lengths.schooling>)\b(?! (?:<lengths.no_schooling>))"
)
_VOCATIONAL = Shape(r"\s(?:<lengths.trade_schools>)\b")
_AT_SCHOOLS = Shape("<lengths.done_at_schools>")
_LEARNING = Shape(r"\b(?:<lengths.studying>)(?: [a-z]+){0,3} (?:(?:<lengths.learning_for>) )*$")
_MORE = Shape(r"\s(?:(?:<lengths.years_told>) )?(?:<lengths.more>)\b")
"""After a length of the work that was told before."""
_NEXT_JOB = Shape(r"\b(?:<lengths.next_job>)\b")
"""Between a length and a date: the one came before the other."""
_ONE_YEAR = Shape(r"(?:(?:<lengths.in_year>) )?((?:19[6-9]|20[0-4])\d)[.!]?")
"""A year and nothing else: "2017"."""
_POINTS_BACK = Shape(r"\s*(?:<lengths.points_back>)\s*")
_ORDERS_AFTER = Shape(r"[\s,]*(?:<lengths.orders>)\b")
_ORDERS_BEFORE = Shape(r"\b(?:<lengths.orders>)(?: (?:<lengths.learning_for>))*[\s,]*$")
_ORDER_ONLY = Shape(r"\s*(?:(?:<lengths.learning_for>) )*\s*")
_IN_ALL = re.compile(r"\bso in all\b[^.,;]{0,15}$")
"""Before the figure that an applicant settles on, in whatever way the parts were told."""
_BOILED_DOWN = Shape(r"\b(?:<lengths.so>)\b[^.,;]{0,20}$")


def length(message: Message, field: str) -> Length | None:
    """One length for the whole message, in the asked field where the message tells fields apart."""
    text = _with_parts(reworded(message), field)
    found = _stretches(message, text, field)
    year = _ONE_YEAR.fullmatch(text)
    if year and int(year[1]) <= message.today.year:
        text = f"since {year[1]}"
        found = _stretches(message, text, field)
    years = None if any(item.amount.unit for item in found) else since_other(message)
    if years is not None:
        return Length(Amount(years, years, "about", -1, -1, "years"), closeness(field, message.text, message.languages))
    if not found:
        return None
    total = stated_total(found, text)
    if total is not None:
        near = "same" if any(item.near == "same" for item in found) else _whole(message, field)
        return Length(total, near, start=min(item.amount.start for item in found))
    found = in_the_role(_restated(found, text), field, message.languages)
    stated = without_parts(found, text)
    whole = _whole(message, field) if len(stated) == len(found) else "unknown"
    found = stated
    chosen = in_field(found, message, whole)
    total = combined(chosen, message)
    if _denied(message.only(text[: min(item.amount.start for item in found)]), field):
        return Length(total, "other")
    near = chosen[0].near if len({item.near for item in chosen}) == 1 else "same"
    if _borne_out(near, found, message, field):
        near = "same"
    if opposite(field.lower(), message.text):
        near = "other"
    return Length(
        total,
        whole if near == "unknown" and len(chosen) == len(found) else near,
        sure_years(chosen, message),
        min(item.amount.start for item in found),
        left_out(found, chosen, message),
        all(item.near == "same" for item in chosen),
    )


def _with_parts(text: str, field: str) -> str:
    """The text with a bare number of the asked work as a part of the years before it: "7 years, 3 outside"."""
    part = _part_of_years(field)
    return part.sub(r"\1\2 years of those \3", text) if part is not None else text


@lru_cache(maxsize=256)
def _part_of_years(field: str) -> re.Pattern[str] | None:
    own = "|".join(map(re.escape, sorted(telling_words(field))))
    if not own:
        return None
    return re.compile(rf"(\d years?\b[^.;\d]*[,(] ?)(\d{{1,2}}) ((?:{own})(?=$|[.,;!)]))")


def _restated(found: list[Stretch], text: str) -> list[Stretch]:
    """The stretches, or the lower figure that they are boiled down to: "2 seasons, so like 4 months"."""
    last = found[-1]
    if len(found) < 2 or not _BOILED_DOWN.search(text[: last.amount.start]):
        return found
    told = sum(item.amount.years for item in found[:-1])
    if last.amount.years > told and not _IN_ALL.search(text[: last.amount.start]):
        return found
    near = found[0].near if last.near == "unknown" else last.near
    return [replace(last, near=near)]


def _whole(message: Message, field: str) -> Closeness:
    """How near the work is that the whole message names; unknown where it says "it", or only a rank."""
    if _IT.search(message.text):
        return "unknown"
    text = message.without("claims.time_off").text
    near = closeness(field, text, message.languages)
    if near in ("near", "wide") and only_ranks(text, message.languages):
        return "unknown"
    return "other" if near == "same" and _denied(message, field) else near


def _borne_out(near: Closeness, found: list[Stretch], message: Message, field: str) -> bool:
    """Whether a length that names other work is of the asked one by the rest of the message.

    "MSW since 2018, case manager the entire time"; not "cook for 6 years, I want to be in sales".
    """
    if near not in ("near", "wide", "other") or (near != "wide" and len(found) > 1) or _WISHED.search(message.text):
        return False
    if anothers_work(message.text) or any(opposite(field.lower(), item.clause) for item in found):
        return False
    return _whole(message, field) == "same"


def _denied(message: Message, field: str) -> bool:
    """Whether the asked work itself is denied: "no carpentry but roofing 6 years"."""
    denial = _denial(field)
    return denial is not None and denial.search(message.text) is not None


@lru_cache(maxsize=256)
def _denial(field: str) -> re.Pattern[str] | None:
    words = "|".join(re.escape(word) for word in field.lower().split() if len(word) > 3)
    if not words:
        return None
    no, goes_on = "|".join(vocabulary.across("lengths.denies")), "|".join(vocabulary.across("lengths.denies_nothing"))
    asked_back = rf"\b(?:{words})\?+ (?:{no})\b"
    return re.compile(rf"\b(?:{no})\b(?: (?!(?:{goes_on})\b)\w+){{0,1}} (?:{words})\b|{asked_back}")


def _stretches(message: Message, text: str, field: str) -> list[Stretch]:
    dated = [
        _stretch(message, text, field, Amount(span.years, span.years, "exact", span.start, span.end, "years"), span)
        for span in spans(message.only(text))
    ]
    covered = [(item.amount.start, item.amount.end) for item in dated]
    bare_text = _AGE.sub(lambda match: " " * len(match.group()), text)
    timed = [
        _stretch(message, text, field, amount)
        for amount in lengths_of_work(amounts(bare_text, message.languages), bare_text)
        if not any(start <= amount.start < end for start, end in covered)
    ]
    return _dated_and_timed(dated, timed, text) if dated else _gone_on(timed, text)


def _gone_on(found: list[Stretch], text: str) -> list[Stretch]:
    """The lengths, those that only go on with the work before them as near as that: "then stayed five more"."""
    out: list[Stretch] = []
    for item in found:
        more = _MORE.match(text[item.amount.end :]) is not None
        same = bool(out) and item.near == "unknown" and more
        out.append(replace(item, near=out[-1].near) if same else item)
    return out


def _stretch(message: Message, text: str, field: str, amount: Amount, span: Span | None = None) -> Stretch:
    clause = _clause(text, amount)
    near = closeness(field, clause, message.languages)
    if _IT.search(clause) or (near in ("near", "wide") and only_ranks(clause, message.languages)):
        near = "unknown"
    if (near == "same" and _denied(message.only(clause), field)) or anothers_work(clause):
        near = "other"
    if near in ("same", "unknown") and _schooling(amount, text, field):
        near = "near"
    return Stretch(_future(amount, text), near, clause, span)


def _schooling(amount: Amount, text: str, field: str) -> bool:
    """Whether a length is one of learning: "2 years of nursing school"; whoever teaches works at schools."""
    before, after = text[: amount.start], text[amount.end :]
    learnt = _LEARNT.match(after) or _VOCATIONAL.match(after) or _LEARNING.search(before)
    return bool(learnt) and not _AT_SCHOOLS.search(field.lower())


def _clause(text: str, amount: Amount) -> str:
    """The words around a length; where there are none, also those before the comma: "mostly C#, 6 years"."""
    before = [match.end() for match in _SEPARATOR.finditer(text, 0, amount.start)]
    after = _SEPARATOR.search(text, amount.end)
    start, end = before[-1] if before else 0, after.start() if after else len(text)
    start, end = _between_lengths(text, amount, start, end)
    start, end = _across_order(text, amount, start, end)
    beside = text[start : amount.start] + text[amount.end : end]
    alone = not re.search(r"[a-z]", beside) or _POINTS_BACK.fullmatch(beside)
    if alone and before and text[start - 1] == ",":
        earlier = before[-2] if len(before) > 1 else 0
        if not re.search(r"\d", text[earlier:start]):
            start = earlier
    return text[start:end]


def _across_order(text: str, amount: Amount, start: int, end: int) -> tuple[int, int]:
    """The clause of a length with its work on the other side of "before that": "8 before that as super"."""
    if _ORDER_ONLY.fullmatch(text[start : amount.start] + text[amount.end : end]) is None:
        return start, end
    after = _ORDERS_AFTER.match(text[amount.end :])
    if after is not None:
        stop = _SEPARATOR.search(text, amount.end + after.end())
        return start, stop.start() if stop else len(text)
    before = _ORDERS_BEFORE.search(text[: amount.start])
    if before is None:
        return start, end
    cuts = [match.end() for match in _SEPARATOR.finditer(text, 0, before.start())]
    return (cuts[-1] if cuts else 0), end


def _between_lengths(text: str, amount: Amount, start: int, end: int) -> tuple[int, int]:
    """The part of a clause that belongs to one of several lengths in it: "1 year java 3 years kotlin"."""
    others = [start + one.start for one in amounts(text[start:end], vocabulary.LANGUAGES) if one.unit]
    if len(others) < 2 or amount.start not in others:
        return start, end
    if not text[start : others[0]].strip():  # the words follow their number
        return amount.start, next((place for place in others if place > amount.start), end)
    return start, end


def _future(amount: Amount, text: str) -> Amount:
    """ "seven years in March" and "it's 4 this summer" are not there yet."""
    if amount.bound != "exact" or not _COMING.match(text[amount.end :]):
        return amount
    if amount.unit and not _FUTURE.search(text[max(0, amount.start - 25) : amount.start]) and amount.start > 3:
        return amount
    short = min(0.3, amount.low / 10)
    return replace(amount, low=amount.low - short, high=amount.high - short, bound="nearly")


def _came_before(amount: Amount, dated: Amount, text: str) -> bool:
    """Whether a length led to the job that goes on since a date: "lead for 3 years, then manager since 2021"."""
    between = text[amount.end : dated.start]
    if amount.start > dated.start or not re.search(r"[a-z]{2}", between):
        return False
    return bool(_NEXT_JOB.search(between)) or (amount.unit is None and text[: amount.start].endswith("for "))


def _dated_and_timed(dated: list[Stretch], timed: list[Stretch], text: str) -> list[Stretch]:
    """Amounts next to dates count when they are further jobs, or correct the dates ("but only a year of it")."""
    units = [item for item in timed if item.amount.unit]
    for item in units:
        if (
            _RESTATING.search(text[max(0, item.amount.start - 30) : item.amount.start])
            and item.amount.start > dated[-1].amount.start
        ):
            return [item]
    first = timed[0] if timed else None
    if first and len(dated) == 1 and stands_first(first.amount, text) and first.amount.years >= dated[0].amount.years:
        return [first]  # "11 years, PE since 2020"
    if any(item.span and item.span.open_end for item in dated):
        return [*(item for item in timed if _came_before(item.amount, dated[0].amount, text)), *dated]
    more = [item for item in units if _FURTHER.search(text[: item.amount.start])]
    return dated + more
