"""Tables whose columns say how much something is wanted: "Required | Preferred"."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from bot.postings.document import HEADING, ITEM, Block
from bot.postings.kinds.tails import words_of
from bot.postings.patterns import compiled
from bot.postings.sections import names_a_section, section_of

_NONE = compiled(r"(?i)(?:none|n/?a|-|–|—|not applicable|no|any)?\W*$")


def columns_of_wishes(table: LexborNode) -> list[Block]:
    """The cells of such a table as lists under their columns' headings; [] for any other table."""
    rows = [[_text(cell) for cell in row.css("td, th")] for row in table.css("tr")]
    if len(rows) < 2:
        return []
    sections = [section_of(head) if head else "" for head in rows[0]]
    if not {"requirements", "preferred"} <= set(sections[1:]):
        return []
    return list(_lists(rows, sections))


def is_label_of_row(cell: LexborNode) -> bool:
    """Whether a cell is the first of two and a label of what the second holds: "Company | Doyle Machine, Inc."."""
    row = cell.parent
    cells = [one for one in row.iter() if one.tag in ("td", "th")] if row is not None else []
    if len(cells) != 2 or cells[0].mem_id != cell.mem_id:
        return False
    label = _text(cell)
    known = any(label.lower() in words_of("header", "labels", kind) for kind in ("title", "employer", "location"))
    return len(label.split()) <= 4 and not label.endswith(":") and (known or names_a_section(label))


def _lists(rows: list[list[str]], sections: list[str]) -> Iterator[Block]:
    for column, section in enumerate(sections):
        if not column or section not in ("requirements", "preferred"):
            continue
        yield Block(rows[0][column], HEADING, 5)
        for row in rows[1:]:
            if column < len(row) and not _NONE.fullmatch(row[column]):
                yield Block(row[column], ITEM)


def _text(cell: LexborNode) -> str:
    return " ".join(cell.text(separator=" ").split())
