"""A document cut into sentences and clauses, each with the section it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from bot.postings.document import HEADING, ITEM, Block, Document, Led
from bot.postings.patterns import compiled
from bot.postings.phrases import Guarded

_ABBREVIATIONS = frozenset(
    "e.g i.e etc st sr jr mr ms mrs dr no u.s inc corp co ltd vs approx yr yrs lb lbs hr hrs min max dept ft ave blvd "
    "va ca ny pa tx fl ph.d m.d b.s b.a m.s m.a a.a a.s d.o mon tue tues wed thu thurs fri sat sun jan feb mar "
    "apr aug sept oct nov dec a.m p.m am pm exp incl min approx est mo mos ext bldg fig pg reg cert certs lic req "
    "pref".split()
)
_MAY_END = frozenset("cert certs lic req pref lb lbs hr hrs yr yrs etc min max ext am pm a.m p.m exp inc ft".split())
"""Abbreviations that end a sentence when a capital follows."""
_END = compiled(
    r"[.!?]+[\"'’”)]*(?=\s+\S)|[.!?](?=[A-Z][a-z]{2})(?!Net\b)|(?<=[a-z]{4})[.!](?=[A-Z]{1,4}\s[a-z])|;|(?<=\s)[•·●▪]\s|(?<=\s)\*\s(?=[A-Z])"
)
_IN_A_BRACKET = (
    r"\s\((?i:(?:(?:strongly|highly)\s)?(?:required|preferred|desired|desirable|essential|optional|mandatory|ideal)"
    r"|(?:a\s)?(?:plus|must|bonus)|nice to have)\s?\)(?=\s*(?:[A-Z;]|$))"
)
_HOW_MUCH = compiled(_IN_A_BRACKET)
"""Behind the full stop of a demand, brackets that say how much it is wanted: "... with toddlers. (desired)"."""
_CLAUSE = compiled(
    (
        r";|,?\s+\b(?:but|however|although|whereas)\b"
        r"(?!\s+(?:(?:is|are|isn['’]t|aren['’]t|(?:can|could|will|would) be)\s|not\s+"
        r"(?:limited|necessarily|required|necessary|mandatory)))|(?<!exp)(?<!yrs)(?<!lbs)(?<!\byr)(?<!incl)(?<!\bmin)(?<!\best)(?<!approx)(?<!e\.g)(?<!i\.e)(?<!\b[A-Z])\.(?!"
        + _IN_A_BRACKET
        + r")\s(?!(?<!\d\.\s)(?-i:[a-z]))"
    ),
    re.I,
)


_WORD_BEFORE = compiled(r"[\w.]*\Z")
_COUNTED = compiled(r"\(?(?:\d{1,2}|[a-hA-H])[.)]\s+(?=[A-Z])|\(?\d{1,2}\)\s+(?=\S)")
"""The number of an item in a list that is written on: "2) RHCSA; 3) ..."."""
_ONLY_A_NUMBER = compiled(r"\W*(?:(?i:min|at least|minimum)\W+)?\d[\d+–-]*\s?[a-z]{2,5}\.")
"""A number and its unit are no sentence: "3 yrs. CNC turning"."""
_ENDS_IN_A_COLON = compiled(r":\W*$")
_LEADS_ITEMS = compiled(r"[^:]*\bfollowing\b[^:]{0,60}:(?=\s[-–•*]\s?\S)")
"""An item that holds the lead-in of the items below it: "one of the following is desired: - Motion control"."""
_POINTS_DOWN = compiled(r"(?i)\b(?:the following|these|below)\b[^.:]*\.$")
"""How a sentence leads to the list below it without a colon: "The following are not required but will help you."."""
_LONGEST = 800
"""A longer sentence is cut at a word: it is a list that lost its marks, or no sentence at all."""


class Sentence(NamedTuple):
    """One sentence of a block."""

    text: str
    start: int
    """Offset in the document's text."""
    section: str
    heading: str
    item: bool
    """Whether its block is a list item."""
    lead: str = ""
    """The line with a colon that introduced its list: "Applicants must:"."""
    first: bool = True
    """Whether it begins its block."""
    block: int = 0

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """Where the clause around a match begins and ends, in this sentence."""
        left, right = 0, len(self.text)
        for cut_start, cut_end in _cuts(self.text):
            if cut_end <= start:
                left = cut_end
            elif cut_start >= end:
                right = cut_start
                break
        return left, right


_TURN = Guarded("but however although whereas", "")
"""Words before which a clause ends."""


@lru_cache(maxsize=256)
def _cuts(text: str) -> tuple[tuple[int, int], ...]:
    """Where one clause ends and the next begins."""
    if ";" not in text and "." not in text[:-1] and not _TURN.may_match(text):
        return ()
    cuts = _CLAUSE.finditer(text)
    return tuple(cut.span() for cut in cuts if cut.group() != ";" or not _in_brackets(text, cut.start()))


def _in_brackets(text: str, at: int) -> bool:
    """Whether a place stands inside brackets: "a database (we use Kepler; others are fine) is a plus"."""
    left = text.rfind("(", max(0, at - 160), at)
    return left >= 0 and text.find(")", left, at) < 0 and text.find(")", at, at + 160) >= 0


def sentences_of(document: Document) -> list[Sentence]:
    """The sentences of all blocks but headings, in order; cut once a document."""
    if document.sentences is None:
        document.sentences = list(_all(document))
    return document.sentences


def _all(document: Document) -> Iterator[Sentence]:
    lead, below = "", Led()
    for number, block in enumerate(document.blocks):
        if block.kind == HEADING:
            lead = block.text if block.text.endswith(":") else ""
            if (
                len(block.text) < 200
                and compiled(r"\d|\bmust\b|\brequired\b").search(block.text)
                and len(block.text.split()) > 3
            ):
                yield from _cut(block, "", number)
            continue
        if lead and block.kind != ITEM and block.start and document.blocks[number - 1].kind == ITEM:
            lead = ""
        if below.ends_at(block) or (lead and _labels_itself(block)):
            lead, below = "", Led()
        yield from _cut(block, lead, number)
        if _ENDS_IN_A_COLON.search(block.text[-6:]):
            lead, below = block.text, Led(block.depth)
        elif block.kind == ITEM and "following" in block.text and (led := _LEADS_ITEMS.match(block.text)):
            lead = led.group()
        elif block.kind != ITEM and _POINTS_DOWN.search(block.text[-160:]) and _is_item(document, number + 1):
            lead = block.text


def _labels_itself(block: Block) -> bool:
    """Whether a line has a label of its own, and so is none of those that another leads to: "License: a CDL"."""
    label = block.heading.rstrip(" :")
    return bool(label) and block.kind != ITEM and block.text.startswith(f"{label}:")


def _is_item(document: Document, number: int) -> bool:
    return number < len(document.blocks) and document.blocks[number].kind == ITEM


def _cut(block: Block, lead: str, number: int) -> Iterator[Sentence]:
    start = 0
    for match in _END.finditer(block.text):
        if match.group() == ";" and (
            block.text.startswith(" including", match.end()) or _in_brackets(block.text, match.start())
        ):
            continue
        if _ONLY_A_NUMBER.fullmatch(block.text, start, match.end()):
            continue
        word = _word_before(block.text, match.start())
        if word in _MAY_END and block.text[match.end() : match.end() + 2].strip()[:1].isupper():
            word = ""
        if match.group().startswith(".") and (
            word in _ABBREVIATIONS or compiled(r"\d{1,2}|[a-z]{1,3}(?:\.[a-z]{1,2})+|[a-z]").fullmatch(word or "-")
        ):
            continue
        told = _HOW_MUCH.match(block.text, match.end())
        end = told.end() if told else match.end()
        yield from _one(block, lead, number, start, end)
        start = end
    yield from _one(block, lead, number, start, len(block.text))


def _word_before(text: str, at: int) -> str:
    """The word with its dots that ends at `at`, in small letters: "e.g", "ph.d"."""
    match = _WORD_BEFORE.search(text, max(0, at - 20), at)
    return match.group().lower().lstrip(".") if match else ""


def _one(block: Block, lead: str, number: int, start: int, end: int) -> Iterator[Sentence]:
    piece = block.text[start:end]
    text = piece.lstrip(" ;•·●▪*")
    counted = _COUNTED.match(text) if ")" in text[:5] or "." in text[:4] else None
    text = text[counted.end() :] if counted else text
    left = len(piece) - len(text)
    text = text.rstrip(" ;•·●▪*")
    at = start + left
    while len(text) > _LONGEST:
        cut = text.rfind(" ", 0, _LONGEST) if " " in text[:_LONGEST] else _LONGEST
        yield Sentence(
            text[:cut], block.start + at, block.section, block.heading, block.kind == ITEM, lead, not at, number
        )
        rest = text[cut:].lstrip()
        at, text = at + len(text) - len(rest), rest
    if text:
        yield Sentence(text, block.start + at, block.section, block.heading, block.kind == ITEM, lead, not at, number)
