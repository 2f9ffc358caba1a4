"""Answers to a criterion that any of several names meets."""

from __future__ import annotations

import pytest

from bot.matching import read
from bot.screening.criterion import Criterion


def _result(kind: str, name: str, answer: str) -> str:
    criterion = Criterion(kind, True, name, None, {"name": name})
    return read(criterion, answer).result


@pytest.mark.parametrize(
    ("kind", "name", "answer"),
    [
        ("skill", "QuickBooks or Xero", "I've used Xero for two years"),
        ("skill", "QuickBooks or Xero", "No Xero but QuickBooks yes"),
        ("skill", "Salesforce and/or HubSpot", "No HubSpot but Salesforce yes"),
        ("certification", "CPA or CMA", "I have my CMA"),
    ],
)
def test_one_of_the_names_is_enough(kind: str, name: str, answer: str) -> None:
    assert _result(kind, name, answer) == "met"


@pytest.mark.parametrize(
    ("kind", "name", "answer"),
    [
        ("skill", "QuickBooks or Xero", "I don't know QuickBooks"),
        ("skill", "QuickBooks or Xero", "just Xero, not QuickBooks"),
        ("certification", "CPA or CMA", "I don't have a CPA"),
        ("skill", "QuickBooks or Xero", "no conozco Xero"),
    ],
)
def test_a_no_to_one_of_the_names_refuses_nothing_yet(kind: str, name: str, answer: str) -> None:
    assert _result(kind, name, answer) == "unclear"


@pytest.mark.parametrize(
    ("kind", "name", "answer"),
    [
        ("skill", "QuickBooks or Xero", "no"),
        ("skill", "QuickBooks or Xero", "neither"),
        ("skill", "QuickBooks or Xero", "I have never used QuickBooks or Xero"),
        ("certification", "CPA or CMA", "I don't have either"),
        ("skill", "QuickBooks", "I don't know QuickBooks"),
    ],
)
def test_a_no_to_all_of_the_names_is_a_no(kind: str, name: str, answer: str) -> None:
    assert _result(kind, name, answer) == "not_met"
