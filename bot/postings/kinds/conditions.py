"""Conditions of employment: authorization, age, checks, clearance, transport, place, assessments, and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.postings.found import Found
from bot.postings.kinds.minimum_age import ages, may_tell_an_age
from bot.postings.kinds.tails import phrases, trim_field
from bot.postings.patterns import compiled
from bot.postings.phrases import PhraseSets, compile_any
from bot.postings.sentences import Sentence
from bot.postings.vocabulary import load

_COUNTRY = compiled(
    r"(?i)\b(?:U\.?S\.?A?\.?(?=\W|$)|United States|America\b|Canada|UK\b|United Kingdom|EU\b|"
    r"European Union|Australia|Ireland|India|Germany|Mexico)"
)
_SPONSOR = compiled(
    r"(?i)\b(?:not|unable|cannot|can't|no|without|won't|don['’]?t|\w+n['’]t)\b[\w\s,'’/()-]{0,60}\bsponsor|"
    r"sponsorship:?\s+(?:(?:(?:is|will)\s+)?not|isn['’]t|unavailable)|"
    r"not (?:currently )?(?:offer|provid)\w* [\w\s]{0,20}sponsor"
)
_CHECKS_OTHERS = compiled(r"(?i)(?:assess|verif|check|determin|confirm|review|ensur|collect|process)\w*\b")
"""What those do who hire others: "Verify new hires' eligibility to work"."""
_DOES = compiled(r"(?i)(?:conduct|perform|run|do|complete|carry|require|background)")
_CHECKED = compiled(r"(?i)\b(?:must|required to|subject to)\b[^.;]*\brecords?\s(?:check|review|search)\b")
"""A check that everybody has to go through, wherever the posting says so: "must undergo a driving record check"."""
_SIMPLE = ("background_check", "drug_test")


_TO_HAVE = compiled(r"(?i)\W*(?:have|own|possess|bring)\s")
"""How an item begins that says what one has to have, in a list of duties too."""
_OR_OTHER = compiled(
    r"(?i)\s*(?:/|,?\s(?:and/)?or\s)\s*(?:(?:an?|have|has|access|to|some|any|other|another|form|your)\s){0,4}"
)
_UNDER = compiled(r"(?i)(?:us |u\.s\. )?work (?:authori[sz]ation|eligibility)|employment eligibility")
_COMMUTE = compiled(r"(?i)ability to (?:commute|relocate)")
_ROW = compiled(r"[\w .,'’-]{2,60}\((?i:required|preferred)\)\W*$")
"""What a job board's form says below such a heading: "Springfield, IL 62701 (Required)"."""
_KINDS = ("work_authorization", "background_check", "drug_test", "clearance", "transport", "assessment", "other")
_MODES = "location: "
"""Stands before the name of a mode of location, to tell it from the kinds."""


@lru_cache(maxsize=1)
def _sets() -> PhraseSets[str]:
    modes = load("conditions")["location"]["mode"]
    return PhraseSets(
        {kind: phrases("conditions", kind) for kind in _KINDS}
        | {_MODES + mode: compile_any(tuple(found)) for mode, found in modes.items()}
    )


def find(sentence: Sentence) -> Iterator[Found]:
    """All conditions of these kinds in one sentence."""
    if "(" in sentence.text and _COMMUTE.match(sentence.heading) and _ROW.match(sentence.text):
        text = sentence.text
        yield Found("location", 0, len(text), {"text": text, "mode": "commute"}, strong=True, evidence=(0, len(text)))
        return
    aged = may_tell_an_age(sentence.text)
    named = _sets().for_text(sentence.text)
    under = _UNDER.match(sentence.heading)
    if not aged and not under and not named:
        return
    if under or "work_authorization" in named:
        yield from _authorization(sentence)
    if aged:
        yield from ages(sentence)
    for kind in _SIMPLE:
        if kind in named:
            yield from _check(sentence, kind)
    if "clearance" in named:
        yield from _clearance(sentence)
    if "transport" in named:
        yield from _transport(sentence)
    modes = [name for name in _sets().sets if name in named and name.startswith(_MODES)]
    if modes:
        yield from _location(sentence, modes)
    if "assessment" in named:
        yield from _assessment(sentence)
    if "other" in named:
        yield from _other(sentence)


def _first(sentence: Sentence, kind: str) -> re.Match[str] | None:
    """The first mention of a kind that is not one of its look-alikes."""
    text = sentence.text
    blocked: list[tuple[int, int]] | None = None
    for match in phrases("conditions", kind).finditer(text):
        if blocked is None:
            blocked = [m.span() for m in phrases("conditions", kind, "not_this").finditer(text)]
        if not any(a < match.end() and match.start() < b for a, b in blocked):
            return match
    return None


def _demanded(sentence: Sentence, kind: str) -> bool:
    demand = phrases("conditions", kind, "demand")
    return bool(demand.search(sentence.text) or demand.search(sentence.lead)) or sentence.section in (
        "requirements",
        "preferred",
    )


def _authorization(sentence: Sentence) -> Iterator[Found]:
    match = _first(sentence, "work_authorization") or _under_its_heading(sentence)
    if not match or (sentence.section == "duties" and _CHECKS_OTHERS.match(sentence.text)):
        return
    if compiled(r"(?i)sponsor").search(match.group()) and not _SPONSOR.search(sentence.text):
        return
    country = _COUNTRY.search(sentence.text)
    name = country.group().strip(". ") if country else "US"
    details: dict[str, object] = {"country": "US" if compiled(r"(?i)U\.?S|United States|America").match(name) else name}
    if _SPONSOR.search(sentence.text):
        details["sponsorship"] = False
    yield Found(
        "work_authorization",
        match.start(),
        match.end(),
        details,
        required="demanded" if details.get("sponsorship") is False else "",
        strong=True,
        anywhere=True,
        evidence=(0, len(sentence.text)),
    )


def _under_its_heading(sentence: Sentence) -> re.Match[str] | None:
    """ "United States (Required)" below the heading "Work authorization"."""
    if not _UNDER.match(sentence.heading):
        return None
    return _ROW.match(sentence.text)


def _check(sentence: Sentence, kind: str) -> Iterator[Found]:
    match = _first(sentence, kind)
    by_employer = False
    if not match and sentence.section != "duties":
        match = phrases("conditions", kind, "by_employer").search(sentence.text)
        if match and not match.start() and _DOES.match(match.group()):
            match = None  # "Conduct background checks" is a duty
        by_employer = match is not None
    if not match or _is_a_recruiters_duty(sentence.text):
        return
    demand = phrases("conditions", "background_check", "demand")
    if (
        by_employer
        or demand.search(sentence.text)
        or demand.search(sentence.lead)
        or sentence.section == "requirements"
        or len(sentence.text.split()) <= 4
    ):
        left, right = sentence.clause(match.start(), match.end())
        end = _end_of_choice(sentence.text, match, kind)
        yield Found(kind, match.start(), end, {}, strong=True, anywhere=True, evidence=(left, right))


def _is_a_recruiters_duty(text: str) -> bool:
    """Whether a sentence tells what is done with the checks of others: "Own the background check"."""
    if not phrases("conditions", "background_check", "handled").match(text):
        return False
    return not phrases("conditions", "background_check", "handled_unless").search(text)


def _clearance(sentence: Sentence) -> Iterator[Found]:
    match = _first(sentence, "clearance")
    if match:
        name = compiled(r"(?i)^(?:.*:\s*)?(?:(?:an?|the|active|current|existing|valid)\s+)?").sub("", match.group())
        left, right = sentence.clause(match.start(), match.end())
        yield Found(
            "clearance", match.start(), match.end(), {"name": name}, strong=True, anywhere=True, evidence=(left, right)
        )


_OR_ANOTHER_WAY = compiled(
    r"(?i)(?:/|,?\sor\s)(?:[\w'’-]+\s){0,4}?(?:(?:method|means|mode|form|source|way)s?\b(?:\sof\s\w+|\sto\s(?:get\s)?(?:to\s)?\w+)?|"
    r"transport\w*|vehicle|car|truck|van|bi(?:cycl|k)e|ride)\b"
)
"""What does as well as a car: "a car/reliable method of transportation"."""


def _transport(sentence: Sentence) -> Iterator[Found]:
    match = _first(sentence, "transport")
    if match and sentence.section not in ("benefits", "about", "eeo"):
        text = sentence.text
        end = _end_of_choice(text, match, "transport")
        yield Found(
            "transport",
            match.start(),
            end,
            {"text": trim_field(text[match.start() : end])},
            strong=True,
            anywhere=_TO_HAVE.match(text) is not None,
            evidence=sentence.clause(match.start(), end),
        )


def _end_of_choice(text: str, first: re.Match[str], kind: str) -> int:
    """Where the last of several of a kind ends: "have a car or other reliable transportation", "DBS or Access NI"."""
    end = first.end()
    for match in phrases("conditions", kind).finditer(text):
        if match.start() <= first.start():
            continue
        if not _OR_OTHER.fullmatch(text, end, match.start()):
            break
        end = match.end()
    return end


def _location(sentence: Sentence, modes: list[str]) -> Iterator[Found]:
    text = sentence.text
    blocked: list[tuple[int, int]] | None = None
    if sentence.section in ("benefits", "about", "eeo") and not compiled(r"(?i)\b(?:must|only)\b").search(text):
        return
    for name in modes:
        mode = name.removeprefix(_MODES)
        for match in _sets().sets[name].finditer(text):
            if blocked is None:
                blocked = [m.span() for m in phrases("conditions", "location", "not_this").finditer(text)]
            if any(a < match.end() and match.start() < b for a, b in blocked):
                continue
            left, right = sentence.clause(match.start(), match.end())
            clause = text[left:right]
            if compiled(r"(?i)\boffers?\b").search(text[left : match.start()]) or _asks_nothing(mode, match, clause):
                continue
            listed = sentence.section == "requirements" and (
                mode in ("hybrid", "onsite") or bool(phrases("conditions", "location", "listed").match(text))
            )
            if not (listed or phrases("conditions", "location", "demand").search(clause)) or (
                len(clause.split()) <= 3
                and not compiled(r"(?i)\bonly|\bmust|\bwilling|\bprefer|relocate to").search(clause)
            ):
                continue
            yield Found(
                "location",
                match.start(),
                match.end(),
                {"text": clause.strip(" ."), "mode": mode},
                strong=True,
                required="demanded"
                if compiled(r"(?i)\b(?:can|hir\w+|open)\b.*\bonly|\bonly\b.*\b(?:hir|open)|candidates only\W*$").search(
                    clause
                )
                else "",
                evidence=(left, right),
            )
            return


def _asks_nothing(mode: str, match: re.Match[str], clause: str) -> bool:
    """Whether words only name the job ("This is a hybrid role") or the office where one works, and no home."""
    if mode == "hybrid" and match.group().lower().startswith("hybrid"):
        return not phrases("conditions", "location", "binding").search(clause)
    return mode == "reside" and bool(phrases("conditions", "location", "workplace").search(clause))


def _assessment(sentence: Sentence) -> Iterator[Found]:
    match = _first(sentence, "assessment")
    listed = sentence.section == "requirements" and len(sentence.text.split()) <= 10
    if match and (listed or phrases("conditions", "assessment", "demand").search(sentence.text)):
        left, right = sentence.clause(match.start(), match.end())
        yield Found(
            "assessment",
            match.start(),
            match.end(),
            {"text": trim_field(match.group())},
            strong=True,
            anywhere=True,
            evidence=(left, right),
        )


def _states_a_record(text: str) -> bool:
    """Whether a sentence says at once what nobody may have on record: "No felony convictions in ten years"."""
    return "$" not in text and bool(phrases("conditions", "other", "opening").match(text))


def _records(text: str) -> list[tuple[int, int]]:
    """Each thing that nobody may have on record: "no more than two tickets, no DUI in seven years" are two."""
    if not compiled(r"(?i)no\s").match(text):
        return []
    starts = [0]
    for cut in compiled(r"(?i),\s(?:and\s)?(?=no\s)").finditer(text):
        if phrases("conditions", "other", "opening").match(text, cut.end()):
            starts.append(cut.end())
    pieces = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    return [
        (start, start + len(compiled(r"(?i)(?:,\s(?:and\s)?)?[\s.]*$").sub("", piece)))
        for start, piece in zip(starts, pieces, strict=True)
    ]


def _other(sentence: Sentence) -> Iterator[Found]:
    match = _first(sentence, "other")
    if match and sentence.section not in ("about", "eeo", "duties") and _states_a_record(sentence.text):
        several = _records(sentence.text)
        if len(several) < 2:
            text = sentence.text.strip(" .;:")[:200]
            yield Found("other", match.start(), match.end(), {"text": text}, strong=True, anywhere=True)
            return
        for start, end in several:
            text = sentence.text[start:end].strip(" .;:")[:200]
            yield Found("other", start, end, {"text": text}, strong=True, anywhere=True, evidence=(start, end))
        return
    if not match or (
        sentence.section in ("benefits", "about", "eeo", "duties")
        and not compiled(r"(?i)\bmust\b|required").search(sentence.text)
    ):
        return
    words = len(sentence.text.split())
    bare = sentence.section == "requirements" and (words <= 4 or (match.start() <= 12 and words <= 12))
    if not _demanded(sentence, "other") or (
        not bare and not phrases("conditions", "other", "demand").search(sentence.text)
    ):
        return
    left, right = sentence.clause(match.start(), match.end())
    text = sentence.text[left:right].strip(" .;:")
    yield Found(
        "other",
        match.start(),
        match.end(),
        {"text": text if len(text) <= 200 else match.group()},
        strong=True,
        anywhere=_CHECKED.search(sentence.text) is not None,
        evidence=(left, right),
    )
