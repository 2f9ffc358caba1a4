"""Regular expressions that are compiled once, when the first text needs them."""

from __future__ import annotations

import functools
import operator
import re
import sre_compile
import sre_parse
import string
from functools import cache
from sre_constants import (
    ANY,
    ASSERT,
    ASSERT_NOT,
    AT,
    BRANCH,
    CATEGORY_DIGIT,
    CATEGORY_SPACE,
    CATEGORY_WORD,
    CHARSET,
    IN,
    LITERAL,
    MAX_REPEAT,
    MIN_REPEAT,
    NEGATE,
    NOT_LITERAL,
    RANGE,
    SUBPATTERN,
)
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


class Pattern:
    """A regular expression with the methods of `re.Pattern`.

    A reader of one posting needs a part of them only, and `re` keeps no more than 512 compiled.
    """

    search: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]
    findall: Callable[..., list[str]]
    split: Callable[..., list[str]]
    sub: Callable[..., str]

    def __init__(self, regex: str, flags: int = 0) -> None:
        self.regex, self.flags = regex, flags

    def __getattr__(self, name: str) -> object:
        """Called for the first method that is asked for: from then on they are the compiled pattern's own."""
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = compile_quick(self.regex, self.flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub")


@cache
def compiled(regex: str, flags: int = 0) -> Pattern:
    """The one pattern of this regular expression. Raises re.error when it is first used, if it is none."""
    return Pattern(regex, flags)


def compile_quick(regex: str, flags: int = 0) -> re.Pattern[str]:
    """The same as `re.compile`, but nothing is tried at a place whose letter begins no match.

    `re` itself looks for first letters only where a pattern begins with them, and not behind an edge of a word or in
    any case, as most of ours do: it tries one alternative after the other at every place. Raises re.error.
    """
    parsed = sre_parse.parse(regex, int(flags))
    items: list[Any] = parsed.data
    edge = 1 if items and items[0][0] is AT else 0
    if items[edge:] and items[edge][0] not in (LITERAL, IN):
        letters, empty = _first_letters(items)
        if parsed.state.flags & re.IGNORECASE:
            letters = _any_case(letters)
        if not empty and letters != _ASCII:
            others = [(_ASCII ^ letters) >> part & 0xFFFFFFFF for part in range(0, 256, 32)]
            one: list[Any] = [(IN, [(NEGATE, None), (CHARSET, others)])]
            items.insert(edge, (ASSERT, (1, sre_parse.SubPattern(parsed.state, one))))
    return sre_compile.compile(parsed)


def _bits(letters: str) -> int:
    """A set of ASCII letters as a number."""
    return sum(1 << ord(letter) for letter in letters)


_ASCII = (1 << 128) - 1
_SMALL, _CAPITAL = _bits(string.ascii_lowercase), _bits(string.ascii_uppercase)
_KINDS = {
    CATEGORY_DIGIT: _bits(string.digits),
    CATEGORY_SPACE: _bits(string.whitespace + "\x1c\x1d\x1e\x1f"),
    CATEGORY_WORD: _bits(string.ascii_letters + string.digits + "_"),
}


def _any_case(letters: int) -> int:
    return letters | (letters & _SMALL) >> 32 | (letters & _CAPITAL) << 32


def _first_letters(items: Iterable[tuple[Any, Any]]) -> tuple[int, bool]:
    """The ASCII letters with which a match of parsed items may begin, and whether the match may be empty."""
    letters = 0
    for kind, value in items:
        own, empty = _ASCII, False
        if kind in (AT, ASSERT, ASSERT_NOT):
            continue
        if kind is LITERAL:
            own = 1 << value & _ASCII if value < 128 else 0
        elif kind is IN:
            own = _one_of(value)
        elif kind is SUBPATTERN:
            own, empty = _first_letters(value[3])
            own = _any_case(own) if value[1] & re.IGNORECASE else own
        elif kind is BRANCH:
            ways = [_first_letters(way) for way in value[1]]
            own, empty = functools.reduce(operator.or_, [way for way, _ in ways]), any(empty for _, empty in ways)
        elif kind in (MAX_REPEAT, MIN_REPEAT):
            own, empty = _first_letters(value[2])
            empty = empty or not value[0]
        elif kind not in (ANY, NOT_LITERAL):
            return _ASCII, True  # a group once more, a condition: nobody can tell
        letters |= own
        if not empty:
            return letters, False
    return letters, True


def _one_of(values: Iterable[tuple[Any, Any]]) -> int:
    """The ASCII letters of a set in brackets."""
    letters = 0
    for kind, value in values:
        if kind is LITERAL:
            letters |= 1 << value if value < 128 else 0
        elif kind is RANGE:
            letters |= (1 << value[1] + 1) - (1 << value[0]) & _ASCII if value[0] < 128 else 0
        else:
            letters |= _KINDS.get(value, _ASCII)  # of what is negated, every letter
    return letters
