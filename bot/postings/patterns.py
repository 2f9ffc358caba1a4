"""Regular expressions that are compiled once, when the first text needs them."""

from __future__ import annotations

import re
import sre_compile
import sre_parse
from functools import cache
from sre_constants import ASSERT, ASSERT_NOT, AT, BRANCH, IN, LITERAL, MAX_REPEAT, MIN_REPEAT, NEGATE, SUBPATTERN
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
    parsed = sre_parse.parse(regex, flags)
    edge = 1 if parsed.data and parsed.data[0][0] is AT else 0
    if parsed.data[edge:] and parsed.data[edge][0] not in (LITERAL, IN):
        try:
            letters, empty = _first_letters(parsed.data)
        except LookupError:
            empty = True
        if not empty:
            parsed.insert(edge, (ASSERT, (1, sre_parse.SubPattern(parsed.state, [(IN, letters)]))))
    return sre_compile.compile(parsed)


def _first_letters(items: Iterable[tuple[Any, Any]]) -> tuple[list[Any], bool]:
    """What a match of parsed items can begin with, and whether it can be empty; LookupError where that is not plain."""
    letters: list[Any] = []
    for kind, value in items:
        empty = False
        if kind in (AT, ASSERT, ASSERT_NOT):
            continue
        if kind is LITERAL:
            own = [(kind, value)]
        elif kind is IN and value[0][0] is not NEGATE:
            own = value
        elif kind is SUBPATTERN and not value[1]:  # no flags of its own, such as (?i:...)
            own, empty = _first_letters(value[3])
        elif kind is BRANCH:
            ways = [_first_letters(way) for way in value[1]]
            own, empty = [letter for way, _ in ways for letter in way], any(empty for _, empty in ways)
        elif kind in (MAX_REPEAT, MIN_REPEAT):
            own, empty = _first_letters(value[2])
            empty = empty or not value[0]
        else:
            raise LookupError(kind)
        letters += own
        if not empty:
            return letters, False
    return letters, True
