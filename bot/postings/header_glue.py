"""Lines that lost a break in a posting's head: "Irrigation TechnicianGreen Hollow Co. - Frisco, TXWe are"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.postings.document import Block, Document
from bot.postings.patterns import compiled
from bot.postings.title_words import is_job_noun
from bot.postings.vocabulary import load

_GLUED = compiled(
    r"(?P<word>[A-Z][a-z]{2,})(?=[A-Z][a-z])|\)(?=[A-Z][a-z])|,\s?(?P<state>[A-Z]{2})(?=(?:[A-Z][a-z]|is\s|are\s))"
)
"""A word, a bracket or a state's code, and what begins behind it without a space."""
_FIRST_LINES = 6


def unglued(document: Document) -> Document:
    """The document with its first lines parted where a job, a bracket or a state is glued to the next sentence."""
    blocks = [part for block in document.blocks[:_FIRST_LINES] for part in _parted(block)]
    if [block.text for block in blocks] == [block.text for block in document.blocks[:_FIRST_LINES]]:
        return document
    rest = [replace(block) for block in document.blocks[_FIRST_LINES:]]
    return Document([*blocks, *rest], header=document.header, page=document.page)


def _parted(block: Block) -> Iterator[Block]:
    at = 0
    for match in _GLUED.finditer(block.text[:400]):
        word, state = match.group("word"), match.group("state")
        if (word and not is_job_noun(word)) or (state and state not in load("places")["states"]["codes"]):
            continue
        if state and block.text[match.end()].islower():  # "in Red Bank, NJis looking": one sentence
            yield replace(block, text=block.text[at : match.end()] + " " + block.text[match.end() :])
            return
        yield replace(block, text=block.text[at : match.end()])
        at = match.end()
    yield replace(block, text=block.text[at:])
