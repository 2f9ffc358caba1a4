"""A page that shows postings with each criterion highlighted in place: to check the reader's work at a glance."""

from __future__ import annotations

import html
import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path
from string import Template

from bot.postings.posting import Posting, Span
from bot.screening.criterion import Criterion

_PAGE = Path(__file__).with_name("report_page.html")
_WANTED = {True: "required", False: "preferred", None: "hedged"}


def report_html(postings: Sequence[Posting]) -> str:
    """The whole page; it needs no other file and runs no script."""
    total = sum(len(p.criteria) for p in postings)
    warned = sum(len(p.warnings) for p in postings)
    return Template(_PAGE.read_text(encoding="utf-8")).substitute(
        summary=f"{len(postings)} postings, {total} criteria, {warned} warnings"
        if len(postings) != 1
        else f"{total} criteria, {warned} warnings",
        contents="".join(
            f'<li><a href="#p{n}">{_text(p.title or p.source or "Posting")}</a> <span>{len(p.criteria)}</span></li>'
            for n, p in enumerate(postings)
        ),
        postings="\n".join(_posting(number, posting) for number, posting in enumerate(postings)),
    )


def _text(words: str) -> str:
    return html.escape(words, quote=True)


def _posting(number: int, posting: Posting) -> str:
    facts = [
        posting.employer,
        posting.location,
        posting.employment_type,
        posting.pay,
        posting.requisition and f"Requisition {posting.requisition}",
    ]
    line = " · ".join(_text(fact) for fact in facts if fact)
    return (
        f'<article id="p{number}"><header><h2>{_text(posting.title or "(no title stated)")}</h2><p>{line}</p><p '
        f'class="source">{_text(posting.source)}</p></header>'
        f'<div class="columns"><section class="text" aria-label="The posting">{"".join(_lines(number, posting))}</sect'
        f"ion>"
        f'<section class="criteria" aria-label="Criteria">{_criteria(number, posting)}{_warnings(posting)}</section></'
        f"div></article>"
    )


def _lines(number: int, posting: Posting) -> Iterator[str]:
    start = 0
    for line in posting.text.split("\n"):
        heading = ' class="heading"' if line.endswith(":") and len(line) < 80 else ""
        yield f"<p{heading}>{_marked(number, posting, start, start + len(line))}</p>"
        start += len(line) + 1


def _marked(number: int, posting: Posting, start: int, end: int) -> str:
    """A line with its criteria marked; where several overlap, each piece names all of them."""
    spans = [(s, c) for s, c in zip(posting.spans, posting.criteria, strict=True) if s.start < end and start < s.end]
    warned = [w.span for w in posting.warnings if w.span and w.span.start < end and start < w.span.end]
    edges = {
        start,
        end,
        *(e for s, _ in spans for e in (s.start, s.end)),
        *(e for s in warned for e in (s.start, s.end)),
    }
    cuts = sorted(e for e in edges if start <= e <= end)
    return "".join(_piece(number, posting.text[a:b], a, b, spans, warned) for a, b in itertools.pairwise(cuts))


def _piece(
    number: int, words: str, start: int, end: int, spans: list[tuple[Span, Criterion]], warned: list[Span]
) -> str:
    here = [(s, c) for s, c in spans if s.start <= start and end <= s.end]
    out = _text(words)
    if any(s.start <= start and end <= s.end for s in warned):
        out = f'<span class="warned">{out}</span>'
    if not here:
        return out
    wanted = min((_WANTED[c.required] for _, c in here), key=("required", "hedged", "preferred").index)
    names = "".join(f'<a class="id" href="#p{number}{c.id}">{_text(c.id)}</a>' for s, c in here if s.end == end)
    title = _text("; ".join(f"{c.id} {c.kind}" for _, c in here))
    return f'<mark class="{wanted}" title="{title}">{out}</mark>{names}'


def _criteria(number: int, posting: Posting) -> str:
    if not posting.criteria:
        return '<p class="none">No criteria found. The posting states nothing that an applicant could be asked.</p>'
    return "<ol>" + "".join(_criterion(number, criterion) for criterion in posting.criteria) + "</ol>"


def _criterion(number: int, criterion: Criterion) -> str:
    wanted = _WANTED[criterion.required]
    details = ", ".join(
        f"{name.replace('_', ' ')}: {_value(value)}"
        for name, value in criterion.details.items()
        if value not in (None, [], False, "")
    )
    way = f' <span class="way">way in {criterion.alternative}</span>' if criterion.alternative is not None else ""
    return (
        f'<li id="p{number}{_text(criterion.id)}" class="{wanted}"><b>{_text(criterion.id)}</b> '
        f'<span class="kind">{_text(criterion.kind.replace("_", " "))}</span> '
        f'<span class="wanted">{wanted}</span>{way}<p class="question">{_text(criterion.question)}</p><p '
        f'class="details">{_text(details)}</p></li>'
    )


def _value(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else "yes" if value is True else str(value)


def _warnings(posting: Posting) -> str:
    if not posting.warnings:
        return ""
    items = "".join(
        (
            f"<li><b>{_text(w.topic.replace('_', ' '))}</b> “{_text(w.words)}”<p>{_text(w.why)}</p><p "
            f'class="source">{_text(w.source)}</p></li>'
        )
        for w in posting.warnings
    )
    return f'<h3>Warnings</h3><ul class="warnings">{items}</ul>'
