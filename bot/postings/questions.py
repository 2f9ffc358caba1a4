"""The question that each criterion asks, and a few words that name it; the words live in vocabulary/questions.toml."""

from __future__ import annotations

from dataclasses import replace

from bot.screening.criterion import Criterion


def with_questions(criteria: tuple[Criterion, ...], title: str | None) -> tuple[Criterion, ...]:
    """The criteria, each with its question in English."""
    return tuple(replace(c, question=question(c)) for c in criteria)


def question(criterion: Criterion, *, language: str = "en", again: bool = False) -> str:
    return criterion.evidence


def short_name(criterion: Criterion, language: str = "en") -> str:
    return criterion.evidence
