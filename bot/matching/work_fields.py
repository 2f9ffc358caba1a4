"""Whether the work an applicant names is the work a posting asks for."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from bot.matching import vocabulary

Closeness = Literal["same", "wide", "near", "other", "unknown"]

_LED = "management"
"""The family of leading others: "retail management" asks for both, the trade and the leading."""
_ANY_WORK = frozenset(
    ["related", "relevant", "work", "working", "similar", "experience", "prior", "role", "and", "the", "for", "with"]
)
_RANKS = frozenset(["management", "office"])
"""Families that many kinds of work share: an office manager may keep the books."""
_TRADES = frozenset(
    "sales food healthcare construction driving warehouse customer_service accounting it mechanic".split()
)
"""Wide families of which each narrow kind of work is a full example."""
_HEADS = frozenset(
    "sales selling chef management manager managing manage supervisor supervising leading leadership lead team teams"
    " technician tech engineer engineering developer development service services support operator assistant assisting"
    " associate specialist driving driver officer clerk work worker analysis analyst representative handling writing"
    " teaching teacher professional industry helper coordination field facing new account aide care".split()
)
"""Words that many fields share: in "outside sales" it is "outside" that tells."""


@lru_cache(maxsize=4096)
def families(text: str, languages: tuple[str, ...], table: str = "families") -> frozenset[str]:
    """The families of work whose words (or employers) occur in a text."""
    return frozenset(
        family
        for language in languages
        for family in vocabulary.topic(language, "fields").get(table, {})
        if _family(language, table, family).search(text)
    )


@lru_cache(maxsize=256)
def _family(language: str, table: str, family: str) -> re.Pattern[str]:
    return vocabulary.whole_words(vocabulary.topic(language, "fields")[table][family])


@lru_cache(maxsize=1024)
def _wanted(asked: str) -> tuple[frozenset[str], frozenset[str]]:
    """The families a field asks for, and the wider ones that hold them and do not suffice."""
    found = families(asked.lower(), vocabulary.LANGUAGES)
    within = vocabulary.topic("en", "fields")["within"]
    wider = frozenset(wide for family in found for wide in within.get(family, ()))
    return found - wider, wider


def _holding(named: frozenset[str]) -> frozenset[str]:
    """The wide trades that the named narrow ones belong to: a cook has worked in food service."""
    within = vocabulary.topic("en", "fields")["within"]
    return frozenset(wide for family in named for wide in within.get(family, ()) if wide in _TRADES)


@lru_cache(maxsize=1024)
def telling_words(asked: str) -> frozenset[str]:
    """The words of a field that set it apart: "outside" of "outside sales", "sales" of "sales"."""
    words = frozenset(re.findall(r"[\w&]{3,}", asked.lower())) - _ANY_WORK
    return words - _HEADS or words


def closeness(asked: str, text: str, languages: tuple[str, ...]) -> Closeness:
    """How near the work named in `text` is to the `asked` field.

    wide: only a wider kind of work is named that holds the asked one ("healthcare" for nursing). near: work that a
    person may well accept. unknown: the text names no kind of work we know, or the posting asks for "related"
    experience; then the applicant is taken to answer the question that was asked.
    """
    words = telling_words(asked)
    if not words:
        return "unknown"
    wanted, wider = _wanted(asked)
    named = families(text, languages)
    echoed = bool(words & set(re.findall(r"[\w&]+", text)))
    if echoed and _beside(words, text):
        return "near"
    same = echoed or bool(wanted & (named | _holding(named) | families(text, ("en",), "employers")))
    if _LED in wanted and len(wanted) > 1 and (same or named):
        return _of_leading(wanted, named, same, text)
    if same:
        return "same"
    if not named or not wanted:
        return "unknown"
    if named & wider:
        return "wide"
    near = {name for family in wanted for name in vocabulary.topic("en", "fields")["near"].get(family, ())}
    return "near" if named & near or named <= _RANKS else "other"


def only_ranks(text: str, languages: tuple[str, ...]) -> bool:
    """Whether a text names a rank and no trade: "then manager for 3 years"."""
    named = families(text, languages)
    return bool(named) and named <= _RANKS


def _beside(words: frozenset[str], text: str) -> bool:
    """Whether the work was done for or next to those who do the asked work: "supporting the sales team"."""
    asked = "|".join(sorted(map(re.escape, words)))
    return (
        re.search(
            r"\b(?:support(?:ing|ed)?|assist(?:ing|ed)|help(?:ing|ed)?|work(?:ed|ing) (?:with|alongside|next to)"
            rf"|alongside) (?:the |our |a |all the )?(?:{asked})s?"
            r"(?: (?:team|reps?|department|staff|people|guys|side|managers?))?\b",
            text,
        )
        is not None
    )


def _of_leading(wanted: frozenset[str], named: frozenset[str], same: bool, text: str) -> Closeness:
    """For "retail management": leading in another trade and the trade without leading are both only near."""
    if _LED not in named:
        return "near" if same else "other"
    trades = named - {_LED}
    known = trades & (wanted | families(text, ("en",), "employers"))
    return "same" if not trades or known or (wanted - {_LED}) & families(text, ("en",), "employers") else "near"
