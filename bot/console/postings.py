"""The list of postings, and importing one."""

from __future__ import annotations

from typing import get_args

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import TextAreaField

from bot.console.context import reading
from bot.services.records import PostingStatus

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
    return render_template("postings.html", postings=found[:PAGE], search=search, status=status, next=more)


def new() -> ResponseReturnValue:
    """Paste or upload a posting; it becomes a draft."""
    form = ImportForm()
    return render_template("new_posting.html", form=form)
