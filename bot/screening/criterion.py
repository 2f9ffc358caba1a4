"""What a posting asks that an applicant can be asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.screening.errors import BadCriterion

KINDS = (
    "experience",
    "education",
    "field_time",
    "travel",
    "availability",
    "license",
    "certification",
    "skill",
    "language",
    "work_authorization",
    "minimum_age",
    "physical",
    "location",
    "transport",
    "background_check",
    "drug_test",
    "assessment",
    "clearance",
    "other",
)
"""The kinds that ship with the program. Others may be added; see docs/answers.md."""

EDUCATION_LEVELS = ("none", "high_school", "associate", "bachelor", "master", "doctorate")
"""Levels of education in rising order."""

TIMES = (
    "nights",
    "evenings",
    "early_mornings",
    "weekends",
    "holidays",
    "overtime",
    "on_call",
    "variable",
    "rotating",
    "day_shift",
    "full_time",
    "part_time",
)
"""The working times that an availability criterion may name."""

_COMMON = ("kind", "required", "evidence", "alternative", "question", "id", "optional")


@dataclass(frozen=True)
class Criterion:
    """A checkable fact that a posting states about the person who should apply."""

    kind: str
    """One of KINDS, or a kind that was added to the matching registry."""
    required: bool | None = True
    """True: a knock-out. False: preferred. None: the posting hedges; never a knock-out by itself."""
    evidence: str = ""
    """The posting's own words, verbatim."""
    alternative: int | None = None
    """Criteria that share a number form one way in; one way met in full is enough."""
    details: Mapping[str, Any] = field(default_factory=dict)
    """The kind's own fields: min_years, level, times, name, ... (see docs/answers.md)."""
    question: str = ""
    """What the applicant is asked, in the posting's language."""
    id: str = ""
    """Stable within one version of a posting: "c1", "c2", ... in the posting's order."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Criterion:
        """Make a criterion from the flat JSON object used by files and commands.

        Raises BadCriterion when it is not an object with a `kind`, or `required` is not true, false or null.
        """
        if not isinstance(data, Mapping) or not isinstance(data.get("kind"), str) or not data["kind"]:
            raise BadCriterion('A criterion must be an object with a "kind", such as {"kind": "experience"}.')
        required = data.get("required", True)
        if required not in (True, False, None):
            raise BadCriterion('A criterion\'s "required" must be true, false or null.')
        return cls(
            kind=data["kind"],
            required=required,
            evidence=str(data.get("evidence") or ""),
            alternative=data.get("alternative"),
            details={k: v for k, v in data.items() if k not in _COMMON},
            question=str(data.get("question") or ""),
            id=str(data.get("id") or ""),
        )

    def to_dict(self) -> dict[str, Any]:
        """The flat JSON object; `alternative`, `question` and `id` are left out when empty."""
        out: dict[str, Any] = {"kind": self.kind, **self.details, "required": self.required, "evidence": self.evidence}
        if self.alternative is not None:
            out["alternative"] = self.alternative
        if self.question:
            out["question"] = self.question
        if self.id:
            out["id"] = self.id
        return out

    @property
    def choice(self) -> int:
        """Which of a posting's independent choices this criterion is a way in of; 0 where there is only one."""
        return int(self.details.get("choice") or 0)

    def get(self, name: str, default: Any = None) -> Any:
        """One of the kind's own fields, or `default` when it is absent."""
        return self.details.get(name, default)


def choices(criteria: Iterable[Criterion]) -> dict[int, dict[int, list[Criterion]]]:
    """The ways in by choice: of each choice, one way met in full is enough. Criteria without alternative are none."""
    out: dict[int, dict[int, list[Criterion]]] = {}
    for criterion in criteria:
        if criterion.alternative is not None:
            out.setdefault(criterion.choice, {}).setdefault(criterion.alternative, []).append(criterion)
    return out
