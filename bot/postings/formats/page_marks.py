"""What a web page says outside of its text: its title, its site and whose copyright it carries."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from bot.postings.document import Page
from bot.postings.patterns import compiled

_OWNER = compiled(
    r"(?:©|\(c\)|"
    r"[Cc]opyright)\s*(?:©\s*)?(?:\d{4}(?:\s?[-–]\s?\d{4})?,?\s*)?(?:[Bb]y\s)?(?P<name>[A-Z][\w&.'’, -]{2,60}?)"
    r"(?=\s*(?:\.\s|\.?$|\||[Aa]ll [Rr]ights|\d{4}|-\s|–))"
)
_LONGEST = 200
_MOST_LINES = 12


def page_of(tree: LexborHTMLParser) -> Page:
    """The marks of a parsed page; empty ones of a fragment."""
    title = tree.css_first("head > title")
    tags = {
        (node.attributes.get("property") or node.attributes.get("name") or "").lower(): node.attributes.get("content")
        for node in tree.css("meta[content]")
    }
    footer = " ".join(node.text(separator=" ") for node in tree.css("footer"))[:2000]
    headings = tree.css("h1")
    owner = _OWNER.search(compiled(r"\s+").sub(" ", footer))
    return Page(
        title=_clean(tags.get("og:title") or (title.text() if title is not None else "")),
        site=_clean(tags.get("og:site_name") or tags.get("author")),
        owner=owner.group("name").strip(" ,.") if owner else "",
        heading=_clean(headings[0].text()) if len(headings) == 1 else "",
        beside=_beside(tree),
    )


def _beside(tree: LexborHTMLParser) -> tuple[str, ...]:
    """The lines that stand with the main heading in one element: place, hours, pay."""
    heading = tree.css_first("h1")
    parent = heading.parent if heading is not None else None
    if parent is None or parent.tag in ("body", "main", "html"):
        return ()
    lines = [" ".join(line.split()) for line in parent.text(separator="\n")[:1000].splitlines()]
    return tuple([line for line in lines if 0 < len(line) <= 60][:_MOST_LINES])


def _clean(text: str | None) -> str:
    return " ".join((text or "").split())[:_LONGEST]
