"""From what the finders found to the posting's criteria: what counts, how much it is wanted, what is said twice."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.postings.counting import counts, only_conditions_count
from bot.postings.document import HEADING, Document
from bot.postings.found import Found
from bot.postings.kinds import (
    availability,
    conditions,
    credentials,
    education,
    experience,
    languages,
    physical,
    skills,
    travel,
)
from bot.postings.kinds.education_fields import fields_only
from bot.postings.kinds.experience_parts import kind_alone, part_alone
from bot.postings.kinds.tails import phrases
from bot.postings.kinds.tool_names import is_the_employer
from bot.postings.modality import stance_of
from bot.postings.no_demand import says_something_else
from bot.postings.other_ways import takes_another_way, takes_instead
from bot.postings.overlaps import without_overlaps
from bot.postings.patterns import compiled
from bot.postings.phrases import Guarded
from bot.postings.posting import Span
from bot.postings.required import INSISTS, required_of
from bot.postings.sections import doubtful_headings
from bot.postings.sentences import Sentence, sentences_of
from bot.screening.criterion import Criterion

FINDERS = (
    experience.find,
    education.find,
    travel.find,
    availability.find,
    credentials.find,
    skills.find,
    languages.find,
    physical.find,
    conditions.find,
)
"""In the order in which they are asked; a new kind is a module with `find` and a place here."""

_MOST = 300
"""No posting asks more; it bounds the search for repeats."""


_TYPICAL = Guarded(
    "typical any",
    r"\btypical(?:ly)? (?:way|path|background|combination)|^typically required\s?:|"
    r"\b(?:accept|consider)\w* (?:any|an) (?:\w+ )?combination\b|\b(?:any|an) (?:equivalent |appropriate )?combination "
    r"(?:of|equivalent)[^.]{0,160}\b(?:qualif|"
    r"acceptable|likely|provide|substitut|consider)",
)
"""Announcements that take any equal background; the one they name is an example ("a typical way would be:")."""
_PAPERS = frozenset(("license", "education", "language"))
"""Kinds that training may only help to come by: what is plainly required of them stays so."""
_TEACHABLE = frozenset(("experience", "certification", "skill", *_PAPERS))
"""Kinds that an employer may teach."""
_TRAINS = Guarded("train teach training provide welcome encouraged considered accepted invited", "")
_TURNS = compiled(r"(?i)[^.;()]{0,60}?(?:,?\s(?=(?:but|though|although)\s)|\s\((?=or\s)|,?\s(?=or\s))")
"""What leads to another half of the sentence: ", but will train", "(or willing to train)"."""
_WISHABLE = _TEACHABLE
"""Kinds that stand in lists of wishes."""


@dataclass(frozen=True)
class Candidate:
    """A criterion with its place, before duplicates are dropped."""

    criterion: Criterion
    span: Span
    at: int
    """Offset of the match itself; the posting's order."""
    block: int


def criteria_of(document: Document, employer: str | None) -> tuple[tuple[Criterion, ...], tuple[Span, ...]]:
    """The criteria of a document in its order, with ids, and where the evidence of each stands."""
    from bot.postings.alternatives import number_alternatives
    from bot.postings.duplicates import librarians_degrees, without_degrees_again, without_duplicates

    found = _joined_physical(librarians_degrees(_candidates(document), document.text), document)
    kept = without_duplicates([one for one in found if not is_the_employer(one.criterion, employer, document.text)])
    kept = without_degrees_again(number_alternatives(kept, document))
    kept.sort(key=lambda c: c.at)
    numbered = tuple(_with_id(c.criterion, f"c{n}") for n, c in enumerate(kept, 1))
    return numbered, tuple(c.span for c in kept)


def _joined_physical(candidates: Iterable[Candidate], document: Document) -> list[Candidate]:
    """ "Sit, stand; walk; and reach" is one demand on the body, though semicolons part it."""
    out: list[Candidate] = []
    for candidate in candidates:
        last = out[-1] if out else None
        if (
            last
            and candidate.criterion.kind == last.criterion.kind == "physical"
            and compiled(r"\s*;(?:[^.\n]{0,80};)?\s*(?:and\s+)?").fullmatch(
                document.text[last.span.end : candidate.span.start]
            )
        ):
            text = document.text[last.span.start : candidate.span.end]
            details = {**candidate.criterion.details, **last.criterion.details, "text": text}
            out[-1] = Candidate(
                Criterion("physical", last.criterion.required, text, None, details),
                Span(last.span.start, candidate.span.end),
                last.at,
                last.block,
            )
        else:
            out.append(candidate)
    return out


def _with_id(criterion: Criterion, id: str) -> Criterion:
    return Criterion(
        criterion.kind,
        criterion.required,
        criterion.evidence,
        criterion.alternative,
        criterion.details,
        criterion.question,
        id,
    )


def _candidates(document: Document) -> Iterator[Candidate]:
    previous: Candidate | None = None
    count = 0
    headings = (n if block.kind == HEADING else 0 for n, block in enumerate(document.blocks))
    ruling = list(itertools.accumulate(headings, max))
    typical = -1
    doubtful = doubtful_headings(document.blocks)
    sentences = sentences_of(document)
    for sentence, following in itertools.zip_longest(sentences, sentences[1:]):
        if count > _MOST:
            return
        typical = ruling[sentence.block] if _TYPICAL.search(sentence.text) else typical
        if previous is not None and previous.criterion.kind == "education" and not previous.criterion.get("fields"):
            fields = fields_only(sentence.text)
            if fields and sentence.block == previous.block + 1:
                previous.criterion.details["fields"] = fields  # type: ignore[index]
                continue
        everything = list(_all_found(sentence))
        if not everything and previous is not None and previous.criterion.kind == "experience":
            everything = _rest_of_experience(sentence, previous.block)
        for found in everything:
            if found.details.get("min_years", 0) is None and _TYPICAL.search(sentence.text):
                continue
            candidate = _judged(sentence, found)
            if candidate:
                if typical == ruling[sentence.block] and found.kind in ("experience", "education", "other"):
                    candidate = _hedged(candidate)
                if _is_taught(sentence, found, following):
                    candidate = _hedged(candidate)
                if (
                    ruling[sentence.block] in doubtful
                    and found.kind in _WISHABLE
                    and not stance_of(sentence, found.start, found.end)
                ):
                    candidate = _hedged(candidate)
                candidate = takes_instead(candidate, sentence, following)
                previous = candidate
                count += 1
                yield candidate


def _is_taught(sentence: Sentence, found: Found, following: Sentence | None) -> bool:
    """Whether what is said next takes the edge off a demand: "We will train the right person", ", but will train"."""
    if found.kind not in _TEACHABLE:
        return False
    if _TRAINS.may_match(sentence.text) and (rest := _TURNS.match(sentence.text, found.end)):
        return _teaches(sentence.text[rest.end() :])
    if following is None or following.block != sentence.block or not _TRAINS.may_match(following.text):
        return False
    if found.kind in _PAPERS and INSISTS.search(sentence.text):
        return False
    return _teaches(following.text.lstrip(" ("))


def _teaches(text: str) -> bool:
    """Whether words begin with what the employer will teach, and not with whom or what else."""
    match = phrases("modality", "taught").match(text)
    return match is not None and not phrases("modality", "taught", "unless").match(text[match.end() :].lstrip())


def _rest_of_experience(sentence: Sentence, block: int) -> list[Found]:
    """ "Two years of nursing experience; critical care preferred": the second half is experience too."""
    if sentence.block != block:
        return []
    return [*part_alone(sentence)] or [*kind_alone(sentence)]


def _hedged(candidate: Candidate) -> Candidate:
    """No knock-out, because the posting takes other ways too."""
    required = None if candidate.criterion.required else candidate.criterion.required
    return replace(candidate, criterion=replace(candidate.criterion, required=required))


def _all_found(sentence: Sentence) -> list[Found]:
    if only_conditions_count(sentence) and next(conditions.find(sentence), None) is None:
        return []
    found = without_overlaps(sentence, [found for finder in FINDERS for found in finder(sentence)])
    return [_other_way_open(sentence, one, found) for one in found]


def _other_way_open(sentence: Sentence, one: Found, everything: list[Found]) -> Found:
    """Years behind an "or" whose first half nobody can read are no knock-out, nor is what stands before such an
    "or": "a captain's ticket or 3 years", "a welding certificate or show us"."""
    if takes_another_way(sentence, one, everything) or says_something_else(sentence.text, one):
        return replace(one, required="hedged")
    if one.kind != "experience" or not one.details.get("min_years") or one.required:
        return one
    before = sentence.text[: one.start]
    if not compiled(r"(?i)[\w)],?\s+or\s(?:at least\s|a minimum of\s)?$").search(before):
        return one
    alone = not any(other.end <= one.start for other in everything)
    return replace(one, required="hedged") if alone else one


def _judged(sentence: Sentence, found: Found) -> Candidate | None:
    stance = found.required or stance_of(sentence, found.start, found.end)
    if stance == "hedged" and found.required:  # another way is open: a plain wish or refusal says more
        milder = stance_of(sentence, found.start, found.end)
        stance = milder if milder in ("preferred", "refused") else stance
    if stance == "refused" or not counts(sentence, found, stance):
        return None
    left, right = found.evidence or sentence.clause(found.start, found.end)
    left, right = _trimmed(sentence.text, left, right)
    criterion = Criterion(
        found.kind, required_of(sentence, found, stance), sentence.text[left:right], None, dict(found.details)
    )
    return Candidate(
        criterion, Span(sentence.start + left, sentence.start + right), sentence.start + found.start, sentence.block
    )


def _trimmed(text: str, left: int, right: int) -> tuple[int, int]:
    lead = compiled(r"[\s,;:.–—•-]*(?:(?:and/or|and|or|but|however,)\s+)?").match(text[left:right])
    left += lead.end() if lead else 0
    while right > left and text[right - 1] in " ,;:-–—":
        right -= 1
    return left, right
