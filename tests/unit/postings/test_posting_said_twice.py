"""What two lines of a posting say of one fact, and what they say of two."""

from __future__ import annotations

import html
from typing import Any

import pytest

from bot.postings import read_posting


def _read(*lines: str) -> list[Any]:
    items = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
    return list(read_posting(f"<h2>Worker</h2><h3>Requirements</h3><ul>{items}</ul>").criteria)


@pytest.mark.parametrize(
    "lines",
    [
        ("Proficient in Power Point", "Advanced PowerPoint skills"),
        ("Quick Books experience", "Knowledge of QuickBooks"),
        ("Superior knowledge of Microsoft Office Suite", "Proficient use of Microsoft Office"),
        ("Microsoft suite of products", "Microsoft Office"),
        ("Welding experience", "3 years of welding experience"),
        ("2+ years of hands-on analytical experience", "Strong analytical background"),
        (
            "A job in a touring company that requires regular travel",
            "Happy in a touring company that requires regular travel",
        ),
        ("Valid EMT Certification (EMT/NREMT)", "Emergency Medical Technician (EMT) license"),
        ("Experience in processing museum collections required.", "Two years in museum processing"),
        ("5 years of experience with a bachelor's degree", "Bachelor's degree in Finance", "5 years of experience"),
    ],
)
def test_the_same_fact_in_other_words_is_asked_once(lines: tuple[str, ...]) -> None:
    kinds = [criterion.kind for criterion in _read(*lines)]
    assert len(kinds) == len(set(kinds)), kinds


@pytest.mark.parametrize(
    "lines",
    [
        ("Proficient in Microsoft Office", "Proficient in Microsoft Excel"),
        ("Five years of sales experience", "Experience in SaaS sales"),
        ("Sales experience required", "3 years of sales experience preferred"),
        ("Occasional overnight travel required", "Must travel to client sites"),
        ("Registered Nurse (RN) license", "Emergency Medical Technician (EMT) license"),
    ],
)
def test_two_facts_that_share_words_are_asked_apart(lines: tuple[str, ...]) -> None:
    assert len(_read(*lines)) == 2


@pytest.mark.parametrize(
    "lines",
    [
        ("4+ years of quality experience with a Bachelors", "3+ years of quality experience with a Masters"),
        ("Associate's degree plus 6 years of lab experience", "Bachelor's degree plus 4 years of lab experience"),
    ],
)
def test_fewer_years_beside_a_higher_degree_are_another_way_in(lines: tuple[str, ...]) -> None:
    found = _read("Must be 18 or older", *lines)
    assert [one.alternative for one in found if one.kind == "experience"] == [1, 2]
    assert [one.alternative for one in found if one.kind == "education"] == [1, 2]


def test_more_years_beside_a_higher_degree_are_no_other_way_in() -> None:
    found = _read("Bachelor's degree and 5 years of experience in HR", "Master's degree and 7 years of HR experience")
    assert {one.alternative for one in found} == {None}


def test_a_wish_that_says_more_leaves_the_demand_as_it_is() -> None:
    found = _read("Experience with shop design", "Experience with shop design in several countries is a plus")
    assert [criterion.required for criterion in found] == [True, False]


def test_what_plus_adds_on_the_next_line_belongs_to_the_way_before_it() -> None:
    found = _read("CPA license", "OR three years of audit experience", "plus either:", "An EA or a CMA credential")
    assert [(criterion.alternative, criterion.required) for criterion in found] == [(1, True), (2, True), (2, None)]


def test_letters_that_are_a_degree_among_libraries_are_no_certificate() -> None:
    found = _read("MLS required", "Two years in a public library")
    assert [criterion.kind for criterion in found] == ["education", "experience"]
