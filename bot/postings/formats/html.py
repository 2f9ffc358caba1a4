"""HTML fragments and whole pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from bot.postings.decode import fold
from bot.postings.document import HEADING, ITEM, LINE, Block, Document, Page
from bot.postings.formats.broken_lines import is_bullet, strip_bullet
from bot.postings.formats.inline_headings import changes_what_is_asked
from bot.postings.formats.lost_breaks import is_glued, may_be_glued, split_run_together
from bot.postings.formats.page_marks import page_of
from bot.postings.formats.plain import looks_like_heading, read_plain
from bot.postings.formats.tables import columns_of_wishes, is_label_of_row
from bot.postings.patterns import compiled

_SKIP = frozenset(
    "script style noscript template svg nav form button select option input textarea iframe object canvas "
    "dialog audio video head".split()
)
_BLOCK = frozenset(
    "p div section article main body html ul ol dl dt dd table thead tbody tr blockquote pre hr fieldset figure "
    "address header footer aside details summary center".split()
)
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_BOLD = frozenset(("b", "strong"))
_LISTS = frozenset(("ul", "ol"))
_CHROME = compiled(
    r"\b(cookie|consent|gdpr|breadcrumb|navbar|nav-|site-header|site-footer|page-footer|social|share|sidebar|"
    r"related-jobs|similar-jobs|newsletter|skip-link|modal|popup)",
    re.IGNORECASE,
)
_MAX_DEPTH = 400
"""Markup that nests deeper is read as plain text without its tags."""
_TAG = compiled(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_VOID = frozenset("br hr img input meta link area base col embed source track wbr p li".split())
_MAX_NODES = 60_000


def read_html(markup: str) -> Document:
    """Blocks of a fragment or page, without scripts, styles, navigation and cookie banners."""
    if _depth(markup) > _MAX_DEPTH:
        return read_plain(compiled(r"<[^>]*>").sub("\n", markup))
    tree = LexborHTMLParser(markup)
    root = _main_part(tree)
    blocks = list(_Walker().walk(root)) if root is not None else []
    page = page_of(tree) if tree.head is not None or "©" in markup else Page()
    return Document(blocks, html=(root.html or "") if root is not None else "", page=page)


def _depth(markup: str) -> int:
    """How deep the tags nest; broken markup counts as deep as it looks."""
    depth = deepest = 0
    for tag in _TAG.finditer(markup):
        closing, name = tag.groups()
        if name.lower() in _VOID:
            continue
        depth += -1 if closing else 1
        deepest = max(deepest, depth)
    return deepest


def _main_part(tree: LexborHTMLParser) -> LexborNode | None:
    """The element that holds the posting: its description where marked, else <main>, else the body."""
    for selector in ("[itemprop=description]", "main", "article"):
        found = tree.css(selector)
        if len(found) == 1 and len(found[0].text()) > 400:
            return found[0]
    return tree.body or tree.root


class _Walker:
    """Turns a tree into blocks without recursion, so that nesting cannot break it."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.bold: list[str] = []
        self.kind, self.level = LINE, 0
        self.lists = self.depth = 0

    def walk(self, root: LexborNode) -> Iterator[Block]:
        stack: list[tuple[LexborNode, bool]] = [(root, False)]
        bold_depth = 0
        seen = 0
        while stack:
            node, closing = stack.pop()
            tag = node.tag or ""
            if closing:
                bold_depth -= tag in _BOLD
                self.lists -= tag in _LISTS
                if tag == "li" or tag in _BLOCK or tag in _HEADINGS:
                    yield from self.flush()
                    if tag == "li":  # one that ended in <br> left nothing to flush
                        self.kind, self.level = LINE, 0
                elif tag in ("td", "th"):
                    self.parts.append(": " if is_label_of_row(node) else " ")
                continue
            seen += 1
            if seen > _MAX_NODES:
                break
            if tag == "-text":
                content = node.text_content or ""
                self.parts.append(content)
                if bold_depth or self.level:
                    self.bold.append(content)
                continue
            if tag in _SKIP or tag.startswith("_") or (tag.startswith("-")) or _is_chrome(node, tag):
                continue
            if tag == "table" and (cells := columns_of_wishes(node)):
                yield from self.flush()
                yield from cells
                continue
            if tag == "br":
                yield from self.flush(keep_kind=True)
                continue
            if tag == "li" or tag in _BLOCK or tag in _HEADINGS:
                yield from self.flush()
                self.kind, self.level = (
                    (ITEM, 0)
                    if tag == "li"
                    else (HEADING, _HEADINGS[tag])
                    if tag in _HEADINGS
                    else ((self.kind, self.level) if self.kind == ITEM and tag in ("p", "div") else (LINE, 0))
                )
                self.depth = self.lists if tag == "li" else self.depth
            bold_depth += tag in _BOLD
            self.lists += tag in _LISTS
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(list(node.iter(include_text=True))))
        yield from self.flush()

    def flush(self, *, keep_kind: bool = False) -> Iterator[Block]:
        text = fold("".join(self.parts))
        bold = bool(text) and len(fold("".join(self.bold))) >= 0.9 * len(text)
        kind, level = self.kind, self.level
        self.parts, self.bold = [], []
        if not keep_kind and (text or kind != ITEM):
            self.kind, self.level = LINE, 0
        if not text:
            return
        for block in _blocks_of(text, kind, level, bold):
            block.depth = self.depth if kind == block.kind == ITEM else 0
            yield block


def _blocks_of(text: str, kind: str, level: int, bold: bool) -> Iterator[Block]:
    if is_bullet(text):
        text, kind = strip_bullet(text), ITEM
    glued = kind != HEADING and len(text) < 120 and is_glued(text)
    if kind == LINE and not glued and looks_like_heading(text, bold=bold):
        kind, level = HEADING, 7
    if kind == HEADING and len(text) > 160:
        kind, level = LINE, 0
    if kind == HEADING or (len(text) < 300 and not may_be_glued(text) and not changes_what_is_asked(text)):
        yield Block(text, kind, level, bold)
        return
    for piece in split_run_together(text):
        yield Block(piece.text, piece.kind if piece.kind != LINE else kind, piece.level, bold)


def _is_chrome(node: LexborNode, tag: str) -> bool:
    attributes = node.attributes
    if not attributes or tag in ("body", "html", "main"):
        return False
    style = attributes.get("style") or ""
    if "hidden" in attributes or attributes.get("aria-hidden") == "true" or "display:none" in style.replace(" ", ""):
        return True
    marks = f"{attributes.get('class') or ''} {attributes.get('id') or ''} {attributes.get('role') or ''}"
    return bool(_CHROME.search(marks)) and "job" not in marks.lower().replace("related-jobs", "").replace(
        "similar-jobs", ""
    )
