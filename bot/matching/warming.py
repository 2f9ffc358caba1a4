"""Patterns are compiled when they are first needed; a chat process needs them before its first applicant does."""

from __future__ import annotations

from typing import Any

from bot.matching import vocabulary
from bot.matching.interpret import read
from bot.matching.registry import kinds
from bot.matching.understand import default_opinion
from bot.screening.criterion import Criterion

_DETAILS: dict[str, dict[str, Any]] = {
    "experience": {"min_years": 2, "field": "outside sales"},
    "education": {"level": "bachelor", "fields": ["business"], "or_equivalent": True},
    "field_time": {"min_percent": 50},
    "travel": {"min_percent": 25},
    "availability": {"times": ["nights", "weekends", "overtime", "on_call"]},
    "license": {"name": "driver's license"},
    "certification": {"name": "CPR"},
    "skill": {"name": "Excel"},
    "language": {"name": "Spanish", "level": "fluent"},
    "minimum_age": {"years": 18},
    "physical": {"text": "lift 50 pounds", "pounds": 50},
    "location": {"text": "live near Denver"},
    "transport": {"text": "reliable transportation"},
}
"""What each kind of criterion needs to be readable."""
_MESSAGES = ("I did that for a while at my last job, about 3 years, but not now", "si, trabajé en eso 3 años")


def warm_up() -> None:
    """Compile every vocabulary, read a message in each language against each kind of criterion, load the opinion.

    Takes about a second; without it the first applicants would wait for it, a part with each kind of question.
    """
    default_opinion()
    for name in _groups():
        for language in vocabulary.LANGUAGES:
            vocabulary.compiled(language, name)
    for shape in vocabulary.Shape.made:
        shape.compile()
    for kind in kinds():
        for message in _MESSAGES:
            read(Criterion(kind, details=_DETAILS.get(kind, {})), message)


def _groups() -> set[str]:
    """The names of all groups of patterns, also of those that only one language has."""
    return {
        f"{topic}.{group}"
        for language in vocabulary.LANGUAGES
        for topic in vocabulary.topics(language)
        for group, content in vocabulary.topic(language, topic).items()
        if isinstance(content, list | dict) and all(isinstance(entry, str) for entry in content)
    }
