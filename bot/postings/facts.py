"""The posting's own sentences by the topic an applicant may ask about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot.postings.document import Document, Header
from bot.postings.phrases import PhraseSet, compile_any
from bot.postings.posting import FACT_TOPICS
from bot.postings.sentences import Sentence, sentences_of
from bot.postings.vocabulary import load

_MOST = 3
_LONGEST = 320


@dataclass(frozen=True)
class _Topic:
    """One table of facts.toml."""

    phrases: PhraseSet
    section: str
    whole_section: bool
    needs: re.Pattern[str]


@lru_cache(maxsize=1)
def _topics() -> dict[str, _Topic]:
    return {
        topic: _Topic(
            compile_any(tuple(table["phrases"])),
            table.get("section", "-"),
            table.get("whole_section", False),
            re.compile(table.get("needs", "")),
        )
        for topic, table in load("facts").items()
        if "phrases" in table
    }


class Facts(Mapping[str, tuple[str, ...]]):
    """The facts of a document, gathered when somebody first asks for one: a folder of postings asks for none."""

    def __init__(self, document: Document, header: Header) -> None:
        self._document, self._header = document, header

    @cached_property
    def _gathered(self) -> Mapping[str, tuple[str, ...]]:
        return facts_of(self._document, self._header)

    def __getitem__(self, topic: str) -> tuple[str, ...]:
        return self._gathered[topic]

    def __iter__(self) -> Iterator[str]:
        return iter(self._gathered)

    def __len__(self) -> int:
        return len(self._gathered)

    def __repr__(self) -> str:
        return repr(dict(self._gathered))


def facts_of(document: Document, header: Header) -> Mapping[str, tuple[str, ...]]:
    """Up to three verbatim sentences a topic, best first; topics on which the posting is silent are absent."""
    ranked: dict[str, list[tuple[int, int, str]]] = {topic: [] for topic in FACT_TOPICS}
    for order, sentence in enumerate(sentences_of(document)):
        text = sentence.text
        if len(text) > _LONGEST or len(text) < 4 or sentence.section == "eeo":
            continue
        for topic, score in _scores(sentence):
            ranked[topic].append((-score, order, text))
    facts = {topic: tuple(text for _, _, text in sorted(found)[:_MOST]) for topic, found in ranked.items() if found}
    for topic, value in (
        ("pay", header.pay),
        ("place", header.location),
        ("requisition", header.requisition),
        ("employment_type", header.employment_type),
    ):
        if value and topic not in facts:
            facts[topic] = (value,)
    return {topic: facts[topic] for topic in FACT_TOPICS if topic in facts}


def _scores(sentence: Sentence) -> list[tuple[str, int]]:
    found = []
    for topic, table in _topics().items():
        home = table.section == sentence.section
        hits = len(list(table.phrases.finditer(sentence.text)))
        if (hits or (home and table.whole_section)) and table.needs.search(sentence.text):
            found.append((topic, 2 * min(hits, 3) + 3 * home))
    return found
