"""The verdict's rules: nobody fails without a plain, confirmed no; doubt goes to a person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timezone
from itertools import product
from typing import Any

import pytest

from bot.screening.criterion import Criterion
from bot.screening.interview import Answer
from bot.screening.verdict import RULES_VERSION, Verdict, decide

NOW = datetime(2026, 11, 22, tzinfo=timezone.utc)


def criterion(key: str, required: bool | None = True, alternative: int | None = None, **details: Any) -> Criterion:
    return Criterion("experience", required, f"evidence of {key}", alternative, details, f"question {key}?", key)


def answer(key: str, result: Any, *, confirmed: bool = False, status: Any = "clear", **value: Any) -> Answer:
    return Answer(key, f"words on {key}", status, value, result, "rule", NOW, confirmed, id=7)


def verdict(criteria: Sequence[Criterion], *answers: Answer) -> Verdict:
    return decide(criteria, {a.criterion: a for a in answers})


def test_all_required_met_is_qualified() -> None:
    assert verdict([criterion("a"), criterion("b")], answer("a", "met"), answer("b", "met")).outcome == "qualified"


def test_a_confirmed_plain_no_to_a_required_criterion_is_not_qualified() -> None:
    result = verdict([criterion("a")], answer("a", "not_met", confirmed=True))
    assert (result.outcome, result.results[0].reason) == ("not_qualified", "not_met_confirmed")


def test_a_no_that_was_never_confirmed_goes_to_a_person() -> None:
    result = verdict([criterion("a")], answer("a", "not_met"))
    assert (result.outcome, result.results[0].reason) == ("needs_review", "not_met_unconfirmed")


def test_an_unclear_or_missing_answer_goes_to_a_person() -> None:
    assert verdict([criterion("a")], answer("a", "unclear", status="unclear")).outcome == "needs_review"
    assert verdict([criterion("a")]).outcome == "needs_review"


def test_a_hedged_demand_never_turns_anyone_away() -> None:
    result = verdict([criterion("a", required=None)], answer("a", "not_met", confirmed=True))
    assert (result.outcome, result.results[0].reason) == ("needs_review", "not_met_hedged")


def test_a_preferred_criterion_changes_nothing() -> None:
    for result in ("met", "not_met", "unclear"):
        found = verdict([criterion("a"), criterion("b", False)], answer("a", "met"), answer("b", result))
        assert found.outcome == "qualified"


def test_an_or_equivalent_claim_goes_to_a_person() -> None:
    claim = answer("a", "unclear", level="none", equivalent=True)
    result = verdict([criterion("a", or_equivalent=True)], claim)
    assert (result.outcome, result.results[0].reason) == ("needs_review", "equivalent_claimed")


class TestWaysIn:
    """A bachelor's and 3 years, or high school and 7."""

    criteria = (criterion("ba", alternative=1), criterion("y3", alternative=1), criterion("y7", alternative=2))

    def test_one_way_met_in_full_is_enough(self) -> None:
        result = verdict(
            self.criteria, answer("ba", "not_met", confirmed=True), answer("y3", "met"), answer("y7", "met")
        )
        assert result.outcome == "qualified"
        assert result.results[0].reason == "other_way_met"

    def test_a_way_that_fails_does_not_fail_while_another_is_open(self) -> None:
        result = verdict(self.criteria, answer("ba", "not_met", confirmed=True), answer("y3", "met"))
        assert result.outcome == "needs_review"

    def test_all_ways_plainly_failed_is_not_qualified(self) -> None:
        no = [answer(k, "not_met", confirmed=True) for k in ("ba", "y7")]
        assert verdict(self.criteria, *no, answer("y3", "met")).outcome == "not_qualified"


def test_each_result_carries_all_that_a_person_needs_to_check_it() -> None:
    result = verdict([criterion("a")], answer("a", "met", years=6)).results[0]
    assert (result.evidence, result.question, result.answer_text) == ("evidence of a", "question a?", "words on a")
    assert (dict(result.value), result.rule, result.answer_id) == ({"years": 6}, "rule; required, met", 7)


def test_the_same_answers_always_give_the_same_verdict_and_it_names_its_rules() -> None:
    arguments = [criterion("a"), criterion("b", None)], answer("a", "met"), answer("b", "unclear")
    assert verdict(*arguments) == verdict(*arguments)
    assert verdict(*arguments).rules_version == RULES_VERSION


@pytest.mark.parametrize("results", product(("met", "not_met", "unclear", None), repeat=3))
def test_not_qualified_always_rests_on_a_confirmed_no_to_a_required_criterion(results: tuple[Any, ...]) -> None:
    criteria = [criterion("a"), criterion("b", None), criterion("c", False)]
    given = [answer(c.id, r, confirmed=True) for c, r in zip(criteria, results, strict=True) if r]
    outcome = verdict(criteria, *given).outcome
    assert (outcome == "not_qualified") == (results[0] == "not_met")
    assert (outcome == "qualified") == (results[0] == "met" and results[1] == "met")
