"""One place where errors become pages."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Flask, current_app, render_template
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from bot.screening.errors import BadInput, BadSetup, Conflict, NotAllowed, NotFound, ScreenerError

_STATUS: Mapping[type[ScreenerError], int] = {
    NotFound: 404,
    NotAllowed: 403,
    Conflict: 409,
    BadInput: 400,
    BadSetup: 503,
}


def add_to(app: Flask) -> None:
    """Answer every error with a page that says what happened; the program's own errors carry their sentence."""
    app.register_error_handler(ScreenerError, _ours)
    app.register_error_handler(HTTPException, _theirs)


def _ours(error: ScreenerError) -> ResponseReturnValue:
    status = next((status for kind, status in _STATUS.items() if isinstance(error, kind)), 500)
    if isinstance(error, BadSetup):
        current_app.logger.error("%s", error)
        return _down()  # its sentence is for whoever runs the server, not for here
    return _page(status, str(error))


def _theirs(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < 400:
        return error.get_response()
    return _page(error.code, "")


def _page(status: int, sentence: str) -> ResponseReturnValue:
    try:
        return render_template("error.html", status=status, sentence=sentence), status
    except ScreenerError:  # every page shows who is logged in, which the database must tell
        return _down()


def _down() -> ResponseReturnValue:
    """Rendered outside the application's context, which asks the database who is logged in."""
    return current_app.jinja_env.get_template("down.html").render(), 503
