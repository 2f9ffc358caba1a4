"""From what the finders found to the posting's criteria: what counts, how much it is wanted, what is said twice."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

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
from bot.postings.modality import stance_of
from bot.postings.phrases import Guarded
from bot.postings.posting import Span
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

_CONDITIONS = frozenset(("work_authorization", "background_check", "drug_test", "minimum_age"))
"""Kinds that nobody merely prefers; below a list of wishes they stand by themselves."""
_MAY_BE_WISHED = frozenset(("skill", "language", "license", "certification", "experience", "education"))
"""Kinds that a plain wish makes a criterion in any paragraph about the job: "familiarity with Yardi is a bonus"."""
_MOST = 300
"""No posting asks more; it bounds the search for repeats."""
_QUIET = frozenset(("eeo", "benefits", "about", "apply"))
_OPENER = re.compile(
    (
        r"^(?:possession|completion|graduation|graduate|willingness|generally|typically|usually|"
        r"proven|previous|prior|current|valid|active|minimum|at least|a minimum|\d|bachelor|high "
        r"school|associate|master|proficien|experience|experienced|knowledge|ability|able|must|requires?|"
        r"required|familiar|licensed?|certified|certification|degree|college|preferred|two|three|"
        r"five|one|four|six|seven|ten|availability|willing|working knowledge|excellent|strong|track "
        r"record|demonstrated|hands-on|bilingual|fluent|reliable|own|have|physical|qualifications?|education|"
        r"ged|you (?:have|are|must|will need)|candidates? (?:must|should|will)|ideal candidates?|applicants? (?:must|"
        r"should|will)|the (?:ideal|successful|right|best) (?:candidate|applicant|person|individual|hire|fit)|"
        r"our (?:next|ideal) \w+|we(?:'re| are)? (?:require|need|seek|look))\b"
    ),
    re.I,
)


_CONDITIONAL = re.compile(
    r"(?i)(?:if|whether|to determine|to learn|for questions|for more|should you)\b(?!.*\b(?:preferred|"
    r"even better|a plus|love|bonus))"
)
_PAID_FOR = Guarded(
    "bonus bonuses premium differential stipend incentive additional bilingual extra allowance reimburse start starting "
    "step",
    r"\b(?:may|can|will) (?:start|begin|be (?:placed|hired|paid)) at\b|\bstarting (?:pay|wage|rate|salary)\b[^.;]{0,40}\bwith\b|"
    r"\b(?:bonus(?:es)?|premiums?|differentials?|stipends?|incentives?|additional pay|bilingual pay|extra pay|"
    r"allowances?|reimburse\w*)\b[^.;]{0,60}\b(?:for|available|paid|per|of|with)\b",
)
"""What earns more money is no condition: "a 3% differential for staff who pass a Spanish exam"."""
_TYPICAL = Guarded(
    "typical any",
    r"\btypical(?:ly)? (?:way|path|background|combination)|\bany (?:equivalent )?combination "
    r"(?:of|equivalent)[^.]{0,160}\b(?:qualif|"
    r"acceptable|likely|provide|substitut|consider)",
)
"""Announcements that take any equal background; the one they name is an example ("a typical way would be:")."""
_ONE_OF = re.compile(
    r"(?i)\b(?:at least one|one or more|any|either|some)\b[^.;()]{0,80}\([^()]*$|"
    r"\b(?:at least one|one or more|any|one) of(?: the following)?:?\s[^.;]{0,160}$"
)
"""Examples of which one will do: "at least one scripting language (Python, Ruby"."""
_KNOWN_TOO = re.compile(
    r"(?i)\b(?:who knows?|fluent (?:in|with)|proficien\w+ (?:in|with)|know (?:your|their) way around)\b"
)
"""Words that begin a demand of their own behind the years: "an estimator (5+ years) who knows Bluebeam"."""
_TO_DO = re.compile(
    r"(?i)\b(?:required|expected|need|responsible) (?:to|for) (?!have|possess|hold|pass|be\b|know|"
    r"demonstrate|show|maintain)\w+"
)
"""What is done on the job: "you will be required to perform tire changes"."""
_PERK = re.compile(
    r"(?i)\b(?:401\s?\(?k\)?\s(?:match|with)|match\w*\b[^.]{0,30}\b401|PTO\b|paid (?:time off|holidays|vacation)|"
    r"(?:we|they|company)(?:['’]ll| will)? (?:offer|pay|match|give|provide|cover|reimburse)s?\b|"
    r"tuition (?:reimb|assist)|\bvest(?:ed|ing|s)\b|sign[- ]on bonus|weeks['’]? (?:of )?(?:paid )?vacation)"
)
"""What is given, not asked, though it stands among the demands."""
_OUR_TOOL = re.compile(r"(?i)^(?:we|the company|employer)(?:['’]ll| will)? (?:buy|supply|provide|furnish|issue)s?\b")
"""Things that the employer gives: "We supply the gauges"."""
_MAKES_UP = re.compile(
    r"(?i)\bcounts? (?:for|as|toward)\b|\b(?:is|are|be) (?:credited|substituted)\b|\bin (?:lieu|place) of\b|"
    r"\bsubstitutes? for\b"
)
"""What makes up for a demand asks for nothing itself: "(an MBA counts for one year)"."""
_FOR_A_SENSE = re.compile(
    r"(?i)\b(?:vision|hearing|eyesight|sight|dexterity|strength|stamina|physical\w*)\b[^.;]{0,60}\bto\b[^.;]{0,60}$"
)
"""What the body must be able to handle: "dexterity to use hand tools"."""
_ANY_OF = re.compile(
    r"(?i)\b(?:at least|any|one|two|three|some|either|minimum of)\s+(?:one|two|three|\d|or more)?\s*(?:or "
    r"more\s+)?of (?:the following|these)"
)


@dataclass(frozen=True)
class Candidate:
    """A criterion with its place, before duplicates are dropped."""

    criterion: Criterion
    span: Span
    at: int
    """Offset of the match itself; the posting's order."""
    block: int


def criteria_of(document: Document) -> tuple[tuple[Criterion, ...], tuple[Span, ...]]:
    """The criteria of a document in its order, with ids, and where the evidence of each stands."""
    from bot.postings.alternatives import number_alternatives
    from bot.postings.duplicates import without_duplicates

    found = _joined_physical(_candidates(document), document)
    kept = without_duplicates(found)
    kept = number_alternatives(kept, document)
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
            and re.fullmatch(
                r"\s*;(?:[^.\n]{0,80};)?\s*(?:and\s+)?", document.text[last.span.end : candidate.span.start]
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
    for sentence in sentences_of(document):
        if count > _MOST:
            return
        typical = ruling[sentence.block] if _TYPICAL.search(sentence.text) else typical
        if previous is not None and previous.criterion.kind == "education" and not previous.criterion.get("fields"):
            fields = education.fields_only(sentence.text)
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
                if typical == ruling[sentence.block] and found.kind in ("experience", "education"):
                    candidate = _hedged(candidate)
                previous = candidate
                count += 1
                yield candidate


_FRAGMENT = re.compile(
    r"(?i)(?P<field>[\w/&,’' -]{3,60}?),?\s+(?:is |are )?(?:(?:strongly|highly|greatly|much)\s)?"
    r"(?:preferred|desired|desirable|required|a plus|helpful|a bonus|an asset|ideal)\W*"
)


def _rest_of_experience(sentence: Sentence, block: int) -> list[Found]:
    """ "Two years of nursing experience; critical care preferred": the second half is experience too."""
    match = _FRAGMENT.fullmatch(sentence.text) if sentence.block == block else None
    if match is None or len(match.group("field").split()) > 6 or re.search(r"(?i)\bmust\b", sentence.text):
        return []
    details: dict[str, object] = {"min_years": None, "field": match.group("field").strip()}
    return [Found("experience", match.start("field"), match.end("field"), details, evidence=match.span())]


def _hedged(candidate: Candidate) -> Candidate:
    """No knock-out, because the posting takes other ways too."""
    required = None if candidate.criterion.required else candidate.criterion.required
    return replace(candidate, criterion=replace(candidate.criterion, required=required))


def _all_found(sentence: Sentence) -> Iterable[Found]:
    everything = [found for finder in FINDERS for found in finder(sentence) if not _is_a_thing(sentence, found)]
    with_years = [f for f in everything if f.kind == "experience" and f.details.get("min_years") is not None]
    plain = [f for f in everything if f.kind == "experience" and f.details.get("min_years") is None]
    for found in everything:
        if found.kind == "skill" and any(
            _within(found, other) and not _KNOWN_TOO.search(sentence.text[other.end : found.start])
            for other in with_years
        ):
            continue
        if found.kind == "skill" and any(
            _within(found, other) and not _listed_apart(sentence, found, other) for other in plain
        ):
            continue
        if found.kind == "skill" and any(
            o.kind in ("license", "certification") and _overlap(found, o) for o in everything
        ):
            continue
        if found.kind == "skill" and any(o.kind == "physical" and _overlap(found, o) for o in everything):
            continue  # "climb ladders and scaffolding"
        if found.kind in ("license", "certification") and any(
            o.kind == "education" and _overlap(found, o) for o in everything
        ):
            continue
        if (
            found.kind in ("license", "certification")
            and any(_within(found, o) for o in with_years)
            and re.search(r"(?i)\bas an?\s+(?:\w+\s)?$", sentence.text[: found.start])
        ):
            continue  # "five years as a registered nurse" asks for the years
        if found.kind == "other" and any(
            o.kind in ("experience", "skill", "license", "certification") and _overlap(found, o) for o in everything
        ):
            continue
        if (
            found.kind == "other"
            and re.search(r"(?i)car|vehicle|truck|van", sentence.text[found.start : found.end])
            and any(o.kind == "transport" and _overlap(found, o) for o in everything)
        ):
            continue
        if found.kind in ("license", "certification") and re.search(
            r"(?i)fingerprint|background", str(found.details["name"])
        ):
            continue
        yield found


def _is_a_thing(sentence: Sentence, found: Found) -> bool:
    """Whether a tool is asked for as a thing: "must have own hand tools"."""
    return found.kind == "skill" and bool(
        re.search(r"(?i)\b(?:own|provide|supply|supplies)\s+(?:[\w,/&-]+\s){0,5}$", sentence.text[: found.start])
        or _OUR_TOOL.match(sentence.text)
        or _FOR_A_SENSE.search(sentence.text[: found.start])
    )


def _makes_up(sentence: Sentence, found: Found) -> bool:
    """Whether a find stands in brackets that let it make up for something else."""
    text = sentence.text
    left, right = text.rfind("(", 0, found.start), text.find(")", found.end)
    return 0 <= left < right and bool(_MAKES_UP.search(text[left:right]))


def _within(found: Found, other: Found) -> bool:
    left, right = other.evidence or (other.start, other.end)
    return left <= found.start and found.end <= right


def _listed_apart(sentence: Sentence, found: Found, other: Found) -> bool:
    """Whether a tool inside an experience is demanded as a tool: "experience ... using Excel"."""
    return bool(
        re.search(
            r"(?i)\b(?:including|using|utilizing|leveraging|with)\s[^.;]{0,80}$", sentence.text[other.end : found.start]
        )
    )


def _overlap(one: Found, other: Found) -> bool:
    return one.start < other.end and other.start < one.end


def _judged(sentence: Sentence, found: Found) -> Candidate | None:
    stance = found.required or stance_of(sentence, found.start, found.end)
    if stance == "refused" or not _counts(sentence, found, stance):
        return None
    left, right = found.evidence or sentence.clause(found.start, found.end)
    left, right = _trimmed(sentence.text, left, right)
    criterion = Criterion(
        found.kind, _required(sentence, found, stance), sentence.text[left:right], None, dict(found.details)
    )
    return Candidate(
        criterion, Span(sentence.start + left, sentence.start + right), sentence.start + found.start, sentence.block
    )


def _trimmed(text: str, left: int, right: int) -> tuple[int, int]:
    lead = re.match(r"[\s,;:.–—•-]*(?:(?:and/or|and|or|but|however,)\s+)?", text[left:right])
    left += lead.end() if lead else 0
    while right > left and text[right - 1] in " ,;:-–—":
        right -= 1
    return left, right


def _counts(sentence: Sentence, found: Found, stance: str | None) -> bool:
    """Whether a find is a criterion where it stands."""
    section = sentence.section
    if _makes_up(sentence, found):
        return False
    if _CONDITIONAL.match(sentence.text) or (_PAID_FOR.search(sentence.text) and "must" not in sentence.text.lower()):
        return False
    if found.kind == "skill" and section not in ("requirements", "preferred") and _TO_DO.search(sentence.text):
        return False
    if found.kind in ("experience", "education", "availability") and _is_perk(sentence.text):
        return False
    if section in ("requirements", "preferred"):
        return True
    demanded = stance in ("demanded", "preferred", "hedged")
    if found.anywhere:
        return section != "eeo" or (
            found.kind in ("background_check", "drug_test", "work_authorization", "minimum_age")
            and stance == "demanded"
        )
    if section in _QUIET and found.kind in ("travel", "availability", "location", "transport", "physical", "license"):
        return section != "eeo" and bool(
            re.search(r"(?i)\b(?:must|(?:is|are) required|required to|requires?)\b", sentence.text)
        )
    if section in _QUIET:
        return (
            found.kind in ("experience", "education", "license")
            and stance == "demanded"
            and bool(
                re.search(
                    r"(?i)\b(?:applicants?|candidates?|you) (?:must|should|need)|\bmust (?:have|be|possess|hold)\b",
                    sentence.text,
                )
            )
        )
    if section == "physical":
        return found.kind in ("physical", "availability", "travel", "location", "transport") or (
            demanded and found.strong and found.kind != "skill"
        )
    if section == "duties" and not (found.kind == "education" and _OPENER.match(sentence.text)):
        return _counts_in_duties(sentence, found, stance)
    if stance == "preferred" and section not in _QUIET and found.kind in _MAY_BE_WISHED:
        return True
    opener = bool(_OPENER.match(sentence.text)) and len(sentence.text) < 400
    if found.kind == "skill":
        return (
            (opener and not re.match(r"(?i)the\b|we\b", sentence.text))
            or (
                demanded
                and re.search(
                    r"(?i)\b(?:must|required|proficien\w*|requires|(?:will|should) (?:have|possess)|"
                    r"should be (?:comfortable|familiar|skilled|at home)|way around|who knows|you know|(?:is|are) fluent)\b",
                    sentence.text,
                )
                is not None
            )
        ) and found.strong
    return opener or (
        demanded and (found.strong or found.kind in ("experience", "license", "certification", "education"))
    )


def _is_perk(text: str) -> bool:
    return bool(_PERK.search(text)) and not re.search(r"(?i)\bmust\b|\brequire", text)


def _counts_in_duties(sentence: Sentence, found: Found, stance: str | None) -> bool:
    hard = bool(
        re.search(
            (
                r"(?i)\b(?:must|required|requires|requirement|mandatory|minimum|preferred|a plus|need to|"
                r"ability to|able to|willing)\b"
            ),
            sentence.text,
        )
    )
    if found.kind in ("availability", "physical", "travel", "location", "transport", "other", "language"):
        return hard and found.strong
    if found.kind == "skill":
        return (
            bool(
                re.search(
                    r"(?i)\b(?:must (?:have|be|know)|proficien\w+ (?:in|with)|required|preferred|a plus)\b",
                    sentence.text,
                )
            )
            and found.strong
        )
    if found.kind == "experience" and found.details.get("min_years") is None:
        return bool(
            re.search(r"(?i)\b(?:must have|required|preferred|a plus|should have|will have|you have)\b", sentence.text)
        )
    return found.strong and (hard or bool(_OPENER.match(sentence.text)))


def _required(sentence: Sentence, found: Found, stance: str | None) -> bool | None:
    if stance == "preferred":
        return False
    if stance == "hedged":
        return None if sentence.section != "preferred" else False
    if sentence.section == "preferred" and found.kind not in _CONDITIONS:
        return False
    if (
        _ANY_OF.search(sentence.lead)
        or _ANY_OF.search(sentence.text[: found.start])
        or (found.kind == "skill" and _ONE_OF.search(sentence.text[: found.start]))
    ):
        return None
    lead = sentence.lead.lower()
    return not (re.search(r"preferred|a plus|nice to have|ideally|bonus", lead) and stance != "demanded")
