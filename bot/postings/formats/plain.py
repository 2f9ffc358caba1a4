"""Plain text and Markdown, also text that lost its line breaks."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from bot.postings.decode import fold
from bot.postings.document import HEADING, ITEM, LINE, MOST_LETTERS, Block, Document
from bot.postings.formats.broken_lines import is_bullet, parted, strip_bullet, whole_lines
from bot.postings.formats.front_matter import front_matter
from bot.postings.formats.inline_headings import changes_what_is_asked, heading_at_the_end, split_inline_headings
from bot.postings.formats.lost_breaks import (
    FIRST_OF_TITLES,
    LONG,
    in_title_case,
    is_glued,
    may_be_glued,
    points_of,
    split_run_together,
)
from bot.postings.lists import reads_as_demand
from bot.postings.patterns import compiled
from bot.postings.sections import names_a_section, section_of

_MARKDOWN_HEADING = compiled(r"^(#{1,6})\s*(.+?)\s*#*$")
_TRAILED = compiled(r"(?P<heading>[A-Z][\w'’&/ ]{3,45}?)\s?(?:…|\.{3})[.…]*\s*(?P<rest>.*)$")
"""A heading with dots behind it: "You might be a great fit if… Associate's degree"."""
_MARKDOWN_BOLD = compiled(r"^(?:\*\*|__|[*_](?=[^\s*_]))(.+?)(?:\*\*|__|(?<=[^\s*_])[*_])\s*(:?)$")
_MARKDOWN_TITLED = compiled(
    r"^(?:\*\*|__)(?P<title>[^*_]{3,40}?)[.:]?(?:\*\*|__)[.:]?\s+"
    r"(?P<rest>(?!(?:is|are|was|has|have|offers|provides|seeks|needs|and|&)\s)\S.{8,})$"
)
"""A line that begins with its heading in bold: "**Before you start** we check your license"."""
_UNDERLINE = compiled(r"^\s*(?:=+|-{3,}|_{3,}|\*{3,}|~{3,})\s*$")
_RULED = compiled(r"^\s*([=*~#_<>-])\1+\s*(?=\w)(.{3,90}?)\s*(?:[=*~#_<>-]{2,})\s*$")
"""A line between rules: "=== MINIMUM QUALIFICATIONS ===", "*** Hours ***"."""
_MARKS = compiled(r"\*\*|__|`|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")
_STAR_OPENS = compiled(r"(?:^|(?<=[\s(\[\"“:_]))\*(?=\S)")
_ESCAPED = compiled(r"\\([-*+_.!()\[\]#&>|`])")
"""A sign that Markdown's writers kept from being read as a mark: "\\- Two years"."""
_LINK = compiled(r"!?\[([^\[\]\n]{0,300})\]\([^()\n]{0,500}\)")


_LEADING_ON = frozenset(("Include", "Includes", "Including", "Following", "Are"))
"""Last words of a title that leads to a list: "Specific Requirements For The Analyst Include"."""


def read_plain(text: str) -> Document:
    """Blocks of a plain or Markdown text."""
    text = _ESCAPED.sub(r"\1", text) if "\\" in text else text
    lines = [line.rstrip() for line in text[: 2 * MOST_LETTERS].lstrip("\n").splitlines()]
    blocks, taken = front_matter(lines)
    lines = whole_lines(lines[taken:])
    for number, line in enumerate(lines):
        if not line.strip() or _UNDERLINE.match(line):
            continue
        following = next((other for other in lines[number + 1 :] if other.strip()), "")
        underlined = number + 1 < len(lines) and bool(compiled(r"^\s*(?:=+|-{3,})\s*$").match(lines[number + 1]))
        apart = not number or not lines[number - 1].strip()
        if apart and number + 1 < len(lines) and not lines[number + 1].strip() and _is_titled(line.strip()):
            blocks.append(Block(line.strip(), HEADING, 7))
            continue
        if _is_marked_title(line, following):
            line = strip_bullet(line).rstrip(":") + ":"
        blocks.extend(_line(line, following, underlined, apart))
    return Document(blocks)


def _line(line: str, following: str, underlined: bool, apart: bool) -> Iterator[Block]:
    if ended := heading_at_the_end(line):
        yield from _line(line[:ended].rstrip(), "", False, apart)
        yield Block(line[ended:].strip(), HEADING, 7)
        return
    trailed = _TRAILED.match(line.strip()) if "…" in line or "..." in line else None
    if trailed and section_of(trailed.group("heading")):
        yield Block(trailed.group("heading"), HEADING, 7)
        yield from _line(trailed.group("rest"), following, False, False) if trailed.group("rest") else ()
        return
    heading = _MARKDOWN_HEADING.match(line.strip())
    if heading and len(line) < LONG:
        yield Block(fold(_unmark(heading.group(2))), HEADING, len(heading.group(1)))
        return
    titled = _MARKDOWN_TITLED.match(line.strip())
    if titled and section_of(titled.group("title")):
        yield Block(fold(titled.group("title")), HEADING, 7, True)
        yield from _line(titled.group("rest"), following, False, False)
        return
    bold = _MARKDOWN_BOLD.match(line.strip())
    ruled = None if bold else _RULED.match(line)
    if ruled:
        yield Block(fold(ruled.group(2)), HEADING, 2)
        return
    if is_bullet(line) and not bold:
        points = points_of(fold(_unmark(strip_bullet(line))))
        depth = 1 + len(line) - len(line.lstrip())
        for point in points:
            for words, is_heading in split_inline_headings(point) if len(points) > 1 else [(point, False)]:
                yield Block(words.strip(), HEADING, 7) if is_heading else Block(words.strip(), ITEM, depth=depth)
        return
    parts = [fold(_unmark(part)) for part in parted(line)]
    text = " ".join(parts)
    if underlined and len(text) < 100:
        yield Block(text, HEADING, 2)
    elif not is_glued(text) and looks_like_heading(text, bold=bool(bold)):
        yield Block(text, HEADING, 7, bool(bold))
    elif apart and stands_over(text, following):
        yield Block(text, HEADING, 7)
    elif len(text) > LONG or may_be_glued(text) or changes_what_is_asked(text):
        ends = itertools.accumulate(len(part) + 1 for part in parts[:-1])
        yield from split_run_together(text, frozenset(ends))
    else:
        yield Block(text, LINE)


def _is_titled(line: str) -> bool:
    """Whether a line by itself is written as headings are: "What Would Make Our Day", "The Practical Stuff"."""
    words = line.split()
    return 2 < len(words) < 10 and words[0] in FIRST_OF_TITLES and line[-1].isalnum() and in_title_case(words)


def _is_marked_title(line: str, following: str) -> bool:
    """Whether a line with a bullet is the title of the lines below: capitals, and those carry another mark or none."""
    if not is_bullet(line) or not following or line.strip()[0] == following.strip()[0]:
        return False
    words = strip_bullet(line).rstrip(": ")
    return bool(compiled(r"[A-Z][A-Z'’&/ ]{2,40}").fullmatch(words)) and not (
        is_bullet(following) and len(words.split()) < 2
    )


def _unmark(text: str) -> str:
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if "*" in text and not _STAR_OPENS.search(text):
        return text  # "Duties* Greet guests* Fold linen": bullets
    return _MARKS.sub("", text) if "*" in text or "_" in text or "`" in text else text


def looks_like_heading(text: str, *, bold: bool = False) -> bool:
    """Whether a line by itself reads as a heading: short, and bold, in capitals, or ending in a colon."""
    words = text.split()
    if not words or len(words) > (14 if bold and text.endswith(":") else 10) or len(text) > 90:
        return False
    if text.endswith(":"):
        return True
    if text.endswith((".", ";", ",", "!")):
        return False
    if bold:
        return True
    letters = [c for c in text if c.isalpha()] if text.isupper() else []
    if len(letters) >= 4 and all(map(str.isupper, letters)) and len(words) <= 7:
        return True
    if len(words) <= 6 and names_a_section(text):
        return True
    return words[-1] in _LEADING_ON and in_title_case(words) and bool(section_of(text))


def stands_over(text: str, following: str) -> bool:
    """Whether a short line without a mark stands over a list or a paragraph as its heading: "Basics"."""
    words = text.split()
    if (
        not 1 <= len(words) <= 6
        or not words[0][:1].isupper()
        or compiled(r"[.,;!:]$|\d|[-–|@/]\s|\s[-–|]").search(text)
    ):
        return False
    if not is_bullet(following) and (len(following) <= 120 or len(words) > 5):
        return len(following) > 120 and bool(section_of(text))
    return not _asks_by_itself(text)


def _asks_by_itself(text: str) -> bool:
    """Whether a short line is a demand and no heading: "Working knowledge of Word"."""
    return len(text.split()) > 2 and reads_as_demand(text) and not names_a_section(text)
