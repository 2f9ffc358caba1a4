"""Words and phrases by language: one directory a language, one TOML file a topic, one list of patterns a group.

A name such as "polarity.yes" is the group `yes` of `<language>/polarity.toml`. Patterns are regular expressions
over normalised text (lower case, no accents, contractions written out); they match whole words only. Groups that
are tables instead of lists map a word or phrase to its meaning. Where words stand between numbers and punctuation, a
module says the order in a `Shape`, and the words come from here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property
from importlib import resources
from typing import Any, ClassVar

import rtoml

LANGUAGES = ("en", "es")
"""Languages with a directory of vocabulary, the default first."""
NUMBER = r"\d+(?:\.\d+)?"
"""A number in digits."""
_PLACE = re.compile(r"<([a-z_]+\.[a-z_0-9]+)>")
_Find = Callable[..., "re.Match[str] | None"]
_NUMBER = re.compile(r"(?<!\?P)<number>")
_NOT_AFTER = re.compile(r"<!([a-z_]+\.[a-z_0-9]+)>")


@cache
def topic(language: str, name: str) -> Mapping[str, Any]:
    """The groups of one topic in one language; empty when the language has no such file."""
    file = resources.files(__name__) / language / f"{name}.toml"
    if not file.is_file():
        return {}
    return rtoml.loads(file.read_text(encoding="utf-8"))


def topics(language: str) -> list[str]:
    """The names of all topics of one language, sorted."""
    directory = resources.files(__name__) / language
    return sorted(entry.name[:-5] for entry in directory.iterdir() if entry.name.endswith(".toml"))


def patterns(language: str, name: str) -> list[str]:
    """The patterns of one group, or the keys of a group that is a table; a third name is that of a group in a table."""
    file, *path = name.split(".")
    found: Any = topic(language, file)
    for group in path:
        found = found.get(group, [])
    return [re.escape(key) for key in found] if isinstance(found, Mapping) else list(found)


def across(name: str) -> list[str]:
    """The patterns of one group in all languages."""
    return [pattern for language in LANGUAGES for pattern in patterns(language, name)]


def table(name: str, languages: tuple[str, ...]) -> dict[str, Any]:
    """A group that maps phrases to meanings, merged over languages, earlier languages winning."""
    file, _, group = name.partition(".")
    merged: dict[str, Any] = {}
    for language in reversed(languages):
        merged.update(topic(language, file).get(group, {}))
    return merged


def whole_words(alternatives: list[str]) -> re.Pattern[str]:
    """One pattern that matches any of the alternatives as whole words, the earliest listed first."""
    return re.compile(r"(?<!\w)(?:" + "|".join(alternatives) + r")(?!\w)")


def filled(template: str) -> str:
    """A template with the words of all languages in it.

    `<topic.group>` stands for the alternatives of that group, `<!topic.group>` for "not right after any of these
    words", `<number>` for a number in digits.
    """
    template = _NUMBER.sub(lambda _: NUMBER, template)
    template = _NOT_AFTER.sub(lambda match: "".join(f"(?<!{word} )" for word in across(match[1])), template)
    return _PLACE.sub(lambda match: "|".join(across(match[1])), template)


class Shape:
    """A pattern of numbers and punctuation with places for words (see `filled`), compiled when it is first needed."""

    made: ClassVar[list[Shape]] = []
    """Every shape there is, for warming."""

    def __init__(self, template: str, flags: int = 0) -> None:
        self._template, self._flags = template, flags
        Shape.made.append(self)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern with the words of all languages."""
        return re.compile(filled(self._template), self._flags)

    def compile(self) -> None:
        """Compile the pattern now, so that no applicant waits for it."""
        _ = self.pattern

    @cached_property
    def search(self) -> _Find:
        """`re.Pattern.search` of the compiled pattern; this and the next are looked up once, for speed."""
        return self.pattern.search

    @cached_property
    def match(self) -> _Find:
        """`re.Pattern.match` of the compiled pattern."""
        return self.pattern.match

    @cached_property
    def fullmatch(self) -> _Find:
        """`re.Pattern.fullmatch` of the compiled pattern."""
        return self.pattern.fullmatch

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        """`re.Pattern.finditer` of the compiled pattern."""
        return self.pattern.finditer

    @cached_property
    def findall(self) -> Callable[..., list[Any]]:
        """`re.Pattern.findall` of the compiled pattern."""
        return self.pattern.findall

    @cached_property
    def sub(self) -> Callable[..., str]:
        """`re.Pattern.sub` of the compiled pattern."""
        return self.pattern.sub

    @cached_property
    def split(self) -> Callable[..., list[Any]]:
        """`re.Pattern.split` of the compiled pattern."""
        return self.pattern.split


@cache
def compiled(language: str, name: str) -> re.Pattern[str] | None:
    """The group's patterns as one, or None when this language has no such group."""
    found = patterns(language, name)
    return whole_words(found) if found else None


def every(name: str, text: str, languages: tuple[str, ...]) -> Iterator[re.Match[str]]:
    """All places where a group matches, by language and then in order of the text."""
    for language in languages:
        pattern = compiled(language, name)
        if pattern is not None:
            yield from pattern.finditer(text)


def without(name: str, text: str, languages: tuple[str, ...], instead: str = " ") -> str:
    """A text with every match of a group replaced."""
    for language in languages:
        pattern = compiled(language, name)
        if pattern is not None:
            text = pattern.sub(instead, text)
    return text


def starts(name: str, text: str, languages: tuple[str, ...]) -> bool:
    """Whether a text begins with a match of a group in any of the languages."""
    found = (compiled(language, name) for language in languages)
    return any(pattern is not None and pattern.match(text) for pattern in found)


def find(name: str, text: str, languages: tuple[str, ...]) -> re.Match[str] | None:
    """The earliest place where a group matches in any of the languages."""
    first: re.Match[str] | None = None
    for language in languages:
        pattern = compiled(language, name)
        found = pattern.search(text) if pattern is not None else None
        if found is not None and (first is None or found.start() < first.start()):
            first = found
    return first


def has(name: str, text: str, languages: tuple[str, ...]) -> bool:
    """Whether a group matches anywhere in any of the languages."""
    for language in languages:
        pattern = compiled(language, name)
        if pattern is not None and pattern.search(text) is not None:
            return True
    return False
