"""Lists of terms (tools, certificates, languages) found in a text by looking up its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from bot.postings.patterns import compiled
from bot.postings.vocabulary import load

_WORD = compiled(r"[A-Za-z0-9]+(?:[.'’&+#/][A-Za-z0-9]+)*[+#]*|[+#]+")
_PLAIN = compiled(r"[A-Za-z0-9]+")
_JOINED = compiled(r"[.'’&+#/](?:(?<=[+#])|(?=[A-Za-z0-9]))")
"""A sign that may belong to a word; without one the plain words are all words."""


@dataclass(frozen=True)
class Term:
    """One entry of a list."""

    name: str
    group: str
    exact: bool
    """Whether capitals must agree: "Go", "R", "Access", "RN"."""


@dataclass(frozen=True)
class Hit:
    """A term found in a text, from `start` to `end`."""

    term: Term
    start: int
    end: int


@lru_cache(maxsize=256)
def words_in(text: str) -> tuple[str, ...]:
    """The words of a text in small letters; several lexicons read the same sentence."""
    if text.isascii():
        return tuple((_WORD if _JOINED.search(text) else _PLAIN).findall(text.lower()))
    return tuple([word.lower().replace("’", "'") for word in _WORD.findall(text)])


@lru_cache(maxsize=256)
def _places(text: str) -> tuple[tuple[int, int], ...]:
    """Where those words stand."""
    return tuple([token.span() for token in _WORD.finditer(text)])


class Lexicon:
    """Terms by their first word, longest first."""

    def __init__(self, terms: Iterable[tuple[str, Term]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str, Term]]] = {}
        for spelling, term in terms:
            plain = spelling.replace(" ", "").isalnum() and spelling.isascii()
            words = tuple(spelling.lower().split() if plain else [w.lower() for w in _WORD.findall(spelling)])
            if words:
                self._by_first.setdefault(words[0], []).append((words, spelling, term))
        self._words = {word for entries in self._by_first.values() for words, _, _ in entries for word in words}
        for entries in self._by_first.values():
            entries.sort(key=lambda e: -len(e[0]))

    def _parts(self, token: re.Match[str]) -> list[tuple[int, int]]:
        """A word's place; "English/Spanish" is two words unless a term is written so."""
        word = token.group()
        if "/" not in word or word.lower() in self._words:
            return [token.span()]
        places, at = [], token.start()
        for part in word.split("/"):
            places.append((at, at + len(part)))
            at += len(part) + 1
        return places

    def find(self, text: str) -> Iterator[Hit]:
        """All terms in a text, left to right, without overlaps, the longest first."""
        firsts = self._by_first
        if "/" in text:
            apart = words_in(text.replace("/", " "))
            if firsts.keys().isdisjoint(words_in(text)) and firsts.keys().isdisjoint(apart):
                return
            tokens = tuple([part for token in _WORD.finditer(text) for part in self._parts(token)])
            words = tuple([text[a:b].lower().replace("’", "'") for a, b in tokens])
        else:
            words = words_in(text)
            tokens = ()
        if firsts.keys().isdisjoint(words):
            return
        free = 0
        for at in [number for number, word in enumerate(words) if word in firsts]:
            if at < free:
                continue
            for sequence, spelling, term in firsts[words[at]]:
                end = at + len(sequence)
                if words[at:end] != sequence:
                    continue
                tokens = tokens or _places(text)
                start, stop = tokens[at][0], tokens[end - 1][1]
                start -= term.name[0] == "." == text[start - 1 : start]
                if term.exact and _folded(text[start:stop]) != _folded(spelling):
                    continue
                yield Hit(term, start, stop)
                free = end
                break


def _folded(text: str) -> str:
    return compiled(r"[\s-]+").sub(" ", text).strip(".").replace("’", "'")


@cache
def lexicon(name: str) -> Lexicon:
    """The lexicon of vocabulary/<name>.toml: tables with `terms` (any case) and `exact` (capitals must agree)."""
    terms: list[tuple[str, Term]] = []
    for group, table in load(name).items():
        for exact in (False, True):
            for entry in table.get("exact" if exact else "terms", ()):
                shown, _, others = entry.partition(" = ")
                term = Term(shown, group, exact)
                terms.append((shown, term))
                terms.extend((spelling.strip(), term) for spelling in others.split("|") if spelling.strip())
    return Lexicon(terms)


@lru_cache(maxsize=1)
def ordinary_words() -> frozenset[str]:
    """Words that are no names, though list items may write them with a capital."""
    plain = set(load("questions_words")["words"]["ordinary"])
    for term in load("education")["fields"]["terms"]:
        plain.update(term.split())
    return frozenset(plain | {"and", "or", "of", "in", "the", "a", "an", "with"})


@lru_cache(maxsize=1)
def exact_names() -> frozenset[str]:
    """Names of tools that keep their capitals: Word, Power BI."""
    tables = load("tools").values()
    listed = {entry for table in tables for key in ("exact", "terms") for entry in table.get(key, ())}
    return frozenset(name for name in listed if name[:1].isupper())


@lru_cache(maxsize=1)
def _camel_words() -> frozenset[str]:
    words = set()
    for table in (*load("tools").values(), *load("credentials").values()):
        for entry in (*table.get("terms", ()), *table.get("exact", ())):
            words.update(compiled(r"\w*[a-z][A-Z]\w*").findall(entry))
    return frozenset(words)


def is_camel_word(word: str) -> bool:
    """Whether a capital inside a word belongs there: PowerPoint, McDonald, iPhone."""
    stem = word.strip(".,;:()")
    return (
        stem in _camel_words()
        or bool(compiled(r"(?:Mc|Mac|O['’]|De|La|Le|i|e|Di|Van|Fitz)[A-Z]").match(stem))
        or stem.endswith("’s")
    )
