"""Whether the work an applicant names is the work a posting asks for."""

from __future__ import annotations

from functools import lru_cache

from typing_extensions import Literal

from bot.matching import vocabulary

Closeness = Literal["same", "near", "other", "unknown"]


@lru_cache(maxsize=4096)
def families(text: str, languages: tuple[str, ...]) -> frozenset[str]:
    """The families of work whose words occur in a text."""
    found = set()
    for language in languages:
        for family, patterns in vocabulary.topic(language, "fields").get("families", {}).items():
            if _family(language, family).search(text):
                found.add(family)
    return frozenset(found)


@lru_cache(maxsize=256)
def _family(language: str, family: str):  # type: ignore[no-untyped-def]
    return vocabulary.whole_words(vocabulary.topic(language, "fields")["families"][family])


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
    if asked_words & set(text.split()) or wanted & named:
        return "same"
    if not named or not wanted:
        return "unknown"
    near = {name for family in wanted for name in vocabulary.topic("en", "fields")["near"].get(family, ())}
    return "near" if named & near else "other"
