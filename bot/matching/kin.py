"""What a message says of a named thing and of its kin: "R and SAS but not Python", "Revit yes. CAD no."."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from bot.matching import vocabulary
from bot.matching.message import Message
from bot.matching.normalise import plain

Stance = Literal["denied", "affirmed", "shown", "other"]
Realm = Literal["craft", "paper", "thing"]
"""Tools, techniques and crafts; licences and certificates; things that are owned or done."""
_FAMILIES = {"craft": "kin", "paper": "papers"}
_SHOWN_BY = {"craft": "crafts", "thing": "things"}
"""denied and affirmed: the thing itself, by name; shown: by what belongs to it; other: only its kin is named."""
_MOST_WORDS = 3
"""Most words of a question that only names something."""
_OPEN_NAME = re.compile(r"\b(?:or (?:similar|equivalent|other|comparable|another|like)|such as|like|similar|etc|any)\b")
"""A name that allows the kin of what it names: "QuickBooks or similar"."""
_BETWEEN = (
    r"(?: (?:really|even|ever|used?|using|know|knew|learned|touched|tried|had|done|did|do|worked|needed|speak"
    r"|have|with"
    r"|in|on|the|any|much|a|an|so much|that much|nada de|de|el|la|se|uso|usado))*"
)
_NO = r"(?:not|no|never|nor|but no|do not|did not|have not|cannot|nunca|ni|don't)"
_NO_AFTER = (
    r"(?: (?:is|part|side))*\s*[:,-]? ?(?:no|not|nope|nah|never|negative|not really|not so much)(?: so much| yet)?"
)
_YES = r"(?:yes|yeah|yep|yup|ya|sure|si|yes to|yes on|yes for)"


def stance(name: str, message: Message, realm: Realm = "craft") -> Stance | None:
    """How a message stands to the thing of that name; None when it names neither it nor its kin."""
    known = _known(plain(name), realm)
    if known is None:
        return None
    text = message.without("polarity.double_no", " YEA ").without("polarity.not_a_problem", " YEA ").text
    if known.own.search(text):
        at_it = said_at(known.own.pattern, text)
        if at_it is not None or realm != "thing":
            return at_it
    if known.shown is not None and known.shown.search(text):
        return "shown"
    kin = None if _OPEN_NAME.search(plain(name)) else known.kin
    crafts = known.craft.finditer(text) if known.craft is not None else ()
    if any(kin is None or not kin.fullmatch(found.group()) for found in crafts):
        return "shown"
    return "other" if known.kin is not None and known.kin.search(text) else None


def is_named(name: str, message: Message) -> bool:
    """Whether the thing itself, a tool or a paper, is in the message by one of its names."""
    both = (_known(plain(name), realm) for realm in _FAMILIES)
    return any(known is not None and known.own.search(message.text) for known in both)


def own_names(name: str) -> list[str]:
    """Patterns for the thing itself, a tool or a paper."""
    both = (_known(plain(name), realm) for realm in _FAMILIES)
    return [known.own.pattern for known in both if known is not None]


def asked_back_other(name: str, message: Message) -> bool:
    """Whether the message opens by asking back about kin: "javascript? yes" to a question about Java."""
    opening, mark, _ = plain(message.raw).partition("?")
    return bool(mark) and len(opening.split()) <= _MOST_WORDS and stance(name, message.only(opening)) == "other"


def said_at(name: str, text: str) -> Literal["denied", "affirmed"] | None:
    """Whether a no or a yes stands right at a name (a pattern); None when neither does."""
    end = r"(?=\s*(?:$|[.,;!)]|but|and|just|only|sorry|though|unfortunately))"
    denied = re.search(rf"(?<!\w){_NO}{_BETWEEN} {name}{end}", text) or re.search(rf"{name}{_NO_AFTER}{end}", text)
    affirmed = re.search(rf"{name}(?: is a| \w+)?\s*[:,-]? ?{_YES}(?!\w)", text)
    affirmed = affirmed or re.search(rf"(?<!\w){_YES} {name}", text)
    if denied and affirmed and re.search(rf"\w {_YES} {name}{_NO_AFTER}{end}", text):
        return "denied"  # the yes stands at the name before: "Cerner yes epic no"
    if denied and affirmed:  # two names of one pattern: "RRP yes, asbestos no"
        return None if denied.start() > affirmed.start() else "denied"
    return "denied" if denied else "affirmed" if affirmed else None


@dataclass(frozen=True)
class _Known:
    """What the vocabulary knows of a name."""

    own: re.Pattern[str]
    """Names of the thing itself."""
    shown: re.Pattern[str] | None
    """What belongs to it and to nothing beside it."""
    craft: re.Pattern[str] | None
    """Words of the craft: they show it unless they name its kin."""
    kin: re.Pattern[str] | None
    """What stands beside it."""


@cache
def _whole(key: str) -> re.Pattern[str]:
    """The key as a pattern; there are more of them than re itself keeps."""
    return vocabulary.whole_words([key])


@lru_cache(maxsize=512)
def _known(name: str, realm: str) -> _Known | None:
    """All families and crafts that have the name."""
    own: list[str] = []
    general: list[str] = []
    shown: list[str] = []
    craft: list[str] = []
    others: list[str] = []
    for family in vocabulary.topic("en", _FAMILIES[realm])["family"] if realm in _FAMILIES else ():
        asked = [key for key in family if _whole(key).search(name)]
        own += asked
        shown += [pattern for key in asked for pattern in family[key]]
        if asked:
            others += [pattern for key, words in family.items() if key not in asked for pattern in (key, *words)]
    for crafts in vocabulary.topic("en", _SHOWN_BY[realm]).values() if realm in _SHOWN_BY else ():
        asked = [key for key in crafts if _whole(key).search(name)]
        general += asked
        craft += [pattern for key in asked for pattern in crafts[key]]
    own = own or general  # who is asked about MIG welding has not named it with "welding"
    return _Known(vocabulary.whole_words(own), _any(shown), _any(craft), _any(others)) if own else None


def _any(patterns: list[str]) -> re.Pattern[str] | None:
    return vocabulary.whole_words(patterns) if patterns else None
