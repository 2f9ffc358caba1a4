"""Lists that stand under no heading the vocabulary knows, told by what their items say."""

from __future__ import annotations

from collections.abc import Sequence

from bot.postings.document import ITEM, LINE, Block
from bot.postings.kinds.tails import phrases, words_of
from bot.postings.patterns import compiled

_OPEN = ("", "summary")
"""Sections that say nothing of a list below them."""
_TELLING = (*_OPEN, "about")
_SHORT = 160
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
    _mark_lines(blocks)


def _mark_lines(blocks: Sequence[Block]) -> None:
    """Makes lines demands that follow each other, three or more, and each read as one and as nothing else."""
    run: list[Block] = []
    for block in [*blocks, None]:
        if block is not None and block.kind == LINE and block.section in _TELLING and _only_asks(block.text):
            run.append(block)
            continue
        if len(run) > 2:
            for line in run:
                line.section = "requirements"
        run = []


def _only_asks(line: str) -> bool:
    """Whether a short line asks something of a person and tells nothing: "Typing skill of at least 50 wpm."."""
    return len(line) < _SHORT and reads_as_demand(line) and not _TELLS.search(line)


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
