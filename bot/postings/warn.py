"""Words of a posting that must not become a question, with the reason and the rule behind it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from bot.postings.document import Document
from bot.postings.kinds.tails import phrases
from bot.postings.patterns import compiled
from bot.postings.phrases import Guarded, PhraseSet, PhraseSets, compile_any
from bot.postings.posting import PostingWarning, Span
from bot.postings.sentences import Sentence, sentences_of
from bot.postings.vocabulary import load
from bot.screening.criterion import Criterion

_PROMISE = Guarded(
    "regard regardless equal discriminate nondiscrimination harassment protected affirmative EOE diverse inclusion "
    "encourage backgrounds reasonable do does without".lower(),
    r"\b(?:without regard|regardless of|equal[\s-](?:employment[\s-])?opportunity|do(?:es)? not discriminate|"
    r"discriminat|harassment|protected (?:by|status|class|veteran)|affirmative action|EOE\b|diverse|diversity|"
    r"inclusion|inclusive|encourage\w* .{0,60}to apply|all backgrounds|reasonable accommodation)",
)
"""The equal-opportunity paragraph names what it does not look at."""


class _Rule(NamedTuple):
    """One table of warnings.toml."""

    unless: PhraseSet | None
    why: str
    source: str


@lru_cache(maxsize=1)
def _rules() -> dict[str, _Rule]:
    return {
        topic: _Rule(
            compile_any(tuple(table["unless"])) if table.get("unless") else None, table["why"], table["source"]
        )
        for topic, table in load("warnings").items()
    }


@lru_cache(maxsize=1)
def _topics() -> PhraseSets[str]:
    return PhraseSets({topic: phrases("warnings", topic) for topic in load("warnings")})


def warnings_of(
    document: Document, criteria: tuple[Criterion, ...], spans: tuple[Span, ...]
) -> tuple[tuple[PostingWarning, ...], tuple[Criterion, ...], tuple[Span, ...]]:
    """Warnings in the posting's order, and the criteria without those whose evidence is such a demand."""
    warnings = [w for sentence in sentences_of(document) for w in _in_sentence(sentence)]
    warnings.extend(_bare_weekends(criteria, spans))
    kept = [(c, s) for c, s in zip(criteria, spans, strict=True) if not _is_protected(c, s, warnings)]
    numbered = tuple(
        Criterion(c.kind, c.required, c.evidence, c.alternative, c.details, c.question, f"c{n}")
        for n, (c, _) in enumerate(kept, 1)
    )
    warnings.sort(key=lambda w: w.span.start if w.span else 0)
    return tuple(warnings), numbered, tuple(s for _, s in kept)


def _in_sentence(sentence: Sentence) -> Iterator[PostingWarning]:
    touched = _topics().for_text(sentence.text) if sentence.section != "eeo" else ()
    if not touched or _PROMISE.search(sentence.text):
        return
    for topic, rule in _rules().items():
        match = _topics().sets[topic].search(sentence.text) if topic in touched else None
        if match and not (rule.unless and rule.unless.search(sentence.text)):
            start = sentence.start + match.start()
            yield PostingWarning(topic, match.group(), rule.why, rule.source, Span(start, start + len(match.group())))


def _bare_weekends(criteria: tuple[Criterion, ...], spans: tuple[Span, ...]) -> Iterator[PostingWarning]:
    """A demand for weekends or holidays: the question carries the accommodation wording, the posting does not."""
    table = load("warnings_schedule")["availability"]
    for criterion, span in zip(criteria, spans, strict=True):
        times = set(criterion.get("times") or ())
        demanded = criterion.kind == "availability" and criterion.required and times & {"weekends", "holidays"}
        if demanded and not compiled(r"(?i)accommodat|religio|other than").search(criterion.evidence):
            yield PostingWarning("availability", criterion.evidence, table["why"], table["source"], span)


def _is_protected(criterion: Criterion, span: Span, warnings: list[PostingWarning]) -> bool:
    """Whether a criterion would ask for what a warning is about."""
    if criterion.kind == "education":
        return any(
            w.topic == "age" and w.span and w.span.start < span.end and span.start < w.span.end for w in warnings
        )
    if criterion.kind in (
        "availability",
        "minimum_age",
        "work_authorization",
        "education",
        "experience",
        "skill",
        "background_check",
        "drug_test",
    ):
        return criterion.kind in ("experience", "skill") and any(
            w.topic in ("age", "recent_graduate")
            and w.span
            and span.start <= w.span.start < span.end
            and w.words.lower() in str(criterion.get("field") or criterion.get("name")).lower()
            for w in warnings
        )
    return any(
        w.topic
        in (
            "citizenship",
            "sex",
            "religion",
            "family",
            "disability",
            "age",
            "race",
            "national_origin",
            "native_speaker",
            "appearance",
        )
        and w.span
        and span.start <= w.span.start < span.end
        for w in warnings
    ) and criterion.kind in ("other", "location", "language", "physical")
