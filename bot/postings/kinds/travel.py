"""Travel, and working time in the field or outside the office."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.postings.found import Found
from bot.postings.kinds.tails import phrases
from bot.postings.numbers import NUMBER, numbers_in
from bot.postings.patterns import compiled
from bot.postings.phrases import beginnings
from bot.postings.sentences import Sentence

_PERCENT = compiled(
    (
        rf"(?P<upto><\s?|\b(?:up to|maximum of|no more than|not (?:to )?exceed(?:ing)?|"
        rf"(?<!no )(?<!not )less than|"
        rf"max(?:imum)?)\s+(?:approximately\s+)?)?"
        rf"(?P<span>{NUMBER}"
        rf"(?:\s?%)?(?:\s?(?:-|–|to)\s?{NUMBER})?)\s?(?:%|percent\b|per cent\b)"
    ),
    re.I,
)
_TRAVEL = compiled(
    r"\btravel(?:l?ing|s)?\b|\bdeploy(?:ed|ment)? to\b|\bovernight (?:stays?|trips?)\b|\bstay(?:s|ing)? overnight\b|"
    r"\b(?:away|gone|absent) from (?:home|base|(?-i:[A-Z])\w+)(?=\s(?:for|over|up|at|several|\d|two|three|four|five|"
    r"(?-i:Mon|Sun))|\W*$)|\baway from home\b|\b(?:be|being|is|are|go) (?:out of|away from) town\b|\baway overnight\b|"
    r"\bnights? (?:(?:a|per|each) (?:week|month|trip) )?(?:on the road|out of town|away|in (?:a )?hotels?)\b|"
    r"\b(?:an|odd|occasional) overnights?\b(?! shift| hours| work)|\bovernights (?:away|on the road|out of town)\b|"
    r"\b(?:come|fly|drive|get|go) (?:out |up |down )?to (?:our |the )?[A-Za-z][\w.,'’ -]{1,40}? "
    r"(?:once|twice|(?:\d+|\w+) times|every) "
    r"(?:an? |per |each |other |every )?(?:year|month|quarter)\b",
    re.I,
)


_WORDS = frozenset("trav depl over away perc cent gone town nigh abse".split())
_GOES, _HOW_OFTEN = frozenset("come fly driv get go".split()), frozenset("twic time ever once".split())
"""How the words begin of which a sentence about travel holds one."""


def find(sentence: Sentence) -> Iterator[Found]:
    """Travel and field time in a sentence."""
    text = sentence.text
    words = beginnings(text)
    goes = not _HOW_OFTEN.isdisjoint(words) and not _GOES.isdisjoint(words)
    if "%" not in text and _WORDS.isdisjoint(words) and not goes:
        return
    lowered = text.lower()
    percents = list(_PERCENT.finditer(text))
    field = phrases("travel", "field").search(text)
    if field and percents and "travel" not in lowered:
        numbers = numbers_in(percents[0].group("span"))
        left, right = sentence.clause(min(field.start(), percents[0].start()), max(field.end(), percents[0].end()))
        yield Found(
            "field_time",
            percents[0].start(),
            percents[0].end(),
            {"min_percent": _whole(numbers[0])},
            required="demanded"
            if compiled(r"(?i)\byou(?:['’]ll| will)? spend|\btime\b.*\bspent\b").search(text)
            else "",
            evidence=(left, right),
            strong=True,
        )
        return
    if not _TRAVEL.search(text) and not (compiled(r"(?i)travel").search(sentence.heading) and percents):
        return
    blocked = [m.span() for m in phrases("travel", "not_travel").finditer(text)]
    taken: list[tuple[int, int]] = []
    for match in _TRAVEL.finditer(text) if _TRAVEL.search(text) else percents[:1]:
        if any(a < match.end() and match.start() < b for a, b in blocked):
            continue
        left, right = sentence.clause(match.start(), match.end())
        if any(a == left for a, _ in taken):
            continue
        clause = text[left:right]
        near = [p for p in percents if left <= p.start() < right]
        if (
            not near
            and not phrases("travel", "demand").search(clause)
            and not phrases("travel", "demand").search(sentence.lead)
            and not (sentence.section == "requirements" and match.start() <= 2 and len(text.split()) <= 8)
        ):
            continue
        if (
            not near
            and sentence.section in ("benefits", "about")
            and not compiled(r"(?i)required|\bmust\b").search(clause)
        ):
            continue
        taken.append((left, right))
        details: dict[str, object] = _share(near[0]) if near else {"min_percent": None}
        if compiled(r"overnight|\bnights?\b|\b(?:away|gone) from\b|out of town", re.I).search(clause):
            details["overnight"] = True
        start = min([match.start(), *[p.start() for p in near]])
        end = max([match.end(), *[p.end() for p in near]])
        yield Found("travel", start, end, details, strong=True, evidence=(left, right), required=_hedge(clause))


def _share(match: re.Match[str]) -> dict[str, object]:
    numbers = [_whole(n) for n in numbers_in(match.group("span"))]
    if match.group("upto"):
        return {"min_percent": None, "max_percent": numbers[-1]}
    if len(numbers) > 1 and numbers[1] > numbers[0]:
        return {"min_percent": numbers[0], "max_percent": numbers[1]}
    return {"min_percent": numbers[0]}


def _hedge(clause: str) -> str:
    return (
        "hedged"
        if compiled(r"(?i)\bmay (?:require|be|include|need|involve|also|travel)|\bmight\b|\bcould\b|potential").search(
            clause
        )
        else ""
    )


def _whole(number: float) -> float:
    return int(number) if number == int(number) else number
