"""Lists that stand under no heading the vocabulary knows, told by what their items say."""

from __future__ import annotations

from collections.abc import Sequence

from bot.postings.document import ITEM, Block
from bot.postings.kinds.tails import phrases

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
        told = [item for item in run if phrases("sections", "done").match(item.text)] if len(run) > 3 else []
        if len(told) > 2:
            for item in run:
                if item in told or phrases("sections", "done", "too").match(item.text):
                    item.section = "duties"
        run = []


def reads_as_demand(text: str) -> bool:
    """Whether a list item by itself asks something of a person: "Valid driver's license", "One year of ..."."""
    if phrases("sections", "given").search(text):
        return False
    return bool(phrases("sections", "asked").search(text))
