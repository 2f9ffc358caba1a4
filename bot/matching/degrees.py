"""Degrees and schooling in an answer: the levels that are finished or begun, and the fields of study."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from bot.matching import vocabulary
from bot.matching.message import Message
from bot.matching.schools import school
from bot.screening.criterion import EDUCATION_LEVELS

RISING = list(EDUCATION_LEVELS)


def levels(message: Message) -> tuple[str | None, str | None]:
    """The highest finished level and the highest one begun but not finished."""
    told = _Told("associate" if {"associate", "bachelor"} & set(named_levels(message)) == {"associate"} else "bachelor")
    for part in _claims_apart(message):
        named = told.named_in(part)
        if named:
            told.take(named, part, message)
        else:
            told.take_unnamed(part)
    finished, begun = told.finished, told.begun + ([] if told.finished else told.planned)
    going_on = message.has("education.unfinished") or message.has("education.in_progress")
    if begun and not finished and (going_on or _in_program(message, message)):
        finished = [below(max(begun, key=RISING.index))]
    best = max(finished, key=RISING.index, default=None)
    if best in begun and going_on:
        best = below(best or "none")
    if begun and best in (None, "bachelor") and message.has("education.dissertation") and "doctorate" in begun:
        best = "master"
    return best, max(begun, key=RISING.index, default=None)


@dataclass
class _Told:
    """The levels that an answer tells of, clause by clause."""

    plain: str
    """What "a degree" is beside the levels that are named."""
    finished: list[str] = field(default_factory=list)
    begun: list[str] = field(default_factory=list)
    planned: list[str] = field(default_factory=list)

    def named_in(self, part: Message) -> list[str]:
        """The levels that a clause names; "trade school 2 years" names none, "a degree" the plain one."""
        named = named_levels(part)
        if named == ["associate"] and part.has("education.levels.trade") and not part.has("education.college"):
            named = []
        if named or not part.has("education.levels.plain_degree"):
            return named
        if self.plain == "associate" and part.has("education.further"):
            self.begun.append("bachelor")
        return [self.plain]

    def take(self, named: list[str], part: Message, message: Message) -> None:
        """Take a clause that names levels: the highest as far as its words tell, the others as finished."""
        top = max(named, key=RISING.index)
        others = [level for level in named if level != top]
        if top == "high_school" and _by_examination(part):
            self.finished.append(top)
        elif part.has("education.planned"):
            self.planned.append(top)
            self.finished += others
        elif (
            part.has("education.unfinished", "education.in_progress", "education.early")
            or _ahead(part)
            or _in_program(part, message)
        ):
            self.begun.append(top)
            self.finished += others
        elif part.has("education.none") or _denied(part):
            self.finished += ["none", *others]
        else:
            self.finished.append(top)

    def take_unnamed(self, part: Message) -> None:
        """Take a clause that names no level: of the level before it, of some college, of a trade."""
        if self.finished and not self.begun and (part.has("education.not_done") or _ahead(part)):
            self._set_back()
        if self.finished and part.has("education.gave_up"):
            self._set_back()
        elif part.has("education.program") and part.has("education.in_progress"):
            self.begun.append("bachelor")
        elif part.has("education.levels.some_college"):
            self._take_college(part)
        elif part.has("education.self_taught"):
            self.finished.append("none")
        elif part.has("education.levels.trade"):
            self.finished += _with_school(self.finished)

    def _take_college(self, part: Message) -> None:
        if part.has("education.planned"):
            return
        if part.has("education.none") and not part.has("education.unfinished"):
            self.finished.append("none")
            return
        self.finished += _with_school(self.finished)
        self.begun.append("bachelor")

    def _set_back(self) -> None:
        """The level that was told last was not finished after all."""
        self.begun.append(self.finished.pop())
        self.finished.append(below(self.begun[-1]))


def _claims_apart(message: Message) -> list[Message]:
    """The clauses, cut as well where a claim follows a denial: "I do not have the diploma I have the GED"."""
    parts: list[str] = []
    for clause in message.clauses():
        claims = [*message.only(clause).every("education.claims_anew")]
        at = claims[0].start() if claims and message.only(clause[: claims[0].start()]).has("education.denied") else 0
        parts += [clause[:at], clause[at:]] if at else [clause]
    return [message.only(part) for part in parts]


def _with_school(finished: list[str]) -> list[str]:
    """What a course or some college implies: high school, unless it was just denied."""
    return [] if "none" in finished else ["high_school"]


def _by_examination(part: Message) -> bool:
    """Whether somebody left school and has its diploma all the same: "finished 11th then got my ged"."""
    left = part.only(part.without("education.left_in_grade").text)
    open_yet = left.has(*(f"education.{name}" for name in ("none", "unfinished", "in_progress", "early", "planned")))
    return left.text != part.text and left.has("education.by_examination") and not open_yet and not _denied(left)


def _denied(part: Message) -> bool:
    """Whether a no stands before the level, or ends the clause: "no bachelors", "college no"."""
    found = min((match.start() for match in _level_matches(part)), default=len(part.text))
    before = part.text[:found]
    instead = [match.end() for match in part.only(before).every("education.held_instead")]
    before = before[max(instead, default=0) :]
    return part.only(before).has("education.denied") or part.has("education.denied_last")


def _ahead(part: Message) -> bool:
    """Whether a year still to come is named: "part time MBA, finish in 2027"."""
    return any(int(year) > part.today.year for year in re.findall(r"\b20\d\d\b", part.text))


def _level_matches(part: Message) -> list[re.Match[str]]:
    """Where a clause names levels."""
    levels = (*EDUCATION_LEVELS, "plain_degree", "bachelor_by_school")
    return [match for level in levels for match in part.every(f"education.levels.{level}")]


def _in_program(part: Message, message: Message) -> bool:
    """Whether a degree is only named by the program that leads to it: "RN to BSN program"."""
    return (
        part.has("education.program") and not message.has("education.graduate_of") and not part.has("education.owned")
    )


def named_levels(part: Message) -> list[str]:
    """The levels a clause names, exact names first: "2 year degree" is not also a "degree"."""
    named: list[str] = []
    text = part.text
    for level in ("doctorate", "master", "associate", "bachelor", "high_school"):
        for language in part.languages:
            pattern = vocabulary.compiled(language, f"education.levels.{level}")
            if pattern is not None and pattern.search(text):
                named.append(level)
                text = pattern.sub(" ", text)
    if not named and part.has("education.levels.bachelor_by_school") and school(part.text) not in ("two_year", "trade"):
        named.append("bachelor")
    return named


def reached(message: Message, asked: str) -> str:
    """What is surely finished by someone who has begun the asked level; a doctorate's thesis comes after a master's."""
    return "master" if asked == "doctorate" and message.has("education.dissertation") else below(asked)


def before_level(message: Message, group: str) -> bool:
    """Whether words of a group stand before the first level that is named: "you need a degree for that?"."""
    named = [match.start() for match in _level_matches(message)]
    return any(match.start() < min(named, default=0) for match in message.every(group))


def below(level: str) -> str:
    """What someone who has begun a level has surely finished."""
    return {"doctorate": "bachelor", "master": "bachelor", "high_school": "none"}.get(level, "high_school")


def narrowed(families: frozenset[str]) -> frozenset[str]:
    """The families without wide ones of which a part is named: "mechanical engineering" is not any engineering."""
    wide = vocabulary.topic("en", "subjects")["wide"]
    return frozenset(family for family in families if not families & set(wide.get(family, ())))


def subject_of(message: Message) -> str | None:
    """The field of study as the applicant named it."""
    for _language in message.languages:
        for family in vocabulary.topic("en", "subjects")["families"]:
            match = subject_pattern(family).search(message.text)
            if match:
                return match.group()
    return None


@cache
def subject_pattern(family: str) -> re.Pattern[str]:
    return vocabulary.whole_words(vocabulary.topic("en", "subjects")["families"][family])


@lru_cache(maxsize=2048)
def subjects(text: str, languages: tuple[str, ...]) -> frozenset[str]:
    families = vocabulary.topic("en", "subjects")["families"]
    return frozenset(family for family in families if subject_pattern(family).search(text))
