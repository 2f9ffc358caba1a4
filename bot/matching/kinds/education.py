"""The highest level of education finished, and in which field."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from bot.matching import vocabulary
from bot.matching.message import Message
from bot.matching.outcome import doubtful, met, not_met, open_answer
from bot.matching.polarity import plain_no, polarity, telling
from bot.matching.schools import school, without_school
from bot.screening.criterion import EDUCATION_LEVELS, Criterion
from bot.screening.reading import Reading

_DENIED = re.compile(
    r"\b(?:no|not|never|without)\b(?! (?:(?:sir|ma'?am|sorry|i|i have|it is),? )*(?:just|only|problem|yet))"
)
"""A level in a clause with such a word is not held: "not a college grad"."""
_DENIED_LAST = re.compile(
    r"\b(?:no|nope|not|never)(?: (?:yet|sorry|started|begun|finished|done|completed?|there|mine|have it))*\W*$"
)
_NO_EQUIVALENT = re.compile(
    r"\b(?:no|not|nothing|never|without|nor|neither|ni|nada|sin|tampoco|ningun[ao]?)(?: \w+){0,3} equivalent[es]*\b"
)
_WORK = re.compile(
    r"\b(?:work(?:ed|ing)? (?:as|in|for|since)|experience|years|yrs|since (?:19|20)\d\d|decades?"
    r"|experiencia|anos|trabaj\w+)\b"
)
"""Work told of beside a missing degree: where an equivalent is accepted, that may be meant as one."""

_NO_FIRST = re.compile(r"(?:no|nope|nah|naw)(?: sir| ma'?am| sorry)?(?:[,.!]+| but)\s")
_PASSED = re.compile(r"\b(?<!not )(?:passed|walked|did finish|did graduate|all (?:\d+ )?credits (?:are )?done)\b")
_DONE_IN = re.compile(
    r"\b(?:graduated|finally finished|finally graduated|finished up|walked) (?:back )?(?:in )?(?:\w+ )?"
    r"(?:19\d\d|20[01]\d|202[0-6])\b"
)
_STUDIED = re.compile(r"\b(?:studied|studying|went|attended|classes)\b(?!.*\bgraduated)")
_OWNED = re.compile(r"\b(?:earned|got|conferred|received|done with|through)\b")
_RISING = list(EDUCATION_LEVELS)
_OWN = re.compile(
    r"\b(?:i (?:have|got|hold|earned|finished|graduated|did|do|am|completed)|mine|yes|yeah|yep"
    r"|tengo|soy|saque|obtuve|termine|hice)\b"
)
"""Signs that it is the applicant's own degree that is spoken of."""
_NOT_DONE = re.compile(
    r"\b(?:(?:1st|2nd|3rd|first|second|third|final|last) (?:year|semester|term)(?! of)"
    r"|graduat(?:e|ing)|finishing|will (?:be done|finish|graduate|have it)|expected|almost (?:done|finished)"
    r"|(?:credits?|class(?:es)?|semesters?|courses?) (?:left|to go|short|shy|away)|in progress"
    r"|not (?:done|finished) yet"
    r"|still (?:working on it|in school|finishing|enrolled|in it))\b"
)
"""A clause of its own that says the degree named before is not finished: "bachelors, graduating in may"."""
_LEAVING = re.compile(r"\b(?:graduat\w+|finish\w*|complet\w+|diploma|ged|done|june|may|soon|left)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|'\d\d\b")
_GRADUATED = re.compile(
    r"\b(?:grad(?:uate|uated|s)?|alum(?:ni|nus|na)?|class of|(?:summa|magna)(?: cum laude)?|cum laude"
    r"|with (?:honors|distinction)"
    r"|degree|diploma|finished|completed|titulad[oa]|egresad[oa]|graduad[oa]|me gradue)\b"
    r"(?! (?:in (?:may|june|december)|next|this|soon|school|high)\b)"
)
_OF_SCHOOLS = frozenset("major bachelor bachelors go college school state campus main honors proud tech".split())
_FEW_WORDS = 1
"""Most other words beside a school: "econ, Michigan, Go Blue" is a degree, a sentence that names one need not be."""
_NOT_STUDIED = re.compile(
    r"\b(?:\w+ )?years?(?: of| in| as| with| doing)+ [^,.;]*|\bwork(?:ed|ing)? (?:in|as|for|at|with) [^,.;]*"
    r"|\bbeen (?:in|doing|a) [^,.;]*|\bexperience (?:in|with|as) [^,.;]*|\bminor(?:ed|ing)? in [^,.;]*|\b[a-z]+ minor\b"
)
"""Fields that somebody worked in, or studied on the side."""
_GOT_IT = re.compile(r"\b(?:got|earned|finished|completed|received) (?:it|mine)\b[^.]*\b(?:19\d\d|20[01]\d|202[0-6])\b")
_ATTENDED = re.compile(
    r"\b(?:went|studied|attend\w*|some|years|semesters?|credits?|class(?:es)?(?! of)|courses?|current\w*|until|to|left"
    r"|drop\w*|not|no|never|high|trade|since"
    r"|enrolled|start\w*|expected|student|certificate)\b"
)
_COLLEGE = re.compile(r"\b(?:associate'?s?|degree|college|a[as]+|adn|asn)\b")
_FURTHER = re.compile(r"\b(?:then|later|after|finish\w*|complet\w*|transfer\w*|went on|also|and a)\b")
"""After an associate degree: "then finished my degree at UCF"."""
_HAS_SEVERAL = re.compile(
    r"\bi (?:have|got|hold|earned) (?:1|2|3|one|two|three|both|several|a couple)(?: of (?:them|those))?"
    r"(?: actually| in fact| already| lol| haha| even)*[.!]*$"
)


def read(criterion: Criterion, message: Message) -> Reading | None:
    """Read the highest finished level; unfinished and foreign degrees are weighed with care."""
    asked = str(criterion.get("level") or "high_school")
    level, pending = _levels(message)
    subject = _subject(message)
    special = _special(message, asked, level)
    if special is not None:
        return special
    if level is None and pending is None:
        return _without_level(criterion, message, asked)
    value = {"level": level or "none", **({"field": subject} if subject else {})}
    if level is not None and _RISING.index(level) >= _RISING.index(asked):
        return _enough(criterion, message, value)
    if pending is not None and _RISING.index(pending) >= _RISING.index(asked):
        return _pending(criterion, message, value)
    if criterion.get("or_equivalent") and (_claims(message) or _WORK.search(message.text)):
        return doubtful("education.equivalent_claimed", **value)
    return not_met("education.below", **value)


def _special(message: Message, asked: str, level: str | None) -> Reading | None:
    """Readings of what looks like a level and is none: schooling that goes on, others' degrees, other papers."""
    if level is not None and _has(message, "of_others") and not _OWN.search(message.text):
        return open_answer("education.of_others")
    if _has(message, "not_school"):
        return doubtful("education.not_school", level="none")
    if level not in (None, "none", "high_school"):
        return None
    if _has(message, "nursing_diploma"):
        return met("education.level", level=asked) if asked == "high_school" else open_answer("education.diploma_nurse")
    if asked == "high_school" and _has(message, "high_school_now"):
        if _LEAVING.search(message.text):
            return doubtful("education.in_progress", level="none")
        return not_met("education.at_school", level="none")
    if asked == "high_school" and level == "none" and _has(message, "not_quite"):
        return open_answer("education.other_papers")
    only_papers = _has(message, "not_quite") or (level and not _named(message) and _has(message, "trade", "levels"))
    if asked == "high_school" and level == "high_school" and only_papers and polarity(message).answer is not True:
        return open_answer("education.other_papers")
    if level is None or level == "high_school":
        return _alumni(message, asked)
    return None


def _alumni(message: Message, asked: str) -> Reading | None:
    """A field of study or a year beside a school: "Econ, University of Michigan, '19", "West Point grad"."""
    text = message.text
    kind = school(text)
    graduated = _GRADUATED.search(text) is not None
    if kind is None or kind == "trade" or asked not in ("bachelor", "associate", "high_school"):
        return None
    if set(_named(message)) - {"bachelor"} or _DENIED.search(text) or (_ATTENDED.search(text) and not graduated):
        return None
    subject = _subject(message)
    if not (subject or graduated or _YEAR.search(text)) or len(_beside_school(message)) > _FEW_WORDS:
        return None
    level = "associate" if kind == "two_year" else "bachelor"
    value = {"level": level, **({"field": subject} if subject else {})}
    if level == "associate" and asked == "bachelor":
        return doubtful("education.two_year_school", **value)
    return met("education.alumni", **value)


def _beside_school(message: Message) -> list[str]:
    """Telling words besides a school, fields of study and years."""
    text = _YEAR.sub(" ", without_school(message.text))
    for family in _subjects(message.text, message.languages):
        text = _subject_pattern(family).sub(" ", text)
    return [word for word in telling(message.only(_GRADUATED.sub(" ", text))) if word not in _OF_SCHOOLS]


def _enough(criterion: Criterion, message: Message, value: dict[str, str]) -> Reading:
    if polarity(_without(message, "rhetorical")).hedged and not _claims(message):
        return doubtful("education.hedged", **value)
    if value["level"] == criterion.get("level") and _NO_FIRST.match(message.text) and not _own(message):
        return doubtful("education.no_first", **value)
    near = _fits(criterion, message)
    return met("education.level", **value) if near else doubtful("education.other_field", **value)


def _pending(criterion: Criterion, message: Message, value: dict[str, str]) -> Reading:
    equivalent = criterion.get("or_equivalent") and criterion.get("level") != "high_school"
    if _has(message, "early") and not equivalent:
        return not_met("education.early", **value)
    if (_has(message, "in_progress") and not _has(message, "gave_up")) or equivalent:
        return doubtful("education.in_progress", **value)
    if not _has(message, "unfinished") and not _has(message, "some_only"):
        return open_answer("education.attended")
    return (
        doubtful("education.nearly", **value) if _has(message, "nearly") else not_met("education.unfinished", **value)
    )


def _own(message: Message) -> bool:
    """Whether a degree is claimed as one's own, or dated."""
    return _OWN.search(message.text) is not None or _YEAR.search(message.text) is not None


def _fits(criterion: Criterion, message: Message) -> bool:
    """Whether the named field of study is the asked one or near it; no field named counts as yes."""
    asked = [str(name).lower() for name in criterion.get("fields") or ()]
    text = _NOT_STUDIED.sub(" ", message.text)
    named = _narrowed(_subjects(text, message.languages))
    if not asked or not named or any(name in text for name in asked) or any("related" in a for a in asked):
        return True
    wanted = set().union(*(_narrowed(_subjects(name, vocabulary.LANGUAGES)) for name in asked))
    tables = [vocabulary.topic("en", "subjects")[table] for table in ("near", "wide")]
    near = {other for family in wanted for table in tables for other in table.get(family, ())}
    return not wanted or bool(named & (wanted | near))


def _narrowed(families: frozenset[str]) -> frozenset[str]:
    """The families without wide ones of which a part is named: "mechanical engineering" is not any engineering."""
    wide = vocabulary.topic("en", "subjects")["wide"]
    return frozenset(family for family in families if not families & set(wide.get(family, ())))


def _subject(message: Message) -> str | None:
    """The field of study as the applicant named it."""
    for _language in message.languages:
        for family in vocabulary.topic("en", "subjects")["families"]:
            match = _subject_pattern(family).search(message.text)
            if match:
                return match.group()
    return None


@cache
def _subject_pattern(family: str) -> re.Pattern[str]:
    return vocabulary.whole_words(vocabulary.topic("en", "subjects")["families"][family])


@lru_cache(maxsize=2048)
def _subjects(text: str, languages: tuple[str, ...]) -> frozenset[str]:
    families = vocabulary.topic("en", "subjects")["families"]
    return frozenset(family for family in families if _subject_pattern(family).search(text))


@cache
def _pattern(language: str, table: str, name: str) -> re.Pattern[str] | None:
    found = vocabulary.topic(language, "education").get(table, {}).get(name)
    return vocabulary.whole_words(found) if found else None


def _has(message: Message, group: str, table: str = "groups") -> bool:
    patterns = (_pattern(language, table, group) for language in message.languages)
    return any(pattern is not None and pattern.search(message.text) for pattern in patterns)


def _without(message: Message, group: str) -> Message:
    text = message.text
    for language in message.languages:
        pattern = _pattern(language, "groups", group)
        text = pattern.sub(" ", text) if pattern else text
    return message.only(text)


def _claims(message: Message) -> bool:
    """Whether something equivalent is claimed; "nothing equivalent" claims nothing."""
    rest = _NO_EQUIVALENT.sub(" ", message.text)
    patterns = (_pattern(language, "groups", "claim") for language in message.languages)
    return any(pattern is not None and pattern.search(rest) for pattern in patterns)


def _levels(message: Message) -> tuple[str | None, str | None]:
    """The highest finished level and the highest one begun but not finished."""
    finished: list[str] = []
    begun: list[str] = []
    planned: list[str] = []
    plain = "associate" if {"associate", "bachelor"} & set(_named(message)) == {"associate"} else "bachelor"
    for clause in message.clauses():
        part = message.only(clause)
        named = _named(part)
        if named == ["associate"] and _has(part, "trade", "levels") and not _COLLEGE.search(clause):
            named = []  # "trade school 2 years"
        if not named and _has(part, "plain_degree", "levels"):
            if plain == "associate" and _FURTHER.search(clause):
                begun.append("bachelor")
            named = [plain]
        if not named and finished and _NOT_DONE.search(clause):
            begun.append(finished.pop())
            finished.append(_below(begun[-1]))
        if not named and finished and _has(part, "gave_up"):
            begun.append(finished.pop())
            finished.append(_below(begun[-1]))
            continue
        if not named and _has(part, "some_college", "levels"):
            if _has(part, "none") and not _has(part, "unfinished"):
                finished.append("none")
                continue
            finished.append("high_school")
            begun.append("bachelor")
            continue
        if not named and _has(part, "trade", "levels"):
            finished.append("high_school")
            continue
        if not named:
            continue
        top = max(named, key=_RISING.index)
        if _has(part, "planned"):
            planned.append(top)
            finished += [level for level in named if level != top]
        elif _has(part, "unfinished") or _has(part, "in_progress") or _has(part, "early") or _in_program(part, message):
            begun.append(top)
            finished += [level for level in named if level != top]
        elif _has(part, "none") or _denied(part):
            finished += ["none"] + [level for level in named if level != top]
        else:
            finished.append(top)
    begun += [] if finished else planned
    going_on = _has(message, "unfinished") or _has(message, "in_progress")
    if begun and not finished and (going_on or _in_program(message, message)):
        finished = [_below(max(begun, key=_RISING.index))]
    best = max(finished, key=_RISING.index, default=None)
    if best in begun and going_on:
        best = _below(best or "none")
    return best, max(begun, key=_RISING.index, default=None)


def _denied(part: Message) -> bool:
    """Whether a no stands before the level, or ends the clause: "no bachelors", "college no"."""
    found = min((match.start() for match in _level_matches(part)), default=len(part.text))
    before = _DENIED.search(part.text[:found])
    return before is not None or _DENIED_LAST.search(part.text) is not None


def _level_matches(part: Message) -> list[re.Match[str]]:
    """Where a clause names levels."""
    tables = [(language, level) for language in part.languages for level in (*EDUCATION_LEVELS, "plain_degree")]
    patterns = [_pattern(language, "levels", level) for language, level in tables]
    return [match for pattern in patterns if pattern for match in pattern.finditer(part.text)]


def _in_program(part: Message, message: Message) -> bool:
    """Whether a degree is only named by the program that leads to it: "RN to BSN program"."""
    return _has(part, "program") and not _GRADUATED.search(message.text) and not _OWNED.search(part.text)


def _named(part: Message) -> list[str]:
    """The levels a clause names, exact names first: "2 year degree" is not also a "degree"."""
    named: list[str] = []
    text = part.text
    for level in ("doctorate", "master", "associate", "bachelor", "high_school"):
        for language in part.languages:
            pattern = _pattern(language, "levels", level)
            if pattern is not None and pattern.search(text):
                named.append(level)
                text = pattern.sub(" ", text)
    return named


def _below(level: str) -> str:
    """What someone who has begun a level has surely finished."""
    return {"doctorate": "bachelor", "master": "bachelor", "high_school": "none"}.get(level, "high_school")


def _without_level(criterion: Criterion, message: Message, asked: str) -> Reading | None:
    """Readings of answers that name no degree or school."""
    said = polarity(message)
    equivalent = bool(criterion.get("or_equivalent")) and asked != "high_school"
    if _claims(message) and not said.yes and equivalent:
        return doubtful("education.equivalent_claimed", level="none")
    if _has(message, "early") and not equivalent and not said.yes:
        return not_met("education.early", level=_below(asked))
    if _has(message, "in_progress") and not _has(message, "gave_up") and not _GOT_IT.search(message.text):
        return doubtful("education.in_progress")
    if _has(message, "unfinished") and _has(message, "nearly") and not _has(message, "gave_up"):
        return doubtful("education.nearly", level=_below(asked))
    if (_has(message, "unfinished") or _has(message, "none")) and (said.hedged or _PASSED.search(message.raw.lower())):
        return open_answer("education.passed_and_not")
    if _has(message, "unfinished") or _has(message, "none"):
        return (
            doubtful("education.unfinished", level=_below(asked))
            if equivalent and _has(message, "unfinished")
            else not_met(
                "education.none",
                level=_below(asked) if _has(message, "unfinished") and asked != "high_school" else "none",
            )
        )
    if not said.no and not said.hedged and _DONE_IN.search(message.text):
        return met("education.graduated", level=asked)
    if asked == "high_school" and _has(message, "graduated") and not said.no:
        return met("education.graduated", level=asked)
    if _subject(message) and not said.no and not said.hedged:
        return (
            met("education.field", level=asked)
            if said.yes or (_has(message, "school_year") and not _STUDIED.search(message.text))
            else open_answer("education.field_only")
        )
    if not said.no and _GOT_IT.search(message.text):
        return met("education.got_it", level=asked)
    if not said.no and _HAS_SEVERAL.search(message.text):
        return met("education.several", level=asked)
    if said.answer is True or (
        said.lead is True and said.yes and not said.no and not said.conditional and not said.hedged
    ):
        return met("education.yes", level=asked)
    if plain_no(message, said):
        return not_met("education.no", level="none")
    return open_answer("education.hedged") if said.yes or said.no or said.hedged else None
