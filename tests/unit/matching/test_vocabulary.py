from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from bot.matching import vocabulary
from bot.matching.message import Message
from tests.unit.matching.sentences import cases, files, phrases

NOT_PATTERNS = frozenset(
    """
    clearance crafts credentials fields filler kin language military numbers occupations papers phrases places rewording
    schools shorthand spelling subjects things tongues
    """.split()
)
"""Topics that are tables or word lists, tested where they are used."""
OPEN_SET = Path(__file__).resolve().parents[3] / "data" / "answers" / "open.jsonl"
TOPICS = [
    (lang, topic) for lang in vocabulary.LANGUAGES for topic in vocabulary.topics(lang) if topic not in NOT_PATTERNS
]


def groups(found: Any, name: str = "") -> Iterator[tuple[str, list[str]]]:
    """Every list of patterns of a topic, with its dotted name."""
    for key, value in found.items():
        dotted = f"{name}.{key}" if name else key
        if isinstance(value, list):
            yield dotted, value
        elif isinstance(value, dict) and all(isinstance(inner, (list, dict)) for inner in value.values()):
            yield from groups(value, dotted)


@lru_cache(maxsize=1)
def spoken() -> tuple[str, ...]:
    """All sentences of applicants that the tests know, normalised."""
    texts = [text for file in files() for _, _, text in cases(file)]
    texts += [json.loads(line)["text"] for line in OPEN_SET.read_text(encoding="utf-8").splitlines() if line.strip()]
    messages = [Message.of(text) for text in texts]
    return tuple({form for message in messages for form in (message.text, message.numeric)})


@pytest.mark.parametrize(("language", "topic"), TOPICS)
def test_every_pattern_is_exercised(language: str, topic: str) -> None:
    twins = phrases(language, topic)
    idle = []
    for group, patterns in groups(vocabulary.topic(language, topic)):
        own = [Message.of(text, language=tongue).text for text in twins.get(group, ()) for tongue in (None, language)]
        for pattern in patterns:
            compiled = vocabulary.whole_words([pattern])
            if not any(map(compiled.search, own)) and not any(map(compiled.search, spoken())):
                idle.append(f"{language}/{topic} {group}: {pattern}")
    assert not idle


@pytest.mark.parametrize(("language", "topic"), TOPICS)
def test_every_twin_phrase_belongs_to_its_group(language: str, topic: str) -> None:
    found = dict(groups(vocabulary.topic(language, topic)))
    strangers = [
        f"{language}/{topic} {group}: {text!r}"
        for group, texts in phrases(language, topic).items()
        for text in texts
        if not any(
            vocabulary.whole_words(found.get(group, ["(?!)"])).search(Message.of(text, language=tongue).text)
            for tongue in (None, language)
        )
    ]
    assert not strangers


def test_each_language_has_the_topics_of_the_first() -> None:
    names = "things credentials clearance crafts kin military papers tongues places schools subjects skill"
    shared = set(names.split())
    first, *others = vocabulary.LANGUAGES
    for language in others:
        assert set(vocabulary.topics(first)) - shared <= set(vocabulary.topics(language)), language
