"""The highest level of education finished, and in which field."""

from __future__ import annotations

import re

from bot.matching import vocabulary
from bot.matching.degrees import (
    RISING,
    before_level,
    below,
    levels,
    named_levels,
    narrowed,
    reached,
    subject_of,
    subject_pattern,
    subjects,
)
from bot.matching.message import Message
from bot.matching.outcome import doubtful, met, not_met, open_answer
from bot.matching.polarity import Polarity, plain_no, polarity, telling
from bot.matching.schools import school, without_school
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading

_LETTERS = re.compile(r"[A-Z]{2,5}\b(?! (?:and|or)\b)")
"""Capitals that open an answer."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|'\d\d\b")
_STEM = 5
"""Letters of a field of study by which it is known again, also where the rest is mistyped."""
_FEW_WORDS = 1
"""Most other words beside a school: "econ, Michigan, Go Blue" is a degree, a sentence that names one need not be."""


def read(criterion: Criterion, message: Message) -> Reading | None:
    """Read the highest finished level; unfinished and foreign degrees are weighed with care."""
    asked = str(criterion.get("level") or "high_school")
    for beside in ("not_left", "asked_for", "stopped_at", "not_of_here"):
        message = message.without(f"education.{beside}")
    in_place = message.has("education.in_place")
    message = message.without("education.in_place") if in_place else message
    level, pending = levels(message)
    lacking = level is None or RISING.index(level) < RISING.index(asked)
    if in_place and lacking and criterion.get("or_equivalent") and asked != "high_school":
        return doubtful("education.equivalent_claimed", level=level or "none")
    subject = subject_of(message.without("education.not_studied"))
    special = _special(message, asked, level)
    if special is not None:
        return special
    if level is None and pending is None:
        return _without_level(criterion, message, asked)
    value = {"level": level or "none", **({"field": subject} if subject else {})}
    if level is not None and RISING.index(level) >= RISING.index(asked):
        return _enough(criterion, message, value)
    if pending is not None and RISING.index(pending) >= RISING.index(asked):
        return _pending(criterion, message, value)
    if asked == "high_school" and polarity(message).lead is True and message.has("education.college_named"):
        return met("education.yes_and_college", level=asked)
    if criterion.get("or_equivalent") and (_claims(message) or _worked(message, asked)):
        return doubtful("education.equivalent_claimed", **value)
    if _unknown_degree(message):
        return open_answer("education.unknown_degree")
    return not_met("education.below", **value)


def _worked(message: Message, asked: str) -> bool:
    """Whether work or training is told of that may stand for a degree where an equivalent is accepted."""
    if asked != "high_school" and message.has("education.worked_up"):
        return True
    return message.without("education.no_work").has("education.work")


def _unknown_degree(message: Message) -> bool:
    """Whether letters that may be a degree stand beside a university and nothing tells how far somebody got."""
    if named_levels(message) or message.has("education.attended", "education.none"):
        return False
    return message.has("education.school_year") and _LETTERS.match(message.raw.strip()) is not None


def _special(message: Message, asked: str, level: str | None) -> Reading | None:
    """Readings of what looks like a level and is none: schooling that goes on, others' degrees, other papers."""
    if (
        level is not None
        and (message.has("education.of_others") or before_level(message, "education.of_anybody"))
        and not message.has("education.own")
        and not _apart(message, asked, level)
    ):
        return open_answer("education.of_others")
    if level == asked != "high_school" and _only_likened(message, asked):
        return open_answer("education.likened")
    if message.has("education.held_back"):
        return doubtful("education.held_back", level=asked)
    if message.has("education.three_years") and asked == "bachelor" and level == "bachelor":
        return doubtful("education.three_years", level=level)
    if asked in ("master", "doctorate") and message.has("education.conferral") and level != asked:
        return met("education.conferred", level=asked) if _long_ago(message) else open_answer("education.conferral")
    if level == "high_school" and asked != level and _of_university(message):
        return open_answer("education.diploma_of_university")
    if asked == level == "high_school" and message.has("education.last_grade"):
        return open_answer("education.last_grade")
    if message.has("education.not_school"):
        return doubtful("education.not_school", level="none")
    if level == "high_school" and asked != level and message.has("education.bachillerato"):
        return open_answer("education.bachillerato")  # a high school here, a bachelor's degree in Puerto Rico
    if level not in (None, "none", "high_school"):
        return None
    if asked == level == "high_school" and _short_of_school(message):
        plain = message.has("education.gave_up")
        return not_met("education.unfinished", level="none") if plain else doubtful("education.nearly", level="none")
    if message.has("education.nursing_diploma"):
        return met("education.level", level=asked) if asked == "high_school" else open_answer("education.diploma_nurse")
    if asked == "high_school" and message.has("education.high_school_now") and not message.has("education.left_school"):
        if message.has("education.leaving"):
            return doubtful("education.in_progress", level="none")
        return not_met("education.at_school", level="none")
    if asked == "high_school" and level == "none" and message.has("education.not_quite"):
        return open_answer("education.other_papers")
    only_papers = message.has("education.not_quite") or (
        level and not named_levels(message) and message.has("education.levels.trade")
    )
    if asked == "high_school" and level == "high_school" and only_papers and polarity(message).answer is not True:
        return open_answer("education.other_papers")
    if level is None or level == "high_school":
        return _alumni(message, asked)
    return None


def _only_likened(message: Message, asked: str) -> bool:
    """Whether the degree is only what another paper is said to be like: "counts as a bachelor's"."""
    if not message.has("education.likened") or message.has("education.weighed"):
        return False
    return polarity(message).conditional or asked not in named_levels(message.without("education.likened"))


def _of_university(message: Message) -> bool:
    """Whether the only diploma that is named is one of a university: abroad that is mostly a bachelor's degree."""
    return message.has("education.diploma_of_university") and not message.has("education.of_high_school")


def _short_of_school(message: Message) -> bool:
    """Whether credits are missing and no college is named, so that they are those of a high school."""
    unfinished = message.has("education.unfinished") and not named_levels(message)
    return unfinished and not message.has("education.college_named") and school(message.text) is None


def _long_ago(message: Message) -> bool:
    """Whether a year that is over is named."""
    years = [int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", message.text)]
    return bool(years) and max(years) < message.today.year


def _apart(message: Message, asked: str, level: str) -> bool:
    """Whether others are spoken of in a clause of their own, beside home schooling or a lower degree."""
    if not message.has("education.home_school") and RISING.index(level) >= RISING.index(asked):
        return False
    parts = [message.only(clause) for clause in message.clauses()]
    return any(named_levels(part) and not part.has("education.of_others") for part in parts)


def _alumni(message: Message, asked: str) -> Reading | None:
    """A field of study or a year beside a school: "Econ, University of Michigan, '19", "West Point grad"."""
    text = message.text
    kind = school(text)
    graduated = message.has("education.graduate_of")
    if kind is None or kind == "trade" or asked not in ("bachelor", "associate", "high_school"):
        return None
    if (
        set(named_levels(message)) - {"bachelor"}
        or message.has("education.denied")
        or (message.has("education.attended") and not graduated)
    ):
        return None
    subject = subject_of(message)
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
    for family in subjects(message.text, message.languages):
        text = subject_pattern(family).sub(" ", text)
    return [word for word in telling(message.only(text).without("education.graduate_of")) if word not in _of_schools()]


def _enough(criterion: Criterion, message: Message, value: dict[str, str]) -> Reading:
    if message.has("education.not_exactly") or (
        polarity(message.without("education.rhetorical")).hedged and not _claims(message)
    ):
        return doubtful("education.hedged", **value)
    if criterion.get("fields") and "field" not in value and message.has("education.a_degree"):
        return open_answer("education.a_degree")
    if value["level"] == criterion.get("level") and _opens_with_no(message) and not _own(message):
        return doubtful("education.no_first", **value)
    near = _fits(criterion, message) and not _unknown_field(criterion, message)
    return met("education.level", **value) if near else doubtful("education.other_field", **value)


def _pending(criterion: Criterion, message: Message, value: dict[str, str]) -> Reading:
    equivalent = criterion.get("or_equivalent") and criterion.get("level") != "high_school"
    if message.has("education.early") and not equivalent:
        return not_met("education.early", **value)
    if (message.has("education.in_progress") and not message.has("education.gave_up")) or equivalent:
        return doubtful("education.in_progress", **value)
    if not message.has("education.unfinished") and not message.has("education.some_only"):
        return open_answer("education.attended")
    return (
        doubtful("education.nearly", **value)
        if message.has("education.nearly")
        else not_met("education.unfinished", **value)
    )


def _opens_with_no(message: Message) -> bool:
    """Whether a no opens the answer."""
    return vocabulary.starts("education.no_first", message.text, message.languages)


def _of_schools() -> list[str]:
    return list(vocabulary.topic("en", "filler")["of_schools"])


def _own(message: Message) -> bool:
    """Whether a degree is claimed as one's own, or dated."""
    return message.has("education.own") or _YEAR.search(message.text) is not None


def _fits(criterion: Criterion, message: Message) -> bool:
    """Whether the named field of study is the asked one or near it; no field named counts as yes."""
    asked = [str(name).lower() for name in criterion.get("fields") or ()]
    text = message.without("education.not_studied").text
    named = narrowed(subjects(text, message.languages))
    if not asked or not named or any(name in text for name in asked) or any("related" in a for a in asked):
        return True
    wanted = set().union(*(narrowed(subjects(name, vocabulary.LANGUAGES)) for name in asked))
    tables = [vocabulary.topic("en", "subjects")[table] for table in ("near", "wide")]
    near = {other for family in wanted for table in tables for other in table.get(family, ())}
    return not wanted or bool(named & (wanted | near))


def _unknown_field(criterion: Criterion, message: Message) -> bool:
    """Whether a degree in something is claimed that no family of fields knows, where one of a field is asked."""
    asked = [str(name).lower() for name in criterion.get("fields") or ()]
    if not asked or not message.has("education.in_some_field") or subjects(message.text, message.languages):
        return False
    known = all(subjects(name, vocabulary.LANGUAGES) for name in asked)
    begun = {word[:_STEM] for name in asked for word in name.split() if len(word) >= _STEM}
    return known and not any(stem in message.text for stem in begun)


def _at_college(message: Message) -> bool:
    """Whether somebody is in an early year at a college, and so through with school."""
    at_school = message.has("education.of_high_school", "education.high_school_now")
    named = message.has("education.college_named") or school(message.text) is not None
    return message.has("education.early") and named and not at_school


def _claims(message: Message) -> bool:
    """Whether something equivalent is claimed; "nothing equivalent" claims nothing."""
    return message.without("education.no_equivalent").without("education.no_work").has("education.claim")


def _without_level(criterion: Criterion, message: Message, asked: str) -> Reading | None:
    """Readings of answers that name no degree or school."""
    said = polarity(message)
    equivalent = bool(criterion.get("or_equivalent")) and asked != "high_school"
    if _claims(message) and not said.yes and equivalent:
        return doubtful("education.equivalent_claimed", level="none")
    open_yet = _not_finished(message, asked, said, equivalent)
    if open_yet is not None:
        return open_yet
    if not said.no and not said.hedged and message.has("education.done_in"):
        return met("education.graduated", level=asked)
    if asked == "high_school" and message.has("education.graduated") and not said.no:
        return met("education.graduated", level=asked)
    studied = subject_of(message.without("education.not_studied"))
    if studied and not said.no and not said.hedged:
        return (
            met("education.field", level=asked)
            if said.yes or (message.has("education.school_year") and not message.has("education.studied"))
            else open_answer("education.field_only", {"level": asked, "field": studied})
        )
    if not said.no and message.has("education.got_it"):
        return met("education.got_it", level=asked)
    if not said.no and message.has("education.several"):
        return met("education.several", level=asked)
    if said.answer is True or (
        said.lead is True and said.yes and not said.no and not said.conditional and not said.hedged
    ):
        return met("education.yes", level=asked)
    if plain_no(message, said):
        return not_met("education.no", level="none")
    return open_answer("education.hedged") if said.yes or said.no or said.hedged else None


def _not_finished(message: Message, asked: str, said: Polarity, equivalent: bool) -> Reading | None:
    """Readings of schooling without a name that goes on, was given up or never begun."""
    if asked == "high_school" and _at_college(message):
        return met("education.at_college", level=asked)
    if message.has("education.early") and not equivalent and not said.yes:
        return not_met("education.early", level=below(asked))
    if (
        message.has("education.in_progress")
        and (not message.has("education.gave_up") or message.has("education.went_back"))
        and not message.has("education.got_it")
    ):
        return doubtful("education.in_progress", level=reached(message, asked))
    if message.has("education.unfinished") and message.has("education.nearly") and not message.has("education.gave_up"):
        return doubtful("education.nearly", level=reached(message, asked))
    if (message.has("education.unfinished") or message.has("education.none")) and (
        said.hedged or message.only(message.raw.lower()).has("education.passed")
    ):
        return open_answer("education.passed_and_not")
    later = message.find("education.later") if asked == "high_school" else None
    if later is not None and message.has("education.gave_up") and not message.has("education.in_progress"):
        done = message.only(later.group()).has("education.finished_it")
        return met("education.later", level=asked) if done else open_answer("education.later")
    if message.has("education.went_back"):
        return open_answer("education.went_back")
    if message.has("education.unfinished") or message.has("education.none"):
        return (
            doubtful(
                "education.unfinished", level=reached(message, asked) if message.has("education.unfinished") else "none"
            )
            if equivalent
            and (message.has("education.unfinished") or message.without("education.no_work").has("education.work"))
            else not_met(
                "education.none",
                level=reached(message, asked)
                if message.has("education.unfinished") and asked != "high_school"
                else "none",
            )
        )
    return None
