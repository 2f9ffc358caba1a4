"""The demo careers page: the published postings, and one posting's page with the chat on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import Protocol

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

PAGE_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; frame-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}
"""Sent with both pages. A customer's own page needs less: docs/widget.md says what."""


class ListedPosting(Protocol):
    """What the list shows of a posting; texts that the posting does not state are None.

    `employment_type` and `pay` are shown too where the object has them.
    """

    @property
    def slug(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def employer(self) -> str | None: ...
    @property
    def location(self) -> str | None: ...


class ShownPosting(ListedPosting, Protocol):
    """What a posting's own page shows; `html` was sanitised when the posting was imported."""

    @property
    def employment_type(self) -> str | None: ...
    @property
    def pay(self) -> str | None: ...
    @property
    def requisition(self) -> str | None: ...
    @property
    def language(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def html(self) -> str: ...


def careers_page(postings: Sequence[ListedPosting]) -> str:
    """The list of open postings, as a whole HTML page; an empty list says what to do."""
    return _environment().get_template("careers.html").render(postings=postings)


def job_page(posting: ShownPosting) -> str:
    """One posting's page with its text and, while it takes applications, the chat."""
    body = Markup(without_title(posting.html, posting.title))  # sanitised on import; PAGE_HEADERS let no script run
    is_open = posting.status == "published"
    return _environment().get_template("job.html").render(posting=posting, body=body, is_open=is_open)


def missing_page() -> str:
    """The page for an address that names no posting; to be sent with status 404."""
    return _environment().get_template("missing.html").render()


def without_title(html: str, title: str) -> str:
    """A posting's HTML without a first heading that only repeats the title above it."""
    heading = re.match(r"\s*<h([1-6])[^>]*>([^<]*)</h\1>", html)
    repeated = heading is not None and " ".join(unescape(heading[2]).split()).lower() == title.lower()
    return html[heading.end() :] if heading and repeated else html


def employment_words(value: str) -> str:
    """An employment type in words: "FULL_TIME" (schema.org's way) and "full-time" are both "Full-time"."""
    words = value.replace("_", "-").lower() if value.isupper() else value
    return words[:1].upper() + words[1:]


@lru_cache(maxsize=1)
def _environment() -> Environment:
    folder = FileSystemLoader(Path(__file__).parent / "templates")
    environment = Environment(
        loader=folder, autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    environment.filters["employment_words"] = employment_words
    return environment
