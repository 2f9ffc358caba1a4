"""Versions of postings in memory, and the keys of their criteria."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

import pytest

from bot.screening.criterion import Criterion
from bot.services.records import StoredPosting
from bot.storage import versions
from bot.storage.postings import criterion_rows
from bot.storage.versions import CachedVersion, VersionCache, version_status


def _version(version_id: int) -> CachedVersion:
    empty: dict[str, Any] = dict.fromkeys(StoredPosting.__dataclass_fields__)
    at = datetime(2026, 1, 1, tzinfo=timezone.utc)
    return CachedVersion(
        StoredPosting(**{**empty, "posting_id": version_id // 10, "version_id": version_id, "created_at": at}), {}
    )


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The ids of the versions that were read from the database, in their order."""
    seen: list[int] = []

    def load(_connection: Any, version_id: int) -> CachedVersion:
        seen.append(version_id)
        return _version(version_id)

    monkeypatch.setattr(versions, "load_version", load)
    return seen


def test_a_version_is_read_once(read: list[int]) -> None:
    cache = VersionCache()
    assert cache.get(None, 7) is cache.get(None, 7)
    assert read == [7]


def test_the_version_that_was_used_longest_ago_is_dropped(read: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "MAX_VERSIONS", 2)
    cache = VersionCache()
    for version_id in (1, 2, 1, 3, 1, 2):
        cache.get(None, version_id)
    assert read == [1, 2, 3, 2]


def test_a_changed_posting_s_versions_are_read_again(read: list[int]) -> None:
    cache = VersionCache()
    for version_id in (10, 11, 20):
        cache.get(None, version_id)
    cache.forget_posting(1)
    for version_id in (10, 11, 20):
        cache.get(None, version_id)
    assert read == [10, 11, 20, 10, 11]


@pytest.mark.parametrize(
    ("posting", "version", "published", "status"),
    [
        ("draft", 1, None, "draft"),
        ("published", 1, 1, "published"),
        ("published", 2, 1, "draft"),
        ("closed", 1, 1, "closed"),
    ],
)
def test_a_version_newer_than_the_published_one_is_a_draft(
    posting: Any, version: int, published: int | None, status: str
) -> None:
    assert version_status(posting, version, published) == status


def test_criteria_without_a_key_get_one_that_is_free() -> None:
    rows = criterion_rows(1, tuple(Criterion("skill", id=key) for key in ("", "c1", "", "c3")))
    assert [row["key"] for row in rows] == ["c2", "c1", "c4", "c3"]
    assert [row["position"] for row in rows] == [1, 2, 3, 4]
