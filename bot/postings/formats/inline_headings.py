"""Headings that stand inside a line: before a colon, in capitals, or bare where a line lost its breaks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from bot.postings.patterns import compiled
from bot.postings.sections import ASKING, is_all_heading, names_a_section, section_of

_MARKED = compiled(
    r"(?=[A-Z])(?:^|(?<=[a-z%.!?:;)…] )|(?<=[.!?:;)]  ))"
    r"(?=([A-Z][\w'’&/]*(?:,?\s\(?[\w'’&/]+\)?){0,6}?)(\s?(?::|…[.…]*|\.{3,}|\.(?=\s)|\s[-–—](?=\s))))"
)
"""Words before a colon, a stop or a dash, with a capital: "... repair shops What you'll need: a degree"."""
_THEN_CAPITALS = compiled(r"(?<=[a-z] )[A-Z]{3,}(?:[ /&,]+[A-Z]{2,})*$")
"""A heading in capitals behind other words with capitals: "... our Core Values EDUCATION AND/OR EXPERIENCE:"."""
_FOR_A_JOB = compiled(r"(?<=\w{4})\s(?:for|of)\s(?:an?\s|the\s|our\s|this\s)?(?:[A-Z].*|position|role|job)$")
"""Whose demands or duties a heading is over: "Qualifications for Registered Nurses (RN)"."""
_SMALL_WORD = compiled(
    r"(?<![\w'’-])(?!(?:the|and|or|with|of|an?|our|your|in|to|for|is|are|as|at|by|on)\s)[a-z][\w'’-]*[).%!?]*\s$"
)
_SIGNS = (":", "…", "...", " -", " –", " —")
"""Marks behind headings, one of which a line with a heading inside has, or a full stop."""
_ENDS = frozenset(("", *".!?:;)…"))
"""What stands before words that begin a sentence or a line."""
_LONG = 60
_CAPITALISED = compiled(
    r"(?:^|(?<=[a-z\d%.!?;:)•] )|(?<=[a-z]{3}[.!?;)])|(?<=\)[.;])|(?<=•))"
    r"(?:[A-Z]{4,}(?:[ /&,’']+(?:[A-Z]{2,}|&))*|[A-Z][a-z'’-]+(?:(?:,? (?:and |& |or |to )?|/)[A-Z][a-z'’-]+)*)"
    r"(?=\W{0,6}(?:[A-Z\d]|$))"
)
"""Words with or in capitals, as headings are in text that lost its breaks: "... for us PREFERRED SKILLS Excel"."""
_WORD_ENDS = compiled(r"[\w’'](?![\w’'])")
_ALONE = frozenset(("Requirements", "Qualifications", "Responsibilities", "Duties", "Benefits"))
"""Headings of one word that is written with a capital elsewhere hardly ever."""
_LAST = compiled(
    r"(?:Qualifications|Requirements|Responsibilities|Duties|Functions|Skills|Expectations|Benefits|Competencies|"
    r"Description|Summary|Overview|Demands|Conditions|Environment|Abilities|Experience|Education|"
    r"Required|Preferred|Desired)$"
)
"""The last words of headings."""
_ALWAYS = compiled(r"(?:QUALIFICATIONS|REQUIREMENTS|RESPONSIBILITIES|DUTIES|FUNCTIONS|COMPETENCIES|SKILLS|ATTRIBUTES)$")
"""Last words of headings in capitals, whatever stands before them: "DEPARTMENT SPECIFIC REQUIREMENTS"."""
_BEGINS = compiled(
    r"\s*:?[\s•·*-]*(?!(?:For|Of|In|To|At|With|And|Or|Is|Are|As|On|By|Include|Includes|Including)\b)[A-Z\d]"
)
"""How what a heading stands over begins."""
_LAST_CAPITALS = compiled(
    r"(?<=[a-z.)%] )(?=((?:[A-Z]{4,}(?=:)|[A-Z][A-Za-z'’/]*(?:\s(?:[A-Z][A-Za-z'’/]*|&|and))+):?\s*$))"
)
ENDED_WORD = compiled(
    r"(?<![A-Za-z])(?!(?:the|and|or|with|of|an?|our|your|in|to|for|plus|is|are|be|as|years?|yrs?|months?|related|"
    r"relevant|prior|previous|work)\s)(?:[a-z]\w*|[A-Z]{2,})[)%+]?\s$"
)


_SHOUTS_ON = compiled(r"\s[A-Z]{4}")
"""Behind half of a heading in capitals: "PREFERRED" of "PREFERRED QUALIFICATIONS:"."""


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


@lru_cache(maxsize=64)
def changes_what_is_asked(text: str) -> bool:
    """Whether a line turns from demands to wishes, or back, at a heading inside: "... diploma. Preferred: Spanish."."""
    if not any(map(text.__contains__, _SIGNS)):
        return False
    return any(start and section_of(text[start:end]) in ASKING for start, end in _marked_headings(text))


def _marked_headings(text: str) -> Iterator[tuple[int, int]]:
    """Where headings stand in a line with a colon, dots, a full stop or a dash behind them."""
    if "." not in text and not any(map(text.__contains__, _SIGNS)):
        return
    for match in _MARKED.finditer(text):
        head, mark = match.group(1), match.group(2).strip()
        begins = text[: match.start()].rstrip()[-1:] in _ENDS
        bare = mark == "." and (" " not in head or not is_all_heading(head))
        if bare or (mark in "-–—" and not head.isupper()) or (mark in ".-–—" and not begins):
            continue
        if not begins and not _behind_a_word(text, match.start()):
            continue
        capitals = _THEN_CAPITALS.search(head)
        if capitals and names_a_section(capitals.group()):
            yield match.start() + capitals.start(), match.end(2)
        elif names_a_section(_FOR_A_JOB.sub("", head)):
            yield match.start(), match.end(2)


def _behind_a_word(text: str, start: int) -> bool:
    """Whether a word ends there that may end a line."""
    return _SMALL_WORD.search(text, max(0, start - 25), start) is not None


def _bare_headings(text: str) -> Iterator[tuple[int, int]]:
    """Where headings stand in a long line with nothing behind them: "... a team. Required Qualifications 2 years"."""
    if len(text) < _LONG and ":" not in text:
        return
    for match in _CAPITALISED.finditer(text):
        for word in reversed(list(_WORD_ENDS.finditer(match.group()))):
            end = match.start() + word.end()
            if _is_bare_heading(text, match.start(), end):
                yield match.start(), end + text.startswith(":", end)
                break


def _is_bare_heading(text: str, start: int, end: int) -> bool:
    """Whether words with capitals inside a line are a heading, by how they end and what stands on either side."""
    head = text[start:end]
    if not _BEGINS.match(text, end) or (head.isupper() and _SHOUTS_ON.match(text, end)):
        return False
    if " " not in head and not head.isupper():
        return head in _ALONE and (not start or _behind_a_word(text, start))
    if head.isupper() and _ALWAYS.search(head) and section_of(head):
        return True
    ends_as_one = _LAST.search(head) or (section_of(head) in ASKING and is_all_heading(head))
    return bool(ends_as_one) and not head.startswith("The ") and names_a_section(head)


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
        if names_a_section(head) and not head.startswith("A ") and (head.isupper() or ENDED_WORD.search(line, 0, at)):
            return at
    return 0
