"""Puts the console together: settings, security, and which page answers at which address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from flask import Blueprint, Flask, Response, redirect, url_for
from werkzeug.middleware.proxy_fix import ProxyFix

from bot.console import account, audit, errors, filters, interview, interviews, login, posting, postings, security
from bot.console.context import EXTENSION, Context, Database
from bot.console.throttle import Throttle
from bot.screening.errors import BadSetup

PREFIX = "/console"
MAX_REQUEST = 5 * 1024 * 1024
"""Bytes of one request; a posting is far smaller."""


@dataclass(frozen=True)
class ConsoleSettings:
    """What the console needs to be told."""

    secret_key: str
    """Signs session cookies: random, 32 characters or more, the same in all processes, never in the repository."""
    https: bool = False
    """True when people reach the console over https, also through a proxy: cookies are then sent over https only."""
    proxies: int = 0
    """How many trusted proxies stand in front, so that log-ins are throttled by the real address."""
    limits_storage: str = "memory://"
    """Where failed log-ins are counted; "redis://..." when several processes serve the console."""
    session_hours: int = 12
    """After how many hours a recruiter must log in again."""


def create_app(
    database: Database, settings: ConsoleSettings, forget_conversation: Callable[[str], None] = lambda _: None
) -> Flask:
    """The console as a WSGI application, all of it under /console. Raises BadSetup when the secret is too short.

    `forget_conversation` erases the chat's own memory of a conversation, by its id, when an applicant is erased.
    """
    if len(settings.secret_key) < 32:
        raise BadSetup("The console's secret key must have 32 random characters or more.")
    app = Flask(__name__, static_folder=None)
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SESSION_COOKIE_NAME="screener_console",
        SESSION_COOKIE_PATH=PREFIX,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.https,
        PERMANENT_SESSION_LIFETIME=timedelta(hours=settings.session_hours),
        WTF_CSRF_TIME_LIMIT=settings.session_hours * 3600,
        WTF_CSRF_SSL_STRICT=False,  # the Referer check breaks behind proxies that strip it; the token is what counts
        MAX_CONTENT_LENGTH=MAX_REQUEST,
        MAX_FORM_MEMORY_SIZE=MAX_REQUEST,
    )
    app.extensions[EXTENSION] = Context(database, Throttle(settings.limits_storage), forget_conversation)
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    filters.add_to(app)
    security.add_to(app, https=settings.https)
    pages = _pages()
    pages.before_request(security.require_login)
    app.register_blueprint(pages)
    app.add_url_rule("/", "home", lambda: redirect(url_for("console.interviews")))
    errors.add_to(app)
    if settings.proxies:
        n = settings.proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=n, x_proto=n, x_host=n)  # type: ignore[method-assign]
    return app


def _pages() -> Blueprint:
    pages = Blueprint("console", __name__, url_prefix=PREFIX, template_folder="templates", static_folder="static")
    rules: tuple[tuple[str, str, object, tuple[str, ...]], ...] = (
        ("/", "interviews", interviews.page, ("GET",)),
        ("/interviews/<int:interview_id>", "interview", interview.page, ("GET",)),
        ("/interviews/<int:interview_id>.json", "interview_json", interview.download, ("GET",)),
        ("/interviews/<int:interview_id>/decision", "decide", interview.decide, ("POST",)),
        ("/interviews/<int:interview_id>/hand-off", "hand_off_done", interview.hand_off_done, ("POST",)),
        ("/interviews/<int:interview_id>/questions/<int:question_id>", "answered", interview.answered, ("POST",)),
        ("/interviews/<int:interview_id>/erase", "erase", interview.erase, ("GET", "POST")),
        ("/postings", "postings", postings.page, ("GET",)),
        ("/postings/new", "new_posting", postings.new, ("GET", "POST")),
        ("/postings/<slug>", "posting", posting.page, ("GET",)),
        ("/postings/<slug>/status", "posting_status", posting.status, ("POST",)),
        ("/postings/<slug>/criteria", "add_criterion", posting.add_criterion, ("POST",)),
        ("/postings/<slug>/criteria/<key>", "edit_criterion", posting.edit_criterion, ("POST",)),
        ("/audit", "audit", audit.page, ("GET",)),
        ("/account", "account", account.page, ("GET", "POST")),
        ("/login", "login", login.page, ("GET", "POST")),
        ("/logout", "logout", login.leave, ("POST",)),
        ("/health", "health", _health, ("GET",)),
    )
    for address, name, view, methods in rules:
        pages.add_url_rule(address, name, view, methods=list(methods))  # type: ignore[arg-type]
    return pages


def _health() -> Response:
    return Response("ok\n", mimetype="text/plain")
