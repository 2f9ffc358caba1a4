"""Bare numbers that each stand by a kind of work: "cnc lathe 1 mill 3", "TAC 3, then six in campus design"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.matching.counts import counts_things
from bot.matching.occupations import kinds
from bot.matching.vocabulary import Shape

_BARE = re.compile(r"(?<![\w.,$#/:'-])(?P<years>[1-3]?\d(?:\.\d)?)(?![\w%:/+$-]|[.,]\d)")
_UNIT = re.compile(
    r"\d (?:\w+ )?(?:years?|anos?|months?|mes(?:es)?|weeks?|semanas?|days?|hours?|seasons?|summers?|semesters?)\b"
)
_BETWEEN = Shape(r"\s*(?:[,+&]|\b(?:<counts.joins>)\b)[\s,]*(?:(?:<counts.joins>)\b\s*)*")
_WORDS_THAT_COUNT = Shape(r"\b(?:<counts.no_work>|<counts.restating>)\b")
_BEFORE = Shape(r"\b(?:<counts.before_listed>) ?$")
_PLACE = re.compile(r"\s(?:at|for|with|in|en) (?:an? |the )?[\w&'.-]+(?: [\w&'.-]+)?$")
_MOST_WORDS = 5
"""Most words that stand by one number."""


def with_years(text: str, languages: tuple[str, ...]) -> str:
    """The text with years after the numbers of a sentence that is nothing but such a list."""
    parts = re.split(r"(?<=[.;!?]) +", text)
    return " ".join(_of_years(part) if _is_list(part, languages) else part for part in parts)


def _of_years(sentence: str) -> str:
    """The sentence with "years" after each number, and a comma where the next part of the list begins."""
    first = _BARE.match(sentence) is not None
    with_units = _BARE.sub(lambda match: f"{match['years']} years" if first else f"{match['years']} years,", sentence)
    return re.sub(r"(?<=[a-z]) (?=\d+ years\b)", ", ", with_units) if first else with_units


def _is_list(sentence: str, languages: tuple[str, ...]) -> bool:
    numbers = list(_BARE.finditer(sentence))
    if len(numbers) < 2 or _UNIT.search(sentence) or len(re.findall(r"\d+", sentence)) > len(numbers):
        return False
    if any(counts_things(sentence[match.end() :]) for match in numbers):
        return False
    segments = _segments(sentence.strip(" .;!?"), numbers)
    found = kinds(sentence, languages)
    return bool(found.titles or found.signs) and len(segments) == len(numbers) and all(map(_is_part, segments))


def _segments(sentence: str, numbers: list[re.Match[str]]) -> list[str]:
    """A sentence cut so that each part holds one number: at its commas, before its numbers, or after them."""
    parts = [part for part in _BETWEEN.split(sentence) if part]
    if len(parts) == len(numbers):
        return parts
    bare = _PLACE.sub("", sentence)
    marks = list(_BARE.finditer(bare))
    if len(marks) != len(numbers):
        return []
    cuts = [0, *(mark.end() for mark in marks[:-1]), len(bare)]
    if marks[0].start() == 0:
        cuts = [*(mark.start() for mark in marks), len(bare)]
    elif marks[-1].end() != len(bare):
        return []
    return list(_between(bare, cuts))


def _between(text: str, cuts: list[int]) -> Iterator[str]:
    for start, end in pairwise(cuts):
        yield text[start:end].strip(" ,")


def _is_part(segment: str) -> bool:
    """Whether a part is a number with a few words of work before or behind it."""
    number = _BARE.search(segment)
    if number is None:
        return False
    before, after = _BEFORE.sub("", segment[: number.start()]).strip(), segment[number.end() :].strip()
    at_an_end = not before or not after or _PLACE.fullmatch(f" {after}") is not None
    named = _PLACE.sub("", f" {before} {after}".rstrip())
    return at_an_end and 0 < len(named.split()) <= _MOST_WORDS and _WORDS_THAT_COUNT.search(named) is None
