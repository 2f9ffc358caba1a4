"""Lines of plain text as their author wrote them: joined where a program broke them, parted where it joined them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from bot.postings.formats.lost_breaks import SMALL_WORDS
from bot.postings.patterns import compiled

_BULLET = compiled(
    r"^\s*(?:[•·▪◦‣●○■□➢➤✓✔►»+–—>-]|\*(?!\S[^*]*\S\*)|o(?=\s)|\uf0b7|\(?\d{1,2}[.)](?=\s)|"
    r"\(?[a-hA-H][.)](?=\s))\s*(?=\S)"
)
_NEVER_LAST = SMALL_WORDS | {"at", "is"}
"""Words that end no sentence: a full line that ends in one goes on in the next."""
_NARROW, _WIDE, _UNEVEN = 40, 110, 4
"""Letters in the longest line of a paragraph that a program broke into lines."""
_PROSE = 3
"""So many lines that begin small, and as many that do not, were broken where a page was full, though less evenly."""
_GAP = compiled(r"(?<=\S) {3,}(?=(\S))")
"""White space where a line break was: "Monday-Friday  ATTRIBUTES    Bachelor's degree    2+ years ..."."""
_BEFORE = compiled(r"[A-Z\d•*(-]")
_NO_END = compiled(r"(?:(?:^|\s|[a-z.])\d{1,2}[.)]|[:,|·•▪*–-])$")
_GAPPED, _PART = 120, 20
"""A shorter line with wide gaps, and one most of whose parts are shorter, is a row of a table."""


def whole_lines(lines: list[str]) -> list[str]:
    """Lines without the breaks that a page's width made, as in e-mails."""
    out: list[str] = []
    for paragraph in _paragraphs(lines):
        joins = _joins(paragraph)
        out.append(paragraph[0])
        for join, line in zip(joins, paragraph[1:], strict=True):
            if (join or _opens_a_bracket(out[-1], line)) and not is_bullet(line):
                out[-1] += " " + line.strip()
            else:
                out.append(line)
        out.append("")
    return out


def parted(line: str) -> list[str]:
    """The parts of a long line between gaps where breaks were; the line itself where there are none."""
    if len(line) < _GAPPED or "   " not in line:
        return [line]
    gaps = list(_GAP.finditer(line))
    inside = {len(gap.group()) for gap in gaps if gap.group(1).islower()}  # the indents of a paragraph's lines
    ends = [
        gap.end()
        for gap in gaps
        if len(gap.group()) not in inside
        and _BEFORE.match(gap.group(1))
        and not _NO_END.search(line, max(0, gap.start() - 4), gap.start())
    ]
    parts = [line[start:end].rstrip() for start, end in itertools.pairwise([0, *ends, len(line)])]
    return parts if len(ends) > 1 and sorted(map(len, parts))[len(parts) // 2] >= _PART else [line]


def _joins(paragraph: list[str]) -> list[bool]:
    """Whether each line of a paragraph but the first goes on with the one before."""
    width = max(map(len, paragraph))
    if not _NARROW <= width <= _WIDE:
        return [False] * (len(paragraph) - 1)
    pairs = list(itertools.pairwise(paragraph))
    goes_on = [other.lstrip()[:1].islower() and line[-1] not in ".!?:" for line, other in pairs]
    uneven = 0.25 * width if sum(goes_on) >= _PROSE and len(pairs) - sum(goes_on) >= sum(goes_on) else _UNEVEN
    full = [len(line) + 1 + len(other.split()[0]) > width - uneven for line, other in pairs]
    if not any(goes_on) or (uneven == _UNEVEN and any(on and not at for on, at in zip(goes_on, full, strict=True))):
        return [False] * len(pairs)
    return [
        at and (on or line.split()[-1].strip(",").lower() in _NEVER_LAST)
        for (line, _), on, at in zip(pairs, goes_on, full, strict=True)
    ]


def _opens_a_bracket(line: str, following: str) -> bool:
    """Whether a bracket that a line opened is closed in the next one: "(C#, Excel" and "VBA) is a plus"."""
    opened = line.rfind("(")
    if opened < 0 or line.find(")", opened) >= 0 or len(line) - opened > _WIDE:
        return False
    closed = following.find(")")
    return 0 < closed < _WIDE and "(" not in following[:closed]


def _paragraphs(lines: list[str]) -> Iterator[list[str]]:
    """Lines between blank ones."""
    for filled, group in itertools.groupby(lines, key=lambda line: bool(line.strip())):
        if filled:
            yield list(group)


def is_bullet(line: str) -> bool:
    """Whether a line starts with a bullet or a short number."""
    return bool(_BULLET.match(line))


def strip_bullet(line: str) -> str:
    """A line without its bullet."""
    return _BULLET.sub("", line, count=1).strip()
