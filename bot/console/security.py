"""What keeps the console shut: the log-in, form tokens, and the headers of every answer."""

from __future__ import annotations

from flask import Flask, Response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, current_user
from flask_wtf import CSRFProtect

from bot.console.context import LoggedIn, reading
from bot.screening.errors import NotFound

PUBLIC = frozenset({"console.login", "console.static", "console.health"})
"""The only addresses that answer somebody who is not logged in."""
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def add_to(app: Flask, https: bool) -> None:
    """Turn on log-in, form tokens and headers."""
    CSRFProtect(app)
    logins = LoginManager(app)
    logins.user_loader(_load)

    @app.after_request
    def add_headers(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if https:
            response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        if request.endpoint != "console.static":
            response.headers["Cache-Control"] = "no-store"
        return response


def require_login() -> ResponseReturnValue | None:
    """Send whoever is not logged in to the log-in page, wherever they wanted to go."""
    if request.endpoint in PUBLIC or current_user.is_authenticated:
        return None
    wanted = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("console.login", next=wanted))


def _load(session_id: str) -> LoggedIn | None:
    recruiter_id, _, _ = session_id.partition(":")
    if not recruiter_id.isdecimal():
        return None
    with reading() as unit:
        try:
            account = unit.recruiters.get(int(recruiter_id))
        except NotFound:
            return None
    recruiter = LoggedIn(account)
    return recruiter if account.active and recruiter.get_id() == session_id else None
