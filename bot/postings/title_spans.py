"""The jobs that a text names: where the name of each begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from bot.postings.kinds.tails import words_of
from bot.postings.patterns import compiled
from bot.postings.title_words import built_as_a_job, ends_pairs, is_job_noun, is_pair

_WORD = compiled(r"\(?[A-Za-z0-9][\w'’&/+#-]*(?:\.(?:(?=\w)|(?<=\b[SJ]r\.)))?\)?|&|/|-(?= )")
_LINKS = frozenset(("of", "and", "or", "&", "/"))
_LEVEL = compiled(r"\(?[A-Z]{2,5}\)|I{1,3}|IV|V|\d|[IV]+/[IV]+")
_CLASS = compiled(r"I{1,3}|IV|V")
_MOST_SMALL = 3
"""Words in small letters before a job's noun that may belong to its name."""
_MOST = 8


class Span(NamedTuple):
    """A job's name in a text."""

    start: int
    end: int
    capital: bool


def jobs_in(text: str) -> Iterator[Span]:
    """The jobs named in a sentence or a heading, from left to right."""
    if not any(map(_may_end_a_job, text.split())):
        return
    words = list(_WORD.finditer(text))
    at = -1
    for number, word in enumerate(words):
        if number <= at or not _may_end_a_job(word.group()):
            continue
        if not _is_job(word.group()) and not _is_job_here(text, words, number):
            continue
        if _beside(text, words, number, 1) and _goes_on(words[number].group(), words[number + 1].group()):
            continue
        first, last = _first(text, words, number), _last(text, words, number)
        at = last
        if last - first < _MOST:
            end = words[first].start() + len(_bare(text[words[first].start() : words[last].end()]))
            yield Span(words[first].start(), end, _is_capital(words[number].group()))


@lru_cache(maxsize=8192)
def _may_end_a_job(word: str) -> bool:
    return _is_job(word) or _may_be(word)


@lru_cache(maxsize=8192)
def _may_be(word: str) -> bool:
    """Whether a word that is no job's noun may end a job's name with the words beside it."""
    return ends_pairs(word) or (_is_capital(word) and built_as_a_job(word))


def _is_job_here(text: str, words: list[re.Match[str]], number: int) -> bool:
    """Whether a word is a job's noun behind another: "front desk person", or of a class: "Exhibit Preparator II"."""
    word = words[number].group()
    if not number or not _beside(text, words, number, -1):
        return False
    before = words[number - 1].group()
    if ends_pairs(word) and is_pair(f"{before} {word}"):
        return True
    if "/" in before and _is_capital(word) and _is_job(before.partition("/")[0]):  # "Clerk/Court Filer"
        return True
    if not _beside(text, words, number, 1) or not _CLASS.fullmatch(words[number + 1].group()):
        return False
    return _is_capital(word) and _is_capital(words[number - 1].group())


def _goes_on(word: str, following: str) -> bool:
    """Whether a job's noun stands inside of a longer name: "Nurse Manager", but not "The Consultant leads"."""
    return _is_job(following) and (_is_capital(following) or not _is_capital(word))


@lru_cache(maxsize=8192)
def _is_job(word: str) -> bool:
    """Whether a word is a job's noun; letters have their plural with a mark ("HHA's")."""
    bare = _bare(word.rstrip(".,;:!?"))
    return is_job_noun(bare[:-2] if bare.endswith(("'s", "’s")) else bare)


def _bare(word: str) -> str:
    """A word without the ending of a genitive: "the staff attorney's practice"."""
    genitive = word.endswith(("'s", "’s")) and not word[:-2].isupper()
    return word[:-2] if genitive else word.rstrip("'’")


def _beside(text: str, words: list[re.Match[str]], number: int, step: int) -> bool:
    """Whether the next word stands behind one space."""
    other = number + step
    if not 0 <= other < len(words):
        return False
    left, right = sorted((number, other))
    return text[words[left].end() : words[right].start()] == " "


def _first(text: str, words: list[re.Match[str]], number: int) -> int:
    """The word that a job's name begins with."""
    capital = _is_capital(words[number].group())
    first, most = number, _MOST_SMALL
    while first and number - first < _MOST and _beside(text, words, first, -1):
        word = words[first - 1].group()
        if _linked(text, words, first - 1, capital):
            first, most = first - 2, most + 2
            continue
        if capital:
            lettered = word == "A" and first > 1 and words[first - 2].group().lower() == "class"
            if not (lettered or (_is_capital(word) and not _is_filler(word))) or (first == 1 and describes(word)):
                break
        elif number - first >= most or not word[0].isalpha() or _is_filler(word) or describes(word):
            break
        first -= 1
    return first


def _linked(text: str, words: list[re.Match[str]], number: int, capital: bool) -> bool:
    """Whether a word links the one before it to what follows: "Shipping and Receiving Clerk", "desk / receptionist"."""
    link = words[number].group().lower()
    if link not in (_LINKS if capital else "/") or not _beside(text, words, number, -1):
        return False
    before = words[number - 1].group()
    return _is_capital(before) == capital and not _is_filler(before) and before != "level"


def _is_capital(word: str) -> bool:
    return word.lstrip("(")[:1].isupper() or word[:3].isdigit()


def _is_filler(word: str) -> bool:
    """A word that no job's name holds to the left of its noun, in capitals or not."""
    return word.lower().strip("()") in words_of("header", "jobs", "fillers")


def describes(word: str) -> bool:
    """A word that speaks of a job when it is in small letters or begins a sentence."""
    folded = word.lower().strip("()")
    told = any(folded in words_of("header", "jobs", kind) for kind in ("adjectives", "verbs"))
    return (
        told
        or word.endswith(("'s", "’s"))
        or (word.islower() and word.endswith(("ed", "lly", "est")) and len(word) > 4)
    )


def _last(text: str, words: list[re.Match[str]], number: int) -> int:
    """The word that a job's name ends with: behind "II", "(RN)" or "of Nursing"."""
    last = number
    while _beside(text, words, last, 1):
        word, behind = words[last + 1].group(), words[last + 2].group() if last + 2 < len(words) else ""
        inside = last > number and "of" in (words[last - 1].group(), words[last - 2].group())
        if _LEVEL.fullmatch(word) or (inside and _is_capital(word)):
            last += 1
        elif (word == "of" and _is_capital(behind)) or (word == "/" and behind.isupper()):
            last += 2
        else:
            break
    return last
