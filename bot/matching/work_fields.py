"""Whether the work an applicant names is the work a posting asks for."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from bot.matching import vocabulary

Closeness = Literal["same", "near", "other", "unknown"]


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


def closeness(asked: str, text: str, languages: tuple[str, ...]) -> Closeness:
    """How near the work named in `text` is to the `asked` field.

    unknown: the text names no kind of work we know, or the posting asks for "related" experience; then the
    applicant is taken to answer the question that was asked.
    """
    wanted = families(asked.lower(), vocabulary.LANGUAGES)
    named = families(text, languages)
    asked_words = {word for word in asked.lower().replace("/", " ").replace(",", " ").split() if len(word) > 3}
    if not asked_words or asked_words <= {"related", "relevant", "work", "similar", "experience", "prior"}:
        return "unknown"
    if asked_words & set(re.findall(r"\w+", text)) or wanted & (named | families(text, ("en",), "employers")):
        return "same"
    if not named or not wanted:
        return "unknown"
    near = {name for family in wanted for name in vocabulary.topic("en", "fields")["near"].get(family, ())}
    return "near" if named & near else "other"
