"""Which web pages may open the chat."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from sanic import HTTPResponse, Request, response

ANY = ("*",)


def may_open(origin: str | None, host: str, allowed: tuple[str, ...]) -> bool:
    """Whether a page of this origin may talk to us: our own pages, and those that SCREENER_ALLOWED_ORIGINS names.

    Only browsers send an origin, and only they can be used against their owner: all other clients may.
    """
    return origin is None or allowed == ANY or origin in allowed or urlsplit(origin).netloc == host


def refuse_strangers(allowed: tuple[str, ...]) -> Callable[[Request], HTTPResponse | None]:
    """A check to run before a connection is accepted."""

    def check(request: Request) -> HTTPResponse | None:
        if may_open(request.headers.get("origin"), request.headers.get("host", ""), allowed):
            return None
        return response.text("This page may not open the chat: see SCREENER_ALLOWED_ORIGINS.", status=403)

    return check
