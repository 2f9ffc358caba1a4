"""Plain text and Markdown, also text that lost its line breaks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from bot.postings.document import HEADING, ITEM, LINE, MOST_LETTERS, Block, Document
from bot.postings.patterns import compiled

_BULLET = compiled(
    r"^\s*(?:[•·▪◦‣●○■□➢➤✓✔►»+–—>-]|\*(?!\S[^*]*\S\*)|o(?=\s)|\uf0b7|\(?\d{1,2}[.)](?=\s)|"
    r"\(?[a-hA-H][.)](?=\s))\s*(?=\S)"
)
_MARKDOWN_HEADING = compiled(r"^(#{1,6})\s*(.+?)\s*#*$")
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
_LINK = compiled(r"!?\[([^\[\]\n]{0,300})\]\([^()\n]{0,500}\)")
GLUED = compiled(
    r"(?:(?=[A-Z\d$])|(?<=\)))(?:(?<=[a-z)%.!?;:#])(?=[A-Z][a-z])|(?<=[a-z]{3}\))(?=[A-Z])|(?<=[a-z]{4})(?=[A-Z]{2,}\b)|"
    r"(?<=[A-Z]{3})(?=[A-Z][a-z]{2,})|"
    r"(?<=\d\d)(?=[A-Z][a-z]{3,})|(?<=[a-z]{3})(?=\$\d)|"
    r"(?<=[a-z]{4})(?=[A-Z] [A-Z])|(?<=[a-z]{4})(?=An? [a-z])|(?<=[a-z]:)(?=[A-Z]{2,} )|"
    r"(?<=[a-z]{4})(?=\d{1,2}\s?(?:[+–-]|to\b)?\s?\d{0,2}\+? ?(?:(?:years?|yrs?|months?)\b|hours? shift))|"
    r"(?<=\((?i:Required)\))(?=\w)|(?<=\((?i:Preferred)\))(?=\w))"
)
_LAST_WORD = compiled(r"[\w.&'’)-]*$")
_FIRST_WORD = compiled(r"[\w&'’-]*")
_AMONG_WORDS = compiled(r"(?:\b[a-z]+|,) [A-Z][a-z]+$")
_GOES_ON = compiled(r"[A-Z][A-Za-z]+(?:[,;)]|\s(?:and|or)\b)")
"""A name with a capital inside, in the middle of a sentence: "familiar with LegalServer, Clio or"."""
_FIRST_LETTERS = compiled(r"[A-Za-z]*")
_TOUCHING = compiled(r"[A-Z0-9$)](?:(?<=[a-z)%.!?;:#\d][A-Z0-9])|(?<=[a-z]\$)|(?<=\))\w|(?<=[A-Z])[A-Z][a-z])")
"""A small letter or a stop before a capital or a figure; looked for from the latter, which is rarer."""
_MET = compiled(r"(?<![\w.])[a-z]{4,}[A-Z][a-z]{2,}\b")
_CAPITALS_TOUCH = compiled(r"[A-Z]{3}(?:[A-Z][a-z]|\$)")
_CAPITALS = compiled(r"(?<![A-Z&'’/-])(?<![A-Z] )(?:[A-Z][A-Z'’/-]+ |& )*[A-Z]{3,}(?=[A-Z][a-z]|\$)")
"""A heading in capitals that lost its break: "NICE TO HAVEHigh school diploma"."""
_LONG = 300
_FIRST_OF_TITLES = ("What", "Who", "Why", "How", "Where", "When", "Your", "About", "The")
_SMALL_WORDS = frozenset("a an the of to for in on with you your we us our and or".split())
_ENDED_SHORT = compiled(r"[a-z]{2,}\s(?:us|it|me|on|up|in|so|do|be|go|out|day|way|you)\.$")
"""A short word that ends a sentence, where the next one touches it: "you should plan on it.Other"."""
_LETTERS = frozenset("GED CPR CDL BLS CNA LPN PTO EOE EMR".split())
"""Abbreviations that end a line which lost its break: "GEDPrior experience"."""
_STARTERS = frozenset(
    "the we our you your this as in job about must work full part who what responsibilities "
    "requirements qualifications benefits duties experience education skills salary pay schedule "
    "location "
    "applicants candidates beautiful apply description overview summary position preferred "
    "required minimum essential for and respond call contact please company employment".split()
)
"""Words that start a new line where a short line has lost its break."""


def read_plain(text: str) -> Document:
    """Blocks of a plain or Markdown text."""
    lines = [line.rstrip() for line in text[: 2 * MOST_LETTERS].splitlines()]
    blocks: list[Block] = []
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
    from bot.postings.formats.html import fold

    heading = _MARKDOWN_HEADING.match(line.strip())
    if heading:
        yield Block(fold(_unmark(heading.group(2))), HEADING, len(heading.group(1)))
        return
    titled = _MARKDOWN_TITLED.match(line.strip())
    if titled and _opens_section(titled.group("title")):
        yield Block(fold(titled.group("title")), HEADING, 7, True)
        yield from _line(titled.group("rest"), following, False, False)
        return
    bold = _MARKDOWN_BOLD.match(line.strip())
    ruled = None if bold else _RULED.match(line)
    if ruled:
        yield Block(fold(ruled.group(2)), HEADING, 2)
        return
    if is_bullet(line) and not bold:
        yield Block(fold(_unmark(strip_bullet(line))), ITEM)
        return
    text = fold(_unmark(line))
    if underlined and len(text) < 100:
        yield Block(text, HEADING, 2)
    elif not is_glued(text) and looks_like_heading(text, bold=bool(bold)):
        yield Block(text, HEADING, 7, bool(bold))
    elif apart and stands_over(text, following):
        yield Block(text, HEADING, 7)
    elif len(text) > _LONG or may_be_glued(text):
        yield from split_run_together(text)
    else:
        yield Block(text, LINE)


def _is_titled(line: str) -> bool:
    """Whether a line by itself is written as headings are: "What Would Make Our Day", "The Practical Stuff"."""
    words = line.split()
    return (
        2 < len(words) < 10
        and words[0] in _FIRST_OF_TITLES
        and line[-1].isalnum()
        and all(word[:1].isupper() or word in _SMALL_WORDS for word in words)
    )


def _opens_section(title: str) -> bool:
    from bot.postings.sections import section_of

    return bool(section_of(title))


def _is_marked_title(line: str, following: str) -> bool:
    """Whether a line with a bullet is the title of the lines below: capitals, and those carry another mark or none."""
    if not is_bullet(line) or not following or line.strip()[0] == following.strip()[0]:
        return False
    words = strip_bullet(line).rstrip(": ")
    return bool(compiled(r"[A-Z][A-Z'’&/ ]{2,40}").fullmatch(words)) and not (
        is_bullet(following) and len(words.split()) < 2
    )


def is_bullet(line: str) -> bool:
    """Whether a line starts with a bullet or a short number."""
    return bool(_BULLET.match(line))


def strip_bullet(line: str) -> str:
    """A line without its bullet."""
    return _BULLET.sub("", line, count=1).strip()


def _unmark(text: str) -> str:
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    return _MARKS.sub("", text) if "*" in text or "_" in text or "`" in text else text


def looks_like_heading(text: str, *, bold: bool = False) -> bool:
    """Whether a line by itself reads as a heading: short, and bold, in capitals, or ending in a colon."""
    words = text.split()
    if not words or len(words) > 10 or len(text) > 90:
        return False
    if text.endswith(":"):
        return True
    if text.endswith((".", ";", ",", "!")):
        return False
    if bold:
        return True
    letters = [c for c in text if c.isalpha()]
    if len(letters) >= 4 and all(c.isupper() for c in letters) and len(words) <= 7:
        return True
    from bot.postings.sections import names_a_section

    return len(words) <= 6 and names_a_section(text)


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
        return len(following) > 120 and _opens_section(text)
    return not _asks_by_itself(text)


def _asks_by_itself(text: str) -> bool:
    """Whether a short line is a demand and no heading: "Working knowledge of Word"."""
    from bot.postings.lists import reads_as_demand
    from bot.postings.sections import names_a_section

    return len(text.split()) > 2 and reads_as_demand(text) and not names_a_section(text)


def split_run_together(text: str) -> Iterator[Block]:
    """A long line as sentences, with headings that stand inside it ("... done. Requirements: a degree") taken out."""
    from bot.postings.sections import names_a_section, split_inline_headings

    for piece in _headings_last(_unglue(text)):
        for words, heading in split_inline_headings(piece):
            if not words.strip():
                continue
            line = words.strip()
            if not heading and len(line.split()) <= 7 and (names_a_section(line) or is_question_heading(line)):
                yield Block(line, HEADING, 7)
            else:
                yield Block(line, HEADING if heading else LINE, 7 if heading else 0)


def _headings_last(pieces: tuple[str, ...]) -> Iterator[str]:
    """Pieces, with a heading that stands last in one ("... join our team. Responsibilities") as a piece of its own."""
    from bot.postings.sections import names_a_section

    for piece in pieces:
        last = compiled(r"(?<=[.!?] )[A-Z][\w &/’']{3,40}$").search(piece, max(0, len(piece) - 45))
        if last and len(pieces) > 1 and names_a_section(last.group()):
            yield piece[: last.start()]
            yield last.group()
        else:
            yield piece


def is_glued(text: str) -> bool:
    """Whether a short line holds two lines that lost the break between them."""
    return may_be_glued(text) and len(_unglue(text)) > 1


def may_be_glued(text: str) -> bool:
    """Whether small letters meet capitals or figures somewhere in a text."""
    return bool(_touching(text))


@lru_cache(maxsize=64)
def _touching(text: str) -> tuple[int, ...]:
    """Every place where they meet, in order; a line is asked several times."""
    return tuple([match.start() for match in GLUED.finditer(text)]) if _TOUCHING.search(text) else ()


@lru_cache(maxsize=64)
def _unglue(text: str) -> tuple[str, ...]:
    """Pieces of a text whose line breaks were dropped: "for the yearMentor staff" becomes two."""
    if len(text) > 40_000 or not _TOUCHING.search(text):
        return (text,)
    capitals = _CAPITALS.finditer(text) if _CAPITALS_TOUCH.search(text) else ()
    breaks = {at for match in capitals for at in match.span() if _names_in_capitals(match.group())}
    pieces, start = [], 0
    for at in sorted(breaks.union(_touching(text))):
        if start < at and (at in breaks or _breaks_at(text, start, at)):
            pieces.append(text[start:at])
            start = at
    return (*pieces, text[start:])


def _names_in_capitals(words: str) -> bool:
    """Whether words in capitals are a section's heading, long enough to be no abbreviation."""
    from bot.postings.sections import names_a_section

    return len(words) > 4 and names_a_section(words.capitalize())


def _opens_with_heading(text: str) -> bool:
    """Whether a heading with its colon comes first: "Plusses: a forklift certificate"."""
    from bot.postings.sections import names_a_section

    label = compiled(r"[A-Z][A-Za-z'’&/ ]{3,40}(?=:)").match(text)
    return bool(label and names_a_section(label.group()))


def _is_a_heading(line: str) -> bool:
    """Whether a line that lost its break is the heading of what follows: "What You Will Do"."""
    from bot.postings.sections import names_a_section

    return 5 < len(line) < 50 and line[0].isupper() and (names_a_section(line) or is_question_heading(line))


def is_question_heading(line: str) -> bool:
    """Whether a short line in capitals asks as headings do and opens a section: "What You Should Bring"."""
    words = line.split()
    return (
        2 < len(words) < 8
        and words[0] in _FIRST_OF_TITLES
        and all(word[:1].isupper() or word in _SMALL_WORDS for word in words)
        and _opens_section(line)
    )


def _is_inside_a_name(left: str, whole: str) -> bool:
    """Whether a name with capitals inside goes on, though a full stop touches its head: "experience.eClinicalWorks"."""
    from bot.postings.lexicon import is_camel_word

    ended = left.rfind(".") + 1
    return 0 < len(left) - ended < 10 and is_camel_word(whole[ended:])


@lru_cache(maxsize=64)
def _lost_breaks(text: str) -> bool:
    """Whether two words in small letters touch capitals in a short line: "preferredReliable transportationSafe"."""
    from bot.postings.lexicon import is_camel_word

    met = {match.group() for match in _MET.finditer(text)}
    return len(met) > 1 and sum(not is_camel_word(word) for word in met) > 1


def _breaks_at(text: str, start: int, at: int) -> bool:
    """Whether the line that began at `start` ended at `at`, though no break says so."""
    from bot.postings.lexicon import is_camel_word

    before, after = text[max(start, at - 40) : at], text[at : at + 40]
    word = _LAST_WORD.search(before)
    left = word.group() if word else ""
    right = _FIRST_LETTERS.match(after)
    letters = right.group() if right else ""
    rest = _FIRST_WORD.match(after)
    whole = left + (rest.group() if rest else "")
    counts_years = after[:1].isdigit()
    if after[:1] == "$" or (before[-1:].isdigit() and len(text) > _LONG):
        return True
    if _opens_with_heading(after):
        return True
    if _is_inside_a_name(left, whole):
        return False
    if left[:1].isupper() and _AMONG_WORDS.search(before) and _GOES_ON.match(after):
        return False
    if left.isupper() and after[1:2].islower():
        return left in _LETTERS
    starts = letters.lower() in _STARTERS or counts_years
    if len(text) <= _LONG and not starts and not (len(letters) > 2 and _lost_breaks(text)):
        return False
    if _is_a_heading(text[start:at]):
        return True
    if 0 < len(letters) < 3 and not letters.isupper() and letters not in ("An", "We"):
        return False
    if compiled(r"(?:www\.|\.com|@|https?)").search(whole):
        return False
    if before.endswith(":"):
        label = compiled(r"[.!?]\s|[.!?](?=[A-Z])").split(text[start:at])[-1]
        return len(label.split()) <= 7 and len(label) > 3
    if before.endswith(("!)", "?)", ".)", "!", "?")):
        return True
    if len(left.strip(".)!?;:%")) < 3 and not _ENDED_SHORT.search(before):
        return False
    if text.count(whole) > 1:
        return False
    if (
        left[:1].isupper()
        and left.isalpha()
        and letters.lower() not in _STARTERS
        and compiled(r"\w+ [A-Z]").match(after)
    ):
        return False  # "ParaPro Assessment": a name with a capital inside
    ended = before.endswith(".") and "." not in left[:-1] and len(letters) > 2
    return ended or not is_camel_word(whole)
