"""Short ways to make readings, with the one rule all kinds share: doubt is unclear."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bot.matching.message import Message
from bot.matching.polarity import Polarity, plain_no, polarity, yes_with_trimmings
from bot.screening.reading import Reading

_HELD = frozenset(
    """
    license certification clearance skill language work_authorization background_check drug_test assessment other
    minimum_age transport
    """.split()
)
"""Kinds that ask for one thing, so that a plain yes stands whatever else is not the case."""


_FIRM_RATING = 7
"""Least mark out of ten that people give to what they know well."""


def met(rule: str, **value: Any) -> Reading:
    """A clear answer that meets the criterion."""
    return Reading("clear", value, "met", rule)


def not_met(rule: str, **value: Any) -> Reading:
    """A clear answer that plainly does not meet the criterion."""
    return Reading("clear", value, "not_met", rule)


def doubtful(rule: str, **value: Any) -> Reading:
    """A clear answer whose result is for a person: near the line, lapsed but renewable, another field."""
    return Reading("clear", value, "unclear", rule, settled=True)


def open_answer(rule: str, value: Mapping[str, Any] | None = None) -> Reading:
    """An answer that speaks to the question and leaves it open."""
    return Reading("unclear", value or {}, "unclear", rule)


def withheld(rule: str) -> Reading:
    """A limit with a religious or medical reason: to a person, and nothing of it is kept as a value."""
    return Reading("unclear", {}, "unclear", rule, sensitive=True)


def yes_or_no(kind: str, message: Message, said: Polarity | None = None) -> Reading | None:
    """Read a plain yes or no; None when the message holds neither, nor a hedge."""
    said = said or polarity(message)
    if said.answer is True:
        if message.has("polarity.yes_but"):
            return doubtful(f"{kind}.yes_but", yes=True)
        return met(f"{kind}.yes", yes=True)
    if said.answer is False:
        return not_met(f"{kind}.no", yes=False) if plain_no(message, said) else open_answer(f"{kind}.no_among_others")
    if said.yes or said.no or said.hedged or said.conditional:
        if kind in _HELD and _no_before_offer(message, said):
            return not_met(f"{kind}.no_with_offer", yes=False)
        how = "hedged" if said.hedged else "conditional" if said.conditional else "yes_and_no"
        if kind in _HELD and yes_with_trimmings(message, said):
            return met(f"{kind}.yes", yes=True)
        if how == "yes_and_no" and kind in _HELD and _yes_after_all(message):
            return met(f"{kind}.yes_after_all", yes=True)
        if how == "yes_and_no" and said.lead is False and _remedy_only(message):
            return not_met(f"{kind}.no_with_offer", yes=False)
        return open_answer(f"{kind}.{how}")
    return None


def rated(kind: str, message: Message) -> Reading | None:
    """Read "8 out of 10": seven and more is firm, the rest is left open."""
    match = re.search(r"(?<!\d)(\d{1,2}) ?(?:/|out of) ?10(?!\d)", message.numeric)
    if match is None:
        return None
    if int(match[1]) >= _FIRM_RATING:
        return met(f"{kind}.rating", yes=True)
    return open_answer(f"{kind}.rating")


def affirmed(message: Message, *names: str) -> bool:
    """Whether one of some vocabulary groups occurs and nothing outside of them denies or weakens it."""
    rest = message
    for name in names:
        rest = rest.without(name)
    if rest.text == message.text:
        return False
    said = polarity(rest)
    return not (said.no or said.hedged or said.conditional)


_AFTER_ALL = re.compile(
    r"(?:yes|yeah|yep|yup|yea|sure|si)(?: (?:i|we))?(?: (?:do|know|can|have|am|use|used|did|got))?"
    r"(?: (?:it|that|one|how|well|sir))*"
)
"""A last clause that is nothing but a yes: "...but yeah i know it"."""


def _yes_after_all(message: Message) -> bool:
    """Whether the message ends in a yes after all its noes: "do not make me use it again, but yeah i know it"."""
    clauses = message.clauses()
    return len(clauses) > 1 and _AFTER_ALL.fullmatch(clauses[-1]) is not None


def _no_before_offer(message: Message, said: Polarity) -> bool:
    """Whether a plain no is left without a hedged offer to get it: "never had one but i could probably get one"."""
    rest = message.without("credential.offer")
    if said.lead is not False or rest.text == message.text:
        return False
    left = polarity(rest)
    return left.answer is False and plain_no(rest, left)


def _remedy_only(message: Message) -> bool:
    """Whether what follows the no is only an offer to learn or to get it."""
    return message.has("credential.offer")
