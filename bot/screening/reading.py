"""What was understood of an applicant's words, against one criterion."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Status = Literal["clear", "unclear", "not_an_answer"]
Result = Literal["met", "not_met", "unclear"]


@dataclass(frozen=True)
class Reading:
    """One reading of one message against one criterion."""

    status: Status
    """clear: it answers the question. unclear: it speaks to it but leaves it open. not_an_answer: something else."""
    value: Mapping[str, Any] = field(default_factory=dict)
    """What was understood: {"years": 6.5}, {"level": "bachelor", "field": "marketing"}, {"percent": 60},
    {"nights": true, "weekends": false}, {"yes": true}. Years in years, percent of working time 0-100."""
    result: Result = "unclear"
    """Against the criterion. `not_met` only when plainly so: doubt is `unclear`."""
    rule: str = ""
    """Which rule or model decided, for people: "experience.since_year"."""
    sensitive: bool = False
    """True when the words give a religious, medical or disability reason: the reason is never stored as an answer."""
    settled: bool = False
    """True when the result is in doubt and asking again would not change that: it goes to a person as it is."""

    leaning: Mapping[str, Any] = field(default_factory=dict)
    """Where there is no value: the one that the words lean to, as people would take them. Nothing follows from it."""

    @property
    def understood(self) -> Mapping[str, Any]:
        """The value, or else what the words lean to."""
        return self.value or self.leaning

    @property
    def withheld(self) -> bool:
        """Whether it goes to a person because of a reason that nobody may weigh."""
        return self.sensitive and self.result != "met"

    @property
    def asks_again(self) -> bool:
        """Whether the answer leaves open what another question, in other words, may settle."""
        return self.status != "not_an_answer" and self.result == "unclear" and not self.settled

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that `screener read` prints."""
        return {"status": self.status, "value": dict(self.value), "result": self.result}


NOT_AN_ANSWER = Reading("not_an_answer", rule="not_an_answer")
