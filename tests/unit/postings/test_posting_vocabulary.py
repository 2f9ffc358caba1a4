"""Each entry of a vocabulary file is exercised: a phrase that no sentence needs is a phrase nobody checks."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from bot.postings import read_posting
from bot.postings.kinds import education_fields
from bot.postings.lexicon import lexicon
from bot.postings.phrases import PhraseSet, PhraseSets, matches, to_regex
from bot.postings.sections import SECTIONS, section_of
from bot.postings.vocabulary import load

FILES = sorted(path.stem for path in (Path(__file__).parents[3] / "bot" / "postings" / "vocabulary").glob("*.toml"))


def phrases_in(value: Any, path: str = "") -> list[tuple[str, str]]:
    """All phrases of a file with the place where each stands."""
    if isinstance(value, dict):
        return [found for key, inner in value.items() for found in phrases_in(inner, f"{path}.{key}")]
    return [(path, text) for text in value] if isinstance(value, list) else []


WITH_PHRASES = (
    "availability",
    "conditions",
    "education",
    "experience",
    "facts",
    "modality",
    "physical",
    "sections",
    "travel",
    "warnings",
)


@pytest.mark.parametrize("name", FILES)
def test_every_file_can_be_read(name: str) -> None:
    assert load(name), name


def spoken(phrase: str) -> str:
    """A sentence that a phrase describes: first choices, no optional parts, sample values in the slots."""
    text = phrase
    while True:
        shorter = re.sub(r"\[[^\[\]()]*\]", " ", text)
        shorter = re.sub(r"\(([^()|\[\]]*)(?:\|[^()\[\]]*)?\)", r"\1", shorter)
        if shorter == text:
            break
        text = shorter
    for slot, sample in (
        ("number", "5"),
        ("amount", "5"),
        ("span", "5 years"),
        ("percent", "20%"),
        ("name", "Boise"),
        ("word", "some"),
        ("words", "some words"),
        ("rest", "and so on"),
        ("time", "7 am"),
        ("ing", "selling"),
    ):
        text = re.sub(rf"\{{{slot}(?::\w+)?\}}", sample, text)
    return re.sub(r"\s+", " ", text.replace("*", "").replace("~", " ")).strip()


@pytest.mark.parametrize("name", WITH_PHRASES)
def test_every_phrase_matches_the_sentence_it_describes(name: str) -> None:
    for path, phrase in phrases_in(load(name)):
        if path.endswith((".terms", ".soft", ".adjectives")):
            continue
        found = PhraseSet((phrase,)).search(f"x {spoken(phrase)} y")
        assert found, f"vocabulary/{name}.toml {path}: {phrase!r} does not match {spoken(phrase)!r}"


@pytest.mark.parametrize("name", ["tools", "credentials", "languages"])
def test_every_term_is_found_in_a_sentence(name: str) -> None:
    for group, table in load(name).items():
        for entry in (*table.get("terms", ()), *table.get("exact", ())):
            for spelling in re.split(r" = | \| ", entry):
                hits = list(lexicon(name).find(f"Proficiency in {spelling}, please"))
                assert any(hit.end - hit.start >= len(spelling.strip(".")) - 2 for hit in hits), (
                    f"vocabulary/{name}.toml [{group}]: {spelling!r} is not found"
                )


@pytest.mark.parametrize("section", SECTIONS)
def test_every_heading_opens_its_section(section: str) -> None:
    earlier = SECTIONS[: SECTIONS.index(section)]
    for phrase in load("sections")[section]["phrases"]:
        opened = section_of(spoken(phrase).capitalize())
        assert opened == section or opened in earlier or opened == "requirements", (
            f"vocabulary/sections.toml [{section}]: {phrase!r} opens {opened!r}"
        )


LIBRARY = "<h2>Aide in a library</h2><h3>Requirements</h3>"
"""Where letters with several senses (MLS) are a degree."""


@pytest.mark.parametrize("level", ["high_school", "associate", "bachelor", "master", "doctorate"])
def test_every_degree_is_read_at_its_level(level: str) -> None:
    order = ("high_school", "associate", "bachelor", "master", "doctorate")
    for phrase in load("education")["level"][level]["phrases"]:
        criteria = read_posting(f"{LIBRARY}<ul><li>{spoken(phrase)} required</li></ul>").criteria
        levels = [c.get("level") for c in criteria if c.kind == "education"]
        assert levels, f"vocabulary/education.toml [level.{level}]: {phrase!r} gives no education"
        assert order.index(levels[0]) <= order.index(level) or levels == [level], f"{phrase!r} is read as {levels}"


def test_a_line_of_fields_of_study_goes_to_the_degree_before_it() -> None:
    for field in load("education")["fields"]["terms"]:
        assert education_fields.fields_only(field.title()), field


def test_letters_that_say_a_field_say_it() -> None:
    for letters, field in load("education")["implied"].items():
        criteria = read_posting(f"{LIBRARY}<ul><li>{letters} required</li></ul>").criteria
        assert [c.get("fields") for c in criteria if c.kind == "education"] == [[field]], letters


def test_capitals_in_a_phrase_must_agree() -> None:
    assert not PhraseSet(("GED",)).search("a ged b")
    assert PhraseSet(("Ph.D",)).search("a ph.d b")


def test_sets_asked_at_once_find_what_each_finds_by_itself() -> None:
    text = "you will lift crates and you will climb ladders at night"
    sets = PhraseSets(
        {
            "acts": PhraseSet(("climb [tall] (ladders|poles)", "lift ~ crates", "drive")),
            "times": PhraseSet(("at night", "on weekends")),
            "tools": PhraseSet(("forklift",)),
        }
    )
    found = {name: [m.group() for m in matches(tried, text)] for name, tried in sets.candidates(text).items()}
    assert found == {
        name: [m.group() for m in one.finditer(text)] for name, one in sets.sets.items() if name != "tools"
    }
    assert found == {"acts": ["lift crates", "climb ladders"], "times": ["at night"]}


def test_unbalanced_brackets_are_named() -> None:
    with pytest.raises(ValueError, match="Unbalanced"):
        to_regex("must (have")


def test_a_broken_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "broken.toml").write_text("[x")
    monkeypatch.setattr("bot.postings.vocabulary._HERE", tmp_path)
    with pytest.raises(ValueError, match=r"broken\.toml"):
        load("broken")
