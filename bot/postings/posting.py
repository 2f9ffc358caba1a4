"""What the reader makes of a posting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.screening.criterion import Criterion


@dataclass(frozen=True)
class Span:
    """A piece of a posting's plain text."""

    start: int
    """Offset of the first character in `Posting.text`, from 0."""
    end: int
    """Offset behind the last character."""


@dataclass(frozen=True)
class PostingWarning:
    """Words of the posting that should not become a question, and why."""

    topic: str
    """What they touch: age, citizenship, disability, religion, sex, family, health, military, race, availability ..."""
    words: str
    """The posting's own words, verbatim."""
    why: str
    """One sentence for the recruiter."""
    source: str
    """The law or rule behind it."""
    span: Span | None = None
    """Where the words stand in the plain text."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that `screener extract` prints."""
        return {"topic": self.topic, "words": self.words, "why": self.why, "source": self.source}


@dataclass(frozen=True)
class Posting:
    """One posting, read: its header, text and suggested criteria. Nothing is guessed: None is "not said"."""

    source: str = ""
    """Where it came from: a file name, an address, or empty."""
    title: str | None = None
    employer: str | None = None
    location: str | None = None
    requisition: str | None = None
    employment_type: str | None = None
    """In the posting's words: "Full-time", "Contract-to-hire"."""
    pay: str | None = None
    """In the posting's words: "$60,000 - $97,000/year"."""
    language: str = "en"
    """ISO 639-1 code of the posting's language; "en" when unknown."""
    html: str = ""
    """Body for display, sanitised: no scripts, styles, handlers, frames or foreign images."""
    text: str = ""
    """Plain text, one line a paragraph or list item; all offsets refer to it."""
    criteria: tuple[Criterion, ...] = ()
    """In the posting's order, with ids "c1", "c2", ... ; `evidence` is verbatim from `text`."""
    spans: tuple[Span, ...] = ()
    """For each criterion, in the same order, where its evidence stands in `text`."""
    warnings: tuple[PostingWarning, ...] = ()
    facts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The posting's own sentences by the topic applicants ask about; see FACT_TOPICS. Absent topics are not said."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that `screener extract` prints."""
        return {
            "source": self.source,
            "title": self.title,
            "employer": self.employer,
            "location": self.location,
            "requisition": self.requisition,
            "employment_type": self.employment_type,
            "pay": self.pay,
            "criteria": [
                {**criterion.to_dict(), "start": span.start, "end": span.end}
                for criterion, span in zip(self.criteria, self.spans, strict=True)
            ],
            "warnings": [warning.to_dict() for warning in self.warnings],
        }


FACT_TOPICS = (
    "pay",
    "place",
    "hours",
    "remote",
    "benefits",
    "company",
    "duties",
    "requisition",
    "employment_type",
    "requirements",
    "travel",
    "start_date",
    "contact",
)
"""The topics that `Posting.facts` may hold."""
