"""Schools by the names people use for them, and what graduating from one means."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from bot.matching import vocabulary
from bot.matching.vocabulary import Shape

Kind = Literal["university", "two_year", "trade"]

_SAYS_SO = Shape(r"(?<!\w)(?:<schools.named_so>)(?!\w)")
_TWO_YEAR_SAYS_SO = Shape(r"(?<!\w)(?:<schools.two_year_named_so>)(?!\w)")


@cache
def _named(group: str) -> re.Pattern[str]:
    return vocabulary.whole_words(list(vocabulary.topic("en", "schools")[group]))


def school(text: str) -> Kind | None:
    """What kind of school a normalised text names, if any; the lower kind where it names several."""
    if _named("for_trades").search(text):
        return "trade"
    if _TWO_YEAR_SAYS_SO.search(text) or _named("two_year").search(text):
        return "two_year"
    return "university" if _SAYS_SO.search(text) or _named("universities").search(text) else None


def without_school(text: str) -> str:
    """The text without the schools that it names."""
    for pattern in (_named("for_trades"), _TWO_YEAR_SAYS_SO, _named("two_year"), _SAYS_SO, _named("universities")):
        text = pattern.sub(" ", text)
    return text
