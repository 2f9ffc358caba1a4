"""Which kinds of work a text names: by title, which speaks against other kinds, or only by a sign of the kind."""

from __future__ import annotations

import re
import sre_constants as codes
import sre_parse
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bot.matching import vocabulary

_KEY = 2
"""Letters by which patterns are found: a text is compared only with patterns that may begin like its words."""
_WORD_START = re.compile(r"(?<!\w)\S")
_PADDING = re.compile(
    r"\b(?:prior|previous|related|relevant|similar|experience|work|working|role|field|industry|in|a|the|or)\b|~"
)
_Index = Mapping[str, list[tuple[str, bool, re.Pattern[str]]]]


@dataclass(frozen=True)
class Kinds:
    """Names of kinds of work: keys of the families and occupations of the vocabulary."""

    titles: frozenset[str]
    """Named by a job title or by what people of that kind do."""
    signs: frozenset[str]
    """Hinted at: by a tool, an employer, a place, a paper."""
    by_title: tuple[tuple[str, int, int], ...] = ()
    """Kind, start and end of each title."""
    by_sign: tuple[tuple[str, int, int], ...] = ()
    """Kind, start and end of each sign."""


@lru_cache(maxsize=4096)
def kinds(text: str, languages: tuple[str, ...]) -> Kinds:
    """The kinds of work whose titles or signs occur in a normalised text."""
    found = list(_found(text, languages))
    titles = tuple((kind, *span) for kind, is_title, span in found if is_title)
    signs = tuple((kind, *span) for kind, is_title, span in found if not is_title)
    return Kinds(frozenset(kind for kind, *_ in titles), frozenset(kind for kind, *_ in signs), titles, signs)


@lru_cache(maxsize=1024)
def asked_kinds(asked: str) -> frozenset[str]:
    """The kinds of work that the words of a posting ask for: those that cover most of the words, not parts of them."""
    named = re.sub(r"\W+", "_", _PADDING.sub(" ", asked).strip())
    if named in known():
        return frozenset([named])
    covered: dict[str, set[int]] = defaultdict(set)
    for kind, is_title, (start, end) in _found(asked, vocabulary.LANGUAGES):
        if is_title:
            covered[kind].update(range(start, end))
    fullest = {kind for kind, own in covered.items() if not any(own < other for other in covered.values())}
    return frozenset(fullest - {above for kind in fullest for above in wider(kind)})


def _found(text: str, languages: tuple[str, ...]) -> Iterator[tuple[str, bool, tuple[int, int]]]:
    """Kinds with whether by title and where, for each word that a pattern begins at."""
    indexes = [_index(language) for language in dict.fromkeys((*languages, vocabulary.LANGUAGES[0]))]
    for start in (match.start() for match in _WORD_START.finditer(text)):
        for index in indexes:
            for key in range(_KEY + 1):
                for kind, is_title, pattern in index.get(text[start : start + key], ()):
                    match = pattern.match(text, start)
                    if match is not None:
                        yield kind, is_title, match.span()


@lru_cache(maxsize=1)
def known() -> frozenset[str]:
    """The names of all kinds of work."""
    fields, occupations = _tables()
    return frozenset(fields["families"]) | frozenset(occupations)


@lru_cache(maxsize=1)
def _tables() -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    first = vocabulary.LANGUAGES[0]
    return vocabulary.topic(first, "fields"), vocabulary.topic(first, "occupations")


@lru_cache(maxsize=512)
def wider(kind: str) -> frozenset[str]:
    """All kinds that hold a kind, at any distance: food and hospitality for serving."""
    fields, occupations = _tables()
    reached: set[str] = set()
    open_ends = [kind]
    while open_ends:
        name = open_ends.pop()
        above = {*fields["within"].get(name, ()), *occupations.get(name, {}).get("within", ())} - reached
        reached |= above
        open_ends += above
    return frozenset(reached - {kind})


@lru_cache(maxsize=512)
def alike(kind: str) -> frozenset[str]:
    """Kinds that a person may well accept for a kind: those listed as near."""
    return frozenset(_tables()[0]["near"].get(kind, ()))


@lru_cache(maxsize=8)
def _index(language: str) -> _Index:
    """Patterns by the letters that they may begin with; those of one kind and letters as one pattern."""
    grouped: dict[tuple[str, str, bool], list[str]] = defaultdict(list)
    for kind, is_title, pattern in _patterns(language):
        for key in _openings(pattern):
            grouped[key, kind, is_title].append(pattern)
    index: dict[str, list[tuple[str, bool, re.Pattern[str]]]] = defaultdict(list)
    for (key, kind, is_title), patterns in grouped.items():
        index[key].append(
            (kind, is_title, re.compile(rf"(?:{'|'.join(sorted(patterns, key=len, reverse=True))})(?!\w)"))
        )
    return index


def _patterns(language: str) -> Iterable[tuple[str, bool, str]]:
    fields = vocabulary.topic(language, "fields")
    for table, is_title in (("families", True), ("employers", False)):
        for kind, patterns in fields.get(table, {}).items():
            yield from ((kind, is_title, pattern) for pattern in patterns)
    for kind, entry in vocabulary.topic(language, "occupations").items():
        yield from ((kind, True, pattern) for pattern in entry.get("titles", ()))
        yield from ((kind, False, pattern) for pattern in entry.get("shows", ()))


def _openings(pattern: str) -> set[str]:
    """What a match may begin with: up to two letters, fewer where the pattern does not say."""
    return {opening.rstrip("\0") for opening in _begin({""}, sre_parse.parse(pattern).data)}


def _begin(openings: set[str], tree: Iterable[Any]) -> set[str]:
    """Longer openings by the items of a parsed pattern; a trailing NUL marks one that cannot be told further."""
    for code, argument in tree:
        done = {opening for opening in openings if len(opening) >= _KEY or opening.endswith("\0")}
        growing = openings - done
        if not growing:
            break
        openings = done | _grown(growing, code, argument)
    return {opening if len(opening) >= _KEY else f"{opening.rstrip(chr(0))}\0" for opening in openings}


def _grown(growing: set[str], code: Any, argument: Any) -> set[str]:
    if code is codes.LITERAL:
        return {opening + chr(argument) for opening in growing}
    if code is codes.IN and all(kind is codes.LITERAL for kind, _ in argument):
        return {opening + chr(letter) for opening in growing for _, letter in argument}
    if code is codes.SUBPATTERN:
        return _inner(growing, argument[-1])
    if code is codes.BRANCH:
        return {longer for branch in argument[1] for longer in _inner(growing, branch)}
    if code is codes.MAX_REPEAT:
        least, _, repeated = argument
        return _inner(growing, repeated) | (growing if least == 0 else set())
    if code in (codes.ASSERT, codes.ASSERT_NOT, codes.AT):
        return growing
    return {f"{opening}\0" for opening in growing}


def _inner(growing: set[str], tree: Iterable[Any]) -> set[str]:
    """Openings after a group: those that are shorter than the key may go on behind it."""
    for code, argument in tree:
        done = {opening for opening in growing if len(opening) >= _KEY or opening.endswith("\0")}
        growing = done | _grown(growing - done, code, argument) if growing - done else growing
    return growing
