"""Postings and their versions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, literal, or_, select, update
from sqlalchemy.engine import Connection

from bot.postings.posting import Posting
from bot.screening.criterion import Criterion
from bot.screening.errors import BadInput, Conflict, NotFound
from bot.services.records import COUNT_LIMIT, PostingStatus, PostingSummary, StoredPosting
from bot.storage.digests import content_digest, is_slug, posting_identity, requisition_identity, slugs
from bot.storage.statements import insert_row, run, storable
from bot.storage.tables import criterion, interview, posting, posting_version
from bot.storage.versions import VersionCache, load_version, version_status

__all__ = ["PostingRepository", "PostingSummary", "StoredPosting"]

Summaries = list[PostingSummary]  # inside the class, "list" is its method

_BY_REF = select(posting).where(or_(posting.c.slug == bindparam("slug"), posting.c.identity == bindparam("identity")))
_VERSION = select(posting_version.c.id, posting_version.c.digest).where(
    posting_version.c.posting_id == bindparam("posting_id"), posting_version.c.version == bindparam("number")
)
_SOME_INTERVIEWS = (
    select(literal(1).label("one"))
    .select_from(interview)
    .where(interview.c.posting_id == posting.c.id)
    .correlate(posting)
    .limit(COUNT_LIMIT)
    .subquery()
)
_INTERVIEWS = select(func.count()).select_from(_SOME_INTERVIEWS).scalar_subquery().label("interviews")

_SUMMARY = (
    "slug",
    "requisition",
    "title",
    "employer",
    "location",
    "status",
    "latest_version",
    "published_version",
    "interviews",
    "created_at",
)
_EXPORTED = (
    "slug",
    "version",
    "status",
    "source",
    "title",
    "employer",
    "location",
    "requisition",
    "employment_type",
    "pay",
    "language",
)


class PostingRepository:
    """Imports, finds and publishes postings."""

    def __init__(self, connection: Connection, versions: VersionCache) -> None:
        self._connection = connection
        self._versions = versions
        self._changed: set[int] = set()

    def import_posting(
        self, data: Posting, *, slug: str | None = None, publish: bool = False, at: datetime
    ) -> StoredPosting:
        """Store what was read: a new posting, a new version of a known one, or nothing when nothing changed.

        The posting is known by its requisition, else by `slug`, else by title, employer and place. Raises BadInput
        for a slug of other characters than a-z, 0-9 and hyphens, Conflict when the requisition has another slug.
        """
        if slug is not None and not is_slug(slug):
            raise BadInput(f'"{slug}" cannot name a posting: use small letters, digits and hyphens, 80 at most.')
        identity, digest = posting_identity(data, slug), content_digest(data)
        known = self._known(slug, identity)
        if known is None:
            return self._insert(data, slug or self._free_slug(data.title), identity, digest, publish, at)
        latest = self._version_row(known["id"], known["latest_version"])
        if latest["digest"] == digest:
            if publish:
                self._set_status(known["id"], "published", known["latest_version"])
            return self._fresh(latest["id"])
        if data.requisition and known["identity"] != identity:
            changes = {"requisition": data.requisition.strip()[:120], "identity": identity}
            run(self._connection, update(posting).where(posting.c.id == known["id"]), changes)
        return self._add_version(known, data, digest, publish, at)

    def revise(self, version_id: int, criteria: Iterable[Criterion], at: datetime) -> StoredPosting:
        """Make a new version, a draft, of a posting's latest one with other criteria; they keep their keys.

        Raises Conflict when `version_id` is no longer the latest: somebody else changed the posting.
        """
        old = load_version(self._connection, version_id).posting
        known = self._row(old.slug)
        if known["latest_version"] != old.version:
            raise Conflict(f"The posting {old.slug} was changed by somebody else; open it again and repeat.")
        digest = self._version_row(old.posting_id, old.version)["digest"]
        return self._add_version(known, replace(old, criteria=tuple(criteria)), digest, False, at)

    def get(self, ref: str) -> StoredPosting:
        """The version that applicants are asked, or the latest one when none was ever published.

        `ref` is a slug or a requisition, in upper or lower case. Raises NotFound.
        """
        row = self._row(ref)
        number = row["published_version"] or row["latest_version"]
        version_id = self._version_row(row["id"], number)["id"]
        if row["published_version"] is None or row["id"] in self._changed:
            return self._fresh(version_id)  # a draft can be deleted, a change undone: neither is kept in memory
        status = version_status(row["status"], number, row["published_version"])
        return replace(self.version(version_id), slug=row["slug"], requisition=row["requisition"], status=status)

    def latest(self, ref: str) -> StoredPosting:
        """The newest version, which may be a draft, for recruiters. Raises NotFound."""
        row = self._row(ref)
        return self._fresh(self._version_row(row["id"], row["latest_version"])["id"])

    def version(self, posting_version_id: int) -> StoredPosting:
        """One version, usually from memory: its `status` may be older than the database's. Raises NotFound."""
        return self._versions.get(self._connection, posting_version_id).posting

    def list(
        self,
        status: str | None = None,
        *,
        search: str = "",
        after: int | None = None,
        limit: int | None = None,
        counted: bool = True,
    ) -> Summaries:
        """Postings, newest first, with how many interviews each has had; for a menu, `counted` False leaves them 0.

        `search` is looked for in title, employer, place, requisition and slug; `after` is the `posting_id` of
        the last one seen, for the next page.
        """
        version = posting_version.c
        interviews = _INTERVIEWS if counted else literal(0).label("interviews")
        query = (
            select(posting, version.title, version.employer, version.location, interviews)
            .join(posting_version, (version.posting_id == posting.c.id) & (version.version == posting.c.latest_version))
            .order_by(posting.c.id.desc())
            .limit(limit)
        )
        if status is not None:
            query = query.where(posting.c.status == status)
        if after is not None:
            query = query.where(posting.c.id < after)
        if search.strip():
            places = (version.title, version.employer, version.location, posting.c.requisition, posting.c.slug)
            query = query.where(_contains(places, search))
        return [_summary(row) for row in self._connection.execute(query).mappings()]

    def set_status(self, ref: str, status: PostingStatus, at: datetime) -> StoredPosting:
        """Publish the latest version, close the posting, or make it a draft again. Raises NotFound."""
        row = self._row(ref)
        version = row["latest_version"] if status == "published" else row["published_version"]
        self._set_status(row["id"], status, version)
        return self._fresh(self._version_row(row["id"], version or row["latest_version"])["id"])

    def delete_draft(self, ref: str) -> None:
        """Delete a posting that was never published or asked. Raises NotFound, Conflict."""
        row = self._row(ref)
        if row["published_version"] is not None:
            raise Conflict(f"The posting {row['slug']} was published; close it instead.")
        versions = select(posting_version.c.id).where(posting_version.c.posting_id == row["id"]).scalar_subquery()
        run(self._connection, delete(criterion).where(criterion.c.posting_version_id.in_(versions)))
        run(self._connection, delete(posting_version).where(posting_version.c.posting_id == row["id"]))
        run(self._connection, delete(posting).where(posting.c.id == row["id"]))
        self._changed.add(row["id"])

    def export(self, ref: str) -> dict[str, Any]:
        """The latest version as a JSON object: the posting, its criteria with their questions, its warnings."""
        stored = self.latest(ref)
        return {
            **{name: getattr(stored, name) for name in _EXPORTED},
            "criteria": [c.to_dict() for c in stored.criteria],
            "facts": {topic: list(sentences) for topic, sentences in stored.facts.items()},
            "warnings": [dict(w) for w in stored.warnings],
            "text": stored.text,
            "html": stored.html,
            "created_at": stored.created_at.isoformat(),
        }

    def publish_changes(self) -> None:
        """Make this process forget versions whose status was changed here; called after each commit."""
        for posting_id in self._changed:
            self._versions.forget_posting(posting_id)
        self._changed.clear()

    def _known(self, slug: str | None, identity: str) -> Any:
        """The posting that an import belongs to, or None."""
        rows = self._connection.execute(_BY_REF, {"slug": slug or "", "identity": identity}).mappings().all()
        named = next((row for row in rows if row["slug"] == slug), None)
        same = next((row for row in rows if row["identity"] == identity), None)
        if slug is not None and same is not None and same is not named:
            raise Conflict(f"This requisition is already the posting {same['slug']}; import it under that name.")
        return named or same

    def _row(self, ref: str) -> Any:
        wanted = {"slug": ref.strip().lower(), "identity": requisition_identity(ref)}
        rows = self._connection.execute(_BY_REF, wanted).mappings().all()
        if not rows:
            raise NotFound(f'There is no posting "{ref}"; `screener posting list` shows the known ones.')
        return min(rows, key=lambda row: row["slug"] != wanted["slug"])  # a slug is unique, so it wins

    def _version_row(self, posting_id: int, version: int) -> Any:
        return self._connection.execute(_VERSION, {"posting_id": posting_id, "number": version}).mappings().one()

    def _fresh(self, version_id: int) -> StoredPosting:
        """A version with the status that the database has now."""
        return load_version(self._connection, version_id).posting

    def _free_slug(self, title: str | None) -> str:
        taken = select(posting.c.id).where(posting.c.slug == bindparam("slug"))
        return next(s for s in slugs(title) if self._connection.execute(taken, {"slug": s}).first() is None)

    def _set_status(self, posting_id: int, status: PostingStatus, published_version: int | None) -> None:
        changes = {"status": status, "published_version": published_version}
        run(self._connection, update(posting).where(posting.c.id == posting_id), changes)
        self._changed.add(posting_id)

    def _insert(
        self, data: Posting, slug: str, identity: str, digest: str, publish: bool, at: datetime
    ) -> StoredPosting:
        row = {
            "slug": slug,
            "requisition": data.requisition.strip()[:120] if data.requisition else None,
            "identity": identity,
            "status": "published" if publish else "draft",
            "latest_version": 1,
            "published_version": 1 if publish else None,
            "created_at": at,
        }
        posting_id = insert_row(self._connection, insert(posting), row)
        self._changed.add(posting_id)
        return self._fresh(self._insert_version(posting_id, 1, data, digest, at))

    def _add_version(self, known: Any, data: Any, digest: str, publish: bool, at: datetime) -> StoredPosting:
        number = known["latest_version"] + 1
        version_id = self._insert_version(known["id"], number, data, digest, at)
        changes: dict[str, Any] = {"latest_version": number}
        if publish:
            changes |= {"status": "published", "published_version": number}
        run(self._connection, update(posting).where(posting.c.id == known["id"]), changes)
        self._changed.add(known["id"])
        return self._fresh(version_id)

    def _insert_version(self, posting_id: int, number: int, data: Any, digest: str, at: datetime) -> int:
        plain = ("employer", "location", "employment_type", "pay", "language", "source", "html", "text")
        row = {name: storable(getattr(data, name)) for name in plain} | {
            "posting_id": posting_id,
            "version": number,
            "title": storable(data.title) or "",
            "facts": {topic: list(sentences) for topic, sentences in data.facts.items()},
            "warnings": [dict(w) if isinstance(w, Mapping) else w.to_dict() for w in data.warnings],
            "digest": digest,
            "created_at": at,
        }
        version_id = insert_row(self._connection, insert(posting_version), row)
        criteria = criterion_rows(version_id, data.criteria)
        if criteria:
            run(self._connection, insert(criterion), criteria)
        return version_id


def criterion_rows(version_id: int, criteria: Iterable[Criterion]) -> list[dict[str, Any]]:
    """The rows of a version's criteria; one without a key gets the first free one."""
    rows: list[dict[str, Any]] = []
    given = {c.id for c in criteria if c.id}
    for position, item in enumerate(criteria, 1):
        key = item.id or next(k for k in (f"c{n}" for n in range(position, 10_000)) if k not in given)
        given.add(key)
        rows.append(
            {
                "posting_version_id": version_id,
                "position": position,
                "key": key,
                "kind": item.kind,
                "required": item.required,
                "evidence": item.evidence,
                "alternative": item.alternative,
                "details": dict(item.details),
                "question": item.question,
            }
        )
    return rows


def _contains(places: Iterable[Any], search: str) -> Any:
    """Looked for without regard to upper and lower case; % and _ mean themselves."""
    pattern = "%" + search.strip().lower().replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%"
    return or_(*(func.lower(place).like(pattern, escape="!") for place in places))


def _summary(row: Any) -> PostingSummary:
    return PostingSummary(posting_id=row["id"], **{name: row[name] for name in _SUMMARY})
