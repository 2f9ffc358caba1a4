"""Regular expressions that know with which letters a match can begin."""

from __future__ import annotations

import functools
import importlib
import operator
import re
import sre_parse
import string
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
    FAILURE,
    IN,
    LITERAL,
    MAX_REPEAT,
    MIN_REPEAT,
    NEGATE,
    NOT_LITERAL,
    RANGE,
    SRE_INFO_CHARSET,
    SUBPATTERN,
)
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

_COMPILER: Any = importlib.import_module("sre_compile")
_ENGINE: Any = importlib.import_module("_sre")
"""The two halves of `re.compile`, which are not meant to be called: in other versions than Python 3.10, use that."""


def compile_quick(regex: str, flags: int = 0) -> re.Pattern[str]:
    """The same as `re.compile`, but nothing is tried at a place whose letter begins no match. Raises re.error.

    Compiled code begins with a block of hints (kind, length, what it holds, least and most width), and a search passes
    over letters that are not in the set there. `re` writes the set only for patterns that begin with plain letters,
    not for those behind an edge of a word or in any case, as most of ours are.
    """
    parsed = sre_parse.parse(regex, int(flags))
    flags = parsed.state.flags
    code: list[Any] = _COMPILER._code(parsed, flags)
    letters, empty = _first_letters(parsed.data)
    letters = _any_case(letters) if flags & re.IGNORECASE else letters
    if not empty and letters != _ASCII and not code[2]:
        others = [(_ASCII ^ letters) >> part & 0xFFFFFFFF for part in range(0, 256, 32)]
        hint = [NEGATE, CHARSET, *others, FAILURE]
        code[1:5] = [code[1] + len(hint), SRE_INFO_CHARSET, *code[3:5], *hint]
    names = parsed.state.groupdict
    by_number = {number: name for name, number in names.items()}
    groups = tuple(by_number.get(number) for number in range(parsed.state.groups))
    quick: re.Pattern[str] = _ENGINE.compile(regex, flags, code, parsed.state.groups - 1, names, groups)
    return quick


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
