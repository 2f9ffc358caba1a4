"""Criteria as JSON objects."""

from __future__ import annotations

from typing import Any

import pytest

from bot.screening.criterion import Criterion
from bot.screening.errors import BadCriterion


def test_a_criterion_comes_back_as_it_was() -> None:
    data = {"kind": "experience", "min_years": 5, "field": "sales", "required": None, "evidence": "5 years", "id": "c1"}
    assert Criterion.from_dict(data).to_dict() == data


@pytest.mark.parametrize("data", [None, [], "x", {}, {"kind": ""}, {"kind": 5}, {"kind": "skill", "required": "yes"}])
def test_what_is_no_criterion_is_refused_in_one_sentence(data: Any) -> None:
    with pytest.raises(BadCriterion, match=r"^[^.]+\.$|such as"):
        Criterion.from_dict(data)
