"""The training sentences and their twins: same intents, nothing shared, nothing said twice with two meanings."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml
from rapidfuzz import fuzz, process

from bot.matching.intent_features import tokens
from bot.matching.intent_training import Examples, read_examples
from bot.matching.requests import INTENTS
from bot.screening.errors import BadSetup

ROOT = Path(__file__).resolve().parents[2]
NEAR = 93
"""Similarity in percent from which two sentences count as the same."""
SHORT = 3
"""Sentences of fewer words ("yes", "not sure") can hardly be said otherwise: only equal ones count as the same."""


def said(text: str) -> str:
    return " ".join(tokens(text))


def test_training_and_tests_have_examples_of_every_intent(training: Examples, held_back: Examples) -> None:
    assert set(training.intents) == INTENTS
    assert set(held_back.intents) == INTENTS


def test_every_intent_is_declared_in_the_domain() -> None:
    declared = set(yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["intents"])
    assert declared >= INTENTS


def test_every_intent_has_examples_in_both_languages() -> None:
    spanish = read_examples((ROOT / "data" / "nlu").glob("*_es.yml"))
    english = read_examples(p for p in (ROOT / "data" / "nlu").glob("*.yml") if not p.stem.endswith("_es"))
    assert set(spanish.intents) == set(english.intents) == INTENTS


def test_no_sentence_is_trained_as_two_intents(training: Examples) -> None:
    meanings: dict[str, set[str]] = {}
    for text, intent in zip(training.texts, training.intents, strict=True):
        meanings.setdefault(said(text), set()).add(intent)
    stolen = {text: sorted(intents) for text, intents in meanings.items() if len(intents) > 1}
    assert not stolen, f"data/nlu gives these sentences two intents: {stolen}"


def test_no_sentence_is_trained_twice(training: Examples) -> None:
    twice = [text for text, n in Counter(text.lower() for text in training.texts).items() if n > 1]
    assert not twice, f"data/nlu has these sentences twice: {twice}"


def test_no_test_sentence_is_trained(training: Examples, held_back: Examples) -> None:
    trained = [said(text) for text in training.texts]
    seen = []
    for text in held_back.texts:
        key = said(text)
        cutoff = 100 if len(key.split()) < SHORT else NEAR
        match = process.extractOne(key, trained, scorer=fuzz.ratio, score_cutoff=cutoff)
        if match is not None:
            seen.append(f"tests/nlu {text!r} is data/nlu {training.texts[match[2]]!r} ({training.intents[match[2]]})")
    assert not seen, "\n".join(seen)


def test_the_held_back_sentences_are_a_quarter_of_the_training_data_or_more(
    training: Examples, held_back: Examples
) -> None:
    assert len(held_back.texts) >= len(training.texts) / 4


def test_a_file_that_is_no_training_data_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yml"
    broken.write_text("nlu: [{intent: greet}]", encoding="utf-8")
    with pytest.raises(BadSetup, match=r"broken\.yml"):
        read_examples([broken])
