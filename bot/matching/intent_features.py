"""Words into features: character n-grams, words, and the concepts that words stand for.

A concept is a lookup table in data/nlu ("pay": pay, salary, wage, sueldo ...). With concepts a linear model learns
"how much is the CONCEPT_pay" once, for all its words and for both languages.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise

_SPELLED = {
    **{"u": "you", "ya": "you", "yall": "you", "r": "are", "ur": "your", "yalls": "your", "y": "why", "n": "and"},
    **{"w": "with", "b": "be", "bc": "because", "cuz": "because", "cause": "because", "pls": "please", "plz": "please"},
    **{"thx": "thanks", "tho": "though", "rly": "really", "bout": "about", "gonna": "going", "wanna": "want"},
    **{
        "gotta": "have",
        "kinda": "kind",
        "lemme": "let",
        "ppl": "people",
        "abt": "about",
        "wats": "whats",
        "hr": "hour",
    },
    **{"hrs": "hours", "mins": "minutes", "tmrw": "tomorrow", "tmr": "tomorrow", "prob": "probably", "addy": "address"},
    **{"app": "application", "msg": "message", "info": "information", "ima": "im", "imma": "im", "dis": "this"},
    **{"x": "por", "xq": "porque", "pq": "porque", "q": "que", "k": "que", "tmb": "tambien", "toy": "estoy"},
}
"""Shorthand of phones, written out before concepts are looked up."""
_TOKEN = re.compile(r"[a-z0]+(?:'[a-z]+)?|[^\w\s]", re.UNICODE)
_NUMBER = re.compile(r"\d+")
_STRETCH = re.compile(r"(.)\1{2,}")
_DOUBLE = re.compile(r"(.)\1+")
_NOISE = re.compile(r"[bcdfghjklmnpqrstvwxz]{5}|asdf|sdfg|qwer|hjkl|zxcv|^(?:[bcdfghjklmnpqrstvwxz]{4,}|(..)\1{2,}.?)$")
"""Keyboard noise: five consonants in a row, neighbouring keys, the same two letters again and again."""
_SILENT = frozenset("!.,;:'\"")
"""Marks that say nothing beside words; a question mark does."""
CLAUSES = 8
"""Texts whose words are kept: a turn asks for those of a message and of its clauses several times."""
_PHRASE = 4
"""Longest concept phrase, in words."""
KNOWN_WORDS = 8192
"""Words whose features are kept; people use few words, again and again."""


def fold(text: str) -> str:
    """Lower case without accents; every number becomes 0 and a stretched letter ("yesss") is cut to two."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("\u2019", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return _STRETCH.sub(r"\1\1", _NUMBER.sub("0", plain)).strip()


@lru_cache(CLAUSES)
def tokens(text: str) -> tuple[str, ...]:
    """Words and single punctuation marks or emoji of a text, folded; apostrophes are dropped ("don't" is "dont")."""
    return tuple(t.replace("'", "") or "'" for t in _TOKEN.findall(fold(text)))


class Concepts:
    """Phrases of one to four words and the concept each stands for."""

    def __init__(self, tables: Mapping[str, Iterable[str]]) -> None:
        self.tables = {name: sorted(set(words)) for name, words in tables.items()}
        self._of: dict[tuple[str, ...], str] = {}
        for name, phrases in self.tables.items():
            for phrase in phrases:
                self._of.setdefault(tokens(phrase), name)
        self._stretched = {_squeezed(k[0]): name for k, name in self._of.items() if len(k) == 1 and len(k[0]) > 1}
        self._alone = lru_cache(KNOWN_WORDS)(self._of_one)

    def replace(self, words: list[str]) -> list[str]:
        """The words with every known phrase replaced by its concept in capitals, the longest phrase first."""
        out, at = [], 0
        while at < len(words):
            for size in range(min(_PHRASE, len(words) - at), 0, -1):
                name = self._of.get(tuple(words[at : at + size]))
                if name:
                    out.append(name.upper())
                    at += size
                    break
            else:
                out.append(self._alone(words[at]))
                at += 1
        return out

    def knows(self, word: str) -> bool:
        """Whether the word alone stands for a concept."""
        return (word,) in self._of

    def _of_one(self, word: str) -> str:
        """What stands for a word that no phrase covers: its concept when a letter is stretched, or noise."""
        clipped = (word + "g",) if word.endswith("in") else (word,)
        name = self._stretched.get(_squeezed(word)) or self._of.get(clipped)
        return name.upper() if name else "NOISE" if _NOISE.search(word) else word


def _squeezed(word: str) -> str:
    return _DOUBLE.sub(r"\1", word)


def _written_out(word: str, concepts: Concepts) -> str:
    return word if concepts.knows(word) else _SPELLED.get(word, word)


def pieces(word: str) -> list[str]:
    """The character n-grams of a word."""
    padded = f" {word} "
    return ["c" + padded[i : i + n] for n in (2, 3, 4, 5) for i in range(len(padded) - n + 1)]


def telling(text: str) -> list[str]:
    """The words and marks of a text that say something; all of them when none does."""
    words = tokens(text)
    return [w for w in words if w not in _SILENT] or list(words)


def features(text: str, concepts: Concepts) -> tuple[list[str], list[str], list[str]]:
    """Three blocks of features: character n-grams, words and word pairs, concepts in order."""
    words = telling(text)
    return [p for w in words for p in pieces(w)], *word_features(words, concepts)


def word_features(words: list[str], concepts: Concepts) -> tuple[list[str], list[str]]:
    """The blocks of words and word pairs, and of concepts in order."""
    plain = ["w" + w for w in words] + [f"w{a} {b}" for a, b in pairwise(["^", *words, "$"])]
    meant = concepts.replace([_written_out(w, concepts) for w in words])
    marked = ["^", *meant, "$"]
    sense = ["k" + m for m in meant] + [f"k{a} {b}" for a, b in pairwise(marked)]
    sense += [f"k{a} {b} {c}" for a, b, c in zip(marked, marked[1:], marked[2:], strict=False)]
    found = sorted({m for m in meant if m.isupper()})
    sense += [f"k{a}+{b}" for i, a in enumerate(found) for b in found[i + 1 :]]
    sense.append(f"klen{min(len(words), 12) // 3}")
    return plain, sense
