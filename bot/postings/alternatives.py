"""Ways in: "a bachelor's degree, or high school and five years"."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.postings.document import Document
from bot.postings.patterns import compiled
from bot.screening.criterion import Criterion

if TYPE_CHECKING:
    from bot.postings.judge import Candidate

_OR = compiled(
    (
        r"\bor\b(?!\s+(?:an?\s+)?(?:equivalent|GED\b|G\.E\.D|HSE\b|its equivalent|higher|above|more|similar|related|"
        r"other|so|better|longer|greater|over|older|some(?:thing|where)|any(?:thing|where)|"
        r"certificate (?:and|plus|with))\b)"
    ),
    re.I,
)
_TOGETHER = ("experience", "education", "license", "certification")


def number_alternatives(candidates: list[Candidate], document: Document) -> list[Candidate]:
    """Numbers the ways in where one sentence offers several; each further choice counts on from the last number.

    Criteria of one choice carry the same `choice` number besides, so that two independent choices in one posting
    ("Jira or Zendesk", "a degree or five years") stay apart.
    """
    out = _pairs_as_one(candidates, document)
    number = choice = 0
    by_block: dict[int, list[int]] = {}
    for index, candidate in enumerate(out):
        by_block.setdefault(candidate.block, []).append(index)
    for indexes in _joined(by_block, document):
        ways = _over_lines(out, indexes, document) or _ways(out, indexes, document)
        if len(ways) < 2:
            continue
        choice += 1
        for way in ways:
            number += 1
            for index in way:
                out[index] = replace(out[index], criterion=_numbered(out[index].criterion, number, choice))
    return out


_EITHER = compiled(r"(?i)\s\(?(?:or|and/or)\s(?:an?\s|in\s|with\s)?")


def _pairs_as_one(candidates: list[Candidate], document: Document) -> list[Candidate]:
    """Two demanded tools joined by "or" as one demand, which either meets: "Procore and either Project or Phoenix".

    Of three or more, and of tools that are only wished for, each stays a criterion of its own.
    """
    out = sorted(candidates, key=lambda one: one.at)
    for first, second in itertools.pairwise(list(out)):
        if not (_is_demanded_tool(first) and _is_demanded_tool(second)):
            continue
        name = str(first.criterion.get("name"))
        end = second.at + len(str(second.criterion.get("name")))
        listed = compiled(r"[,/]\s$").search(document.text[: first.at]) or _EITHER.match(document.text, end)
        if _EITHER.fullmatch(document.text, first.at + len(name), second.at) and not listed:
            details = {**first.criterion.details, "name": document.text[first.at : end]}
            out[out.index(first)] = replace(first, criterion=replace(first.criterion, details=details))
            out.remove(second)
    return out


def _is_choice(candidate: Candidate) -> bool:
    return " or " in str(candidate.criterion.get("name"))


def _is_demanded_tool(candidate: Candidate) -> bool:
    return candidate.criterion.kind == "skill" and candidate.criterion.required is True


_ENDS_WITH_OR = compiled(r"(?i)(?:^|[\s;,-])or\W*$")
_BEGINS_WITH_OR = compiled(r"(?i)\W*or(?:-|\s*:|,|\s)(?!\s*(?:more|equivalent|an equivalent|better|similar)\b)")


def _joined(by_block: dict[int, list[int]], document: Document) -> list[list[int]]:
    """The criteria of each block; those of lines that an "or" at an end or a beginning joins, together."""
    groups: list[list[int]] = []
    last = -9
    for block, indexes in sorted(by_block.items()):
        if groups and _joined_by_or([one.text for one in document.blocks[max(0, last) : block + 1]]):
            groups[-1] = groups[-1] + indexes
        else:
            groups.append(indexes)
        last = block
    return groups


def _joined_by_or(lines: list[str]) -> bool:
    """Whether the first line goes on in the last: by an "or" at their edge, or as the only word of one between."""
    if len(lines) == 2:
        return bool(_ENDS_WITH_OR.search(lines[0]) or _BEGINS_WITH_OR.match(lines[1]))
    return len(lines) == 3 and _ENDS_WITH_OR.fullmatch(lines[1].strip()) is not None


def _over_lines(candidates: list[Candidate], indexes: list[int], document: Document) -> list[list[int]]:
    """Each line of "A) ... or / B) ..." as a way in; [] when the criteria stand in one line or are not alike."""
    lines: dict[int, list[int]] = {}
    for index in indexes:
        if candidates[index].criterion.kind in (*_TOGETHER, "other"):
            lines.setdefault(candidates[index].block, []).append(index)
    wanted = {candidates[index].criterion.required for line in lines.values() for index in line}
    return list(lines.values()) if len(lines) > 1 and len(wanted) == 1 else []


def _numbered(criterion: Criterion, number: int, choice: int) -> Criterion:
    return replace(criterion, alternative=number, details={**criterion.details, "choice": choice})


def _ways(candidates: list[Candidate], indexes: list[int], document: Document) -> list[list[int]]:
    """The criteria of one block as ways in, parted at "or"; [] when the block offers no choice."""
    fit = sorted((i for i in indexes if _opens_a_way(candidates[i].criterion)), key=lambda i: candidates[i].at)
    named = (i for i in indexes if candidates[i].criterion.kind == "skill" and not _is_choice(candidates[i]))
    tools = sorted(named, key=lambda i: candidates[i].at)
    ways = _years_by_degree(candidates, fit, document) or _split(candidates, fit, document)
    spoken = sorted((i for i in indexes if candidates[i].criterion.kind == "language"), key=lambda i: candidates[i].at)
    if len(ways) > 1:
        return ways
    return _names_choice(candidates, tools, document) or _names_choice(candidates, spoken, document)


def _opens_a_way(criterion: Criterion) -> bool:
    """Whether a criterion may be one of several ways in; hours of study are as good as a degree."""
    return criterion.kind in _TOGETHER or (
        criterion.kind == "other"
        and bool(compiled(r"(?i)\b(?:credits?|hours?|units)\b").search(str(criterion.get("text"))))
    )


def _years_by_degree(candidates: list[Candidate], order: list[int], document: Document) -> list[list[int]]:
    """ "8 years with a bachelor's, 6 years with a master's": years and degree go together, each pair is a way in."""
    kinds = [candidates[i].criterion.kind for i in order]
    if len(order) < 4 or len(order) % 2 or kinds != ["experience", "education"] * (len(order) // 2):
        return []
    pairs = [order[i : i + 2] for i in range(0, len(order), 2)]
    if all(
        compiled(r"\bwith\b|\band\b|\+").search(document.text[candidates[a].at : candidates[b].at]) for a, b in pairs
    ):
        return pairs
    return []


def _split(candidates: list[Candidate], order: list[int], document: Document) -> list[list[int]]:
    if len(order) < 2:
        return []
    start = min(candidates[i].span.start for i in order)
    if compiled(r"(?i)\b(?:one|any|either) of (?:the following|these)|\beither\b").search(
        document.text[start : candidates[order[1]].at]
    ) and all(candidates[i].criterion.kind in ("license", "certification") for i in order):
        return [[i] for i in order]
    named = all(_is_paper(candidates[i].criterion) for i in order)
    gaps = [document.text[candidates[a].at : candidates[b].at] for a, b in itertools.pairwise(order)]
    diploma = candidates[order[0]].criterion.kind == "education" and _is_choice(candidates[order[-1]])
    if (
        named
        and (diploma or compiled(r"\bor\b").search(gaps[-1]))
        and all(compiled(r"[\w.®/ -]+(?:\([^()]*\))?,?\s*(?:or\s+)?(?:[a-z]+\s)?").fullmatch(gap) for gap in gaps)
    ):
        return [[i] for i in order]
    listed = compiled(r";\s*or\b").search(document.text[start : candidates[order[-1]].at])
    ways = [[order[0]]]
    for before, after in itertools.pairwise(order):
        between = _between(candidates[before], candidates[after], document)
        if listed and ";" in between:
            ways.append([after])
            continue
        if candidates[before].criterion.required != candidates[after].criterion.required or compiled(
            r"(?<!\.[A-Z])\.\s|;(?!\s*or\b)"
        ).search(between):
            return []
        if _OR.search(between) and not _is_part(candidates[before].criterion, candidates[after].criterion):
            ways.append([after])
        else:
            ways[-1].append(after)
    return ways if len(ways) > 1 else []


def _is_paper(criterion: Criterion) -> bool:
    """Whether a criterion is a licence, a certificate, or a diploma whose level is left open."""
    return criterion.kind in ("license", "certification") or (
        criterion.kind == "education" and criterion.get("level") is None
    )


def _between(before: Candidate, after: Candidate, document: Document) -> str:
    """What stands between two criteria, without an "or" of the first one's own name: "RN or LPN with two years"."""
    name = str(before.criterion.get("name") or "")
    own = len(name) if name and document.text.startswith(name, before.at) else 0
    return document.text[before.at + own : after.at]


def _is_part(before: Criterion, after: Criterion) -> bool:
    """Whether years are a part of those before: "two years with Banner or Colleague, one of them in a library"."""
    return before.kind == after.kind == "experience" and bool(
        compiled(
            r"(?i)(?:at least|incl\w*\.?|of which|of these|with|some of|\w+ of (?:it|them|these|those|which|that))\b"
        ).match(after.evidence)
    )


def _names_choice(candidates: list[Candidate], order: list[int], document: Document) -> list[list[int]]:
    """ "Jira, Zendesk, or other ticketing systems", "Mandarin or Cantonese": each tool or language is a way in."""
    if len(order) < 2:
        return []
    text = document.text[candidates[order[0]].at : candidates[order[-1]].span.end]
    if not compiled(r"\bor\b").search(text) or compiled(r"\band\b|;").search(
        text[: text.rfind(" or ")] if " or " in text else text
    ):
        return []
    return [[index] for index in order]
