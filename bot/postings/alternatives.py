"""Ways in: "a bachelor's degree, or high school and five years"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.postings.document import Document
from bot.postings.kinds.education import names_a_degree
from bot.postings.kinds.tails import words_of
from bot.postings.patterns import compiled
from bot.postings.vocabulary import load
from bot.screening.criterion import EDUCATION_LEVELS, Criterion

if TYPE_CHECKING:
    from bot.postings.judge import Candidate

_OR = compiled(
    (
        r"\bor\b(?!\s+(?:an?\s+)?(?:equivalent|GED\b|G\.E\.D|HSE\b|its equivalent|higher|above|more|similar|related|"
        r"supplemented|other|so|better|longer|greater|over|older|some(?:thing|where)|any(?:thing|where)|"
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
    number = 0
    by_block: dict[int, list[int]] = {}
    for index, candidate in enumerate(out):
        by_block.setdefault(candidate.block, []).append(index)
    for choice, ways in enumerate(_choices(out, by_block, document), 1):
        for way in ways:
            number += 1
            for index in way:
                out[index] = replace(out[index], criterion=_numbered(out[index].criterion, number, choice))
    return out


def _choices(out: list[Candidate], by_block: dict[int, list[int]], document: Document) -> Iterator[list[list[int]]]:
    """Each choice of the posting, as its ways in."""
    for indexes in _joined(out, by_block, document):
        ways = _over_lines(out, indexes, document)
        offered = [ways] if ways else list(_ways(out, indexes, document))
        yield from offered or _rows_of_tools(out, indexes, document)


_MORE = compiled(r"(?i)\s?/\s?\w|\s\(?(?:or|and/or)\s(?:an?\s|in\s|with\s)?")
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
        listed = compiled(r"[,/]\s?$").search(document.text[: first.at]) or _MORE.match(document.text, end)
        between = document.text[first.at + len(name) : second.at]
        rivals = between.strip() == "/" and _are_rivals(name, str(second.criterion.get("name")))
        if (rivals or _EITHER.fullmatch(between)) and not listed:
            both = f"{name} or {second.criterion.get('name')}" if rivals else document.text[first.at : end]
            details = {**first.criterion.details, "name": both}
            out[out.index(first)] = replace(first, criterion=replace(first.criterion, details=details))
            out.remove(second)
    return out


def _are_rivals(*names: str) -> bool:
    """Whether tools are of one sort of which an employer uses one: "Excel/Google Sheets", not "HTML/CSS"."""
    told = {name.lower() for name in names}
    return any(told <= words_of("tools", "rivals", sort) for sort in load("tools")["rivals"])


def _is_choice(candidate: Candidate) -> bool:
    return " or " in str(candidate.criterion.get("name"))


def _is_demanded_tool(candidate: Candidate) -> bool:
    return candidate.criterion.kind == "skill" and candidate.criterion.required is True


_ENDS_WITH_OR = compiled(r"(?i)(?:^|[\s;,-])or\W*$")
_BEGINS_WITH_OR = compiled(
    r"(?i)\W*or(?:(?-i:(?<=OR)(?=[A-Z][a-z]))|-|\s*:|,|\s)(?!\s*(?:more|equivalent|an equivalent|better|similar)\b)"
)


def _joined(out: list[Candidate], by_block: dict[int, list[int]], document: Document) -> list[list[int]]:
    """The criteria of each block; those of lines that an "or" at an end or a beginning joins, together, and of lines
    that ask fewer years beside a higher degree."""
    groups: list[list[int]] = []
    last = -9
    for block, indexes in sorted(by_block.items()):
        lines = [one.text for one in document.blocks[max(0, last) : block + 1]]
        joined = _joined_by_or(lines) or (groups and _added(lines) and len({out[one].block for one in groups[-1]}) > 1)
        if groups and (joined or (len(lines) == 2 and _trade(out, groups[-1][-2:] + indexes))):
            groups[-1] = groups[-1] + indexes
        else:
            groups.append(indexes)
        last = block
    return groups


_PLUS = compiled(r"(?i)\W*(?:plus|and)\s*(?:either)?\s*:?\W*")


def _added(lines: list[str]) -> bool:
    """Whether between two lines stands only that the last goes with the first: "plus either:"."""
    return len(lines) == 3 and _PLUS.fullmatch(lines[1].strip()) is not None


def _trade(candidates: list[Candidate], indexes: list[int]) -> bool:
    """Whether two lines trade years for schooling: "4 years with a bachelor's", "3 years with a master's"."""
    told = [candidates[index].criterion for index in indexes if candidates[index].criterion.kind in _TOGETHER]
    years = [one.get("min_years") for one in told if one.kind == "experience"]
    levels = [one.get("level") for one in told if one.kind == "education"]
    if len(told) != 4 or len(years) != 2 or len(levels) != 2 or None in (*years, *levels):
        return False
    ranks = [EDUCATION_LEVELS.index(level) for level in levels]
    return bool((years[0] - years[1]) * (ranks[0] - ranks[1]) < 0)


def _joined_by_or(lines: list[str]) -> bool:
    """Whether the first line goes on in the last: by an "or" at their edge, or as the only word of one between."""
    if len(lines) == 2:
        return bool(_ENDS_WITH_OR.search(lines[0]) or _BEGINS_WITH_OR.match(lines[1]))
    return len(lines) == 3 and _ENDS_WITH_OR.fullmatch(lines[1].strip()) is not None


def _over_lines(candidates: list[Candidate], indexes: list[int], document: Document) -> list[list[int]]:
    """Each line of "A) ... or / B) ..." as a way in; [] when the criteria stand in one line or are not alike."""
    lines: dict[int, list[int]] = {}
    way = last = -9
    added, wanted = False, set[bool | None]()
    for index in indexes:
        block = candidates[index].block
        if candidates[index].criterion.kind not in (*_TOGETHER, "other"):
            continue
        if block != last:
            added = _added([one.text for one in document.blocks[max(0, last) : block + 1]])
            way = way if added else block
        if not added:
            wanted.add(candidates[index].criterion.required)
        elif " or" in document.blocks[block].text:  # a choice within one way in: no number can tell it
            criterion = candidates[index].criterion
            candidates[index] = replace(candidates[index], criterion=replace(criterion, required=None))
        lines.setdefault(way, []).append(index)
        last = block
    return list(lines.values()) if len(lines) > 1 and len(wanted) == 1 else []


def _numbered(criterion: Criterion, number: int, choice: int) -> Criterion:
    return replace(criterion, alternative=number, details={**criterion.details, "choice": choice})


def _ways(candidates: list[Candidate], indexes: list[int], document: Document) -> Iterator[list[list[int]]]:
    """The criteria of one block as ways in, parted at "or": a choice for each sentence that offers one."""
    fit = sorted((i for i in indexes if _opens_a_way(candidates[i].criterion)), key=lambda i: candidates[i].at)
    spoken = sorted((i for i in indexes if candidates[i].criterion.kind == "language"), key=lambda i: candidates[i].at)
    traded = _years_by_degree(candidates, fit, document)
    told = (
        [traded] if traded else [_split(candidates, each, document) for each in _by_sentence(candidates, fit, document)]
    )
    offered = [ways for ways in told if len(ways) > 1]
    yield from offered or filter(None, [_names_choice(candidates, spoken, document)])


def _by_sentence(candidates: list[Candidate], order: list[int], document: Document) -> list[list[int]]:
    """Criteria in their order, a list for each sentence of theirs."""
    out: list[list[int]] = []
    for index in order:
        between = _between(candidates[out[-1][-1]], candidates[index], document) if out else ""
        if out and (_LISTED_OR.search(between) or not _STOP.search(between)):
            out[-1].append(index)
        else:
            out.append([index])
    return out


_LISTED_OR = compiled(r"(?i);\s*or\b")
_STOP = compiled(r"(?<![.\s][A-Z])\.\s")


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
    listed = _LISTED_OR.search(document.text[start : candidates[order[-1]].at])
    ways = [[order[0]]]
    for before, after in itertools.pairwise(order):
        between = _between(candidates[before], candidates[after], document)
        if listed and ";" in between:
            ways.append([after])
            continue
        if candidates[before].criterion.required != candidates[after].criterion.required or compiled(
            r"(?i);(?!\s*or\b)"
        ).search(between):
            return []
        if _OR.search(_WHO_RECOGNIZES.sub("", between)) and not _is_part(
            candidates[before], candidates[after], document
        ):
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
    """What stands between two criteria, without an "or" of their own: "RN or LPN with two years", "experience in an
    academic or research library and teaching experience"."""
    start, stop = before.at, after.at
    asked = before.criterion
    own = str(asked.get("name") or asked.get("field") or ["", *asked.get("fields", ())][-1])
    told = document.text.find(own, start, stop)
    start = told + len(own) if told >= 0 else start
    if asked.kind == "education" and (joined := _JOINS_DEGREES.match(document.text, start, stop)):
        start = joined.end() if names_a_degree(joined.group("last")) else start
    theirs = str(after.criterion.get("field") or "")
    begun = document.text.find(theirs, start, after.span.end) if theirs else stop
    return document.text[start : min(stop, begun) if begun >= 0 else stop]


_JOINS_DEGREES = compiled(r"(?i)[\w.'’]+(?:,\s[\w.'’]+)*,?(?:\sdegree)?\sor\s(?:an?\s)?(?P<last>[\w.'’]+(?:\sdegree)?)")
"""The "or" between degrees of one demand: "a bachelor's or master's degree and a licence"."""
_WHO_RECOGNIZES = compiled(
    r"(?i)\b(?:accredited|approved|recogni[sz]ed|registered|chartered)(?:\s(?:by|with)\b[^.;]{2,80}?)?,?\sor\s(?:(?:is|are)\s)?"
    r"(?:accredited|approved|recogni[sz]ed|registered|licensed|certified|chartered)\b"
)
"""An "or" between those who recognize a school: "accredited by the ALA or recognized by the state"."""
_PART_OF_THEM = compiled(
    r"(?i)(?:at least|incl\w*\.?|of which|of these|with|some of|\w+ of (?:it|them|these|those|which|that))\b"
)
_LED_BY_WITH = compiled(r"(?i)\b(?:with|including|of which)\s(?:(?:at least|a minimum of|minimum)\s)?$")


def _is_part(before: Candidate, after: Candidate, document: Document) -> bool:
    """Whether years are a part of those before: "two years with Banner or Colleague, one of them in a library"."""
    return before.criterion.kind == after.criterion.kind == "experience" and bool(
        _PART_OF_THEM.match(after.criterion.evidence) or _LED_BY_WITH.search(document.text[before.at : after.at])
    )


def _names_choice(candidates: list[Candidate], order: list[int], document: Document) -> list[list[int]]:
    """ "Mandarin or Cantonese": each language is a way in."""
    if len(order) < 2:
        return []
    text = document.text[candidates[order[0]].at : candidates[order[-1]].span.end]
    if not compiled(r"\bor\b").search(text) or compiled(r"\band\b|;").search(
        text[: text.rfind(" or ")] if " or " in text else text
    ):
        return []
    return [[index] for index in order]


_NEXT_IN_ROW = compiled(r"(?i)\s?(?:[,/]|,?\s(?:and/or|or)\b)\s?(?:(?:and/or|or)\s)?(?:(?<=or\s)(?:[\w-]+\s){1,3})?")
_OR_LIKE_THEM = compiled(r"(?:,\s[A-Z][\w. ]{1,30})?,?\s(?:and/)?or\s")


def _rows_of_tools(candidates: list[Candidate], indexes: list[int], document: Document) -> Iterator[list[list[int]]]:
    """Rows of tools of which any will do, also beside other demands: "services in Node.js, TypeScript, and/or PHP"."""
    tools = [index for index in indexes if candidates[index].criterion.kind == "skill"]
    rows: list[list[int]] = []
    joints: list[str] = []
    end = -1
    for index in sorted(tools, key=lambda one: candidates[one].at):
        between = document.text[end : candidates[index].at] if rows else ""
        if rows and _NEXT_IN_ROW.fullmatch(between) and not _is_choice(candidates[index]):
            rows[-1].append(index)
            joints[-1] += between
        else:
            rows.append([index])
            joints.append("")
        end = candidates[index].at + len(str(candidates[index].criterion.get("name")))
        like = _OR_LIKE_THEM.match(document.text, end)
        joints[-1] += like.group() if like else ""
    for row, joint in zip(rows, joints, strict=True):
        named = [str(candidates[index].criterion.get("name")) for index in row]
        either = "or" in joint or ("/" in joint and "," not in joint and _are_rivals(*named))
        if either and len(row) > 1 and len({candidates[index].criterion.required for index in row}) == 1:
            yield [[index] for index in row]
