"""Names that belong together: "EPA 608 Universal certification", "RHIA, RHIT or CCS credential"."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.postings.found import Found
from bot.postings.kinds.tails import TAIL
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
_ITS_LIKE = compiled(
    r"(?i),?\s(?:and/)?or\s(?:an?\s)?(?:any\s)?(?:other|another|similar|equivalent|comparable|like|equal)\s"
    r"(?:(?:nationally|similarly|state|industry|professional|relevant|related|approved|accepted|accredited|acceptable|"
    r"equivalent|comparable|similar|recogni[sz]ed|such)[\s-])*"
    r"(?:certifications?|certificates?|licen[sc]es?|licensure|credentials?|designations?|qualifications?)\b"
)
"""Behind a paper, that others will do as well."""
_APART = compiled(r"(?i)\s?[,&+;]\s?(?:and\s)?|\sand\s")
"""What parts two papers that are named in one breath: "CPR and first aid", not "CPR/first aid"."""
_ONE_OF = compiled(
    r"(?i)\b(?:one|any|1|either)(?:\s\(1\)|\s\(?or more\)?|\s\(1\) or more)?\sof\s(?:the|these|those)\b"
    r"(?P<what>[\w /'’-]{0,60}?)(?P<colon>:\s|,\s|\s-\s|\s)"
    r"|\b(?:licen[sc]e|licensure|certification|credential|designation|registration):\s"
)
_NO_PAPER = compiled(r"(?i)\b(?:degrees?|diploma|years?|experience|knowledge|skills?|must|with|who|have)\b")
_PAPERS = compiled(r"(?i)licen[sc]|certif|credential|designat|registr|accredit")
_LAST_JOINT = compiled(r"(?:[,;]\s(?:and\s)?|\sand\s)(?P<last>(?:(?![,;]\s|\sand\s).)+)$")
_LEADS_ON = compiled(r"(?i)\W*(?:(?:as|in|from|by|of|for|through|with|at least)\s)*")


def each_of_two(text: str, found: Found) -> list[Found]:
    """Two papers of one breath, each of its own unless a stroke makes them one."""
    apart = _APART.search(text, found.start, found.end)
    if apart is None:
        return [found]
    places = ((found.start, apart.start()), (apart.end(), found.end))
    last_word = compiled(r"(?i)\s+(?:certified|certifications?|certificates?)$")
    return [replace(found, start=a, end=b, details={"name": last_word.sub("", text[a:b])}) for a, b in places]


def one_of(text: str, kept: list[Found]) -> list[Found]:
    """ "One of the following certifications: CCM, ACM, RNCM" is one demand that any of the names meets, the names that
    no list holds too."""
    said = next((m for m in _ONE_OF.finditer(text) if any(one.start >= m.end() for one in kept)), None)
    if said is None:
        return kept
    inside = [one for one in kept if one.start >= said.end()]
    counted = said.group("colon")
    start = said.end() if counted in (": ", None) else inside[0].start
    end = max(_end_of_list(text, start), inside[-1].end)
    name = text[start:end]
    items = compiled(r",\s|;\s|\b(?:and/or|and|or)\b").split(name)
    named = len(inside) > 1 or _PAPERS.search(text[: said.end()])
    if counted is None and not compiled(r"\bor\b").search(name):
        return kept  # "License: RN, BLS" asks for both
    if not named or len(items) < 2 or _NO_PAPER.search(name) or any(len(one.split()) > 8 for one in items):
        return kept
    kind = "license" if any(one.kind == "license" for one in inside) else "certification"
    if not compiled(r"\bor\b").search(name):
        name = _LAST_JOINT.sub(r" or \g<last>", name)
    plain = not _WISHED_FOR.search(text, said.start("what"), start)
    before = [one for one in kept if one.end <= said.start() and not _LEADS_ON.fullmatch(text, one.end, said.start())]
    return [*before, Found(kind, said.start() if plain else start, end, {"name": name}, strong=True)]


def _end_of_list(text: str, start: int) -> int:
    """Where a list ends: before a new sentence or what only says how much it is wanted."""
    stop = compiled(
        r"\.(?:\s|$)|;\s(?!.*;)|\s[-–—]\s|\swith\s|\s\((?=(?![A-Z]\w+(?:\s[A-Z]\w+)+\))[^()]{20,}\)|[a-z])"
    ).search(text, start)
    listed = text[start : stop.start() if stop else len(text)]
    return start + len(TAIL.sub("", listed).rstrip(" ,;.()"))


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


_HELD_WITH = compiled(r"(?i)(?:registered|certified|licensed)\s(?:with|by)\s")
"""How a paper of its own begins, though nothing parts it from the one before."""


def joined(text: str, kept: list[Found]) -> list[Found]:
    """ "EPA 608 Universal certification" is one certificate, though two patterns found its halves."""
    out: list[Found] = []
    for found in kept:
        last = out[-1] if out else None
        touches = last is not None and not text[last.end : found.start].strip()
        if last and last.kind == found.kind and touches and not _HELD_WITH.match(text, found.start):
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


def with_its_like(text: str, found: Found) -> Found:
    """A paper with any other like it: "CompTIA A+, or other recognized certification"."""
    like = _ITS_LIKE.match(text, found.end)
    if like is None:
        return found
    return replace(found, end=like.end(), details={**found.details, "name": text[found.start : like.end()]})


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
