"""What the second opinion sees of an answer beside its criterion: words, pairs, triples and letters, as numbers."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from functools import lru_cache

from bot.matching import vocabulary
from bot.matching.normalise import plain
from bot.screening.criterion import Criterion

PLACES = 1 << 18
"""Features are hashed into so many places; that two of them share one is rare and does little harm.
Source: Weinberger et al., Feature Hashing for Large Scale Multitask Learning, 2009."""
FAMILIES = {"experience": "e", "education": "d", "availability": "a", "travel": "g", "field_time": "g"}
"""Kinds that are answered in words of their own; all others ask for a yes or no."""
_TOKEN = re.compile(r"\d+(?:\.\d+)?|[^\W\d_]+|[.,;!?%]")
_NAME = re.compile(r"[a-z0-9+#]{3,}")
_LIMITS = ("min_years", "min_percent", "max_percent", "pounds", "years")
_PADDING = frozenset("years experience the and license must have".split())
_LETTERS = (3, 4)
_CALENDAR = (1960, 2040)


def features(criterion: Criterion, text: str) -> Counter[int]:
    """The places of an answer's features, 0 to PLACES - 1, with how often each occurs."""
    words = _words(criterion, text)
    phrases = [*words, *_runs(["^", *words, "$"], 2), *_runs(words, 3), f"#{min(6, len(words) // 3)}"]
    kind = f"{criterion.kind} {criterion.get('level', '')}"
    prefixes = ("w", kind, FAMILIES.get(criterion.kind, "y"))
    names = [f"{prefix} {phrase}" for prefix in prefixes for phrase in phrases]
    for word in words:
        names += [f"c{part}" for length in _LETTERS for part in _parts(f"<{word}>", length)]
    return Counter([zlib.crc32(name.encode()) % PLACES for name in names])


def _runs(words: list[str], length: int) -> list[str]:
    """Neighbouring words of a text, so many at a time."""
    return ["_".join(words[i : i + length]) for i in range(len(words) - length + 1)]


def _parts(word: str, length: int) -> list[str]:
    """Neighbouring letters of a word, so many at a time: they find a word again that is mistyped."""
    return [word[i : i + length] for i in range(len(word) - length + 1)]


def _words(criterion: Criterion, text: str) -> list[str]:
    """Words and marks; for what the criterion names and for how a number compares with its own stand signs."""
    own = {word for value in criterion.details.values() if isinstance(value, str) for word in _named(value)}
    limit = next((float(v) for name in _LIMITS if isinstance(v := criterion.get(name), (int, float))), None)
    digits = _digits()
    out = []
    for word in _TOKEN.findall(plain(text).replace("'", "")):
        word = digits.get(word, word)
        out.append(_compared(float(word), limit) if word[0].isdigit() else "ASKED" if word in own else word)
    return out


def _compared(number: float, limit: float | None) -> str:
    if _CALENDAR[0] <= number <= _CALENDAR[1]:
        return "YEAR"
    return "NUMBER" if limit is None else "ENOUGH" if number >= limit else "LESS"


@lru_cache(maxsize=512)
def _named(value: str) -> frozenset[str]:
    return frozenset(_NAME.findall(plain(value))) - _PADDING


@lru_cache(maxsize=1)
def _digits() -> dict[str, str]:
    return {word: str(number) for word, number in vocabulary.table("numbers.words", vocabulary.LANGUAGES).items()}
