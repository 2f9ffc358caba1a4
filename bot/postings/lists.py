"""Lists that stand under no heading the vocabulary knows, told by what their items say."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from bot.postings.document import HEADING, ITEM, Block
from bot.postings.kinds.tails import phrases, words_of
from bot.postings.patterns import compiled

_OPEN = ("", "summary")
"""Sections that say nothing of a list below them."""
_NAMED = ("duties", "benefits", "about")
"""Sections that lines which begin as demands do may follow without a heading of their own."""
_SHORT = 300
_TELLS = compiled(r"(?i)\b(?:we|us|our|you|your|is|are|will|has|have|apply|resume|offers?|provides?|click|hour)\b|\$")
"""Words of sentences that tell of an employer, a job or the way to it."""


def mark_unnamed_lists(blocks: Sequence[Block]) -> None:
    """Makes a list a list of demands when at least half of its items, and two, read as demands on a person."""
    run: list[Block] = []
    for block in [*blocks, None]:
        if block is not None and block.kind == ITEM and block.section in _OPEN:
            run.append(block)
            continue
        if len(run) > 1 and sum(reads_as_demand(item.text) for item in run) >= max(2, 0.5 * len(run)):
            for item in run:
                item.section = "requirements"
        run = []
    _mark_stretches(blocks)


def _mark_stretches(blocks: Sequence[Block]) -> None:
    """Makes demands of three or more lines or items that ask, one upon the other; one between may only describe."""
    stretch: list[Block] = []
    asking = 0
    for block, following in itertools.zip_longest(blocks, blocks[1:]):
        fits = block.section in (*_OPEN, *_NAMED) and block.kind != HEADING and len(block.text) < _SHORT
        asks = fits and _only_asks(block)
        if asks or (stretch and fits and following and _only_asks(following) and not _TELLS.search(block.text)):
            stretch.append(block)
            asking += asks
            continue
        if asking > 2:
            for line in stretch:
                line.section = "requirements"
        stretch, asking = [], 0


def _only_asks(block: Block) -> bool:
    """Whether a line asks something of a person and tells nothing: "Typing skill of at least 50 wpm."."""
    asks = phrases("sections", "opens").match if block.section in _NAMED else reads_as_demand
    return bool(asks(block.text)) and not _TELLS.search(block.text)


def mark_duties_among_demands(blocks: Sequence[Block]) -> None:
    """Makes items duties that tell what someone does ("Greets residents") where three of a list of demands do."""
    run: list[Block] = []
    for block in [*blocks, None]:
        if block is not None and block.kind == ITEM and block.section == "requirements":
            run.append(block)
            continue
        first = [item.text.partition(" ")[0].lower() for item in run] if len(run) > 3 else []
        done, too = words_of("sections", "done", "phrases"), words_of("sections", "done", "too")
        if sum(word in done for word in first) > 2:
            for item, word in zip(run, first, strict=True):
                if word in done or word in too:
                    item.section = "duties"
        run = []


def reads_as_demand(text: str) -> bool:
    """Whether a list item by itself asks something of a person: "Valid driver's license", "One year of ..."."""
    if phrases("sections", "given").search(text):
        return False
    return bool(phrases("sections", "asked").search(text))
