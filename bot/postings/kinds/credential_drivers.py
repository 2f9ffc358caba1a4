"""Licences to drive and to practise law: their names vary more than those of others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.postings.found import Found
from bot.postings.kinds.tails import words_of
from bot.postings.patterns import compiled

_DRIVER = compiled(
    (
        r"(?:(?P<state>(?-i:[A-Z])[\w.]+(?:\s(?-i:[A-Z])[\w.]+)?|state|class [a-d])\s+)?"
        r"(?:class (?-i:[A-Z])\s+(?!commercial))?"
        r"(?:\([^()]{2,30}\bequivalent\)\s+)?(?:commercial\s+)?(?:motor "
        r"vehicle\s+)?(?:operator['’]?s?|driver['’]?s?['’]?|driving|motor vehicle)\s+(?:license|"
        r"licence)\b(?:\s+\(?class\s+[A-D]\)?)"
        r"?"
    ),
    re.I,
)
_BAR = compiled(
    (
        r"\b(?:admitted to (?:practice|the (?:state )?bar)[\w ]*|(?:member(?:ship)?|admission|admitted)[\w "
        r"]{0,40}\b(?:state )?bar\b[\w ]{0,30}|licensed attorney[\w ]{0,20}|bar admission[\w ]{0,20}|"
        r"barred in [\w ]{0,30})"
    ),
    re.I,
)
LEADING = frozenset(
    (
        "this these that such any a an the must have has hold possess current currently valid active "
        "and or of in with your current/valid maintain obtain proof required preferred is be as "
        "at to for appropriate proper any all other relevant applicable additional industry professional "
        "either related willing able ability you new bring not no if yet become already"
    ).split()
)
"""Words that lead to the name of a credential and are none of it."""


def drivers(text: str) -> Iterator[Found]:
    """Driver's licences, with the state or class before them."""
    if "DL" in text:
        yield from _short(text)
    for match in _DRIVER.finditer(text) if "licen" in text.lower() else ():
        name = match.group()
        first = name.split()[0]
        before = text[: match.start()].split()[-1:]
        if first.lower().startswith("operator") and before and before[0].lower() not in LEADING | {"state"}:
            continue  # a boiler's or a pesticide operator's
        state = " ".join(name.lower().split()[:2]) in words_of("places", "states", "names")  # the New of New York
        if (first.lower() in LEADING and not state) or (
            first.isupper() and first in ("VALID", "CURRENT", "ACTIVE", "CLEAN")
        ):
            name = name.split(None, 1)[1]
        name = compiled(r"^.*\s(?:Valid|Current|Active)\s(?=\S)").sub("", name)  # "TB Test Valid Driver's License"
        name = compiled(r"(?i)^(?:valid|current|clean|active|possess(?:es)?|hold|must|have)\s+").sub("", name)
        yield Found(
            "license",
            match.start(),
            match.end(),
            {"name": name},
            strong=bool(
                compiled(r"valid|current|clean|active", re.I).search(text[max(0, match.start() - 25) : match.end()])
            ),
        )


def _short(text: str) -> Iterator[Found]:
    """ "Valid DL": a driver's licence by its letters."""
    for match in compiled(r"(?<![\w-])(?:[A-Z]{2}\s)?DL(?![\w-])(?!\s(?:experience|models?))").finditer(text):
        yield Found("license", match.start(), match.end(), {"name": "driver's license"}, strong=True)


def bars(text: str) -> Iterator[Found]:
    """Admissions to the bar."""
    for match in _BAR.finditer(text):
        name = match.group().strip(" ,")
        yield Found(
            "license",
            match.start(),
            match.start() + len(name),
            {"name": name if "bar" in name.lower() else f"bar admission ({name})"},
        )
