"""The console's lists of interviews: every page is one range of one index, whatever lies behind it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import and_, false, func, literal, or_, select, true

from bot.screening.errors import BadInput, NotFound
from bot.screening.interview import InterviewStatus
from bot.screening.verdict import Outcome
from bot.services.records import COUNT_LIMIT, InterviewPage, InterviewSummary, WorkCounts
from bot.storage.digests import requisition_identity
from bot.storage.part import Part
from bot.storage.statements import run
from bot.storage.tables import applicant, interview, posting, posting_version

_SUMMARY = (
    select(
        interview.c.id,
        posting.c.slug.label("posting_slug"),
        posting_version.c.title.label("posting_title"),
        posting_version.c.version.label("posting_version"),
        applicant.c.name.label("applicant_name"),
        applicant.c.contact.label("applicant_contact"),
        interview.c.channel,
        interview.c.status,
        interview.c.outcome,
        interview.c.awaits_decision,
        interview.c.waiting,
        interview.c.hand_off_reason,
        interview.c.created_at,
        interview.c.updated_at,
        interview.c.finished_at,
        interview.c.hand_off_at,
    )
    .join(applicant, applicant.c.id == interview.c.applicant_id)
    .outerjoin(posting_version, posting_version.c.id == interview.c.posting_version_id)
    .outerjoin(posting, posting.c.id == interview.c.posting_id)
    .order_by(interview.c.waiting.desc(), interview.c.id.desc())
)
_LAST_CHARACTER = "\U0010ffff"
_FEW = 200
"""Applicants that a search looks up one by one."""


class ListStatements(Part):
    """Lists and counts for recruiters."""

    def list_interviews(
        self,
        posting: str | None = None,
        outcome: Outcome | None = None,
        status: InterviewStatus | None = None,
        waiting_for_person: bool | None = None,
        search: str | None = None,
        before: str | None = None,
        limit: int = 50,
        awaits_decision: bool | None = None,
    ) -> InterviewPage:
        """A page of interviews: applicants who wait for a person first, then the newest.

        `posting` is a slug or a requisition; `search` is an interview's number or how the applicant's name or
        address begins; `before` is the `next` of the page before. Raises BadInput for another `before`.
        """
        query = _SUMMARY
        if posting is not None:
            query = query.where(interview.c.posting_id == self._posting_id(posting))
        for column, wanted in (
            (interview.c.outcome, outcome),
            (interview.c.status, status),
            (interview.c.awaits_decision, awaits_decision),
        ):
            if wanted is not None:
                query = query.where(column == wanted)
        if search and search.strip():
            query = query.where(self._found_by(search.strip().lower()))
        rows: list[InterviewSummary] = []
        for group in _groups(before, waiting_for_person):
            if len(rows) <= limit:
                some = query.where(group).limit(limit + 1 - len(rows))
                rows += [InterviewSummary(**row) for row in run(self._connection, some).mappings()]
        page = rows[:limit]
        return InterviewPage(tuple(page), _cursor(page[-1]) if len(rows) > limit else None)

    def summary(self, interview_id: int) -> InterviewSummary:
        """The line that the list has for one interview. Raises NotFound."""
        row = run(self._connection, _SUMMARY.where(interview.c.id == interview_id)).mappings().first()
        if row is None:
            raise NotFound(f"There is no interview {interview_id}.")
        return InterviewSummary(**row)

    def counts(self) -> WorkCounts:
        """How much waits for recruiters, each number up to COUNT_LIMIT."""
        return WorkCounts(self._count(interview.c.waiting), self._count(interview.c.awaits_decision))

    def _count(self, column: Any) -> int:
        some = select(literal(1)).select_from(interview).where(column == True).limit(COUNT_LIMIT).subquery()  # noqa: E712
        return int(run(self._connection, select(func.count()).select_from(some)).scalar() or 0)

    def _found_by(self, search: str) -> Any:
        """A number is an interview's; anything else begins an applicant's name or address.

        Few applicants are looked up by their own rows, for the list's index would be read to its end to find them;
        many are met soon on the way down the list.
        """
        if search.lstrip("#").isascii() and search.lstrip("#").isdigit():
            return interview.c.id == min(int(search.lstrip("#")), 2**62)
        keys = (applicant.c.name_key, applicant.c.contact_key)
        found = select(applicant.c.id).where(or_(*(_begins(key, search) for key in keys))).limit(_FEW + 1)
        few = list(run(self._connection, found).scalars())
        if len(few) <= _FEW:
            return interview.c.applicant_id.in_(few or [0])  # no row is 0
        return or_(*(_begins(key.concat(""), search) for key in keys))  # an expression, so that no index is used

    def _posting_id(self, ref: str) -> int:
        """The posting's row, or 0, which no row has."""
        same = or_(posting.c.slug == ref.strip().lower(), posting.c.identity == requisition_identity(ref))
        by_slug_first = select(posting.c.id).where(same).order_by(posting.c.slug != ref.strip().lower()).limit(1)
        return int(run(self._connection, by_slug_first).scalar() or 0)


def _begins(key: Any, search: str) -> Any:
    return and_(key >= search, key < search + _LAST_CHARACTER)


def _groups(before: str | None, wanted: bool | None) -> Iterator[Any]:
    """Conditions for those who wait, then for those who do not, each behind the cursor.

    One query with both would compare pairs, and SQLite reads an index from its start to find a pair.
    """
    waiting, number = _parse(before) if before is not None else (True, None)
    for group in (True, False):
        if wanted is not None and group is not wanted:
            continue
        if group and not waiting:
            continue
        condition = interview.c.waiting == (true() if group else false())
        behind = number is not None and group is waiting
        yield and_(condition, interview.c.id < number) if behind else condition


def _parse(cursor: str) -> tuple[bool, int]:
    waiting, _, number = cursor.partition("-")
    if waiting not in ("0", "1") or not (number.isascii() and number.isdigit()) or len(number) > 18:
        raise BadInput("This page's address is not one that the list gave; open the list again.")
    return waiting == "1", int(number)


def _cursor(last: InterviewSummary) -> str:
    return f"{int(last.waiting)}-{last.id}"
