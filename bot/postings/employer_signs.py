"""What the words around a name say of it: "X is hiring", "join X", "accredited by X"; each sign has a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.postings.employer_names import is_business
from bot.postings.first_letters import compile_quick
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
_BEGINS = compiled(
    r"(?:^|[.!?:*,]\s|[.!?][)\"”]\s|\b(?:[Tt]he|An?)\s|\band\s|[-–—|]\s|\bof\s|\bat\s|(?:19|20)\d\d,?\s)$"
)
_NO_VERB = r"(?:skills|duties)\b|\w*(?:tions|ities|ances|ences|(?<!le)ments|\w{3}ings)\b"
"""The ends of words that are no verbs: "assignments", "locations"."""
_ACTS = compiled(
    rf"(?:,\s[^.;]{{3,60}},)?\s(?:is|are|has|was|(?!its\b|his\b|this\b|{_NO_VERB})[a-z]{{2,}}[^\Ws]s)\s(?!in-person)[\w$]"
)
"""A verb behind a name that begins a sentence: "Brightwater Talent places over forty people"."""
_JOB_AT = compiled(r"[Tt]he\s[A-Z][\w&/ -]{3,60}\s(?:at|for|with)\s(?:the\s)?$")
_A_PART = compiled(r"\s(?:department|division|section|unit|committee)\b")
"""Behind the name of a part of the employer: "the Development Services department"."""
_PLACED = compiled(r"\w\s(?:in|near|on|around)\s(?:the\s)?$")
"""Before a place, though what follows hires: "Busy trattoria in the Old Third Ward is hiring"."""
_CERTIFIER = "certifier"
_PARTS_BEGIN = frozenset((" d", " s", " u", " c"))
_TO_A_PLACE = ("in ", "near ", "on ", "around ", "in the ", "near the ", "on the ", "around the ")
_ADDRESS = compiled(
    r"\s\(?\d{3}[)-]\s?\d|,\s(?:[^,.;\d]{3,20},\s)?(?:\d{1,5}\s(?:[NSEW]\.?\s)?[A-Z]|P\.?\s?O\.?\sBox\b)"
)
"""A telephone or a street behind a name: "Law Offices of Dana Whitcomb, 220 Main Street"."""
_IS = compiled(r"\s(?:is|will|has|oversees|performs|works|reports|supports|leads)\b")
_WE = compiled(r",?\s(?:we|you|our|all|people|it|everyone)\b", re.I)
_OF_A_LIST = compiled(r"[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*,\s(?:[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,3},\s)+$")
"""Names before the last two of a list: "Word, Excel, Power Point and Outlook"."""
_LISTED = compiled(r",\s(?:[A-Z]\w+,\s)+$")
"""Other things before the last of a list: "Services, Inventory, Healthcare"."""
_THEN_WE = compiled(r"(?:We|Our)\b")
_PREMISES = compiled(
    r"\s(?:branch|office|location|store|plant|facility|shop|clinic|restaurant|hotel|campus|site|warehouse)\b"
)
_OURS = compiled(r"\b[Oo]ur\s(?:new|newest|busy|flagship)?\s?$")
_AMONG = compiled(r",\s(?:[A-Z][\w&]+,\s)*(?:and\s|or\s)?[A-Z][\w&]+\s(?:and|or)\b")
"""Other names behind one: "work for BLM, NRCS and state programs"."""


@lru_cache(maxsize=1)
def _after() -> PhraseSets[str]:
    """The words that follow a name, by their sign; the first that fits is the one."""
    certifies = PhraseSet(tuple(load("employers")["certifies"]["phrases"]), before=r"[\s-]")
    after = load("employers")["after"].items()
    return PhraseSets(
        {sign: PhraseSet(tuple(table["phrases"]), before=_BESIDE) for sign, table in after} | {_CERTIFIER: certifies}
    )


@lru_cache(maxsize=16)
def _may_follow(text: str) -> dict[str, list[re.Pattern[str]]]:
    """What may follow a name in this text; a text holds many names."""
    return _after().candidates(text)


@lru_cache(maxsize=1)
def _before() -> PhraseSets[str]:
    """The words that lead to a name, by their sign."""
    return PhraseSets(
        {
            sign: PhraseSet(
                tuple(table["phrases"]),
                before=table.get("from", r"(?<![\w-])"),
                after=table.get("to", r"\s(?:the\s)?$"),
            )
            for sign, table in load("employers")["before"].items()
        }
    )


@lru_cache(maxsize=1)
def _heading() -> re.Pattern[str]:
    return compile_quick(rf"(?:{_any(load('employers')['headings']['phrases'])})\s(?:the\s)?$", re.I)


def _any(phrases: list[str]) -> str:
    return "|".join(to_regex(phrase).replace(r"\'s", "['’]s") for phrase in phrases)


def signs_around(text: str, start: int, end: int) -> Iterator[str]:
    """The names of the signs for and against a name as the employer in the words around it."""
    before = text[max(0, start - 60) : start]
    leading = _before().candidates(before).items() if before else ()
    led_by = {sign for sign, patterns in leading if any(pattern.search(before) for pattern in patterns)}
    if "within" in led_by:
        return
    if any(pattern.match(text, end) for pattern in _may_follow(text).get(_CERTIFIER, ())):
        yield _CERTIFIER
        return
    yield from led_by & {"not with", _CERTIFIER}
    if text[end : end + 2] in _PARTS_BEGIN and _A_PART.match(text, end):
        yield "a part"
        return
    placed = before.endswith(_TO_A_PLACE) and "joining" not in led_by and _PLACED.search(before)
    if placed and not is_business(text[start:end]):
        return
    if text[end : end + 1] in ("?", ":") and _heading().fullmatch(compiled(r"[.!?]\s").split(before)[-1]):
        yield "heading"
    if text[end : end + 1] == "," and _AMONG.match(text, end):
        yield "among others"
    if _is_two(text, start, end, before):
        yield "among others"
        return
    # "Small firm (Voss & Kline) needs a paralegal"
    bracketed = before.endswith("(") and text[end : end + 2] in (") ", ".)")
    if ("sent to" in led_by and is_business(text[start:end])) or (
        text[end : end + 1] in (",", " ") and _ADDRESS.match(text, end)
    ):
        yield "address"
    end += (1 + (text[end] == ".")) if bracketed else 0
    if bracketed or not before.strip() or _BEGINS.search(before[-6:]):
        wordy = " " in text[start:end]
        before = before.removesuffix("The ") if wordy else before
        begins = not before.strip() or before[-2:-1] in (',.!?)"”' if wordy else '.!?)"”') or before[-3:-1].isdigit()
        yield from _said_behind(text, end, begins, wordy)
    elif is_business(text[start:end]) and any(mark.match(text, end) for mark in _may_follow(text).get("policy", ())):
        yield "policy"  # behind a lost break: "to high standards Dunmore Health is an equal opportunity employer"
    if text[end : end + 2] in (". ", "! ") and not _LISTED.search(before) and _THEN_WE.match(text, end + 2):
        yield "then we"
    own = _PREMISES.match(text, end) if text[end : end + 1] == " " and _OURS.search(before) else None
    if own and (is_business(text[start:end]) or "&" in text[start:end]):
        yield "our premises"
        yield from _said_behind(text, own.end(), False, False)
    if led_by and _JOB_AT.search(text[max(0, start - 90) : start]) and _IS.match(text, end):
        yield "the job at"
    elif "at" in led_by and _WE.match(text, end):
        yield "at it, we"
    yield from led_by - {"not with", _CERTIFIER, "sent to"}


def _is_two(text: str, start: int, end: int, before: str) -> bool:
    """Whether a name is the last two things of a list, or two that "are": "Training and Pay are", not "Ash & Rye"."""
    if " and " not in text[start:end] or is_business(text[start:end]):
        return False
    return text.startswith(" are ", end) or (before.endswith(", ") and bool(_OF_A_LIST.search(before)))


def _said_behind(text: str, end: int, begins: bool, wordy: bool) -> Iterator[str]:
    aside = _APPOSITION.match(text, end)
    places = (end, aside.end()) if aside else (end,)
    for sign, patterns in _may_follow(text).items():
        if any(pattern.match(text, place) for pattern in patterns for place in places):
            yield sign
            return
    if begins and wordy and text.startswith(("'s ", "’s "), end):
        yield "owns"
    if begins and _ACTS.match(text, end):
        yield "acts" if wordy else "acts, one word"


def heads(text: str, start: int, end: int) -> bool:
    """Whether a short line is a heading about a name: "About Bluefin", "Why work at Bluefin?"."""
    return bool(_heading().fullmatch(text[:start])) and not compiled(r"\w").search(text[end:].replace("story", ""))
