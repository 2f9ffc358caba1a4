"""From a posting's bytes or text to a Posting."""

from __future__ import annotations

import html
import re

from bot.postings.decode import MAX_BYTES, mend, to_text
from bot.postings.document import Document
from bot.postings.facts import Facts
from bot.postings.header import header_of
from bot.postings.judge import criteria_of
from bot.postings.kinds.experience_plain import of_the_job
from bot.postings.lists import mark_duties_among_demands, mark_unnamed_lists
from bot.postings.patterns import compiled
from bot.postings.posting import Posting
from bot.postings.questions import with_questions
from bot.postings.sections import mark_sections
from bot.postings.warn import warnings_of
from bot.screening.errors import BadPosting

_LAYOUT = "!doctype|html|script|style|body|div|p|ul|ol|li|h[1-6]|table|section|article"
_BREAKS = "br|hr"
_TAGS = compiled(rf"(?i)<(?:{_LAYOUT}|{_BREAKS}|span|strong|b|em|i|a)\b[^>]*>")
_LAYOUT_TAGS = compiled(rf"(?i)<(?:{_LAYOUT})\b")
_BREAK_TAGS = compiled(rf"(?i)<(?:{_BREAKS})\b[^>]*>")
_MARKS = compiled(r"(?m)^(?:#{1,4}|[*-]) ")
_LINES = 3
"""With so many lines, a text without a tag that lays out is Markdown with a few tags inside its lines; one with breaks
only is, with so many headings or items."""
_BOLD_TAGS = compiled(r"</?(?:strong|b)\b[^>]*>", re.IGNORECASE)
_TAGS_IN_LINES = compiled(r"</?(?:a|em|i|u|span)\b[^>]*>", re.IGNORECASE)


def read_posting(data: bytes | str, *, source: str = "") -> Posting:
    """Read one posting: HTML, JSON-LD, job-board JSON, Markdown, text, PDF or DOCX.

    Raises BadPosting, with one plain sentence, when it is empty, too large, unreadable or holds no text.
    """
    document = document_of(data)
    if not document.text.strip():
        raise BadPosting("The posting holds no text that could be read.")
    mark_sections(document.blocks)
    mark_unnamed_lists(document.blocks)
    mark_duties_among_demands(document.blocks)
    header = header_of(document)
    criteria, spans = criteria_of(document, header.employer)
    criteria = of_the_job(criteria, header.title)
    warnings, criteria, spans = warnings_of(document, criteria, spans)
    return Posting(
        source=source,
        title=header.title,
        employer=header.employer,
        location=header.location,
        requisition=header.requisition,
        employment_type=header.employment_type,
        pay=header.pay,
        language=header.language or "en",
        html=_display(document),
        text=document.text,
        criteria=with_questions(criteria),
        spans=spans,
        warnings=warnings,
        facts=Facts(document, header),
    )


def document_of(data: bytes | str) -> Document:
    """The document in any of the formats. Raises BadPosting."""
    if isinstance(data, bytes):
        if len(data) > MAX_BYTES:
            raise BadPosting(f"The posting is larger than {MAX_BYTES // 1_000_000} MB.")
        if data.lstrip()[:5] == b"%PDF-" or data[:4] == b"PK\x03\x04":
            from bot.postings.formats.office import read_office

            return read_office(data)
        text = to_text(data)
    else:
        text = data
    if len(text) > MAX_BYTES:
        raise BadPosting(f"The posting is larger than {MAX_BYTES // 1_000_000} MB.")
    text = mend(text.replace("\x00", ""))
    if not text.strip():
        raise BadPosting("The posting is empty.")
    return _by_shape(text)


def _by_shape(text: str) -> Document:
    from bot.postings.formats.html import read_html
    from bot.postings.formats.json_boards import json_in_page, read_json
    from bot.postings.formats.plain import read_plain

    if text.lstrip()[:1] in "{[":
        document = read_json(text)
        if document:
            return document
    if not _TAGS.search(text):
        return read_plain(text)
    if _is_markdown(text):
        marked = _BREAK_TAGS.sub("\n", _TAGS_IN_LINES.sub("", _BOLD_TAGS.sub("**", text)))
        return read_plain(html.unescape(marked))
    return _fuller(json_in_page(text), read_html(text))


def _is_markdown(text: str) -> bool:
    """Whether tags only stand here and there in lines that lay out the text."""
    if _LAYOUT_TAGS.search(text) or text.count("\n") < _LINES:
        return False
    return not _BREAK_TAGS.search(text) or len(_MARKS.findall(text)) > _LINES


def _fuller(data: Document | None, page: Document) -> Document:
    """The posting in a page's data; the page itself, with the data's header, where the data hold no description."""
    if data is None or (len(data.text) < 300 and len(page.text) > 2 * len(data.text)):
        page.header = data.header if data is not None else page.header
        return page
    return data


def _display(document: Document) -> str:
    from bot.postings.display import display_html

    return display_html(document)
