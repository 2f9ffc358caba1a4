"""Small made-up things to store."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

from bot.postings.posting import Posting
from bot.screening.criterion import Criterion
from bot.screening.interview import Answer, Interview, State
from bot.services.records import StoredPosting
from bot.storage.database import Database

NOW = datetime(2026, 3, 4, 9, 30, tzinfo=timezone.utc)
LATER = NOW + timedelta(minutes=5)

WELDING = Criterion("experience", True, "Three years of welding", details={"min_years": 3}, question="Since?", id="c1")
NIGHTS = Criterion("availability", None, "Nights at times", details={"times": ["nights"]}, question="Nights?", id="c2")


def welder(**changes: Any) -> Posting:
    """A posting for a welder."""
    fields: dict[str, Any] = {
        "source": "welder.html",
        "title": "Welder (2nd shift)",
        "employer": "Harbour Works",
        "location": "Tacoma, WA",
        "requisition": "HW-12",
        "html": "<p>Three years of welding</p>",
        "text": "Three years of welding\nNights at times",
        "criteria": (WELDING, NIGHTS),
        "facts": {"pay": ("$31 an hour",)},
    }
    return Posting(**{**fields, **changes})


def import_welder(database: Database, **changes: Any) -> StoredPosting:
    """A published posting."""
    with database.begin() as unit:
        stored = unit.postings.import_posting(welder(**changes), publish=True, at=NOW)
        unit.commit()
    return stored


def start_interview(database: Database, posting: StoredPosting, name: str = "one") -> Interview:
    """An open interview in the conversation `name` with the token digest `token-<name>`."""
    with database.begin() as unit:
        started = unit.interviews.start(
            name, f"token-{name}", posting.version_id, "web", "en", State("asking", "c1"), NOW
        )
        unit.commit()
    return started


def answer(text: str = "about five years", **changes: Any) -> Answer:
    """A counting answer to the welding criterion."""
    fields: dict[str, Any] = {
        "criterion": "c1",
        "text": text,
        "status": "clear",
        "value": {"years": 5},
        "result": "met",
        "rule": "experience.years",
        "created_at": NOW,
    }
    return Answer(**{**fields, **changes})
