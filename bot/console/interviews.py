"""The list of interviews: who waits for a person first, then the newest."""

from __future__ import annotations

from typing import cast, get_args

from flask import render_template, request
from flask.typing import ResponseReturnValue

from bot.console.context import now, reading
from bot.screening.interview import InterviewStatus
from bot.screening.verdict import Outcome
from bot.services import review
from bot.services.records import COUNT_LIMIT

PAGE = 50
"""Interviews on one page."""
POSTINGS = 500
"""Postings in the filter's menu; more are found by their address in the list of postings."""


def page() -> ResponseReturnValue:
    """The list, filtered by what stands in the address; an unknown value of a filter is left out."""
    chosen = _search()
    with reading() as unit:
        found = review.list_interviews(unit, chosen, PAGE)
        counts = unit.interviews.counts()
        postings = unit.postings.list(limit=POSTINGS, counted=False)
    link = {name: value for name, value in request.args.items() if name != "before" and value}
    return render_template(
        "interviews.html",
        page=found,
        counts=counts,
        count_limit=COUNT_LIMIT,
        postings=postings,
        chosen=chosen,
        filtered=bool(link),
        link=link,
        now=now(),
    )


def _search() -> review.Search:
    given = request.args
    outcome, status = given.get("outcome"), given.get("status")
    return review.Search(
        posting=given.get("posting") or None,
        outcome=cast("Outcome", outcome) if outcome in get_args(Outcome) else None,
        status=cast("InterviewStatus", status) if status in get_args(InterviewStatus) else None,
        waiting=True if given.get("waiting") else None,
        awaits_decision=True if given.get("undecided") else None,
        words=(given.get("search") or "").strip()[:200] or None,
        before=given.get("before") or None,
    )
