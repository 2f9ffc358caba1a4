"""Conditions of employment: authorization, age, checks, clearance, transport, place, assessments, and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.postings.found import Found
from bot.postings.kinds.tails import phrases, trim_field
from bot.postings.numbers import NUMBER, value_of
from bot.postings.patterns import compiled
from bot.postings.phrases import Guarded, PhraseSets, compile_any
from bot.postings.sentences import Sentence
from bot.postings.vocabulary import load

_AGE = compiled(
    rf"\b(?:at least|must be|be|minimum age(?: of| is|:)?|over(?: the age of)?|age of|aged?|is|"
    rf"are|least)\s+(?:at least\s+)?(?:the age of\s+|age\s+|over\s+)?(?P<a>{NUMBER})\s?\+?\s*(?:-?\s?(?:years?|"
    rf"yrs?\.?)\s+(?:of"
    rf"\s+age|old|(?:or|and)\s+(?:older|over|above|up))|years-old|\s*(?:or|and)\s+(?:older|over|up|"
    rf"above)|\+|yrs?\.?\s+old)"
    rf"|\b(?P<b>{NUMBER})\s?\+?\s+(?:(?:years?|yrs?\.?)\s+(?:of\s+age|old)\b|(?:(?:years?|yrs?\.?)\s+)?(?:or|and)\s+(?:older|"
    rf"over|up)\b)(?:\s+(?:or|and)\s+(?:older|over|above))?|\bminimum age(?: requirement)?(?: of|"
    rf" is|:)?\s*(?P<c>{NUMBER})|(?:\b(?:must be|at least|ha(?:ve|s) to be|need to be)|^be)\s+(?:over\s+)?"
    rf"(?P<d>1[4-9]|2[0135]|sixteen|eighteen|nineteen|twenty-one)(?=\s*(?:[.,;]|$|to\b|and\b|or\b|by\b|at\b|with\b|because\b|since\b|\())"
    rf"|\b(?:must be|at least)\s+(?:over\s+)?(?P<f>18|21|16)\s*(?:\+|"
    rf"years?\b(?!\s+(?:of\s+)?(?:exp|in\b|work)))|\b(?P<e>18|21)\+(?=\s*(?:years|only|$|to "
    rf"apply|due\b|because\b|please\b|since\b|per\b|required\b|by\b|[(,;.–-]))"
    rf"|^(?:are|be)\s(?P<j>18|21)(?=,)|^over\s+(?P<g>18|21)\b(?!\s*(?:years?|yrs?|\w+s\b))|^(?P<h>16|18|21)\s+(?:years?|yrs?)\.?\s?(?:\+|min(?:imum)?\b)"
    rf"|\bage\s\((?P<i>18|21)\)",
    re.I,
)
_NOT_AGE = compiled(
    r"(?i)\b(?:children|patients|students|clients|youth|participants|adults|kids|guests|dependents|"
    r"ages?\s+\d+\s*(?:-|to|through)\s*\d|individuals with|company|infants|toddlers|customers|"
    r"service to|working with|serving(?! alcohol)|engage|electorate|among|profile|account|website|riders?|passengers?|"
    r"members?|campers|residents|visitors|this site|gym|pool|housing|to do so|enrol\w*|to participate|ride[- ]alongs?|"
    r"sit[- ]alongs?|discounts?|401\(?k|tours?|admitted|retirement|to join the)\b"
)
_SERVED = compiled(
    r"(?i)\b(?:for|to|with|of|treat\w*|support\w*|help\w*|teach\w*|see) "
    r"(?:\w+ )?(?:individuals|people|persons|those|anyone)\b"
)
"""Before an age: those for whom something is done, unless the job is offered to them."""
_OFFERED_TO = compiled(
    r"(?i)\b(?:open|available|offered|limited|restricted|apply|applicants?|looking|must|job|position|role|hir\w+)\b"
)
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
_SIMPLE = ("background_check", "drug_test")


_OLD = Guarded(
    "age aged ages old older eighteen nineteen sixteen seventeen twenty 14 15 16 17 18 19 20 21 18yr 21yr 18ye "
    "21ye 18o 21o",
    "",
)
_UNDER = compiled(r"(?i)(?:us |u\.s\. )?work (?:authori[sz]ation|eligibility)|employment eligibility")
_COMMUTE = compiled(r"(?i)ability to (?:commute|relocate)")
_ROW = compiled(r"[\w .,'’-]{2,60}\((?:Required|Preferred)\)\W*$")
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
    if _COMMUTE.match(sentence.heading) and _ROW.match(sentence.text):
        text = sentence.text
        yield Found("location", 0, len(text), {"text": text, "mode": "commute"}, strong=True, evidence=(0, len(text)))
        return
    aged = _OLD.may_match(sentence.text)
    named = _sets().for_text(sentence.text)
    under = _UNDER.match(sentence.heading)
    if not aged and not under and not named:
        return
    if under or "work_authorization" in named:
        yield from _authorization(sentence)
    if aged:
        yield from _age(sentence)
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


def _age(sentence: Sentence) -> Iterator[Found]:
    for match in _AGE.finditer(sentence.text):
        number = next(g for g in match.groups() if g)
        years = int(value_of(number))
        near = sentence.text[max(0, match.start() - 60) : match.end() + 40]
        if not 14 <= years <= 25 or _NOT_AGE.search(near):
            continue
        if _SERVED.search(sentence.text, 0, match.start()) and not _OFFERED_TO.search(sentence.text):
            continue
        left, right = sentence.clause(match.start(), match.end())
        yield Found(
            "minimum_age",
            match.start(),
            match.end(),
            {"years": years},
            strong=True,
            anywhere=True,
            evidence=(left, right),
        )
        return


def _check(sentence: Sentence, kind: str) -> Iterator[Found]:
    match = _first(sentence, kind)
    by_employer = False
    if not match and sentence.section != "duties":
        match = phrases("conditions", kind, "by_employer").search(sentence.text)
        if match and not match.start() and match.group()[:2].lower() != "we":
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
        yield Found(kind, match.start(), match.end(), {}, strong=True, anywhere=True, evidence=(left, right))


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
        either = _OR_ANOTHER_WAY.match(sentence.text, match.end())
        end = either.end() if either else match.end()
        left, right = sentence.clause(match.start(), end)
        yield Found(
            "transport",
            match.start(),
            end,
            {"text": trim_field(sentence.text[match.start() : end])},
            strong=True,
            evidence=(left, right),
        )


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
            if compiled(r"(?i)\boffers?\b").search(text[left : match.start()]):
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
                if compiled(r"(?i)\b(?:can|hir\w+|open)\b.*\bonly|\bonly\b.*\b(?:hir|open)").search(clause)
                else "",
                evidence=(left, right),
            )
            return


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
        evidence=(left, right),
    )
