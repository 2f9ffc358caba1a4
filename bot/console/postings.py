"""The list of postings, and importing one."""

from __future__ import annotations

from typing import get_args

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from werkzeug.datastructures import FileStorage
from wtforms import TextAreaField

from bot.console.context import me, now, reading, writing
from bot.postings.posting import Posting
from bot.screening.errors import BadInput
from bot.services import postings
from bot.services.records import COUNT_LIMIT, PostingStatus

PAGE = 100
"""Postings on one page."""


class ImportForm(FlaskForm):
    file = FileField()
    text = TextAreaField()


def page() -> ResponseReturnValue:
    """The list, newest first, filtered by what stands in the address."""
    search = request.args.get("search", "").strip()[:200]
    status = next((known for known in get_args(PostingStatus) if known == request.args.get("status")), None)
    with reading() as unit:
        after = request.args.get("after", type=int)
        found = unit.postings.list(status, search=search, after=after, limit=PAGE + 1)
    more = found[PAGE - 1].posting_id if len(found) > PAGE else None
    return render_template(
        "postings.html", postings=found[:PAGE], search=search, status=status, next=more, count_limit=COUNT_LIMIT
    )


def new() -> ResponseReturnValue:
    """Paste or upload a posting; it becomes a draft, shown with what was found in it."""
    form = ImportForm()
    if not form.validate_on_submit():
        return render_template("new_posting.html", form=form)
    text, file = (form.text.data or "").strip(), form.file.data
    if bool(text) == bool(file):
        form.text.errors = ["posting_once" if file else "posting_needed"]
        return render_template("new_posting.html", form=form), 422
    at = now()
    try:
        posting = _read(file or None, text)
        with writing() as unit:
            stored = postings.import_posting(unit, posting, at, by=me().id)
            unit.commit()
    except BadInput as error:
        return render_template("new_posting.html", form=form, sentence=str(error)), 422
    flash("unchanged" if stored.created_at != at else "imported" if stored.criteria else "imported_nothing")
    return redirect(url_for("console.posting", slug=stored.slug))


def _read(file: FileStorage | None, text: str) -> Posting:
    from bot.postings.reader import read_posting  # brings spaCy with it, which few visits need

    if file is None:
        return read_posting(text)
    return read_posting(file.read(), source=(file.filename or "")[:200])
