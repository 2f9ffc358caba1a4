"""Names weighed by their signs: which of the jobs, or of the places, that a text names is the one that is meant."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TypeVar

from bot.postings.patterns import compiled
from bot.postings.phrases import PhraseSet, PhraseSets, matches
from bot.postings.vocabulary import load

COUNTED = frozenset(("shorter", "longer"))
"""Signs that count up to three times; any other counts once."""
_STOPS = compiled(r"[.;:!?()]|\s[–—-]\s")
"""What parts a name from the words before it."""


@dataclass
class Candidate:
    """A name in a text, with what speaks for and against it."""

    name: str
    signs: Counter[str] = field(default_factory=Counter)


Named = TypeVar("Named", bound=Candidate)


@dataclass(frozen=True)
class Scale:
    """The signs of one vocabulary file: phrases `before` and `after` a name, and what every sign counts (`weights`)."""

    file: str

    def best(self, candidates: Iterable[Named]) -> Named | None:
        """The candidate that most speaks for, or None when no sum reaches the weight `none`."""
        best = max(candidates, key=self.worth, default=None)
        return best if best is not None and self.worth(best) >= self.weight("none") else None

    def worth(self, candidate: Candidate) -> float:
        """How much speaks for a candidate: the sum of its signs' weights."""
        weights = _weights(self.file)
        return math.fsum([weights.get(sign, 0.0) * times(sign, count) for sign, count in candidate.signs.items()])

    def weight(self, sign: str) -> float:
        """What a sign counts; 0 when the file does not list it."""
        return _weights(self.file).get(sign, 0.0)

    def before(self, text: str, bars: frozenset[str] = frozenset()) -> Iterator[tuple[str, int]]:
        """The signs in the words before a name, with the number of words between; none of those may be in `bars`."""
        for sign, patterns in _sets(self.file, "before").candidates(text).items():
            ends = [match.end() for match in matches(patterns, text)]
            if not ends or _STOPS.search(text, ends[-1]):
                continue
            between = text[ends[-1] :].lower().split()
            if len(between) <= load(self.file)["before"][sign]["reach"] and bars.isdisjoint(between):
                yield sign, len(between)

    def after(self, text: str) -> Iterator[str]:
        """The signs that the words right behind a name are, also behind a comma."""
        if text[:1] not in (" ", ","):
            return
        at = 2 if text.startswith(", ") else 1
        for sign, patterns in _sets(self.file, "after").candidates(text).items():
            if any(pattern.match(text, at) for pattern in patterns):
                yield sign


def times(sign: str, count: int) -> int:
    """How often a sign counts."""
    return min(count, 3 if sign in COUNTED else 1)


@cache
def _weights(file: str) -> dict[str, float]:
    return {sign: float(weight) for sign, weight in load(file)["weights"].items()}


@cache
def _sets(file: str, side: str) -> PhraseSets[str]:
    return PhraseSets({sign: PhraseSet(tuple(table["phrases"])) for sign, table in load(file)[side].items()})
