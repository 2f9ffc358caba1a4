"""One place where errors become pages."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Flask, render_template
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from bot.screening.errors import BadInput, Conflict, NotAllowed, NotFound, ScreenerError

_STATUS: Mapping[type[ScreenerError], int] = {NotFound: 404, NotAllowed: 403, Conflict: 409, BadInput: 400}


def add_to(app: Flask) -> None:
    """Answer every error with a page that says what happened; the program's own errors carry their sentence."""
    app.register_error_handler(ScreenerError, _ours)
    app.register_error_handler(HTTPException, _theirs)


def _ours(error: ScreenerError) -> ResponseReturnValue:
    status = next((status for kind, status in _STATUS.items() if isinstance(error, kind)), 500)
    return render_template("error.html", status=status, sentence=str(error)), status


def _theirs(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < 400:
        return error.get_response()
    return render_template("error.html", status=error.code, sentence=""), error.code
