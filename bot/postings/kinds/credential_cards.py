"""Licences told by the card, class or endorsement that shows them: "valid class A", "journeyman card"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.postings.found import Found
from bot.postings.kinds.tails import trim_field
from bot.postings.patterns import compiled
from bot.postings.phrases import Guarded
from bot.postings.sentences import Sentence

_CLASS = Guarded(
    "class",
    r"(?i)\b(?:valid|current|active|unexpired|hold(?:s|ing)?(?: an?)?|possess(?:es)?(?: an?)?|have an?|with an?)\s+"
    r"(?P<name>class (?-i:[ABC])\b(?: or (?-i:[ABC])\b)?)"
    r"(?!\s+(?:cdl|driv|licen|commercial|operator|office|space|motor))",
)
"""A driver's licence by its class alone: "valid class A"."""
_PRIVILEGES = Guarded(
    "driving licensed",
    r"(?i)\b(?:(?:valid|current|up-to-date|unrestricted|full|clean|legal|state)\s+){1,2}driving (?:privileges?|"
    r"permit)\b"
    r"|\bdriving privileges?\b|\b(?:must be|be) (?:a )?licensed (?:driver|to drive)\b",
)
_CARD = Guarded(
    "card cards permit permits",
    r"(?i)\b(?P<name>(?:[\w'’-]+\s)?(?:journeyman|journeyworker|journey level|apprentice|flagger|guard|union|medical|"
    r"med|health|handlers?['’]?s?|servers?['’]?s?|bartend\w+|gaming|work|sheriff['’]?s|concealed carry|blaster|driller)"
    r"\s(?:card|permit))s?\b",
)
_BEFORE_CARD = compiled(r"(?i)^(?:an?|the|or|and|your|valid|current|active|state-issued|have|hold)\s")
_BARE = Guarded(
    "license",
    r"(?i)\b(?:valid|current|clean|active)\s+"
    r"(?:(?:state|in-state|(?-i:[A-Z]{2}|[A-Z][a-z]+))\s)?license\b(?!\s(?:to(?! drive)|as|in|for|from|of|plate))",
)
_DRIVES = compiled(
    r"(?i)\b(?:driv\w+|vehicles?|transportation|car|insured|insur\w+|duis?|dwis?|"
    r"moving violations?|mvr|clean record|tickets?|points)\b"
)
"""Words by which a bare "valid license" is a driver's."""
_DRIVERS_OWN = compiled(r"(?i)driver['’]?s?['’]?\slicen[sc]e")
"""Beside it a bare license is another one: "Illinois license and driver's license"."""
_ENDORSED = Guarded(
    "endorsement endorsements",
    r"(?i)\b(?P<name>(?:(?:hazmat|haz-mat|hazardous materials|tankers?|passengers?|school bus|air brakes?|doubles?|"
    r"triples?|motorcycle|combination|(?-i:[A-Z]))\s?(?:\((?-i:[A-Z])\))?"
    r"(?:,\s|/|\s?and/or\s|\s?and\s|\s?&\s|\s?or\s|\s)?){2,5}endorsements?)\b",
)
_REGISTERED_IN = Guarded(
    "registered licensed certified registration licensure license certification",
    r"(?-i:\b(?P<name>(?:[A-Z][\w'’.-]*\s){2,4}(?:\([A-Z.]+\)\s)?(?:registered|licensed|certified|registration|licensure|"
    r"license|certification))\s+in\s+(?:the\s+)?(?:[Ss]tate of\s+)?[A-Z])",
)
"""A profession before its state: "Professional Engineer registered in Ohio"."""


_HEADED = compiled(
    r"(?i)^\W*(?:required |preferred )?(?:professional )?(?:licen[sc]\w*|certificat\w*|certs?\b|credentials?)"
)
_ITEM = compiled(
    r"^(?P<name>(?:[A-Z][\w'’.&+-]*|\d[\w-]*|of|and|or|in|for|/)(?:[\s/]+(?:[A-Z(][\w'’.&+)-]*|\d[\w-]*|of|and|"
    r"or|in|for|/)){0,5}?)"
    r"\s*(?:\((?i:required|preferred)\)|(?i:is )?(?i:required|preferred|a plus))?\W*$"
)
_DRIVER = compiled(r"(?i)(?P<name>(?:valid )?driver['’]?s?['’]?)(?:\s\((?:required|preferred)\))?\W*")
"""The row of a form below "License": "Drivers (Preferred)"."""
_NUMBERED = Guarded(
    "ase epa nccer nicet iicrc api faa fcc nate aci asnt",
    r"(?-i:\b(?P<name>(?:ASE|EPA|NCCER|NICET|IICRC|API|FAA|FCC|NATE|ACI|ASNT)\s(?:(?i:section|level|type|part)\s)?"
    r"(?:[A-Z]\d+|\d{2,4}|I{1,3}\b|IV\b)[\w.-]*(?:(?:,\s|\sand\s|\sor\s|\s&\s|/)[A-Z]?\d[\w.]*)*))",
)
"""A certificate by its number: "ASE T4 and T6", "EPA 609"."""
KNOWN = compiled(
    r"(?i)\b(?:knowledge of|understanding of|familiar\w* with|versed in|know(?:s|ing)?|understands?)\b[^.;()]{0,60}$"
)
"""Words of knowing before what is known and not held: "knowledge of NFPA 72"."""
_TO_DO = Guarded(
    "license licence licensed",
    r"(?:^|\b(?:an?|your|their|valid|current|currently|be|fully|active|unrestricted|hold|possess|have|required|must|"
    r"respective)\s)"
    r"(?P<name>(?:(?:state|federal|state['’]s|resident|full|the)\s){0,3}licen[sc]ed?\s"
    r"to\s(?:practi[cs]e|sell|operate|drive|teach|carry|perform|provide|administer|apply|handle|counsel)\s[^,.;()]{4,80})",
)
"""A licence by what it lets one do, up to the end of its clause."""
_AGENCY = compiled(r"(?<![\w-])[A-Z]{2,6}(?:\([A-Z]{1,6}\)){1,3}(?:CM\b)?")
_REGISTRY = Guarded(
    "registry register",
    r"\b(?:be|being|listed|active|enrolled|listing|standing)\s(?:listed\s|active\s|enrolled\s)?(?:on|in|with)\s"
    r"(?:the|an?)\s(?P<name>(?:[\w'’-]+\s){1,7}regist(?:ry|er))\b",
)
_NO_NAME = compiled(
    r"(?i)^(?:equal|eoe|eeo|we|our|the|an?|strong|good|excellent|great|none|n/?a|not|required|preferred|yes|no|see|other|all|any|must|valid|current|"
    r"department|facility|location|job|requisition|division|(?-i:[A-Z]{2}-[A-Z]{2}-))|\bname(?-i:[A-Z])"
)


def by_heading(sentence: Sentence) -> Iterator[Found]:
    """A name that stands alone below "Licenses": "NIMS (Preferred)"."""
    if sentence.section not in ("requirements", "preferred") or not _HEADED.match(sentence.heading):
        return
    driver = _DRIVER.fullmatch(sentence.text)
    if driver:
        yield Found("license", 0, driver.end("name"), {"name": "driver's license"}, strong=True)
        return
    label = compiled(r"[^:]{3,45}:\s*").match(sentence.text)
    start = label.end() if label else 0
    match = _ITEM.match(sentence.text[start:])
    if match and not _NO_NAME.match(match.group("name")):
        where = (start, start + match.end("name"))
        yield Found("certification", *where, {"name": match.group("name")}, strong=True)


def by_class(text: str) -> Iterator[Found]:
    """A driver's licence by its class or by the right to drive; a profession registered in a state."""
    for match in _CLASS.finditer(text):
        name = f"{match.group('name')} license"
        yield Found("license", match.start("name"), match.end(), {"name": name}, strong=True)
    for match in _PRIVILEGES.finditer(text):
        yield Found("license", match.start(), match.end(), {"name": "driver's license"}, strong=True)
    for match in _BARE.finditer(text) if _DRIVES.search(_DRIVERS_OWN.sub("", text)) else ():
        yield Found("license", match.start(), match.end(), {"name": "driver's license"}, strong=True)
    for match in _ENDORSED.finditer(text):
        yield from _each_endorsement(match)
    for match in _REGISTERED_IN.finditer(text):
        yield Found("license", match.start("name"), match.end("name"), {"name": match.group("name")}, strong=True)


def _each_endorsement(match: re.Match[str]) -> Iterator[Found]:
    """ "Tanker and Hazmat endorsements" are two; "X or Y endorsement" is one demand that either meets."""
    name, at = match.group("name"), match.start("name")
    parts = list(compiled(r"(?:,\s|/|\s?&\s|\sand\s)(?:and\s)?").finditer(name))
    if not parts or compiled(r"(?i)\bor\b").search(name):
        yield Found("license", at, match.end("name"), {"name": name}, strong=True)
        return
    starts = [0, *(part.end() for part in parts)]
    ends = [*(part.start() for part in parts), len(name)]
    for start, end in zip(starts, ends, strict=True):
        own = compiled(r"(?i)\s?endorsements?$").sub("", name[start:end])
        yield Found("license", at + start, at + end, {"name": f"{own} endorsement"}, strong=True)


def by_number(text: str) -> Iterator[Found]:
    """A certificate that has no other name than who gives it and a number."""
    for match in _NUMBERED.finditer(text):
        if KNOWN.search(text[: match.start()]):
            continue  # "knowledge of NFPA 72" asks for the standard
        yield Found("certification", match.start(), match.end(), {"name": match.group("name")}, strong=True)


def by_purpose(text: str) -> Iterator[Found]:
    """What one may do with it: "license to practice medicine in Ohio", "state license to sell life insurance"."""
    for match in _TO_DO.finditer(text):
        told = trim_field(match.group("name"))
        name = compiled(r"(?i)^(licen[sc]e)d\b").sub(r"\1", told)
        yield Found("license", match.start("name"), match.start("name") + len(told), {"name": name}, strong=True)


def by_agency(text: str) -> Iterator[Found]:
    """Letters with those of who gives them in brackets: "MLS(ASCP)"."""
    for match in _AGENCY.finditer(text):
        yield Found("certification", match.start(), match.end(), {"name": match.group()}, strong=True)


_LETTERS = Guarded(
    "designation designations credential credentials certification certifications qualified qualification",
    r"(?-i:(?<![A-Z] )(?<![A-Z], )\b"
    r"(?P<name>[A-Z]{2,6}(?:-[A-Z]{1,3})?(?:(?:,\s|\sor\s|,\sor\s|/)[A-Z]{2,6}(?:-[A-Z]{1,3})?){1,4}"
    r"\s(?:designation|credential|certification|qualification)s?\b)|"
    r"(?<![\w-])(?!(?:IT|HR|UK|US|USA|EU|UN|PC|QA|PR|ALL|NOT|WE|OTHER|IS|ARE)\b)(?P<held>[A-Z]{2,6}(?:(?:,\s|\sor\s|,\sor\s|/)[A-Z]{2,6}){0,4}"
    r"\s(?:part[- ])?qualified)\b(?! [a-z]+s\b))",
)


def by_letters_alone(text: str) -> Iterator[Found]:
    """Letters that the word behind them makes credentials: "COS, TCS or HCCP designation", "ACCA qualified"."""
    for match in _LETTERS.finditer(text):
        name = match.group("name") or match.group("held").rpartition(" ")[0]
        yield Found("certification", match.start(), match.end(), {"name": name}, strong=True)


def by_registry(text: str) -> Iterator[Found]:
    """A register on which someone stands: "must be on the state nurse aide registry"."""
    for match in _REGISTRY.finditer(text):
        yield Found("certification", match.start("name"), match.end(), {"name": match.group("name")}, strong=True)


def by_card(text: str) -> Iterator[Found]:
    """A trade's card or permit."""
    for match in _CARD.finditer(text):
        name = _BEFORE_CARD.sub("", match.group("name"))
        yield Found("certification", match.end("name") - len(name), match.end(), {"name": name}, strong=True)
