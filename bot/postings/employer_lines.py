"""Names that the lines at a posting's head, its page and its addresses give, with the sign that it is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.postings.document import ITEM, Document
from bot.postings.employer_names import (
    NAME,
    end_of_list,
    ends_as_business,
    is_business,
    not_a_name,
    places,
    tidy,
    without_label,
    without_town,
)
from bot.postings.first_letters import compile_quick
from bot.postings.kinds.tails import words_of
from bot.postings.patterns import compiled
from bot.postings.sections import section_of
from bot.postings.title_words import bare_job, ends_like_a_job

Signed = Iterator[tuple[str, str]]
_PLACE = compiled(r"(?:[A-Z][\w.]+\s?){1,3}(?:,\s?[A-Z]{2}\b|\s?\()|(?:[Rr]emote|[Hh]ybrid|[Oo]n-?site)\b")
_TOWN = compiled(r"[A-Z][\w.]+(?:\s[A-Z][\w.]+){0,2}(?:,?\s[A-Z]{2}\.?)?(?:\s\d{5})?\W*$")
_STATE = compiled(r"[A-Z]{2}\b(?:\s\d{5})?\W*$")
_MARKS = compiled(
    r"(\s+(?:[-–—|·•@]|--)\s+|\s{2,}|,\s(?!Inc|LLC|L\.L|P\.?C|Ltd|Co\b|LLP)|[!;]+\s+(?:[-–—|]+\s)?|(?<!Bros)(?<!St)(?<!Mt)(?<!Co)(?<!Inc)(?<!N[oO])(?<!\b[A-Z])\.\s(?=[A-Z\d])|"
    r"\s?\((?=[A-Z])|\)|\sat\s(?:the\s)?(?=[A-Z])|:\s)"
)
_NO_NAME = compiled(
    r"(?i)\b(?:campus|store|branch|plant|yard|location|area|shift|time|floor|building|site|street|st|ave|avenue|road|rd|"
    r"drive|dr|lane|suite|remote|hybrid|onsite|position|opening|county|route|terminal|district|downtown)$|^(?:greater|downtown)\b"
)
"""Words of places and hours that stand before a town as a name does."""
_CODES = compiled(r"[A-Z]{2}, ?[A-Z\d]{0,3}, ?[A-Z][\w .'’-]+|[A-Z]{2}, ?[A-Z]{2,3},?")
"""A board's line of a place: "NZ, N, Auckland"."""
_HEAD, _LONG = 5, 140
"""How many lines are at the head, and the letters from which on a line is a paragraph."""
_DASH = compiled(r"\s[-–—|]+\s")
_NUMBER = compiled(r"\s?(?:#|(?i:No\.))\s?\d+$")


def at_the_head(document: Document) -> Signed:
    """The pieces of the first short lines that could be names, by what stands left and right of them."""
    before = ""
    for number, block in enumerate(document.blocks[:_HEAD]):
        if block.kind == ITEM and number:
            continue
        if _CODES.fullmatch(block.text):
            continue
        following = document.blocks[number + 1].text if number + 1 < len(document.blocks) else ""
        under = len(before) < 100 and ends_like_a_job(bare_job(before))
        opens = "under the job" if under else "opens" if number else "first"
        yield from _pieces(block.text, opens, following)
        before = block.text


def _pieces(line: str, opens: str, following: str) -> Signed:
    long = len(line) > _LONG
    listed = end_of_list(line)
    parts = _MARKS.split(line[listed : listed + 90 if long else len(line)])
    parts[0] = line[:listed] + parts[0]
    pieces, marks = [part.strip(" *") for part in parts[::2]], [*parts[1::2], ""]
    for at, piece in enumerate(pieces[:5]):
        right = pieces[at + 1] if at + 1 < len(pieces) else ""
        if long and not right:
            return  # cut off
        if marks[at].startswith(":") and " " in piece:
            piece = without_label(piece)  # "Company: Harbor Hospital City: Reno"
        name, placed = _name_of(piece), _placed(pieces[at + 1 :])
        if not name and marks[at].strip() == "," and _STATE.match(right):
            name, placed = _without_town(piece), True
        if not name or (placed and _NO_NAME.search(name) and not is_business(name)):
            continue
        yield tidy(name), f"line: {_left_of(pieces[:at], marks[at - 1], opens)}"
        if len(pieces) == 1:
            over = len(following.split()) < 7 and (_PLACE.match(following) or following.lower() in places())
            yield tidy(name), "line: over a place" if over else "line: alone"
            shop = is_business(name) and name.count(" ") < 2  # "Diesel Service" may be a part of it
            if over and opens == "under the job" and "," in following and not shop:
                yield tidy(name), "line: between job and place"
        elif placed or ends_like_a_job(right):
            yield tidy(name), "line: before a place" if placed else "line: before the job"
        if at and name.startswith("The "):
            yield tidy(name), "line: with its article"


def _left_of(left: list[str], mark: str, opens: str) -> str:
    """What stands left of a piece: a job and a mark, other words, or nothing."""
    if not left:
        return opens
    if any(ends_like_a_job(piece) for piece in left):
        return (
            "at the job"
            if mark.split()[0] in ("@", "at")
            else "dash job"
            if _DASH.fullmatch(mark)
            else "behind the job"
        )
    return "later"


def _name_of(piece: str) -> str:
    """The name that a piece of a line is, without a store's number or a town; empty where it is none."""
    plain = _NUMBER.sub("", piece)
    if not piece[:1].isalpha() or not _plain_name(plain):
        return ""
    return without_town(piece if "istrict" in piece.lower() else plain, ",")


def _placed(rest: list[str]) -> bool:
    """Whether a town and its state, or "remote", follows a piece."""
    return bool(rest) and bool(
        _PLACE.match(rest[0]) or (len(rest) > 1 and _TOWN.match(rest[0]) and _STATE.match(rest[1]))
    )


def _plain_name(text: str) -> bool:
    return (
        bool(re.fullmatch(NAME, text))
        and len(text.split()) <= 8
        and not not_a_name(text)
        and not (not_a_name(bare_job(text)) or (section_of(text) and not is_business(text)))
    )


def _without_town(piece: str) -> str:
    """A business without the town behind it: "Tumbleweed Outdoor Co. Flagstaff"."""
    words = piece.split()
    for kept in range(len(words) - 1, 1, -1):
        name = " ".join(words[:kept])
        if ends_as_business(name) and _plain_name(name):
            return name
    return ""


def on_the_page(document: Document) -> Signed:
    """The names in a page's own marks: its site, its copyright, its title beside the job."""
    page = document.page
    for text, sign in ((page.site, "page: site"), (page.owner, "page: copyright")):
        name = compiled(r"(?i)\s+(?:careers?|jobs?|job board|careers? (?:site|page|center)|hiring)$").sub("", text)
        if name and not _is_board(name) and not ends_like_a_job(name):
            yield tidy(name), sign
    hiring = compiled(r"(?P<name>.{2,60}?)\s(?:is\s)?hiring\s").match(page.title)
    if hiring:
        yield tidy(hiring.group("name")), "page: hiring"
        return
    parts = [part.strip() for part in compiled(r"\s+[|–—·•-]\s+|\sat\s|\s@\s").split(page.title)]
    parts = [compiled(r"(?i)\s+(?:careers?|jobs?)$").sub("", part) for part in parts]
    for part in parts[1:] if len(parts) > 1 else ():
        if not _is_board(part) and not not_a_name(part) and not _PLACE.match(part) and compiled(r"[A-Z\d]").match(part):
            yield tidy(part), "page: title"


def _is_board(name: str) -> bool:
    return name.lower().strip() in words_of("employers", "boards", "words")


def in_brackets(document: Document) -> Signed:
    """A name with what it belongs to, in a line under the title: "(Tessera Motion, a Brandt Industries company)"."""
    for block in document.blocks[:4]:
        text = block.text.strip("()")
        match = compiled(r"(?P<name>[A-Z][^,]{2,50}),\s(?:an?|part of|the)\s[^.]{3,60}$").match(text)
        if match and re.fullmatch(NAME, match.group("name")) and not not_a_name(match.group("name")):
            yield tidy(match.group("name")), "line: in brackets"


def in_small_letters(document: Document) -> Signed:
    """A business in an advertisement without capitals: "stop by kessler motors", "valentino's pizza"."""
    text = document.text[:1200]
    if len(compiled(r"\b[A-Z][a-z]").findall(text)) > len(text) // 120 + 1:
        return
    for match in _small_names().finditer(text):
        name = match.group("name")
        owned = "'s " in name or "’s " in name
        if (match.group("lead") or match.group("form") or owned) and not _any_plain(name):
            yield name, "small letters"
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
    return compile_quick(
        r"(?:\s(?P<lead>(?:stop by|come by|join|here at|welcome to|apply at|visit)\s)|^|[.,!:;]\s(?!stop|come|"
        r"join)|[A-Z]{3,}\s)"
        rf"(?P<name>[a-z][\w'’&]+\s(?:[\w'’&]+\s){{0,2}}?(?:(?P<form>llc|inc|corp)|{last}))"
        r"(?=[.,!;]|\s(?:and|is|in|on|or|today|for)\b|$)",
        re.MULTILINE,
    )
