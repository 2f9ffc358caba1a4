"""Lists that stand under no heading the vocabulary knows, told by what their items say."""

from __future__ import annotations

from collections.abc import Sequence

from bot.postings.document import ITEM, Block
from bot.postings.kinds.tails import phrases, words_of

_OPEN = ("", "summary")
"""Sections that say nothing of a list below them."""


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
