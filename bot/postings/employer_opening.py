"""Names that an advertisement's first line or its small letters give: "Line cook, Pell's Diner. 5am-1pm."."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from bot.postings.document import Document
from bot.postings.employer_names import NAME, names_a_business, not_a_name, tidy
from bot.postings.kinds.tails import words_of
from bot.postings.patterns import compiled
from bot.postings.title_words import bare_job, ends_like_a_job

_SMALL = frozenset(("of", "the", "and", "for", "&", "at", "in", "de", "la"))


def behind_the_title(document: Document) -> Iterator[tuple[str, int]]:
    """A business behind the job in the first line: "Line cook, Pell's Diner. Call Ray"."""
    first = document.blocks[0].text[:200] if document.blocks else ""
    head, *rest = compiled(r"(,\s|(?<!Bros)(?<!St)(?<!Mt)[.!;]\s|\s(?:[-–—|·•]|--)\s|\.$)").split(first)
    marks, pieces = rest[::2], rest[1::2]
    if not pieces or not any(ends_like_a_job(job) and len(job.split()) <= 8 for job in (head, *pieces[:2])):
        return
    if not ends_like_a_job(head):  # "Hart Bros. Paving, Dearborn. Estimator. Five years"
        if names_a_business(head):
            yield tidy(head), 4
        return
    for number, piece in enumerate(pieces[:3]):
        aside = marks[number + 1 : number + 2] == [", "] and compiled(r"an?\s").match(pieces[number + 1])
        if compiled(r"\s[-–—]\s").fullmatch(marks[number]) and not aside:  # "Sonographer - Echo Lab": a part, it may be
            continue
        if names_a_business(piece) and not ends_like_a_job(piece) and len(piece.split()) > 1:
            yield tidy(piece), 4
            return


def in_brackets(document: Document) -> Iterator[tuple[str, int]]:
    """A name with what it belongs to, in a line under the title: "(Tessera Motion, a Brandt Industries company)"."""
    for block in document.blocks[:4]:
        text = block.text.strip("()")
        match = compiled(r"(?P<name>[A-Z][^,]{2,50}),\s(?:an?|part of|the)\s[^.]{3,60}$").match(text)
        if match and re.fullmatch(NAME, match.group("name")) and not not_a_name(match.group("name")):
            yield tidy(match.group("name")), 4


def under_the_title(document: Document) -> Iterator[tuple[str, int]]:
    """A name in the line under the title that says by "&" or "of" that it is one: "Cedar Glen Parks & Recreation"."""
    if len(document.blocks) < 2 or not ends_like_a_job(bare_job(document.blocks[0].text)):
        return
    line = document.blocks[1].text
    first = compiled(r"\.\s(?=[A-Z])").split(line)[0]
    if first != line and len(first.split()) < 9 and names_a_business(first):
        yield tidy(first), 5  # "Brandt & Sons Heating, Air and Cooling. Serving the county since 1968."
        return
    joined = " & " in line or " of " in line or compiled(r"\w['’]s?\s[A-Z]").search(line)
    if joined and 2 < len(line.split()) < 10 and re.fullmatch(NAME, line) and not not_a_name(line):
        yield tidy(line), 4


def in_small_letters(document: Document) -> Iterator[tuple[str, int]]:
    """A business in an advertisement without capitals: "stop by kessler motors", "valentino's pizza"."""
    text = document.text[:1200]
    if len(compiled(r"\b[A-Z][a-z]").findall(text)) > len(text) // 120 + 1:
        return
    for match in _small_names().finditer(text):
        name = match.group("name")
        owned = "'s " in name or "’s " in name
        if (match.group("lead") or match.group("form") or owned) and not _any_plain(name):
            yield name, 4
            return


def _any_plain(name: str) -> bool:
    """Whether a word tells what kind of business it is, and not its name: "a busy auto shop"."""
    return not _PLAIN.isdisjoint(name.split())


_PLAIN = frozenset(
    "a an the our my your their his her this that and or of in on at to for with by from is are busy local small "
    "family new "
    "growing great own must have need needs looking hiring wanted today us me we you it".split()
)


@lru_cache(maxsize=1)
def _small_names() -> re.Pattern[str]:
    """Up to three words and a business's last word, or a legal form, between marks or behind "stop by"."""
    last = "|".join(sorted(words_of("header", "employers", "last_words"), key=len, reverse=True))
    return re.compile(
        r"(?:\s(?P<lead>(?:stop by|come by|join|here at|welcome to|apply at|visit)\s)|^|[.,!:;]\s(?!stop|come|"
        r"join)|[A-Z]{3,}\s)"
        rf"(?P<name>[a-z][\w'’&]+\s(?:[\w'’&]+\s){{0,2}}?(?:(?P<form>llc|inc|corp)|{last}))"
        r"(?=[.,!;]|\s(?:and|is|in|on|or|today|for)\b|$)",
        re.MULTILINE,
    )


def spelled_out(name: str, document: Document, others: Iterable[str]) -> str:
    """The long form of letters that a posting uses for itself: "RLN" is "Riverside Literacy Network"."""
    if not compiled(r"[A-Z]{2,7}").fullmatch(name):
        return name
    text = document.text
    at = text.find(f"({name})")
    if at > 0:
        words = text[max(0, at - 120) : at].split()
        for count in range(2, min(len(words), 10) + 1):
            if words[-count][:1].isupper() and _initials(words[-count:]) == name:
                return tidy(" ".join(words[-count:]))
    long = [other for other in others if " " in other and _initials(other.split()) == name]
    return max(long, key=lambda other: text.count(other), default=name)


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words if word not in _SMALL).upper()
