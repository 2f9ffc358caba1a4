"""The posting's own sentences by the topic an applicant may ask about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from bot.postings.document import Document, Header
from bot.postings.phrases import PhraseSet, compile_any
from bot.postings.posting import FACT_TOPICS
from bot.postings.sentences import Sentence, sentences_of
from bot.postings.vocabulary import load

_MOST = 3
_LONGEST = 320


@lru_cache(maxsize=1)
def _topics() -> dict[str, PhraseSet]:
    return {topic: compile_any(tuple(table["phrases"])) for topic, table in load("facts").items() if "phrases" in table}


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
    for topic, pattern in _topics().items():
        hits = sum(1 for _ in pattern.finditer(sentence.text))
        home = load("facts")[topic].get("section") == sentence.section
        if not hits and not (home and load("facts")[topic].get("whole_section")):
            continue
        needs = load("facts")[topic].get("needs")
        if not needs or re.search(needs, sentence.text):
            found.append((topic, 2 * min(hits, 3) + 3 * home))
    return found
