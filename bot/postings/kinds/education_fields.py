"""The fields of study of a degree: behind it, before it, and in its letters."""

from __future__ import annotations

import re
from functools import cache

from bot.postings.first_letters import compile_quick
from bot.postings.kinds.tails import split_list, trim_field, words_of
from bot.postings.patterns import compiled
from bot.postings.vocabulary import load

_LISTED = compiled(
    r"(?i)(?:(?:at least\s)?(?:one|any|either|some)(?:\sor\smore)?\s)?(?:of\s)?(?:the\s)?following"
    r"(?P<like>\sor\s(?:an?\s)?related)?(?:\s(?:fields?|areas?|disciplines?|subjects?|majors?|programs?|specialties)(?:\sof\sstudy)?)?\s?[:,–-]\s*"
)
"""Words before fields of study that only announce them: "in one of the following fields: "."""
_LETTERS_OF_IT = compiled(r"\s\((?=[A-Z])[A-Z][\w./&\s]{0,10}\)(?=,)")
"""Its letters behind a field: "Library Science (MLIS), or a related field"."""
_IN_BRACKETS = compiled(
    r"(?i)\s\((or (?:an?y? )?(?:closely )?(?:related|similar|relevant|comparable) "
    r"(?:field|discipline|area|subject)s?)\)"
)
"""What brackets take besides a field: "Hospitality (or related field)"."""
_RELATED = compiled(
    r"(?i)\b((?:related|similar|relevant)\s(?:technical\s)?(?:field|discipline|area|subject|major)s?(?:\sof\sstudy)?)\b.*"
)
"""The end of a list of fields, whatever the line goes on with."""


def fields_of(before: str, degree: str, after: str) -> list[str]:
    """Fields of study: "in Business or Marketing", or before the degree: "Civil Engineering degree"."""
    inside = compiled(r"\bdegree in (.+)$", re.I).search(degree)
    match = compiled(
        r"\W*(?:degree|level|required|preferred|\(or equivalent\)|or equivalent|or higher|or above)?\W*(?:from "
        r"an? (?:(?!and\b|plus\b|by\b|\d)[\w-]+\s+)+?)?\s*\b(?:in|"
        r"with (?:an? )?(?:major|emphasis|concentration|focus|specialization) in|of|with a focus on|"
        r"major(?:ing)? in)\b\s+(.+)",
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
            if tail.lower() in known and (named or tail.lower() != "education" or " " not in degree):
                return [tail]  # "Education Bachelor's degree" is a label and its value
        return _behind_letters(degree, after)
    listed = _LISTED.match(span)
    span = _IN_BRACKETS.sub(r" \1", span)
    span = _RELATED.sub(r"\1", _LETTERS_OF_IT.sub("", span[listed.end() :] if listed else span))
    span = compiled(
        r"(?:\s\+|,?\s+(?:or|and)\s+(?:an?\s+)?(?:equivalent|at least|\d|minimum|commensurate|combination|"
        r"experience|relevant experience|\w+ years?)|,?\s+(?:plus|with|from|and have|and a minimum|"
        r"and \w+ years)\s|\bwith\s|\(|\d|,?\s+equivalent)",
        re.I,
    ).split(span)[0]
    fields = [f for f in split_list(trim_field(span, most_words=24)) if len(f.split()) <= 6]
    like = ["related field"] if listed and listed.group("like") else []
    fields = [
        f
        for f in fields
        if not compiled(r"(?i)licen[sc]|certif|credential|diploma|experience|degree|\bmilitary\b|equivalent").search(f)
    ]
    return [compiled(r"^(?:an?|the|any|other|in)\s+", re.I).sub("", f) for f in fields][:8] + like


def _behind_letters(degree: str, after: str) -> list[str]:
    """A known field right behind a degree's letters: "BSc Computer Science"."""
    words = compiled(r"\s(?:(?!experience|and|or)[A-Z]\w+\s?){1,4}").match(after) if degree.isalpha() else None
    field = words.group().strip() if words else ""
    return [field] if field.lower() in words_of("education", "fields", "terms") else []


def implied(degree: str) -> list[str]:
    """The field that a degree's letters say: BSN is nursing."""
    plain = degree.replace(".", "")
    return next(([field] for letters, field in _letters() if letters.search(plain)), [])


@cache
def _letters() -> tuple[tuple[re.Pattern[str], str], ...]:
    implied = load("education")["implied"]
    return tuple((compile_quick(rf"\b{re.escape(letters)}(?!\w)"), str(field)) for letters, field in implied.items())


def fields_only(text: str) -> list[str]:
    """The fields of study when a line holds nothing else ("Business, Communications, or Marketing"), else []."""
    items = split_list(text.strip(" ."))
    known = words_of("education", "fields", "terms")
    return items if items and len(items) <= 8 and all(item.lower() in known for item in items) else []
