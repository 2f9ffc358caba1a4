"""Regular expressions that are compiled once, when the first text needs them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bot.postings.first_letters import compile_quick

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator


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
