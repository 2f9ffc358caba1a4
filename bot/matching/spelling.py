"""Mends slips in the words that decide a reading, and leaves every other word alone."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

from bot.matching import vocabulary

_SHORTEST = 5
_LONG = 8
"""Letters from which a word may have two slips."""


@lru_cache(maxsize=8)
def _targets(languages: tuple[str, ...]) -> tuple[dict[str, list[str]], frozenset[str]]:
    by_letter: dict[str, list[str]] = {}
    known: set[str] = set()
    for language in languages:
        spelling = vocabulary.topic(language, "spelling")
        known.update(spelling.get("leave", []))
        for word in spelling.get("words", []):
            known.add(word)
            by_letter.setdefault(word[0], []).append(word)
    return by_letter, frozenset(known)


@lru_cache(maxsize=20_000)
def mend(token: str, languages: tuple[str, ...]) -> str:
    """The word that was meant, when exactly one known word is one slip away (two in long words), else the token.

    The first letter must be right: slips there are rare, and other words are near.
    """
    if len(token) < _SHORTEST or not token.isalpha():
        return token
    by_letter, known = _targets(languages)
    if token in known or (token.endswith("s") and token[:-1] in known):
        return token
    best, second, chosen = 9, 9, token
    for word in by_letter.get(token[0], ()):
        if abs(len(word) - len(token)) > 2:
            continue
        distance = OSA.distance(token, word, score_cutoff=2)
        if distance < best:
            best, second, chosen = distance, best, word
        elif distance < second:
            second = distance
    allowed = 2 if len(token) >= _LONG else 1
    return chosen if best <= allowed and second > best else token
