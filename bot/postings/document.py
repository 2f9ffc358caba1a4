"""A posting as plain text in blocks: headings, list items, lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bot.postings.patterns import compiled

MOST_LETTERS = 60_000
"""No posting is longer; what comes after is not read."""
_ENDLESS = compiled(r"\S{120,}")
"""What no word is."""

HEADING, ITEM, LINE = "heading", "item", "line"


@dataclass
class Block:
    """One paragraph, list item or heading."""

    text: str
    kind: str = LINE
    level: int = 0
    """For a heading, 1 to 6 as in HTML; 7 for a short bold line or one that ends in a colon; else 0."""
    bold: bool = False
    depth: int = 0
    """For an item, how deep it stands in lists; 0 where the layout does not say."""
    start: int = 0
    """Offset of its first character in the document's text."""
    section: str = ""
    """What it is part of; set by bot.postings.sections."""
    heading: str = ""
    """The heading it stands under; set by bot.postings.sections."""

    @property
    def end(self) -> int:
        """Offset behind its last character."""
        return self.start + len(self.text)


class Led:
    """The items that an item with a colon stands over: those deeper than it, where the layout has deeper ones."""

    def __init__(self, lead: int = 0) -> None:
        """`lead` is the depth of the item with the colon; 0 when nothing leads."""
        self._lead, self._deeper = lead, False

    def ends_at(self, block: Block) -> bool:
        """Whether a block is no longer one of them; to be asked of each block in order."""
        if not self._lead or block.kind != ITEM or not block.depth:
            return False
        self._deeper = self._deeper or block.depth > self._lead
        return self._deeper and block.depth <= self._lead


@dataclass
class Header:
    """What a posting's own data fields say about it (JSON-LD, job-board JSON); None where they are silent."""

    title: str | None = None
    employer: str | None = None
    location: str | None = None
    requisition: str | None = None
    employment_type: str | None = None
    pay: str | None = None
    language: str | None = None


@dataclass(frozen=True)
class Page:
    """What a web page says of itself outside of its text; empty where it is silent."""

    title: str = ""
    site: str = ""
    """The site's name: og:site_name."""
    owner: str = ""
    """Whose copyright the footer states."""
    heading: str = ""
    """Its only main heading, which may stand outside of the text."""
    beside: tuple[str, ...] = ()
    """Short lines beside the main heading, which a page may keep outside of its text."""


@dataclass
class Document:
    """Blocks and the text they make."""

    blocks: list[Block]
    html: str = ""
    """The body as HTML, not yet sanitised; empty when the input was not HTML."""
    header: Header = field(default_factory=Header)
    page: Page = field(default_factory=Page)
    text: str = ""
    sentences: list[Any] | None = None
    """Kept by bot.postings.sentences, once the sections are marked."""

    def __post_init__(self) -> None:
        kept, at = [], 0
        for block in self.blocks:
            words = _ENDLESS.sub("", block.text) if len(block.text) >= 120 else block.text
            block.text = words[: max(0, MOST_LETTERS - at)].strip()
            if not block.text:
                continue
            block.start = at
            at = block.end + 1
            kept.append(block)
        self.blocks = kept
        self.text = "\n".join(block.text for block in self.blocks)
