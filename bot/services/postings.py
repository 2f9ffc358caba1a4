"""What a recruiter does with postings: import, correct, publish, close."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime
from typing import Any

from typing_extensions import Protocol

from bot.postings.posting import Posting
from bot.screening.criterion import Criterion
from bot.screening.errors import BadInput, NotFound
from bot.services.records import PostingStatus, PostingSummary, StoredPosting

Summaries = list[PostingSummary]  # inside the class, "list" is its method


class PostingStore(Protocol):
    """The postings of one unit of work."""

    def import_posting(
        self, data: Posting, *, slug: str | None = None, publish: bool = False, at: datetime
    ) -> StoredPosting: ...
    def revise(self, version_id: int, criteria: Iterable[Criterion], at: datetime) -> StoredPosting: ...
    def list(
        self,
        status: str | None = None,
        *,
        search: str = "",
        after: int | None = None,
        limit: int | None = None,
    ) -> Summaries: ...
    def latest(self, ref: str) -> StoredPosting: ...
    def set_status(self, ref: str, status: PostingStatus, at: datetime) -> StoredPosting: ...
    def delete_draft(self, ref: str) -> None: ...
    def export(self, ref: str) -> dict[str, Any]: ...


class PostingUnit(Protocol):
    """One transaction: rolled back unless committed."""

    @property
    def postings(self) -> PostingStore: ...
    def commit(self) -> None: ...


class PostingDatabase(Protocol):
    """Where the transactions come from."""

    def begin(self) -> AbstractContextManager[PostingUnit]: ...
    def read(self) -> AbstractContextManager[PostingUnit]: ...


def import_posting(
    database: PostingDatabase, posting: Posting, *, at: datetime, slug: str | None = None, publish: bool = False
) -> StoredPosting:
    """Store a posting that was read. One that is known becomes a new version; the same again changes nothing.

    Without `publish`, a new version waits as a draft while applicants are still asked the published one. Raises
    BadInput for a slug that cannot name a posting and when a posting without criteria is to be published.
    """
    if publish:
        _check_publishable(posting.criteria, posting.title or "This posting")
    with database.begin() as unit:
        stored = unit.postings.import_posting(posting, slug=slug, publish=publish, at=at)
        unit.commit()
    return stored


def publish(database: PostingDatabase, ref: str, at: datetime) -> StoredPosting:
    """Ask applicants the latest version from now on; running interviews keep theirs.

    Raises NotFound, and BadInput when it has no criteria or one of them has no question.
    """
    with database.begin() as unit:
        latest = unit.postings.latest(ref)
        _check_publishable(latest.criteria, latest.slug)
        published = unit.postings.set_status(latest.slug, "published", at)
        unit.commit()
    return published


def close(database: PostingDatabase, ref: str, at: datetime) -> StoredPosting:
    """Take no more applicants; running interviews go on. Raises NotFound."""
    with database.begin() as unit:
        closed = unit.postings.set_status(ref, "closed", at)
        unit.commit()
    return closed


def show(database: PostingDatabase, ref: str) -> StoredPosting:
    """The latest version, which may be a draft. Raises NotFound."""
    with database.read() as unit:
        return unit.postings.latest(ref)


def list_postings(database: PostingDatabase, status: PostingStatus | None = None, search: str = "") -> Summaries:
    """All postings, newest first; `search` is looked for in title, employer, place, requisition and slug."""
    with database.read() as unit:
        return unit.postings.list(status, search=search)


def export(database: PostingDatabase, ref: str) -> dict[str, Any]:
    """The latest version as a JSON object. Raises NotFound."""
    with database.read() as unit:
        return unit.postings.export(ref)


def delete_draft(database: PostingDatabase, ref: str) -> None:
    """Forget a posting that was never published. Raises NotFound, and Conflict when it was."""
    with database.begin() as unit:
        unit.postings.delete_draft(ref)
        unit.commit()


def edit_criterion(
    database: PostingDatabase, version_id: int, ref: str, key: str, changes: Mapping[str, Any], at: datetime
) -> StoredPosting:
    """Correct one criterion by its key, as a new version that is a draft until it is published.

    `changes` are fields of the flat JSON object of docs/answers.md; None removes one of the kind's own fields.
    `version_id` is the version that the recruiter saw. Raises Conflict when it is no longer the latest, NotFound,
    BadCriterion, and BadInput for evidence that the posting does not say.
    """

    def edit(old: StoredPosting) -> tuple[Criterion, ...]:
        _find(old, key)
        edited = tuple(_edited(c, changes) if c.id == key else c for c in old.criteria)
        _check_evidence(old, _find(replace(old, criteria=edited), key))
        return edited

    return _revise(database, version_id, ref, edit, at)


def add_criterion(
    database: PostingDatabase, version_id: int, ref: str, data: Mapping[str, Any], at: datetime
) -> StoredPosting:
    """Add a criterion that the reader missed; raises as `edit_criterion` does."""

    def add(old: StoredPosting) -> tuple[Criterion, ...]:
        added = replace(Criterion.from_dict(data), id=_free_key(old.criteria))
        _check_evidence(old, added)
        return (*old.criteria, added)

    return _revise(database, version_id, ref, add, at)


def remove_criterion(database: PostingDatabase, version_id: int, ref: str, key: str, at: datetime) -> StoredPosting:
    """Leave one criterion out from now on; raises as `edit_criterion` does."""

    def remove(old: StoredPosting) -> tuple[Criterion, ...]:
        _find(old, key)
        return tuple(c for c in old.criteria if c.id != key)

    return _revise(database, version_id, ref, remove, at)


def _revise(
    database: PostingDatabase,
    version_id: int,
    ref: str,
    edit: Callable[[StoredPosting], tuple[Criterion, ...]],
    at: datetime,
) -> StoredPosting:
    with database.begin() as unit:
        revised = unit.postings.revise(version_id, edit(unit.postings.latest(ref)), at)
        unit.commit()
    return revised


def _edited(criterion: Criterion, changes: Mapping[str, Any]) -> Criterion:
    merged = {**criterion.to_dict(), **changes, "id": criterion.id}
    kept = {name: value for name, value in merged.items() if value is not None or name in ("required", "min_years")}
    return Criterion.from_dict(kept)


def _find(posting: StoredPosting, key: str) -> Criterion:
    found = next((c for c in posting.criteria if c.id == key), None)
    if found is None:
        raise NotFound(f'The posting {posting.slug} has no criterion "{key}".')
    return found


def _free_key(criteria: tuple[Criterion, ...]) -> str:
    taken = {c.id for c in criteria}
    return next(key for key in (f"c{n}" for n in range(1, len(taken) + 2)) if key not in taken)


def _check_evidence(posting: StoredPosting, criterion: Criterion) -> None:
    """A criterion stands on the posting's own words, so that whoever asks "why?" can be shown them."""
    evidence = " ".join(criterion.evidence.split())
    if not evidence or evidence not in " ".join(posting.text.split()):
        raise BadInput("A criterion needs the posting's own words as its evidence; copy them from the posting.")


def _check_publishable(criteria: tuple[Criterion, ...], name: str) -> None:
    if not criteria:
        raise BadInput(f"{name} has no criteria, so there is nothing to ask applicants; add one, then publish.")
    silent = [c.id for c in criteria if not c.question.strip()]
    if silent:
        raise BadInput(f"{name} has no question for {', '.join(silent)}; write one, then publish.")
