"""Versions of postings, kept in memory: they never change, and every turn of every interview needs one."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.engine import Connection

from bot.screening.criterion import Criterion
from bot.screening.errors import NotFound
from bot.services.records import PostingStatus, StoredPosting
from bot.storage.tables import criterion, posting, posting_version

MAX_VERSIONS = 512
"""How many are kept; one takes about as much memory as its HTML and text."""

_VERSION = (
    select(
        posting.c.slug,
        posting.c.requisition,
        posting.c.status,
        posting.c.latest_version,
        posting.c.published_version,
        posting_version,
    )
    .join(posting, posting.c.id == posting_version.c.posting_id)
    .where(posting_version.c.id == bindparam("version_id"))
)
_CRITERIA = (
    select(criterion).where(criterion.c.posting_version_id == bindparam("version_id")).order_by(criterion.c.position)
)


@dataclass(frozen=True)
class CachedVersion:
    """A version with what only the storage needs of it."""

    posting: StoredPosting
    criterion_ids: Mapping[str, int]
    """The rows of its criteria by key."""


class VersionCache:
    """The versions used last, for all threads of one process."""

    def __init__(self) -> None:
        self._versions: OrderedDict[int, CachedVersion] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, connection: Connection, version_id: int) -> CachedVersion:
        """A version, from memory or the database. Raises NotFound."""
        with self._lock:
            found = self._versions.get(version_id)
            if found is not None:
                self._versions.move_to_end(version_id)
                return found
        found = load_version(connection, version_id)
        with self._lock:
            self._versions[version_id] = found
            if len(self._versions) > MAX_VERSIONS:
                self._versions.popitem(last=False)
        return found

    def forget_posting(self, posting_id: int) -> None:
        """Drop the posting's versions, whose status has changed."""
        with self._lock:
            for version_id in [k for k, v in self._versions.items() if v.posting.posting_id == posting_id]:
                del self._versions[version_id]

    def clear(self) -> None:
        """Drop everything."""
        with self._lock:
            self._versions.clear()


def load_version(connection: Connection, version_id: int) -> CachedVersion:
    """Read a version with its criteria. Raises NotFound."""
    row = connection.execute(_VERSION, {"version_id": version_id}).mappings().one_or_none()
    if row is None:
        raise NotFound(f"There is no version {version_id} of any posting.")
    criteria = connection.execute(_CRITERIA, {"version_id": version_id}).mappings().all()
    stored = StoredPosting(
        version_id=row["id"],
        status=version_status(row["status"], row["version"], row["published_version"]),
        facts={topic: tuple(sentences) for topic, sentences in row["facts"].items()},
        warnings=tuple(row["warnings"]),
        criteria=tuple(_criterion(c) for c in criteria),
        **{name: row[name] for name in _PLAIN},
    )
    return CachedVersion(stored, {c["key"]: c["id"] for c in criteria})


def version_status(status: PostingStatus, version: int, published_version: int | None) -> PostingStatus:
    """What one version is while its posting is `status`: a version newer than the published one is a draft."""
    if status == "closed":
        return "closed"
    return "published" if status == "published" and version == published_version else "draft"


_PLAIN = (
    "posting_id",
    "version",
    "slug",
    "requisition",
    "title",
    "employer",
    "location",
    "employment_type",
    "pay",
    "language",
    "source",
    "html",
    "text",
    "created_at",
)


def _criterion(row: Mapping[str, Any]) -> Criterion:
    return Criterion(
        kind=row["kind"],
        required=row["required"],
        evidence=row["evidence"],
        alternative=row["alternative"],
        details=row["details"],
        question=row["question"],
        id=row["key"],
    )
