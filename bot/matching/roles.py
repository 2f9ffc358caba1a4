"""Ranks within one trade: which of several lengths was spent in the one that is asked for, and which led up to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from bot.matching import vocabulary
from bot.matching.occupations import kinds
from bot.matching.totals import Stretch
from bot.matching.vocabulary import Shape, whole_words

_ROSE = Shape(r"\b(?:<lengths.rose>)\b")
"""What came before a rise to the asked rank was none of it, whatever it was."""


@dataclass(frozen=True)
class Role:
    """A rank that a posting may ask for."""

    asked: re.Pattern[str]
    """Fields that ask for it: "executive chef", not "cooking"."""
    named: re.Pattern[str]
    """How applicants name it, or say that they were it."""
    below: re.Pattern[str]
    """The rank right under it, which holds its name: "assistant manager"."""
    beside: re.Pattern[str]
    """Other work of the trade that no occupation knows."""


@cache
def _roles() -> tuple[Role, ...]:
    table = vocabulary.topic(vocabulary.LANGUAGES[0], "fields")["roles"]
    never = ["(?!)"]
    return tuple(
        Role(*(whole_words(one.get(group) or never) for group in ("asked", "named", "below", "beside")))
        for one in table.values()
    )


@lru_cache(maxsize=512)
def role_of(field: str) -> Role | None:
    """The rank that a field asks for; None for most fields, which ask for a trade."""
    return next((role for role in _roles() if role.asked.search(field.lower())), None)


def in_the_role(found: list[Stretch], field: str, languages: tuple[str, ...]) -> list[Stretch]:
    """The stretches, those in the asked rank marked as it and the others as near it, where a message tells them apart.

    "sous chef 8, exec chef 2" asked for an executive chef, "16 in sales, 9 leading" for sales leadership.
    """
    role = role_of(field) if len(found) > 1 else None
    if role is None:
        return found
    held = [_is_held(role, item.clause) for item in found]
    rose = any(is_held and _ROSE.search(item.clause) for item, is_held in zip(found, held, strict=True))
    others = [item for item, is_held in zip(found, held, strict=True) if not is_held]
    if not others or not (rose or all(_is_other(role, item, languages) for item in others)):
        return found
    if not any(held) and not any(role.below.search(item.clause) for item in found):
        return found
    return list(_marked(found, held))


def _marked(found: list[Stretch], held: list[bool]) -> Iterator[Stretch]:
    for item, is_held in zip(found, held, strict=True):
        if not is_held:
            yield replace(item, near="near")
        else:
            yield item if item.near in ("near", "wide") else replace(item, near="same")


def _is_held(role: Role, clause: str) -> bool:
    return role.named.search(role.below.sub(" ", clause)) is not None


def _is_other(role: Role, item: Stretch, languages: tuple[str, ...]) -> bool:
    """Whether a clause names work, and not only an employer, a place or a time."""
    if role.below.search(item.clause) or role.beside.search(item.clause):
        return True
    return bool(kinds(item.clause, languages).titles)
