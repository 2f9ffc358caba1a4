"""Headings that stand inside a line: before a colon, in capitals, or bare where a line lost its breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.postings.first_letters import compile_quick
from bot.postings.patterns import compiled
from bot.postings.phrases import to_regex
from bot.postings.sections import ASKING, is_all_heading, names_a_section, section_of
from bot.postings.vocabulary import load


@lru_cache(maxsize=1)
def _inline() -> re.Pattern[str]:
    core = "|".join(to_regex(phrase) for phrase in load("sections")["inline"]["phrases"])
    capital = r"(?=(?-i:[A-Z]))"
    begins = r"(?:(?<=[.!?;:)] )|(?<=^)|(?<=Experience )|(?<=Qualifications ))"
    return compile_quick(rf"{begins}\s*{capital}(?<![\w-])({core})\s*(:|[.](?=\s))", re.IGNORECASE)


_COLON = compiled(r"(?<=[a-z%.!?)…] )(?=([A-Z][\w'’&/]*(?:\s\(?[\w'’&/]+\)?){0,6})(\s?(?::|…[.…]*|\.{3,})))")
"""Words before a colon or dots, with a capital: "... repair shops What you'll need: a degree"."""
_FOR_A_JOB = compiled(r"(?<=\w{4})\s(?:for|of)\s(?:an?\s|the\s|our\s|this\s)?(?:[A-Z].*|position|role|job)$")
"""Whose demands or duties a heading is over: "Qualifications for Registered Nurses (RN)"."""
_SMALL_WORD = compiled(
    r"(?<![\w'’-])(?!(?:the|and|or|with|of|an?|our|your|in|to|for|is|are|as|at|by|on)\s)[a-z][\w'’-]*[).%!?]*\s$"
)
_SHOUTED = compiled(r"(?:(?<=[.!?)] )|^)([A-Z][A-Z'’&/, ]{3,45}[A-Z])(?:(?<=[A-Z'’&/, ]{7})\s?(:)|\s([-–—]))(?=\s)")
"""Words in capitals before a colon or dash, where a sentence would begin: "WHAT YOU BRING: ...", "PLUSES - ..."."""


_ONE_WORD = compiled(
    r"(?:^|(?<=[a-z%.!?)] ))(Requirements|Qualifications|Responsibilities|Duties|Benefits)"
    r"(?=\s(?:\d|[A-Z][a-z]*\s(?![A-Z&(]|and\b|or\b|for\b|of\b|in\b|are\b|is\b)))"
)
"""A heading of one word in a line that lost its breaks: "manage the team Requirements 15 years of ..."."""
_LONG = 60
_VERY_LONG = 100
_TITLE_CASE = compiled(
    r"(?:^|(?<=[a-z\d%.!?;:)•] )|(?<=[a-z]{3}[.!?;)])|(?<=\)[.;])|(?<=•))"
    r"[A-Z][a-z]+(?:(?:,? (?:and |& |or )?|/)[A-Z][a-z]+)+"
)
"""Words with capitals one after another, as headings are written."""
_LAST_OF_HEADINGS = compile_quick(
    r"(?:(?:Qualifications|Requirements|Skills|Experience|Education)(?: Highly| Strongly)? "
    r"(?:Required|Preferred|Desired)|"
    r"Qualifications|Requirements|Responsibilities|Duties|Functions|Skills|Expectations|Benefits|Competencies|"
    r"Description|Summary|Overview|Demands|Conditions|Environment|Abilities|Experience|Education)\b"
)

_CAPITALISED = compiled(
    r"(?:^|(?<=[a-z.!?:;)\d] ))"
    r"(?:[A-Z]{4,}(?:[ /&,’']+(?:[A-Z]{2,}|&))*|[A-Z][a-z'’-]+(?:[ /](?:[A-Z][a-z'’-]+|to|&))+)"
    r"(?=\s+(?:[A-Z](?![A-Z]{3})|\d|[-•*]))"
)
"""Words with or in capitals, as headings are in text that lost its breaks: "... for us PREFERRED SKILLS Excel"."""
_WORD_ENDS = compiled(r"[\w’'](?![\w’'])")

_BEGINS = compiled(r"(?!(?:For|Of|In|To|At|With|And|Or|Is|Are|As|On|By|Include|Includes|Including)\b)[A-Z\d]")
"""How what a heading stands over begins."""


_LAST_CAPITALS = compiled(
    r"(?<=[a-z.)%] )(?=((?:[A-Z]{4,}(?=:)|[A-Z][A-Za-z'’/]*(?:\s(?:[A-Z][A-Za-z'’/]*|&|and))+):?\s*$))"
)
ENDED_WORD = compiled(
    r"(?<![A-Za-z])(?!(?:the|and|or|with|of|an?|our|your|in|to|for|plus|is|are|be|as|years?|yrs?|months?|related|"
    r"relevant|prior|previous|work)\s)(?:[a-z]\w*|[A-Z]{2,})[)%+]?\s$"
)


def split_inline_headings(text: str) -> Iterator[tuple[str, bool]]:
    """Pieces of a long line, each with whether it is a heading ("... Requirements: a degree")."""
    at = 0
    for start, end in sorted([*_marked_headings(text), *_bare_headings(text)]):
        if start < at:
            continue
        yield text[at:start], False
        yield text[start:end], True
        at = end
    yield text[at:], False


def _marked_headings(text: str) -> Iterator[tuple[int, int]]:
    """Where headings stand in a line with a colon, full stop or dash behind them."""
    if not any(mark in text for mark in (":", ".", "…", " -", " –", " —")):
        return
    for match in _COLON.finditer(text) if any(mark in text for mark in (":", "…", "...")) else ():
        head = _FOR_A_JOB.sub("", match.group(1))
        if _SMALL_WORD.search(text, max(0, match.start() - 25), match.start()) and names_a_section(head):
            yield match.start(), match.end(2)
    for match in (*_inline().finditer(text), *_SHOUTED.finditer(text)):
        if match.group(2) == "." and len(match.group(1).split()) < 2:
            continue
        if match.group(2) is None and not names_a_section(match.group(1)):
            continue
        yield match.start(1), match.end()


def _bare_headings(text: str) -> Iterator[tuple[int, int]]:
    """Where headings stand in a long line with nothing behind them: "... a team. Required Qualifications 2 years"."""
    if len(text) < _LONG and ":" not in text:
        return
    if len(text) > _VERY_LONG:
        yield from _headings_of_demands(text)
    for match in _TITLE_CASE.finditer(text) if _LAST_OF_HEADINGS.search(text) else ():
        words = match.group()
        for last in reversed(list(_LAST_OF_HEADINGS.finditer(words))):
            end = match.start() + last.end()
            end += text.startswith(":", end)
            behind = text[end:].lstrip(" •·*-")
            head = words[: last.end()]
            if " " in head and not head.startswith("The ") and _BEGINS.match(behind) and names_a_section(head):
                yield match.start(), end
                break


def _headings_of_demands(text: str) -> Iterator[tuple[int, int]]:
    """Headings of demands or wishes in a line that lost its breaks: one word, words with capitals or in capitals."""
    for match in _ONE_WORD.finditer(text):
        if not match.start() or _SMALL_WORD.search(text, max(0, match.start() - 25), match.start()):
            yield match.span(1)
    for match in _CAPITALISED.finditer(text):
        words = match.group()
        for last in reversed([word.end() for word in _WORD_ENDS.finditer(words)]):
            head = words[:last]
            rest = text[match.start() + last :].lstrip(" :•·*-")
            asks = (" " in head or head.isupper()) and _BEGINS.match(rest) and section_of(head) in ASKING
            if asks and is_all_heading(head) and names_a_section(head):
                yield match.start(), match.start() + last
                break


def first_heading(text: str) -> str:
    """The heading with its colon that comes first: of "Plusses: a forklift certificate"; "" when none does."""
    label = compiled(r"[A-Z][A-Za-z'’&/ ]{3,40}:").match(text)
    return label.group() if label and names_a_section(label.group()) else ""


def speaks_on(line: str) -> int:
    """Where a heading ends that opens a line and speaks for the lines behind it: "Skills/Qualifications: ..."; or 0."""
    heading = first_heading(line)
    return len(heading) if section_of(heading) in ("requirements", "preferred") else 0


def heading_at_the_end(line: str) -> int:
    """Where the next heading begins, without a break, at the end of a line: "2 years of sales PAY RANGE:"; or 0."""
    if not line.rstrip(" :").rpartition(" ")[2][:1].isupper():
        return 0
    for match in _LAST_CAPITALS.finditer(line, max(0, len(line) - 60)):
        head, at = match.group(1), match.start(1)
        if names_a_section(head) and (head.isupper() or ENDED_WORD.search(line, 0, at)):
            return at
    return 0
