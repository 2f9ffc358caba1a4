"""Text that lost its line breaks: where one line ended and the next began."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from bot.postings.document import HEADING, ITEM, LINE, Block
from bot.postings.first_letters import compile_quick
from bot.postings.formats.inline_headings import (
    ENDED_WORD,
    first_heading,
    heading_at_the_end,
    speaks_on,
    split_inline_headings,
)
from bot.postings.lexicon import exact_names, is_camel_word
from bot.postings.patterns import compiled
from bot.postings.phrases import to_regex
from bot.postings.sections import names_a_section, section_of
from bot.postings.vocabulary import load

GLUED = compiled(
    r"(?:(?=[A-Z\d$])|(?<=\)))(?:(?<=[a-z)%.!?;:#])(?=[A-Z][a-z])|(?<=[a-z]{3}\))(?=[A-Z])|(?<=[a-z]{4})(?=[A-Z]{2,}\b)|"
    r"(?<=[a-z]{2}[.!?])(?=[A-Z]{4,}[ :])|"
    r"(?<=[A-Z]{3})(?=[A-Z][a-z]{2,})|"
    r"(?<=\d\d)(?=[A-Z][a-z]{3,})|(?<=[a-z]{3})(?=\$\d)|"
    r"(?<=[a-z]{4})(?=[A-Z] [A-Z])|(?<=[a-z]{4})(?=An? [a-z])|(?<=[a-z]:)(?=[A-Z]{2,} )|"
    r"(?:(?<=[a-z]{4})|(?<=[a-z]{3}[.:])|(?<=[a-z][A-Z])|(?<=[A-Z]s))"
    r"(?=\d{1,2}\s?(?:[+–-]|to\b)?\s?\d{0,2}\+? ?(?:(?:[Yy]ears?|[Yy]rs?|[Mm]onths?)\b|hours? shift))|"
    r"(?<=\((?i:Required)\))(?=\w)|(?<=\((?i:Preferred)\))(?=\w))"
)
_LAST_WORD = compiled(r"[\w.&'’)-]*$")
_FIRST_WORD = compiled(r"[\w&'’-]*")
_AMONG_WORDS = compiled(r"(?:\b[a-z]+|,) [A-Z][a-z]+$")
_GOES_ON = compiled(r"[A-Z][A-Za-z]+(?:[,;)]|\s(?:and|or)\b)")
"""A name with a capital inside, in the middle of a sentence: "familiar with LegalServer, Clio or"."""
_NAMED = compiled(r"\b(?:in|with|using|of|on)\s[A-Z][a-z]+$")
_ENDS = compiled(r"[A-Z][a-z]{2,5}(?:[.,;)]|$|\s(?:[A-Z]|(?:for|and|or|to|in)\b))")
"""A name with a capital inside behind the word that leads to it: "proficiency in LaserPro", "using DataStage for"."""
_FIRST_LETTERS = compiled(r"[A-Za-z]*")
_TOUCHING = compiled(r"[A-Z0-9$)](?:(?<=[a-z)%.!?;:#\d][A-Z0-9])|(?<=[a-z]\$)|(?<=\))\w|(?<=[A-Z])[A-Z][a-z])")
"""A small letter or a stop before a capital or a figure; looked for from the latter, which is rarer."""
_MET = compiled(r"(?<![\w.])[a-z]{4,}[A-Z][a-z]{2,}\b")
_NUMBER = compiled(r"(?<=[A-Za-z)\].;:])\s?(?P<number>\d{1,2})[.)](?=\s*[A-Z])")
_BULLET_INSIDE = compiled(
    r"[•·▪●■◦➢✓✔]\s?(?=\w)|(?<=[\s:;.a-z])\*\s?(?=[A-Z\d])|"
    r"(?<=[.;:a-z)])\s?--\s?(?=[A-Z\d])"
)
_HASHES = compiled(r"(?<=[\w.!?:)*])#{1,4}\s(?=[A-Z])")
"""A mark of Markdown's headings inside a line: "... events.# Basic Qualifications* Three years"."""
_HYPHENS = compiled(r"(?:^|(?<=[.;:?!a-z)] )|(?<=[.;:?!a-z)]  )|(?<=[A-Z]{2} )|(?<=[a-z):+]))- (?=[A-Z\d])")
"""Hyphens before capitals, as bullets inside a line: "Duties: - Greet guests - Fold linen"."""
_HEADER_LINE = 150
_POINT = compiled(r"\d{1,2}[.)]\s*(?=[A-Z])|[•·▪●■◦➢✓✔*]\s?|\s?--?\s(?=\S)|--")
_NAMED_TWICE = compiled(r"(?P<heading>About (?P<name>[A-Z][\w&.'’ ]{2,40}?))(?P=name)\b")
"""A heading that lost its break before the name it holds: "About Dell RowDell Row is a bank"."""
_LAST_WORDS = compiled(r"(?=([A-Z][\w &/’']{3,40})$)")
_CAPITALS_TOUCH = compiled(r"[A-Z]{3}(?:[A-Z][a-z]|\$)")
_CAPITALS = compiled(r"(?<![A-Z&'’/-])(?<![A-Z] )(?:[A-Z][A-Z'’/-]+ |& )*(?:[A-Z]{3,}/)?[A-Z]{3,}(?=[A-Z][a-z]|\$)")
"""A heading in capitals that lost its break: "NICE TO HAVEHigh school diploma"."""
LONG = 300
FIRST_OF_TITLES = ("What", "Who", "Why", "How", "Where", "When", "Your", "About", "The")
SMALL_WORDS = frozenset("a an the of to for in on with you your we us our and or".split())
_ENDED_SHORT = compiled(r"[a-z]{2,}\s(?:us|it|me|on|up|in|so|do|be|go|out|day|way|you)\.$")
"""A short word that ends a sentence, where the next one touches it: "you should plan on it.Other"."""
_ENDERS = frozenset("preferred required desired mandatory PLUS PREFERRED REQUIRED".split())
"""Words that end a line of demands: "degree preferredNo experience needed"."""
_LETTERS = frozenset("GED CPR CDL BLS CNA LPN PTO EOE EMR".split())
"""Abbreviations that end a line which lost its break: "GEDPrior experience"."""
_STARTERS = frozenset(
    "the we our you your this as in job about must work full part who what responsibilities "
    "requirements qualifications benefits duties experience education skills salary pay schedule "
    "location "
    "applicants candidates beautiful apply description overview summary position preferred "
    "required minimum essential for and respond call contact please company employment strong excellent "
    "ability knowledge proficient proficiency proven previous prior associate bachelor master minimum "
    "familiarity possess valid high good basic demonstrated".split()
)
"""Words that start a new line where a short line has lost its break."""


def split_run_together(text: str, ends: frozenset[int] = frozenset()) -> Iterator[Block]:
    """A long line as sentences, with headings that stand inside it ("... done. Requirements: a degree") taken out.

    `ends` are places where a line is known to have ended.
    """
    pieces = _unglue(text, ends)
    for piece in _headings_last(pieces):
        for words, heading in split_inline_headings(piece):
            line = words.strip().lstrip("# ")
            if len(pieces) > 1 and not heading and (label := speaks_on(line)):
                yield Block(line[:label], HEADING, 7)
                line = line[label:].strip()
            if not line:
                continue
            if point := _POINT.match(line):
                yield Block(line[point.end() :], ITEM)
            elif (
                not heading
                and len(line.split()) <= 7
                and not _ASKS.search(line)
                and (names_a_section(line) or is_question_heading(line))
            ):
                yield Block(line, HEADING, 7)
            else:
                yield Block(line, HEADING if heading else LINE, 7 if heading else 0)


def _headings_last(pieces: tuple[str, ...]) -> Iterator[str]:
    """Pieces, with a heading that stands last in one ("... join our team. Responsibilities") as a piece of its own."""
    for piece in pieces:
        last = compiled(r"(?<=[.!?] )[A-Z][\w &/’']{3,40}$").search(piece, max(0, len(piece) - 45))
        at = last.start() if last and len(pieces) > 1 and names_a_section(last.group()) else heading_at_the_end(piece)
        if at:
            yield piece[:at]
            yield piece[at:]
        else:
            yield piece


def is_glued(text: str) -> bool:
    """Whether a short line holds two lines that lost the break between them."""
    return may_be_glued(text) and len(_unglue(text)) > 1


def may_be_glued(text: str) -> bool:
    """Whether small letters meet capitals or figures somewhere in a text, or bullets stand inside of it."""
    return bool(_touching(text) or _bulleted(text) or _done(text))


@lru_cache(maxsize=64)
def _touching(text: str) -> tuple[int, ...]:
    """Every place where they meet, in order; a line is asked several times."""
    return tuple([match.start() for match in GLUED.finditer(text)]) if _TOUCHING.search(text) else ()


@lru_cache(maxsize=64)
def _unglue(text: str, ends: frozenset[int] = frozenset()) -> tuple[str, ...]:
    """Pieces of a text whose line breaks were dropped: "for the yearMentor staff" becomes two."""
    anew = (_anew(text) if LONG < len(text) < 40_000 else set()) | _done(text)
    bullets = _bulleted(text)
    if len(text) > 40_000 or not (ends or anew or bullets or _TOUCHING.search(text)):
        return (text,)
    capitals = _CAPITALS.finditer(text) if _CAPITALS_TOUCH.search(text) else ()
    breaks = {at for match in capitals for at in match.span() if _names_in_capitals(match.group())}
    breaks |= {at for match in _NAMED_TWICE.finditer(text) for at in match.span("heading")}
    breaks |= {match.start() for match in _HASHES.finditer(text)} if "# " in text else set()
    breaks |= _numbered(text) | anew | bullets | ends
    pieces, start = [], 0
    for at in sorted(breaks.union(_touching(text))):
        if start < at and (at in breaks or _breaks_at(text, start, at)):
            pieces.append(text[start:at])
            start = at
    return (*pieces, text[start:])


@lru_cache(maxsize=64)
def _bulleted(text: str) -> frozenset[int]:
    """Where bullets stand inside a line: "Skills:· Excel· Word"; dots between a header's parts are none."""
    found = [match.start() for match in _BULLET_INSIDE.finditer(text)]
    header = len(text) < _HEADER_LINE and " · " in text
    if len(text) > _HEADER_LINE and "- " in text:
        hyphens = [match.start() for match in _HYPHENS.finditer(text)]
        found += hyphens if len(hyphens) > 3 else []
    return frozenset(found) if len(found) > 1 and not header else frozenset()


def points_of(item: str) -> list[str]:
    """The points of an item that holds several between bullets: "GED required• One year of sales• Own car"."""
    if not _bulleted(item) and not ("2." in item and _numbered(item)):
        return [item]
    return [_POINT.sub("", piece, count=1).strip() for piece in _unglue(item) if piece.strip()]


_DONE = compiled(
    r"(?<=[a-z)%] )(?:(?:highly |strongly |also |is |are )?(?:required|preferred|desired|desirable|mandatory)|"
    r"a (?:big |huge )?plus)\s(?=[A-Z][a-z]{2,}\b|(?:A|An|BA|BS|GED|CPR|MBA|RN) |"
    r"\d{1,2}\s?\+?\s?(?:[–-]\s?\d+\s?)?(?:years?|yrs?|months?)\b)"
)
"""Where a demand ended with how much it is wanted: "... degree required Public accounting experience a plus ..."."""
_ASKS = compiled(r"\s(?:required|preferred|desired|desirable|mandatory|plus)$")
"""How a piece ends that asks and is no heading: "Experience preferred"."""
_NOT_DONE = compiled(
    r"\b(?:the|an?|any|all|with|of|and|or|have|has|your|our|their|other|these|those|for|meets?|possess|as|not|if|when|be)\s+$"
)
_GOES_ON_DONE = compiled(
    r"(?:Mon|Tues?|Wed|Thu|Fri|Sat|Sun)[a-z]*\b|[A-Z]\w+ (?:Qualif|Skill|Exper|Requir|Educa)|"
    r"(?:Qualif|Skill|Exper|Requir|Educa|Certif|Licen|Knowl)\w*\s*(?:[:/&]|and\b)"
)


def _done(text: str) -> set[int]:
    """Where a line goes on with the next demand behind "required", "preferred" or "a plus"."""
    if not any(map(text.__contains__, ("required ", "preferred ", " plus ", "desired ", "desirable ", "mandatory "))):
        return set()
    return {
        match.end()
        for match in _DONE.finditer(text)
        if not _NOT_DONE.search(text, max(0, match.start() - 12), match.start())
        and not _GOES_ON_DONE.match(text, match.end())
        and not (text[match.end()].isdigit() and text.endswith("xperience ", 0, match.start()))
    }


_YEARS = compiled(
    r"(?<=[A-Za-z)] )(?=\d{1,2}\s?\+?(?:\s?[–-]\s?\d{1,2}\+?)?"
    r"\s(?:years?|yrs?)['’]?\s(?:of\s)?(?:[\w/&-]+\s){0,4}experience)"
)
"""Years with their own noun behind a word: "... in Microsoft Excel 10+ years' experience in accounting"."""
_NOT_BEFORE_YEARS = compiled(
    r"(?:\b|(?=[A-Z]))(?i:least|min|minimum|over|than|of|with|have|has|had|an?|the|or|and|to|in|for|requires?|required|possess\w*|"
    r"nearly|about|approximately|is|are|be|plus|needs?|bring\w*|total|another|additional|prefer\w*|ideally|desired|your|"
    r"hold|seeking|typically|usually|generally|includ\w+|by|from|experience|having|accept|combined|previous|prior|first|last|next|past)\s$"
)


def _anew(text: str) -> set[int]:
    """Where a demand begins with a capital behind a word: "... preferred Ability to climb a ladder Must be 18"."""
    found = {
        match.start()
        for match in _openings().finditer(text)
        if text.startswith("Must ", match.start()) or ENDED_WORD.search(text, max(0, match.start() - 20), match.start())
    }
    if "years" in text or "yrs" in text:
        found |= {
            match.start()
            for match in _YEARS.finditer(text)
            if not _NOT_BEFORE_YEARS.search(text, max(0, match.start() - 16), match.start())
        }
    return found


@cache
def _openings() -> re.Pattern[str]:
    core = "|".join(to_regex(phrase) for phrase in load("sections")["anew"]["phrases"])
    return compile_quick(rf"(?=(?-i:[A-Z]))(?<=[\w)%+]\s)(?:{core})\b", re.IGNORECASE)


def _numbered(text: str) -> set[int]:
    """Where the points of a list begin that is numbered inside a line: "Duties1. Greet guests2. Fold linen"."""
    found = [(match.start("number"), int(match.group("number"))) for match in _NUMBER.finditer(text)]
    breaks: set[int] = set()
    last = 0
    for (at, number), (_, following) in itertools.pairwise([*found, (0, 0)]):
        heads = (match.group(1) for match in _LAST_WORDS.finditer(text, max(0, at - 45), at))
        begins = number == 1 and (following == 2 or any(map(names_a_section, heads)))
        begins = begins or (number == 2 and following == 3)  # the first number was taken for the line's bullet
        if begins or (last and number == last + 1):
            breaks.add(at)
            last = number
    return breaks


def _names_in_capitals(words: str) -> bool:
    """Whether words in capitals are a section's heading, long enough to be no abbreviation."""
    return len(words) > 4 and names_a_section(words.capitalize())


def _is_a_heading(line: str) -> bool:
    """Whether a line that lost its break is the heading of what follows: "What You Will Do"."""
    return 5 < len(line) < 50 and line[0].isupper() and (names_a_section(line) or is_question_heading(line))


def is_question_heading(line: str) -> bool:
    """Whether a short line in capitals asks as headings do and opens a section: "What You Should Bring"."""
    words = line.split()
    return 2 < len(words) < 8 and words[0] in FIRST_OF_TITLES and in_title_case(words) and bool(section_of(line))


def in_title_case(words: Sequence[str]) -> bool:
    """Whether all words but small ones begin with a capital, as in headings: "What You Should Bring to Us"."""
    return all(word[:1].isupper() or word in SMALL_WORDS for word in words)


def _is_inside_a_name(left: str, whole: str) -> bool:
    """Whether a name with capitals inside goes on, though a full stop touches its head: "experience.eClinicalWorks"."""
    ended = left.rfind(".") + 1
    return 0 < len(left) - ended < 10 and is_camel_word(whole[ended:])


@lru_cache(maxsize=64)
def _lost_breaks(text: str) -> bool:
    """Whether two words in small letters touch capitals in a short line: "preferredReliable transportationSafe"."""
    return sum(not is_camel_word(word) for word in {match.group() for match in _MET.finditer(text)}) > 1


def _breaks_at(text: str, start: int, at: int) -> bool:
    """Whether the line that began at `start` ended at `at`, though no break says so."""
    before, after = text[max(start, at - 40) : at], text[at : at + 40]
    word = _LAST_WORD.search(before)
    left = word.group() if word else ""
    right = _FIRST_LETTERS.match(after)
    letters = right.group() if right else ""
    rest = _FIRST_WORD.match(after)
    whole = left + (rest.group() if rest else "")
    counts_years = after[:1].isdigit()
    if left in _ENDERS or after[:1] == "$" or (before[-1:].isdigit() and len(text) > LONG):
        return True
    if first_heading(after):
        return True
    if _is_inside_a_name(left, whole):
        return False
    first = compiled(r"[A-Z][a-z]+").match(after)
    if first and first.group() != letters and is_camel_word(left + first.group()):
        return False  # "PowerPointMust": the line ends behind the name
    if _NAMED.search(before) and left not in exact_names() and letters.lower() not in _STARTERS and _ENDS.match(after):
        return False
    if left[:1].isupper() and _AMONG_WORDS.search(before) and _GOES_ON.match(after):
        return False
    if left.isupper() and after[1:2].islower():
        return left in _LETTERS or (len(left) > 2 and letters.lower() in _STARTERS)
    starts = letters.lower() in _STARTERS or counts_years
    if len(text) <= LONG and not starts and not (len(letters) > 2 and _lost_breaks(text)):
        return False
    if _is_a_heading(text[start:at]):
        return True
    if 0 < len(letters) < 3 and not letters.isupper() and letters not in ("An", "At", "We", "No"):
        return False
    if compiled(r"(?:www\.|\.com|@|https?)").search(whole):
        return False
    if before.endswith(":"):
        label = compiled(r"[.!?]\s|[.!?](?=[A-Z])").split(text[start:at])[-1]
        words = len(label.split())
        return words <= 12 and len(label) > 3 and (words > 4 or not counts_years)
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
