"""The audit log: who looked at or changed what."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue

from bot.console.context import reading

PAGE = 100
"""Entries on one page."""


def page() -> ResponseReturnValue:
    """The log, newest first."""
    before = request.args.get("before", type=int)
    with reading() as unit:
        entries = unit.recruiters.audit_entries(PAGE + 1, before)
    more = entries[PAGE - 1].id if len(entries) > PAGE else None
    return render_template("audit.html", entries=entries[:PAGE], before=before, next=more)
