"""Number words to digits, in any of the known languages."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.matching import vocabulary
from bot.matching.vocabulary import NUMBER as NUMBER

_Rewrites = list[tuple[re.Pattern[str], str]]


@lru_cache(maxsize=8)
def _tables(languages: tuple[str, ...]) -> tuple[dict[str, int], re.Pattern[str], _Rewrites, _Rewrites]:
    words: dict[str, int] = vocabulary.table("numbers.words", languages)
    word = re.compile(r"(?<![\w'])(?:" + "|".join(sorted(words, key=len, reverse=True)) + r")(?!\w)")
    before: _Rewrites = []
    after: _Rewrites = []
    for language in languages:
        rewrites = vocabulary.topic(language, "numbers").get("rewrites", {})
        for name, rules in (("before", before), ("after", after)):
            for pattern, replacement in rewrites.get(name, []):
                pattern = pattern.replace("N", NUMBER)
                end = "" if "(?=" in pattern else r"(?!\w)"
                rules.append((re.compile(rf"(?<![\w.])(?:{pattern}){end}"), replacement))
    return words, word, before, after


@lru_cache(maxsize=4096)
def digits(text: str, languages: tuple[str, ...]) -> str:
    """The text with numbers in words, halves and decades written in digits."""
    words, word, before, after = _tables(languages)
    for pattern, replacement in before:
        text = pattern.sub(replacement, text)
    text = word.sub(lambda match: str(words[match.group()]), text)
    text = _joined(text)
    for pattern, replacement in after:
        text = pattern.sub(replacement, text)
    return re.sub(r"(\d),(\d{3})(?!\d)", r"\1\2", text)


def _joined(text: str) -> str:
    """Puts "20 5" (twenty-five), "20 19" (the year) and "3 100" together again."""
    text = re.sub(r"(?<![\d.])(20|19)[ -](1\d|[2-9]0)(?:[ -]([1-9]))?(?![\d.%]|[ -]\d)", _year, text)
    text = re.sub(
        r"(?<![\d.])([2-9]0)[ -]([1-9])(?![\d.])(?! (?:or|to) \d)", lambda m: str(int(m[1]) + int(m[2])), text
    )
    return re.sub(r"(?<![\d.])([1-9]) 100(?![\d.])", r"\g<1>00", text)


def _year(match: re.Match[str]) -> str:
    rest = int(match[2]) + int(match[3] or 0)
    return f"{match[1]}{rest}"
