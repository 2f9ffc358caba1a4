"""Education: levels, fields of study, equivalents."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.postings.found import Found
from bot.postings.kinds.education_fields import fields_of, implied
from bot.postings.kinds.tails import phrases, words_of
from bot.postings.numbers import NUMBER
from bot.postings.patterns import compiled
from bot.postings.phrases import Guarded, PhraseSets, compile_any, matches
from bot.postings.sentences import Sentence
from bot.postings.vocabulary import load
from bot.screening.criterion import EDUCATION_LEVELS

_NOT_EDUCATION = compiled(
    (
        r"\b(?:in|while in|through|during|since|at) high school\b(?! diploma)|"
        r"\bGED (?:class\w*|students?|prep\w*|program|tutor\w*|instruct\w*)|"
        r"\bMBA (?:interns?|students?|candidates?|programs?|hires)|"
        r"\bJD\s?(?:Edwards|Power)|\bdegrees? in progress\b|"
        r"\bdegrees?\s+(?:of|fahrenheit|celsius|f\b|c\b|heat|cold|weather|days?|temp\w*|angles?)|\b\d{2,3}\+?[\s-]degrees?\b|\b(?:high|highest|certain|some|large|great)\s+degree\s+of|"
        r"\bscrum\s+master|\bmaster\s+(?:data|schedule|electrician|plumber|plan|technician|file)|"
        r"\bsales\s+associates?\b|\bassociates?\s+(?:attorney|director|manager|professor|chemist|"
        r"editor|dentist|veterinarian|producer|degree program)|\b360[\s-]degree|\b(?:school|college)\s+(?:students?|"
        r"aged?|campus|boards?|district|sports?)|\bvocational high school|\bhigh school (?:students?|"
        r"boards?|teachers?|sports)|"
        r"\bMS\s+(?:Office|Word|Excel|Outlook|Access|Project|Teams|Windows|SQL|Visio|PowerPoint|"
        r"Power|Suite|Dynamics|Publisher)|\bE[EO]{1,2}/AA|\bAA/E[EO]{1,2}|\bAA\s?(?:/|and|&)\s?(?:EEO|EOE|NA)\b|"
        r"\bBA\s+(?:role|team)|"
        r"\b(?:read\w*|writ\w*|math\w*|spell\w*|arithmetic)\b[^.;]{0,40}\bat (?:an? |the )?high school\b|"
        r"\b(?:for|to|recent|new)\s(?:recent\s|new\s)?(?:high school|college)\s(?:grads|graduates)\b|"
        r"\bhighest degree\b|"
        r"\bdegree\s(?:audits?|completion|verifications?|conferral|seekers?|seeking)\b"
    ),
    re.I,
)

_A_SCHOOL = Guarded(
    "high",
    r"\b(?:in|at|near|inside)\s(?:an?|the|our|your|each|every|local)\s(?:\w+\s)?"
    r"high school\b(?! diplom| educat| level)|"
    r"\b(?:the|our|each|every|local)\shigh school\b(?!\W{0,2}(?:diplom|educat|level|or\b|GED|grad|equiv|requir|/))|"
    r"\bhigh school[, ]\s?(?:club|varsity|travel|college (?:team|sport|play))\b|"
    r"\bhigh school\s(?:[\w/&-]+\s){0,2}(?:teach(?:er|ing)|coach(?:ing)?|athletic|"
    r"principal|counselor|tutor|instructor|librarian|nurse|band|"
    r"math\w*|algebra|science|english|spanish|history|seniors?|juniors?|kids)s?\b|"
    r"(?-i:\b(?!Complet|Graduat|Finish|Some|Requir|Minimum|Educat|Must|Hav|Earn|Prefer|Accredit|Valid|Current|Be |"
    r"At |Or |And |An |The |A )[A-Z][a-z]+ High School)\b"
    r"(?!\W{0,2}(?:diplom|grad|or\b|degree|educat|requir|GED|equiv|"
    r"prefer|level|minimum|transcript|complet|certif))",
)
"""A school that is a place, an employer or the subject of somebody's work: "High School Math Teacher"."""
_COMBINED = Guarded(
    "combination",
    r"\bcombination of\b[^.;]*\b(?:may|will|can|could)\s(?:also\s)?be\s(?:considered|accepted|substituted|evaluated)\b",
)
"""What may make up for a demand: "a combination of experience and doctoral education may be considered"."""
_INSTEAD_OF = compiled(
    r"(?i)\b(?:in (?:lieu|place) of|instead of|substitutes? for|replace)\s"
    r"(?:an?\s|the\s|this\s)?(?:formal\s|college\s)?$|"
    r"\b(?:(?:do|does|did|may)(?: not|n['’]t)|without|lack(?:s|ing)?)\s"
    r"(?:(?:yet\s)?(?:ask for|require|expect|look for|care about|insist on|have|hold|got|finish\w*|possess)\s)?"
    r"(?:an?\s|the\s|any\s|your\s)?(?:(?:formal|college|university|four-year|advanced|high school)\s)*$"
)
"""What stands for a degree asks for none: "experience in lieu of a degree"."""
_WHERE_DONE = compiled(
    r"(?i)\b(?:background|experience|competition|(?:played|coached)(?: \w+){0,3})\s\((?:at (?:the )?)?[^()]*$"
)
"""Where something was done: "a rowing background (high school, club or college)"."""
_WITH_YEARS = compiled(
    r"(?:\s?(?:/|\bor)\s?(?:GED|G\.E\.D\.|HSE|equivalent)(?!\w))?"
    rf"\s*(?:degree\s*)?,?\s*(?:plus|with|and|\+|&)\s+(?:at least\s|a minimum of\s)?{NUMBER}",
    re.I,
)
"""A degree that counts only with years of its own: "or an associate's plus two years"."""


_DEGREE_WISHED = compiled(
    r"(?i)\b(?:college )?degree (?:is )?(?:strongly |highly )?(?:preferred|desired|a plus|helpful)\b"
)
"""A degree of no named level that is wished for besides a diploma: "diploma required, degree preferred"."""
_ASSOCIATES_IN = compiled(
    r"(?i)\ban associate(?:,| or| /|/)\s?(?:an? )?(?:bach|mast)\w*$|"
    r"(?:^|[,/;:]\s?|\bor\s|\ban?\s)associates?(?: or| /|/)\s?(?:an? )?bach\w*$|"
    r"(?:^|[,/;:]\s?|\bor\s|\ban?\s)associates? in (?!our|the|an?\b|their|this)\w+$"
)
"""A degree by its field, not colleagues at their work: "or associates in welding"."""


_BEFORE_ANOTHER = compiled(
    r"(?i)(?:bachelor|master)['’]?s?['’]?(?=,?(?:\s?/\s?|\s(?:or|and/or)\s)(?:an?\s)?(?:associate|bachelor)['’]?s?['’]?\s)"
)
"""The higher of two degrees that share their last word: "bachelor's or associate degree"."""
_HELD = compiled(r"(?i)[;.:]|\b(?:must|required|preferred|minimum|plus|have|hold|with an?)\b|.{100}")
"""Between studying and a degree, with which another demand begins."""
_AND = compiled(r"^[\s,;]*(?:and|or)\s")
_LEARNER = compiled(
    r"(?i)['’]?[\s-](?:(?:degree|level|program)[\s-])?(?:students?|candidates?)\b"
    r"(?=\W*$|[,.;:()/]|\s(?:in|of|at|from|with|who|or|and|only|preferred|required|majoring|enrolled|interested|pursuing|"
    r"studying|currently|seeking|looking|for|to)\b)",
)
"""Who still studies for the degree before: "a master's candidate in history", not "student affairs"."""
_NO_NURSE = compiled(r"(?i)[\s-]+(?:assistants?|aides?|attendants?)\b")
"""Behind a profession's schooling, a helper of that profession: "nursing assistant course"."""
_LIKE_IT = compiled(r"(?i)\bor\s(?:an?\s|any\s)?(?:equivalent|similar|comparable|related|other)\s$")
"""Before a degree that is as good as the one before it: "an MLIS, or an equivalent graduate degree"."""


@dataclass(frozen=True)
class _Hit:
    level: str
    start: int
    end: int


def find(sentence: Sentence) -> Iterator[Found]:
    """Education in a sentence; "bachelor's or master's" is one criterion at the lower level."""
    text = sentence.text
    if not _sets().for_text(text):
        return
    hits = [hit for hit in _levels(text) if not _INSTEAD_OF.search(text[: hit.start])]
    if not hits:
        yield from _schooling(text)
    last = 0
    for group in _grouped(text, hits):
        if _studied_for(text[last : group[0].start], group[0]) or _of_a_learner(text, group):
            yield from _studying(sentence, group, last)
            continue
        last = group[-1].end
        lowest = min(group, key=lambda h: EDUCATION_LEVELS.index(h.level))
        start, end = group[0].start, group[-1].end
        left, right = sentence.clause(start, end)
        rest = text[end:right]
        details = {
            "level": lowest.level,
            "fields": _fields(text, group, left, rest) if lowest.level != "high_school" else [],
            "or_equivalent": _equivalent(text[start:right]),
        }
        yield Found(
            "education",
            start,
            end,
            details,
            strong=_plain_statement(sentence, start, end),
            required="hedged" if _or_studied_for(text, group) else "",
            evidence=_evidence(text, left, right, hits, group),
        )


def _fields(text: str, group: list[_Hit], left: int, rest: str) -> list[str]:
    """The fields of a demand, and what the letters of its first degree say: "MBA or a master's in finance"."""
    start, end = group[0].start, group[-1].end
    told = fields_of(text[left:start], text[start:end], rest)
    if told and len(group) == 1:
        return told
    letters = implied(text[start : group[0].end] if told else text[start:end])
    return [*(one for one in letters if one not in told), *told]


def _studied_for(before: str, hit: _Hit) -> bool:
    """Whether a degree is one that somebody is still working for: "must be pursuing a bachelor's degree"."""
    match = phrases("education", "studying").search(before) if hit.level != "high_school" else None
    return match is not None and not _HELD.search(before, match.end())


def _of_a_learner(text: str, group: list[_Hit]) -> bool:
    """Whether a degree only says what somebody studies: "a Ph.D. student", "master's degree candidates"."""
    last = group[-1]
    named = last.level != "high_school" and text[last.start : last.end].lower() != "degree"
    return named and _LEARNER.match(text, last.end) is not None


def _or_studied_for(text: str, group: list[_Hit]) -> bool:
    """Whether one may also still be working for the degree: "earned your bachelor's or are pursuing a bachelor's"."""
    return any(
        " or " in (between := text[one.end : other.start]) and phrases("education", "studying").search(between)
        for one, other in itertools.pairwise(group)
    )


def _studying(sentence: Sentence, group: list[_Hit], last: int) -> Iterator[Found]:
    """Being a student as a fact of its own, where it is asked for: nobody holds the degree that is studied for."""
    start, end = group[0].start, group[-1].end
    left, right = sentence.clause(start, end)
    left = max(left, last)
    match = phrases("education", "studying").search(sentence.text, left)
    before = sentence.text[left : match.start() if match else start].lower()
    if match is None and not _of_a_learner(sentence.text, group):
        before = ""
    if words_of("education", "studying", "asked").issuperset(compiled(r"[a-z]+").findall(before)):
        text = _AND.sub("", sentence.text[left:right]).strip(" ,;.")
        yield Found("other", start, end, {"text": text}, evidence=(left, right))


def _schooling(text: str) -> Iterator[Found]:
    """ "Graduate of an accredited nursing school": the level is open, the profession is not."""
    either = _level_open(text)
    if either:
        fields = fields_of(text[: either.start()], "degree", text[either.end() :])
        yield Found(
            "education",
            *either.span(),
            {"level": None, "fields": fields, "or_equivalent": _equivalent(text[either.start() :])},
            strong=True,
        )
        return
    match = phrases("education", "school").search(text)
    if match and not _NO_NURSE.match(text, match.end()):
        told = match.group().lower()
        known = load("education")["school"]["profession"]
        fields = [name for name in known if name.lower() in told]
        details = {"level": None, "fields": fields[:1], "or_equivalent": _equivalent(text[match.start() :])}
        yield Found("education", match.start(), match.end(), details, strong=True)


def _level_open(text: str) -> re.Match[str] | None:
    """Where a certificate is as good as a degree without a level: no bachelor's is asked for."""
    return phrases("education", "open").search(text)


_WITHOUT_LEVEL = ("school", "open")
_PLAIN = "plain"
"""A degree of which the posting names no level."""


@lru_cache(maxsize=1)
def _sets() -> PhraseSets[str]:
    levels = load("education")["level"]
    named = {
        level: compile_any(tuple(levels[level]["phrases"])) for level in reversed(EDUCATION_LEVELS) if level in levels
    }
    others = {table: phrases("education", table) for table in (_PLAIN, *_WITHOUT_LEVEL)}
    return PhraseSets({**named, **others})


def names_a_degree(text: str) -> bool:
    """Whether a few words or letters name a degree: "MSW"."""
    return bool(_levels(text))


def _levels(text: str) -> list[_Hit]:
    hits: list[_Hit] = []
    named = _sets().candidates(text)
    if not named:
        return hits
    for level, patterns in named.items():
        for match in matches(patterns, text) if level in EDUCATION_LEVELS else ():
            if not _is_blocked(text, match) and _is_degree(text, match, level):
                alone = _BEFORE_ANOTHER.match(match.group())
                hits.append(_Hit(level, match.start(), match.start() + alone.end() if alone else match.end()))
    hits = _without_overlaps(hits)
    if not hits or (hits[-1].level == "high_school" and _DEGREE_WISHED.search(text, hits[-1].end)):
        for match in phrases("education", "plain").finditer(text):
            if not _is_blocked(text, match) and "degree" in match.group().lower() and not _level_open(text):
                hits.append(_Hit("bachelor", *match.span()))
        hits = _without_overlaps(hits)
    return sorted(hits, key=lambda h: h.start)


@lru_cache(maxsize=64)
def _other_senses(text: str) -> tuple[tuple[int, int], ...]:
    """Where the words of degrees mean something else."""
    return tuple(
        [match.span() for pattern in (_NOT_EDUCATION, _A_SCHOOL, _COMBINED) for match in pattern.finditer(text)]
    )


def _is_blocked(text: str, match: re.Match[str]) -> bool:
    if _WHERE_DONE.search(text[: match.start()]):
        return True
    return any(start < match.end() and match.start() < end for start, end in _other_senses(text))


def _is_degree(text: str, match: re.Match[str], level: str) -> bool:
    """Short forms (BA, MS, AS) count only in capitals and not inside other words; plain "associate" needs a degree."""
    word = match.group()
    if (
        compiled(r"(?i)(?:\d|\blevel|\bclass|\bbatter(?:y|ies)|\bgrade|\btype)\s$").search(text[: match.start()])
        and len(word) <= 4
    ):
        return False  # "WCAG 2.1 AA"
    if compiled(r"MS|BA|AA|AS|BS|A\.[AS]\.").fullmatch(word):
        return bool(
            compiled(
                r"\s*(?:,|/|or\b|and\b|in\b|degree|\(|$|from|required|preferred|is\b|desired|strongly|"
                r"a plus|with|plus|\+)",
                re.I,
            ).match(text[match.end() :])
        )
    if word == "MLS":
        return phrases("credentials", "library").search(text) is not None
    if word == "HS":
        follows = compiled(r"\s*(?:\+|,|/|$|\(|plus\b|or\b|and\b|w/|with\b|required|preferred)")
        return follows.match(text[match.end() :]) is not None
    if level == "associate" and compiled(r"associate'?s?", re.I).fullmatch(word.replace("’", "'")):
        return "'" in word or "’" in word or bool(_ASSOCIATES_IN.search(text[: match.end() + 12]))
    if level == "master" and word.lower() == "masters":
        return True
    return True


def _without_overlaps(hits: list[_Hit]) -> list[_Hit]:
    """The longest of those that overlap; "bachelor's or associate degree" are two, and neither holds the other."""
    kept: list[_Hit] = []
    for hit in sorted(hits, key=lambda h: (-(h.end - h.start), h.start)):
        if all(hit.end <= other.start or other.end <= hit.start for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda h: h.start)


_JOINED = compiled(r"(?i)\bor\b|/|\(")


def _grouped(text: str, hits: list[_Hit]) -> list[list[_Hit]]:
    """Degrees joined by "or", "/" or "through" are one demand; others are demands of their own."""
    groups: list[list[_Hit]] = []
    for hit in hits:
        if groups and hit.level != groups[-1][-1].level and _of_its_own(text, groups[-1][-1], hit):
            groups.append([hit])
        elif (
            groups
            and compiled(r"\s*(?:[/,(]|,?\s*(?:and/or|or|and)\b|,?\s*or\s+an?)?\s*(?:an?\s+)?\s*", re.I).fullmatch(
                text[groups[-1][-1].end : hit.start]
            )
        ) or (
            groups
            and hit.level == groups[-1][-1].level
            and (
                _LIKE_IT.search(text, groups[-1][-1].end, hit.start)
                or (
                    hit.start - groups[-1][-1].end < 40
                    and compiled(r"\bor\b|/|\(", re.I).search(text[groups[-1][-1].end : hit.start])
                )
            )
        ):
            groups[-1].append(hit)
        else:
            groups.append([hit])
    return groups


def _of_its_own(text: str, last: _Hit, hit: _Hit) -> bool:
    """Whether a degree after another has a demand or wish of its own: "(master's preferred)"."""
    wished = compiled(r"\(\s*(?:an?\s)?$").search(text[last.end : hit.start]) and compiled(
        r"(?i)[^()]{0,30}\b(?:preferred|desired|a plus|ideal)\b"
    ).match(text[hit.end :])
    return bool(wished or _WITH_YEARS.match(text[hit.end :]))


def _equivalent(text: str) -> bool:
    return bool(phrases("education", "equivalent").search(text))


def _plain_statement(sentence: Sentence, start: int, end: int) -> bool:
    """A degree at the very start of a line or sentence is a demand by its form: "High school diploma or GED."."""
    return start <= 12 and len(sentence.text) < 200


def _evidence(text: str, left: int, right: int, hits: list[_Hit], group: list[_Hit]) -> tuple[int, int]:
    """The clause, up to the next degree when several stand in it."""
    later = [h.start for h in hits if h.start > group[-1].end and h.start < right]
    earlier = [h.end for h in hits if h.end < group[0].start and h.end > left]
    if later:
        between = text[group[-1].end : later[0]]
        cut = max(between.rfind(","), between.rfind(";"), between.rfind(" or "), between.rfind("."))
        right = group[-1].end + (cut if cut > 0 else len(between))
    if earlier:
        between = text[earlier[-1] : group[0].start]
        cuts = [m.end() for m in compiled(r"[,;.]\s*|\bor\s+|\band\s+").finditer(between)]
        left = earlier[-1] + (cuts[-1] if cuts else 0)
    return left, right
