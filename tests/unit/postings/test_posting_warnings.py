"""What must never become a question is a warning instead."""

from __future__ import annotations

import pytest

from bot.postings import read_posting

TOUCHED = [
    ("age", "Looking for a young and energetic team member"),
    ("age", "Recent college graduates only"),
    ("age", "Must have graduated after 2019"),
    ("citizenship", "Must be a US citizen"),
    ("citizenship", "Green card holders only"),
    ("native_speaker", "Native English speaker required"),
    ("sex", "Female applicants only"),
    ("family", "No children or family obligations"),
    ("religion", "Must be a practicing Catholic"),
    ("disability", "Must be in good health and able-bodied"),
    ("disability", "No history of workers' comp claims"),
    ("race", "Hispanic candidates preferred"),
    ("appearance", "Please include a photo of yourself"),
    ("military", "No National Guard commitments"),
    ("criminal_record", "Never convicted of a felony"),
    ("credit", "Must have good credit"),
    ("vaccination", "Must be fully vaccinated"),
    ("availability", "Must be able to work weekends"),
]


def posting(words: str, heading: str = "Requirements") -> str:
    return f"<h2>Clerk</h2><h3>{heading}</h3><ul><li>{words}</li></ul>"


@pytest.mark.parametrize(("topic", "words"), TOUCHED)
def test_a_demand_that_touches_protected_ground_is_warned_of(topic: str, words: str) -> None:
    read = read_posting(posting(words))
    found = [w for w in read.warnings if w.topic == topic]
    assert found, read.warnings
    assert found[0].words in read.text
    assert found[0].why
    assert found[0].source
    assert found[0].span
    assert read.text[found[0].span.start : found[0].span.end] == found[0].words


@pytest.mark.parametrize("words", [
    "Must be a US citizen", "Native English speaker required", "Female applicants only", "Must be a practicing Catholic", "Must be in good health",  # noqa: E501
    "Recent college graduates only", "Hispanic candidates preferred", "Please include a photo of yourself",
])  # fmt: skip
def test_such_a_demand_is_never_asked(words: str) -> None:
    assert read_posting(posting(words)).criteria == ()


@pytest.mark.parametrize("words", [
    "We do not discriminate on the basis of race, religion, sex, age, disability or citizenship.",
    "Teaches young people and college students",
    "Reviews the patient's medical history",
    "Available to work on weekdays",
    "Must be authorized to work in the United States",
])  # fmt: skip
def test_harmless_words_raise_no_warning(words: str) -> None:
    assert read_posting(posting(words, "Responsibilities")).warnings == ()
