"""The posting's body as HTML that is safe to show."""

from __future__ import annotations

import html
from collections.abc import Iterable
from functools import lru_cache

import nh3

from bot.postings.document import HEADING, ITEM, Block, Document

_TAGS = {
    "p",
    "br",
    "ul",
    "ol",
    "li",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "b",
    "strong",
    "i",
    "em",
    "u",
    "a",
    "div",
    "span",
    "table",
    "thead",
    "tbody",
    "tr",
    "td",
    "th",
    "hr",
    "blockquote",
    "dl",
    "dt",
    "dd",
    "sub",
    "sup",
    "section",
    "article",
}
_DROPPED = {"script", "style", "noscript", "template", "svg", "nav", "form", "iframe", "head", "object"}
"""Tags that go with all that is inside."""


@lru_cache(maxsize=1)
def _cleaner() -> nh3.Cleaner:
    """What keeps the tags above and links, and nothing else; to make one takes longer than to clean a posting."""
    return nh3.Cleaner(
        tags=_TAGS,
        clean_content_tags=_DROPPED,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener noreferrer nofollow",
    )


def display_html(document: Document) -> str:
    """Sanitised HTML: the posting's own markup where it had one, else simple markup made from its lines."""
    markup = document.html or "".join(_markup(document.blocks))
    return _cleaner().clean(markup).strip()


def _markup(blocks: Iterable[Block]) -> Iterable[str]:
    in_list = False
    for block in blocks:
        if in_list != (block.kind == ITEM):
            in_list = not in_list
            yield "<ul>\n" if in_list else "</ul>\n"
        tag = "li" if block.kind == ITEM else "h3" if block.kind == HEADING else "p"
        yield f"<{tag}>{html.escape(block.text)}</{tag}>\n"
    if in_list:
        yield "</ul>\n"
