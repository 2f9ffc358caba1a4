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
    limit = next((float(v) for name in _LIMITS if isinstance(v := criterion.get(name), (int, float))), None)
    words = _words(criterion, text, limit)
    phrases = [*words, *_runs(["^", *words, "$"], 2), *_runs(words, 3), f"#{min(6, len(words) // 3)}"]
    kind = "skill" if criterion.kind == "experience" and limit is None else criterion.kind  # "Do you have ...?"
    seeds = [_seed(prefix) for prefix in ("w", f"{kind} {criterion.get('level', '')}", FAMILIES.get(kind, "y"))]
    found = Counter([zlib.crc32(phrase, seed) % PLACES for phrase in map(str.encode, phrases) for seed in seeds])
    for word in words:
        found.update(_letters(word))
    return found


def _runs(words: list[str], length: int) -> list[str]:
    """Neighbouring words of a text, so many at a time."""
    return ["_".join(words[i : i + length]) for i in range(len(words) - length + 1)]


@lru_cache(maxsize=256)
def _seed(prefix: str) -> int:
    """What the hash of a phrase begins with, so that one phrase has a place of its own beside each kind."""
    return zlib.crc32(f"{prefix} ".encode())


@lru_cache(maxsize=8192)
def _letters(word: str) -> list[int]:
    """The places of a word's neighbouring letters, by which a word that is mistyped is found again."""
    whole = f"<{word}>"
    parts = [whole[i : i + length] for length in _LETTERS for i in range(len(whole) - length + 1)]
    return [zlib.crc32(part.encode(), _seed("c")) % PLACES for part in parts]


def _words(criterion: Criterion, text: str, limit: float | None) -> list[str]:
    """Words and marks; for what the criterion names and for how a number compares with its own stand signs."""
    own = {word for value in criterion.details.values() if isinstance(value, str) for word in _named(value)}
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
