"""What a recruiter does with postings: import, correct, publish, close.

Each use case gets a unit of work, which the caller commits. `by` is the recruiter's id, None for the command line;
it is written down who did what.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from typing_extensions import Protocol

from bot.postings.posting import Posting
from bot.screening.criterion import Criterion
from bot.screening.errors import BadInput, NotFound
from bot.services.records import PostingStatus, StoredPosting


class PostingStore(Protocol):
    """What these use cases need of the postings' repository."""

    def import_posting(
        self, data: Posting, *, slug: str | None = None, publish: bool = False, at: datetime
    ) -> StoredPosting: ...
    def revise(self, version_id: int, criteria: Iterable[Criterion], at: datetime) -> StoredPosting: ...
    def version(self, posting_version_id: int) -> StoredPosting: ...
    def latest(self, ref: str) -> StoredPosting: ...
    def set_status(self, ref: str, status: PostingStatus, at: datetime) -> StoredPosting: ...
    def delete_draft(self, ref: str) -> None: ...


class Audit(Protocol):
    """Where it is written down who did what."""

    def audit(self, recruiter_id: int | None, action: str, subject: str, at: datetime) -> None: ...


class Unit(Protocol):
    """One transaction."""

    @property
    def postings(self) -> PostingStore: ...
    @property
    def recruiters(self) -> Audit: ...


def import_posting(
    unit: Unit, posting: Posting, at: datetime, *, slug: str | None = None, publish: bool = False, by: int | None = None
) -> StoredPosting:
    """Store a posting that was read. One that is known becomes a new version; the same again changes nothing.

    Without `publish`, a new version waits as a draft while applicants are still asked the published one. Raises
    BadInput for a slug that cannot name a posting and when a posting without criteria is to be published, Conflict.
    """
    if publish:
        _check_publishable(posting.criteria, posting.title or "This posting")
    stored = unit.postings.import_posting(posting, slug=slug, publish=publish, at=at)
    unit.recruiters.audit(by, "import", _subject(stored), at)
    return stored


def publish(unit: Unit, ref: str, at: datetime, *, by: int | None = None) -> StoredPosting:
    """Ask applicants the latest version from now on; running interviews keep theirs.

    Raises NotFound, and BadInput when it has no criteria or one of them has no question.
    """
    latest = unit.postings.latest(ref)
    _check_publishable(latest.criteria, latest.slug)
    published = unit.postings.set_status(latest.slug, "published", at)
    unit.recruiters.audit(by, "publish", _subject(published), at)
    return published


def close(unit: Unit, ref: str, at: datetime, *, by: int | None = None) -> StoredPosting:
    """Take no more applicants; running interviews go on. Raises NotFound."""
    closed = unit.postings.set_status(ref, "closed", at)
    unit.recruiters.audit(by, "close", _subject(closed), at)
    return closed


def delete_draft(unit: Unit, ref: str, at: datetime, *, by: int | None = None) -> None:
    """Forget a posting that was never published. Raises NotFound, and Conflict when it was."""
    slug = unit.postings.latest(ref).slug
    unit.postings.delete_draft(slug)
    unit.recruiters.audit(by, "delete_draft", f"posting {slug}", at)


def edit_criterion(
    unit: Unit, version_id: int, key: str, changes: Mapping[str, Any], at: datetime, *, by: int | None = None
) -> StoredPosting:
    """Correct one criterion by its key, as a new version that is a draft until it is published.

    `version_id` is the version that the recruiter saw; `changes` are fields of the flat JSON object of
    docs/answers.md, and None takes away one of the kind's own fields. Raises Conflict when somebody else has
    changed the posting since, NotFound, BadCriterion, and BadInput for evidence that the posting does not say.
    """
    old = unit.postings.version(version_id)
    edited = _edited(_find(old, key), changes)
    _check_evidence(old, edited)
    return _revise(unit, old, tuple(edited if c.id == key else c for c in old.criteria), at, by)


def add_criterion(
    unit: Unit, version_id: int, data: Mapping[str, Any], at: datetime, *, by: int | None = None
) -> StoredPosting:
    """Add a criterion that the reader missed; raises as `edit_criterion` does."""
    old = unit.postings.version(version_id)
    added = replace(Criterion.from_dict(data), id=_free_key(old.criteria))
    _check_evidence(old, added)
    return _revise(unit, old, (*old.criteria, added), at, by)


def remove_criterion(unit: Unit, version_id: int, key: str, at: datetime, *, by: int | None = None) -> StoredPosting:
    """Leave one criterion out from now on; raises as `edit_criterion` does."""
    old = unit.postings.version(version_id)
    _find(old, key)
    return _revise(unit, old, tuple(c for c in old.criteria if c.id != key), at, by)


def _revise(
    unit: Unit, old: StoredPosting, criteria: tuple[Criterion, ...], at: datetime, by: int | None
) -> StoredPosting:
    revised = unit.postings.revise(old.version_id, criteria, at)
    unit.recruiters.audit(by, "correct", _subject(revised), at)
    return revised


def _edited(criterion: Criterion, changes: Mapping[str, Any]) -> Criterion:
    merged = {**criterion.to_dict(), **changes, "id": criterion.id}
    taken_away = {name for name, value in changes.items() if value is None and name != "required"}
    return Criterion.from_dict({name: value for name, value in merged.items() if name not in taken_away})


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


def _subject(posting: StoredPosting) -> str:
    return f"posting {posting.slug}, version {posting.version}"
