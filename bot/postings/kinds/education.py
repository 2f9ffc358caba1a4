"""Education: levels, fields of study, equivalents."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.postings.found import Found
from bot.postings.kinds.related_fields import does_as_well, implied, related_alone, related_behind, without_brackets
from bot.postings.kinds.tails import phrases, split_list, trim_field, words_of
from bot.postings.numbers import NUMBER
from bot.postings.patterns import compiled
from bot.postings.phrases import Guarded, PhraseSets, compile_any
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
        if _studied_for(text[last : group[0].start], group[0]):
            yield from _studying(sentence, group, last)
            continue
        last = group[-1].end
        lowest = min(group, key=lambda h: EDUCATION_LEVELS.index(h.level))
        start, end = group[0].start, group[-1].end
        left, right = sentence.clause(start, end)
        rest = text[end:right]
        details = {
            "level": lowest.level,
            "fields": _of_a_group(text, left, group, rest) if lowest.level != "high_school" else [],
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


def _of_a_group(text: str, left: int, group: list[_Hit], rest: str) -> list[str]:
    """The fields of degrees that are one demand: each does."""
    start, end = group[0].start, group[-1].end
    told = [_fields("", text[a.start : a.end], text[a.end : b.start]) for a, b in itertools.pairwise(group)]
    last = _fields(text[left:start], text[start:end], rest)
    if not any(told) and does_as_well(text[group[0].end : group[-1].start]):
        told = [implied(text[start : group[0].end])]
    fields = [*itertools.chain(*told), *last] or implied(text[start:end])
    return list(dict.fromkeys([*fields, *(related_behind(rest) if fields else ())]))[:8]


def _studied_for(before: str, hit: _Hit) -> bool:
    """Whether a degree is one that somebody is still working for: "must be pursuing a bachelor's degree"."""
    match = phrases("education", "studying").search(before) if hit.level != "high_school" else None
    return match is not None and not _HELD.search(before, match.end())


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
    before = sentence.text[left : match.start()].lower() if match else ""
    if words_of("education", "studying", "asked").issuperset(compiled(r"[a-z]+").findall(before)):
        text = _AND.sub("", sentence.text[left:right]).strip(" ,;.")
        yield Found("other", start, end, {"text": text}, evidence=(left, right))


def _schooling(text: str) -> Iterator[Found]:
    """ "Graduate of an accredited nursing school": the level is open, the profession is not."""
    either = _level_open(text)
    if either:
        fields = _fields(text[: either.start()], "degree", text[either.end() :])
        yield Found("education", *either.span(), {"level": None, "fields": fields, "or_equivalent": False}, strong=True)
        return
    match = phrases("education", "school").search(text)
    if match:
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
    named = _sets().for_text(text)
    if not named:
        return hits
    for level in reversed(EDUCATION_LEVELS) if not named.isdisjoint(EDUCATION_LEVELS) else ():
        for match in _sets().sets[level].finditer(text) if level in named else ():
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
                does_as_well(text[groups[-1][-1].end : hit.start])
                or (hit.start - groups[-1][-1].end < 40 and _JOINED.search(text[groups[-1][-1].end : hit.start]))
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


def _fields(before: str, degree: str, after: str) -> list[str]:
    """Fields of study: "in Business or Marketing", or before the degree: "Civil Engineering degree"."""
    inside = compiled(r"\bdegree in (.+)$", re.I).search(degree)
    match = compiled(
        r"\W*(?:degree|level|required|preferred|\(or equivalent\)|or equivalent|or higher|or above)?\W*(?:from "
        r"an? [\w\s]+?)?\s*\b(?:in|with (?:an? )?(?:major|emphasis|concentration|focus|specialization) "
        r"in|of|with a focus on|major(?:ing)? in)\b\s+(.+)",
        re.I | re.S,
    ).match(after)
    span = inside.group(1) + " " + after if inside else match.group(1) if match else ""
    if not span:
        lead = compiled(r"((?:[\w-]+\s+){1,3})$").search(before) if "degree" in degree.lower() else None
        named = compiled(r"((?:[A-Z][\w-]+\s){1,3})degree").match(degree)
        words = (named.group(1) if named else lead.group(1) if lead else "").split()
        known = words_of("education", "fields", "terms")
        for size in range(len(words), 0, -1):
            tail = " ".join(words[-size:])
            if tail.lower() in known:
                return [tail]
        return []
    span = without_brackets(span)
    span = compiled(
        r"(?:\s\+|,?\s+(?:or|and)\s+(?:an?\s+)?(?:equivalent|at least|\d|minimum|commensurate|combin\w+|"
        r"experience|relevant experience|\w+ years?)|,?\s+(?:plus|with|from|and have|and a minimum|"
        r"and \w+ years)\s|\bwith\s|\(|\d|,?\s+equivalent)",
        re.I,
    ).split(span)[0]
    items = [related_alone(item) for item in split_list(trim_field(span, most_words=24))]
    fields = [f for f in items if len(f.split()) <= 6]
    fields = [
        f
        for f in fields
        if not compiled(r"(?i)licen[sc]|certif|credential|diploma|experience|degree|\bmilitary\b|equivalent").search(f)
    ]
    return [compiled(r"^(?:an?|the|any|other|in)\s+", re.I).sub("", f) for f in fields][:8]


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


def fields_only(text: str) -> list[str]:
    """The fields of study when a line holds nothing else ("Business, Communications, or Marketing"), else []."""
    items = split_list(text.strip(" ."))
    known = words_of("education", "fields", "terms")
    return items if items and len(items) <= 8 and all(item.lower() in known for item in items) else []
