"""Names that belong together: "EPA 608 Universal certification", "RHIA, RHIT or CCS credential"."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.postings.found import Found
from bot.postings.patterns import compiled

_LEVEL = compiled(r"\b(?:Level|Grade|Class|Type|Tier)\s(?P<number>I{1,3}|IV|V|\d|[A-D])\b")
_NEXT_LEVEL = compiled(
    r"[^.;()]{0,50}[,(]\s?(?:(?:Level|Grade|Class|Type|Tier)\s)?(?P<number>I{1,3}|IV|V|\d|[A-D])"
    r"(?:\sor (?:higher|above))?\s(?:is )?(?:strongly |highly )?(?:preferred|desired|a plus|ideal)\b"
)
_MINIMUM = compiled(r"(?i)\b(?:minimum|required|must)\b")
"""Words that hold the lower one when a wish for the higher one follows: "Level II minimum, III preferred"."""

_OWN_ENDORSEMENT = compiled(r"(?i)\s(?:with|w/)\s(?:an?\s|the\s)?(?:[\w()/&'’-]+\s){1,6}?endorsements?\b")
_ENDORSES = compiled(r"(?i)\bendorsements?\b")
_WITH = compiled(r"(?i)\s(?:license\s)?(?:with|w/)\s?(?:(?:an?|the|both|current|valid)\s)?")
_AND = compiled(r"(?i)(?:,\s|\s(?:and|&)\s|,\sand\s)")
_WISHED_FOR = compiled(
    r"(?i)[\s(,]*(?:is |are )?(?:strongly |highly )?(?:preferred|desired|a plus|helpful|ideal|nice)\b"
)
_ELIGIBLE_FOR = compiled(
    r"(?i)\W*(?:in [\w ]{3,40})?,?\s?or\s(?:be\s|is\s|are\s)?(?:currently\s)?"
    r"(?:eligible|eligibility|qualify|qualified)\s"
    r"(?:for|to (?:get|hold|obtain|receive|earn))\s(?:(?:an?|the|your|some)\s)?(?:[\w-]+\s){0,2}"
)


def either(text: str, kept: list[Found]) -> list[Found]:
    """ "RHIA, RHIT or CCS credential" is one demand that any of the names meets."""
    out: list[Found] = []
    chain: list[Found] = []
    for found in kept:
        if chain and compiled(
            r"\s?(?:\([\w.+/ -]{2,12}\))?\s?(?:,|/|,?\s?\bor\b|,?\s?\band/or\b)\s?(?:(?:passage of|passing)\s)?"
            r"(?:(?:an?|the)\s)?",
            re.I,
        ).fullmatch(text[chain[-1].end : found.start]):
            chain.append(found)
        else:
            out += _as_one(text, chain)
            chain = [found]
    return out + _as_one(text, chain)


def _as_one(text: str, chain: list[Found]) -> list[Found]:
    if len(chain) < 2 or not compiled(r"\bor\b", re.I).search(text[chain[-2].end : chain[-1].start]):
        return chain
    start, end = chain[0].start, chain[-1].end
    kind = "license" if any(f.kind == "license" for f in chain) else "certification"
    return [Found(kind, start, end, {"name": text[start:end]}, strong=any(f.strong for f in chain))]


def with_letters(text: str, found: Found) -> Found:
    """ "National certification (PTCB or NHA)": the letters in brackets are the certificates that count."""
    letters = compiled(r"\s?\((?P<all>[A-Z]{2,}[\w.-]*(?:(?:,\s?(?:or\s)?|\s?/\s?|\sor\s)[A-Z]{2,}[\w.-]*)+)\)").match(
        text[found.end :]
    )
    if letters is None:
        return found
    end = found.end + letters.end()
    details = {**found.details, "name": f"{found.details['name']} ({letters.group('all')})"}
    return Found(found.kind, found.start, end, details, strong=found.strong)


def joined(text: str, kept: list[Found]) -> list[Found]:
    """ "EPA 608 Universal certification" is one certificate, though two patterns found its halves."""
    out: list[Found] = []
    for found in kept:
        last = out[-1] if out else None
        if last and last.kind == found.kind and not text[last.end : found.start].strip():
            out[-1] = Found(
                last.kind,
                last.start,
                found.end,
                {"name": text[last.start : found.end]},
                strong=last.strong or found.strong,
            )
        else:
            out.append(found)
    return out


def with_endorsements(text: str, kept: list[Found]) -> list[Found]:
    """A licence with its endorsements is one paper; a paper that someone need only be eligible for goes with the one
    before it: "a Class B CDL with passenger endorsement", "a teaching licence or eligibility for a permit"."""
    out: list[Found] = []
    endorsed = False
    for found in kept:
        last = out[-1] if out else None
        between = text[last.end : found.start] if last else ""
        if last and _ELIGIBLE_FOR.fullmatch(between):
            continue
        joint = (_WITH.fullmatch(between) or (endorsed and _AND.fullmatch(between))) if last else None
        endorsed = bool(joint and _ENDORSES.search(str(found.details["name"]))) and not _WISHED_FOR.match(
            text, found.end
        )
        if last and endorsed:
            out[-1] = replace(last, end=found.end, details={**last.details, "name": text[last.start : found.end]})
        else:
            out.append(found)
    return [_with_its_own(text, found) if found.kind == "license" else found for found in out]


def _with_its_own(text: str, found: Found) -> Found:
    """A licence with an endorsement that no list holds: "teaching licence with a middle-level endorsement"."""
    own = _OWN_ENDORSEMENT.match(text, found.end)
    if own is None or _WISHED_FOR.match(text, own.end()):
        return found
    return replace(found, end=own.end(), details={**found.details, "name": text[found.start : own.end()]})


def next_number(text: str, found: Found) -> list[Found]:
    """A certificate, and the higher one of which brackets name the number only: "OSHA 10 (30 preferred)"."""
    name = str(found.details["name"])
    roman = _LEVEL.search(name)
    further = _NEXT_LEVEL.match(text[found.end :]) if roman else None
    if roman and further:
        where = (found.end + further.start("number"), found.end + further.end())
        details = {"name": name[: roman.start("number")] + further.group("number")}
        held = found.required or ("demanded" if _MINIMUM.search(further.group()) else "")
        return [
            replace(found, required=held),
            Found(found.kind, *where, details, strong=True, required="preferred", evidence=where),
        ]
    base = compiled(r"(?P<words>.*\D)\d+(?:-hour)?$").match(name)
    higher = compiled(
        r"[^()\d]{0,20}\((?P<number>\d{1,3})(?:[- ]hour)?\s(?:is )?(?:strongly |highly )?(?:preferred|desired|a plus)\)"
    ).match(text[found.end :])
    if not base or not higher:
        return [found]
    where = (found.end + higher.start("number"), found.end + higher.end() - 1)
    details = {"name": base.group("words") + higher.group("number")}
    return [found, Found(found.kind, *where, details, strong=True, required="preferred", evidence=where)]
