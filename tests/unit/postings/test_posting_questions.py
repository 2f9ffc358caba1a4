"""Questions read well, ask one thing, and carry the wording that the law wants."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.postings import read_posting
from bot.postings.questions import question, short_name
from bot.postings.vocabulary import load
from bot.screening.criterion import KINDS, Criterion

REAL = sorted((Path(__file__).parents[4] / "shared" / "postings" / "dev" / "raw").glob("*"))

ASKED = [
    ({"kind": "experience", "min_years": 5, "field": "sales"}, "How many years of experience do you have in sales?", "5 years of experience in sales"),  # noqa: E501
    ({"kind": "experience", "min_years": 0.5, "field": "forklift driving"}, "How many years of experience do you have in forklift driving?", "6 months of experience in forklift driving"),  # noqa: E501
    ({"kind": "experience", "min_years": 2, "field": "related"}, "How many years of experience do you have in this kind of work?", "2 years of related experience"),  # noqa: E501
    ({"kind": "experience", "min_years": 3, "field": "Line Cook"}, "How many years have you worked as a Line Cook?", "3 years of experience in Line Cook"),  # noqa: E501
    ({"kind": "experience", "min_years": None, "field": "managing a team"}, "Do you have experience managing a team?", "experience in managing a team"),  # noqa: E501
    ({"kind": "education", "level": "bachelor", "fields": ["Business", "Marketing"], "or_equivalent": True}, ("Do you have a bachelor's degree in business or marketing, or something equivalent, such "  # noqa: E501
"as work experience?"), "a bachelor's degree in business or marketing"),
    ({"kind": "education", "level": "high_school", "or_equivalent": True}, "Do you have a high school diploma, a GED, or something equal to it?", "a high school diploma"),  # noqa: E501
    ({"kind": "field_time", "min_percent": 50}, "Can you spend at least 50% of your working time outside the office?", "50% of the time outside the office"),  # noqa: E501
    ({"kind": "travel", "max_percent": 25}, "Can you travel for up to 25% of your working time?", "up to 25% travel"),
    ({"kind": "license", "name": "RN"}, "Do you have an RN license?", "RN"),
    ({"kind": "certification", "name": "CPR"}, "Do you have a CPR certification?", "CPR"),
    ({"kind": "skill", "name": "Excel"}, "Do you have experience with Excel?", "Excel"),
    (
        {"kind": "license", "name": "Valid driver's license or state ID"},
        "Do you have a valid driver's license or state ID?",
        "Valid driver's license or state ID",
    ),
    ({"kind": "skill", "name": "Basic computer skills"}, "Do you have basic computer skills?", "Basic computer skills"),
    ({"kind": "language", "name": "Spanish", "level": "fluent"}, "Do you speak Spanish fluently?", "Spanish"),
    ({"kind": "work_authorization", "country": "US", "sponsorship": False}, ("Are you legally authorized to work in the United States without the employer sponsoring "  # noqa: E501
"a visa?"), "right to work in the United States"),
    ({"kind": "minimum_age", "years": 21}, "Are you at least 21 years old?", "21 years or older"),
    ({"kind": "physical", "text": "lift 50 lbs", "pounds": 50}, "Can you lift 50 pounds, with or without a reasonable accommodation?", "lift 50 pounds"),  # noqa: E501
    ({"kind": "other", "text": "must own a smartphone", "evidence": "Must own a smartphone"}, 'The posting says: "Must own a smartphone." Is that so for you?', "must own a smartphone"),  # noqa: E501
]  # fmt: skip


@pytest.mark.parametrize(("fields", "asked", "named"), ASKED)
def test_a_criterion_is_asked_in_these_words(fields: dict[str, object], asked: str, named: str) -> None:
    criterion = Criterion.from_dict(fields)
    assert question(criterion) == asked
    assert short_name(criterion) == named


def test_availability_leaves_religion_and_health_out_of_it() -> None:
    criterion = Criterion.from_dict({"kind": "availability", "times": ["nights", "weekends"]})
    for again in (False, True):
        words = question(criterion, again=again)
        assert all(reason in words for reason in ("religion", "disability", "medical condition"))
    assert "religión" in question(criterion, language="es")


def test_physical_questions_offer_an_accommodation() -> None:
    for text in ("stand for eight hours", "Comfortable with prolonged sitting", ""):
        criterion = Criterion.from_dict({"kind": "physical", "text": text, "evidence": text})
        assert "with or without a reasonable accommodation" in question(criterion)
        assert "con o sin una adaptación razonable" in question(criterion, language="es")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_kind_is_asked_twice_in_two_languages(kind: str, language: str) -> None:
    criterion = Criterion.from_dict({"kind": kind, "evidence": "Some words of the posting"})
    first, second = question(criterion, language=language), question(criterion, language=language, again=True)
    assert first != second
    assert "?" in first
    assert "?" in second
    assert short_name(criterion, language)


def test_every_question_of_the_file_has_all_its_versions() -> None:
    for kind, table in load("questions").items():
        if kind not in KINDS:
            continue
        for variant, words in table.items():
            assert set(words) == {"en", "es", "en_again", "es_again"}, f"questions.toml [{kind}.{variant}]"


def test_a_kind_that_nobody_knows_quotes_the_posting() -> None:
    criterion = Criterion.from_dict({"kind": "shoe_size", "evidence": "Shoe size 9 or more"})
    assert question(criterion) == 'The posting says: "Shoe size 9 or more." Is that so for you?'


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(KINDS), st.text(max_size=200), st.text(max_size=80))
def test_odd_words_never_break_a_question(kind: str, evidence: str, name: str) -> None:
    criterion = Criterion(
        kind,
        True,
        evidence,
        None,
        {
            "field": name,
            "name": name,
            "text": name,
            "min_years": 2,
            "level": "bachelor",
            "fields": [name],
            "times": [name],
            "years": 18,
        },
    )
    for language in ("en", "es", "xx"):
        for again in (False, True):
            assert question(criterion, language=language, again=again).strip()
        assert isinstance(short_name(criterion, language), str)


@pytest.mark.parametrize("path", REAL or [None], ids=lambda p: p.name if p else "absent")
def test_questions_of_the_real_postings_read_well(path: Path | None) -> None:
    if path is None:
        pytest.skip("the real postings are kept outside of the project")
    for criterion in read_posting(path.read_bytes()).criteria:
        words = criterion.question
        assert len(words) <= 330, words
        assert words.count("?") == 1 or '"' in words, words
        assert (
            not re.search(
                r"\b(\w{2,}) \1\b|\s[,.?]|\ba [aeiou][a-z]{3,}(?<!unit)\b(?<!a uni)|\?\?|\.\.|\{|\}",
                words.replace("one", "").replace("uni", ""),
            )
            or '"' in words
        ), words


@pytest.mark.parametrize("name", ["availability", "experience", "bilingual", "minimum_age"])
def test_a_name_that_is_a_template_of_ours_is_itself(name: str) -> None:
    assert short_name(Criterion("certification", True, name, details={"name": name}), "en")
