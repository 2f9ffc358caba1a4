"""How templates write times, spans of time and a posting's own HTML. Words are in the templates."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import nh3
from flask import Flask
from markupsafe import Markup


def add_to(app: Flask) -> None:
    """Give the templates their filters."""
    app.jinja_env.filters.update(iso=iso, utc=utc, span=span, sanitised=sanitised)


_TAGS = {"p", "br", "div", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "b", "strong", "i", "em", "u"}
_TAGS |= {"table", "thead", "tbody", "tr", "td", "th", "blockquote", "hr", "dl", "dt", "dd", "span"}


def sanitised(html: str) -> Markup:
    """A posting's body for display. It was sanitised when it was read; this holds even if that was not so."""
    return Markup(nh3.clean(html, tags=_TAGS, attributes={}))


def iso(at: datetime) -> str:
    """For <time datetime>: "2026-11-22T03:26:14Z"."""
    return at.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def utc(at: datetime) -> str:
    """For readers without scripts: "22 Nov 2026, 03:26 UTC"."""
    return f"{at.astimezone(timezone.utc):%d %b %Y, %H:%M} UTC".lstrip("0")


def span(length: timedelta) -> tuple[int, str]:
    """A length of time in its largest whole unit: (3, "hour"); at least one minute."""
    minutes = max(int(length.total_seconds() // 60), 1)
    if minutes < 60:
        return minutes, "minute"
    if minutes < 48 * 60:
        return minutes // 60, "hour"
    return minutes // (24 * 60), "day"
