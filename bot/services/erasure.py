"""An applicant's rights over what is kept of them: a copy of all of it, and its erasure.

Sources: GDPR, articles 15 and 17; California Civil Code 1798.105 and 1798.110.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any

from typing_extensions import Protocol


class ErasableInterviews(Protocol):
    """What erasure needs of the interviews' repository."""

    def erase(self, interview_id: int, at: datetime) -> None: ...
    def everything(self, interview_id: int) -> dict[str, Any]: ...


class Audit(Protocol):
    """Where it is written down who did what."""

    def audit(self, recruiter_id: int | None, action: str, subject: str, at: datetime) -> None: ...


class ErasureUnit(Protocol):
    """One transaction: rolled back unless committed."""

    @property
    def interviews(self) -> ErasableInterviews: ...
    @property
    def recruiters(self) -> Audit: ...
    def commit(self) -> None: ...


class ErasureDatabase(Protocol):
    """Where the transactions come from."""

    def begin(self) -> AbstractContextManager[ErasureUnit]: ...
    def read(self) -> AbstractContextManager[ErasureUnit]: ...
    def scrub(self) -> None: ...


def erase_interview(
    database: ErasureDatabase, interview_id: int, at: datetime, recruiter_id: int | None = None
) -> None:
    """Erase an applicant's words and data for good; results, times and outcome stay for statistics.

    `recruiter_id` is who did it, None for the applicant. The chat's own memory of the conversation is another
    store: erase it first, by its conversation id, which is lost here. Raises NotFound.
    """
    with database.begin() as unit:
        unit.interviews.erase(interview_id, at)
        unit.recruiters.audit(recruiter_id, "erase", f"interview {interview_id}", at)
        unit.commit()
    database.scrub()


def export_interview(
    database: ErasureDatabase, interview_id: int, at: datetime, recruiter_id: int | None = None
) -> dict[str, Any]:
    """Everything kept on one applicant, as one JSON object; the access is written down. Raises NotFound."""
    with database.begin() as unit:
        found = unit.interviews.everything(interview_id)
        unit.recruiters.audit(recruiter_id, "export_interview", f"interview {interview_id}", at)
        unit.commit()
    return found
