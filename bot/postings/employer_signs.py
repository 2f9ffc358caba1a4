"""What the words around a name say of it: "X is hiring", "join X", "X is an equal opportunity employer"."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.postings.employer_names import is_business
from bot.postings.patterns import compiled
from bot.postings.phrases import PhraseSet, PhraseSets, to_regex
from bot.postings.vocabulary import load

_BESIDE = r"(?:\s\d{1,4}\b)?(?:\s?\([\w .&,/-]{2,60}\))?,?\s?"
_APPOSITION = compiled(
    r",\s(?:an?|the|one of|your|part of|member of|(?:the\s)?parent of|home of|makers? of|formerly|now in|"
    r"founded in|family)\s"
    r"[^.;]{3,110}?,\s(?:[A-Z]{2},\s)?(?=\w)|"
    r"\s[-–—]\s[^.;–—]{3,90}\s[-–—]\s(?=\w)|"
    r"\s(?:in|of)\s[A-Z][\w .]{2,40}?,\s[A-Z]{2},?\s(?=\w)|"
    r"\sin\s[A-Z]\w+(?:\s[A-Z]\w+)?,?\s(?=(?:is|are|seeks|needs|wants|has|invites)\s)"
)
_BEGINS = compiled(r"(?:^|[.!?:*,]\s|\b[Tt]he\s|\band\s|[-–—|]\s|\bof\s|\bat\s)$")
_JOB_AT = compiled(r"[Tt]he\s[A-Z][\w&/ -]{3,60}\s(?:at|for|with)\s(?:the\s)?$")
_NOT_WITH = compiled(r"(?i)\bnot (?:with|for|by|an employee of|employed by)\s(?:the\s)?$")
"""Before the one who does not hire: a franchisor, the owner of a brand."""
_WITHIN = compiled(
    r",\s(?:an?\s|the\s)?(?:[\w-]+\s)?(?:part|subsidiary|member|affiliate|brand|unit|arm)\sof\s(?:the\s)?$"
)
"""Before the group that an employer belongs to: "Voltaire Instruments, a subsidiary of Kestrel Group, designs"."""
_WRONG = 8
_A_PART = compiled(r"\s(?:department|division|section|unit|committee)\b")
"""Behind the name of a part of the employer: "the Development Services department"."""
_PLACED = compiled(r"\w\s(?:in|near|on|around)\s(?:the\s)?$")
"""Before a place, though what follows hires: "Busy trattoria in the Old Third Ward is hiring"."""
_ABOUT_US = compiled(r"(?i)\babout (?:us|the (?:company|employer|organization)|our company):\s$")
_OUR_OWN = compiled(
    r"(?i)\bour (?:\w+\s)?(?:company|museum|firm|shop|restaurant|school|church|store|clinic|practice|hospital|hotel|"
    r"farm|agency|bakery|studio|cafe|brewery|business|organization|nonprofit|charity|gym|spa|salon|center|library),\s$"
)
"""Before a name that explains what is ours: "Our museum, Historic Alden House, hosts"."""
_PARTS_BEGIN = frozenset((" d", " s", " u", " c"))
_TO_A_PLACE = ("in ", "near ", "on ", "around ", "in the ", "near the ", "on the ", "around the ")
_SENT_TO = compiled(r"(?i)\b(?:resumes?|applications?|letter)\sto\s(?:the\s)?$")
_ADDRESS = compiled(r",\s(?:\d{1,5}\s(?:[NSEW]\.?\s)?[A-Z]|P\.?\s?O\.?\sBox\b)")
"""A street behind a name: "Law Offices of Dana Whitcomb, 220 Main Street"."""
_IS = compiled(r"\s(?:is|will|has|oversees|performs|works|reports|supports|leads)\b")
_WE = compiled(r",?\s(?:we|you|our|all|people|it|everyone)\b", re.I)


@lru_cache(maxsize=1)
def _after() -> tuple[tuple[int, PhraseSet], ...]:
    return tuple(
        (table["weight"], PhraseSet(tuple(table["phrases"]), before=_BESIDE))
        for table in load("employers")["after"].values()
    )


@lru_cache(maxsize=16)
def _may_follow(text: str) -> list[tuple[int, list[re.Pattern[str]]]]:
    """What may follow a name in this text; a text holds many names."""
    return [(weight, patterns) for weight, phrases in _after() if (patterns := phrases.candidates(text))]


@lru_cache(maxsize=1)
def _before() -> PhraseSets[int]:
    """The words that lead to a name, by their weight."""
    return PhraseSets(
        {
            table["weight"]: PhraseSet(tuple(table["phrases"]), after=r"\s(?:the\s)?$")
            for table in load("employers")["before"].values()
        }
    )


@lru_cache(maxsize=1)
def _heading() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any(load('employers')['headings']['phrases'])})\s(?:the\s)?$", re.I)


def _any(phrases: list[str]) -> str:
    return "|".join(to_regex(phrase).replace(r"\'s", "['’]s") for phrase in phrases)


def weight_of(text: str, start: int, end: int) -> int:
    """How much the words around a name speak for it as the employer, from 0."""
    before = text[max(0, start - 50) : start]
    weight = -_WRONG if "not " in before and _NOT_WITH.search(before) else 0
    if _WITHIN.search(before):
        return weight
    if text[end : end + 2] in _PARTS_BEGIN and _A_PART.match(text, end):
        return weight - 3
    bracketed = before.endswith("(") and text[end : end + 2] in (
        ") ",
        ".)",
    )  # "Small firm (Voss & Kline) needs a paralegal"
    if before.endswith(_TO_A_PLACE) and _PLACED.search(before) and not is_business(text[start:end]):
        return weight
    if before.endswith(": ") and _ABOUT_US.search(before):
        weight += 3
    if before.endswith(", ") and _OUR_OWN.search(before):
        weight += 4
    sent = before.endswith(("to ", "to the ")) and _SENT_TO.search(before) and is_business(text[start:end])
    if sent or (text[end : end + 1] == "," and _ADDRESS.match(text, end)):
        weight += 3
    end += (1 + (text[end] == ".")) if bracketed else 0
    if _BEGINS.search(before[-6:]) or bracketed or not before.strip():
        aside = _APPOSITION.match(text, end)
        places = (end, aside.end()) if aside else (end,)
        for value, patterns in _may_follow(text):
            if any(pattern.match(text, place) for pattern in patterns for place in places):
                weight += value
                break
    if _JOB_AT.search(text[max(0, start - 90) : start]) and _IS.match(text, end):
        return weight + 4
    for value in sorted(_before().for_text(before), reverse=True):
        if _before().sets[value].search(before):
            weight += value + (2 if value == 1 and _at(before) and _WE.match(text, end) else 0)
            break
    return weight


def _at(before: str) -> bool:
    return bool(compiled(r"(?i)\bat\s$").search(before))


def heads(text: str, start: int, end: int) -> bool:
    """Whether a short line is a heading about a name: "About Bluefin", "Why work at Bluefin?"."""
    return bool(_heading().fullmatch(text[:start])) and not compiled(r"\w").search(text[end:].replace("story", ""))
