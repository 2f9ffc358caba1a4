from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.matching.interpret import read
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading

TODAY = date(2026, 11, 22)


def asked(answer: str, asked_kind: str, /, **details: Any) -> Reading:
    return read(Criterion.from_dict({"kind": asked_kind, "required": True, **details}), answer, today=TODAY)


@pytest.mark.parametrize(
    ("text", "kind", "details"),
    [
        ("got a masters in finance", "certification", {"name": "CPR"}),
        ("paralegal 12 yrs, litigation & family law", "license", {"name": "RN"}),
        ("days are perfect", "education", {"level": "bachelor", "fields": [], "or_equivalent": False}),
        ("green card holder since 2012", "experience", {"min_years": 5, "field": "sales"}),
        ("light rail right outside my door", "skill", {"name": "tile setting"}),
        ("my van, 40k miles on it", "physical", {"text": "lift 40 lbs", "pounds": 40}),
        ("M-F 40 hrs thats what i want", "skill", {"name": "blueprint reading"}),
        ("nunca he vendido nada", "availability", {"times": ["weekends"]}),
        ("i make 22 an hour now", "minimum_age", {"years": 18}),
        ("my bachelors took me 5 years", "experience", {"min_years": 3, "field": "sales"}),
        ("2 yrs amazon, pick and stow", "education", {"level": "associate", "fields": [], "or_equivalent": False}),
        ("AP clerk at Sysco 2021 thru 2024", "license", {"name": "driver's license"}),
        ("hard pass lol", "experience", {"min_years": 4, "field": "quality control"}),
    ],
)
def test_what_speaks_of_another_subject_is_left_open(text: str, kind: str, details: dict[str, Any]) -> None:
    assert asked(text, kind, **details).result == "unclear"


@pytest.mark.parametrize(
    ("text", "kind", "details"),
    [
        ("had it 30 years", "license", {"name": "driver's license"}),
        ("every day at my last job", "skill", {"name": "Excel"}),
        ("so yeah, i have a car too", "license", {"name": "driver's license"}),
        ("i've been a lineman 10 years so storm calls come with the job", "availability", {"times": ["on_call"]}),
        ("typed all my papers in it in college", "skill", {"name": "Microsoft Word"}),
    ],
)
def test_what_is_said_of_the_asked_thing_in_few_words_still_counts(
    text: str, kind: str, details: dict[str, Any]
) -> None:
    assert asked(text, kind, **details).result == "met"


def test_the_rule_names_the_subject_that_was_spoken_of() -> None:
    assert asked("wait no, 3 years of sales", "license", name="RN").rule == "license.about_experience"


@pytest.mark.parametrize(
    ("text", "kind", "details"),
    [
        ("wait no, 3 years of excel", "skill", {"name": "Excel"}),
        ("oops no, we have two cars", "transport", {"text": "reliable transportation"}),
        ("wait no, fluent", "language", {"name": "Spanish"}),
        ("sorry no it's 6", "experience", {"min_years": 3, "field": "sales"}),
    ],
)
def test_a_no_that_takes_back_what_was_said_before_refuses_nothing(
    text: str, kind: str, details: dict[str, Any]
) -> None:
    assert asked(text, kind, **details).result == "met"


@pytest.mark.parametrize("text", ["wait no", "sorry, no", "sorry, no excel", "wait, no, never used excel"])
def test_a_no_after_an_apology_stays_one(text: str) -> None:
    assert asked(text, "skill", name="Excel").result == "not_met"


@pytest.mark.parametrize("text", ["wait no i dont have one", "i have one", "no tengo uno"])
def test_one_of_something_is_no_year(text: str) -> None:
    reading = asked(text, "experience", min_years=1, field="warehouse")
    assert (reading.status, dict(reading.value)) == ("unclear", {})
