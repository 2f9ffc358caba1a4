"""The fields that site generators keep at the head of a Markdown file: "title: Baker" between two lines of dashes."""

from __future__ import annotations

from collections.abc import Sequence

from bot.postings.document import HEADING, ITEM, LINE, Block
from bot.postings.patterns import compiled

_MOST_LINES = 60
_FIELD = compiled(r"(?P<key>_?[A-Za-z][\w-]{0,40}):(?:\s+(?P<value>.*))?$")
_JOINTS = compiled(r"[_-]+|(?<=[a-z])(?=[A-Z])")


def front_matter(lines: Sequence[str]) -> tuple[list[Block], int]:
    """Its fields as labelled lines, lists under their names as headings, and how many lines it takes; 0 when none."""
    if not lines or lines[0].strip() != "---":
        return [], 0
    end = next((at for at, line in enumerate(lines[1:_MOST_LINES], 1) if line.strip() == "---"), 0)
    if not end or not any(_FIELD.match(line) for line in lines[1:end]):
        return [], 0
    blocks: list[Block] = []
    for line in lines[1:end]:
        field = _FIELD.match(line)
        text = line.strip().strip("\"'")
        if field:
            name = " ".join(word for word in _JOINTS.split(field.group("key")) if word).capitalize()
            value = (field.group("value") or "").strip().strip("\"'>|-").strip()
            blocks.append(Block(f"{name}: {value}", LINE) if value else Block(name, HEADING, 7))
        elif text.startswith("- "):
            blocks.append(Block(text[2:].strip("\"'"), ITEM))
        elif blocks and text:
            blocks[-1].text += f" {text}" if blocks[-1].kind != HEADING else f": {text}"
            blocks[-1].kind = LINE if blocks[-1].kind == HEADING else blocks[-1].kind
    return blocks, end + 1
