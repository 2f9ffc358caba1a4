"""Names in a row with known tools, which may be ordinary words too: "Word, Project, and Visio"."""

from __future__ import annotations

from collections.abc import Iterator

from bot.postings.kinds.tails import words_of
from bot.postings.kinds.tool_names import is_name, is_ordinary
from bot.postings.lexicon import Hit
from bot.postings.patterns import compiled

_NEXT = compiled(
    r"(?:\s(?:products|programs|applications|apps|suite|software))?,\s?(?:(?:and|or|&)\s)?"
    r"(?P<name>[A-Z][\w.+#]*(?:\s[A-Z][\w.+#]*)?)(?=\s?(?:,|;|\.(?:\s|$)|\)|$|\s(?:and|or|&)\s))"
)
"""The next item of a list, of one or two words with capitals and nothing else."""
_JOINT = compiled(r"\s?,?\s?(?:(?:and|or|&)\s)?")
_MADE_UP = compiled(r"[A-Z][a-z]+[A-Z][A-Za-z]+")


def in_a_row(text: str, hits: list[Hit]) -> Iterator[tuple[int, int]]:
    """Names between two known tools; behind one, only names made of two words ("ChefTec") and those listed for it."""
    if not hits or "," not in text:
        return
    starts = {hit.start for hit in hits}
    for hit in hits:
        item = _NEXT.match(text, hit.end)
        while item:
            start, end = item.span("name")
            if start in starts or not _may_be_a_tool(item.group("name")):
                break
            joint = _JOINT.match(text, end)
            between = joint is not None and joint.end() in starts
            if between or _is_surely_one(item.group("name"), hits):
                yield start, end
            item = _NEXT.match(text, end)


def _may_be_a_tool(name: str) -> bool:
    return _is_listed(name) or (is_name(name) and not any(is_ordinary(word) for word in name.split()))


def _is_surely_one(name: str, hits: list[Hit]) -> bool:
    return bool(_MADE_UP.fullmatch(name)) or (_is_listed(name) and len(hits) > 1)


def _is_listed(name: str) -> bool:
    return name.lower() in words_of("tools", "row", "words")
