"""What a kind's finder hands over before it is judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Found:
    """A possible criterion in one sentence."""

    kind: str
    start: int
    """Where the match begins in the sentence; modality is judged around the match."""
    end: int
    details: Mapping[str, Any] = field(default_factory=dict)
    strong: bool = False
    """Speaks of the applicant by its form alone ("5 years of experience"), outside a requirements section too."""
    anywhere: bool = False
    """A condition that postings state in any paragraph ("must pass a background check")."""
    required: str = ""
    """"preferred", "hedged" or "demanded" when the finder itself knows; else the words around decide."""
    evidence: tuple[int, int] | None = None
    """Where the evidence begins and ends in the sentence; the clause around the match when absent."""
