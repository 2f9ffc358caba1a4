"""Fields of study that are told beside a degree's own words: by its letters, in brackets, or as "a related field"."""

from __future__ import annotations

import re
from functools import cache

from bot.postings.first_letters import compile_quick
from bot.postings.patterns import compiled
from bot.postings.vocabulary import load

_LIKE = r"(?:closely )?(?:related|similar|relevant|comparable) (?:field|discipline|area|subject)s?(?: of study)?"
_LETTERS_AGAIN = compiled(rf"\s?\((?:[A-Z][A-Za-z./-]{{1,7}}|(?P<related>or (?:an?y? )?{_LIKE}))\)")
"""A degree's letters behind its field, and brackets that take other fields: "Library Science (MLIS)"."""
_RELATED = compiled(rf"(?i)^(?:an?y? )?({_LIKE})\b.*$")
_OR_RELATED = compiled(rf"(?i)\)?,?\s\(?or (?:an?y? )?({_LIKE})\b")
_OR_LIKE_IT = compiled(r"(?i)^[^.;]*\bor\s(?:an?y?\s)?(?:(?:other|another|equivalent|similar|comparable|related)\s)+$")


def without_brackets(span: str) -> str:
    """Fields of study without the letters of their degree, and with what brackets take besides."""
    return _LETTERS_AGAIN.sub(r" \g<related>", span)


def related_alone(item: str) -> str:
    """A related field without what a line that lost its breaks has behind it; any other item as it is."""
    return _RELATED.sub(r"\1", item)


def related_behind(rest: str) -> list[str]:
    """The related field that the words right behind a degree take: "(MLIS), or a related field"."""
    match = _OR_RELATED.match(rest)
    return [match.group(1)] if match else []


def does_as_well(between: str) -> bool:
    """Whether a degree does as well as the one before: "an MLIS with ..., or equivalent graduate degree"."""
    return _OR_LIKE_IT.search(between) is not None


def implied(degree: str) -> list[str]:
    """The field that a degree's letters say: BSN is nursing."""
    plain = degree.replace(".", "")
    return next(([field] for letters, field in _letters() if letters.search(plain)), [])


@cache
def _letters() -> tuple[tuple[re.Pattern[str], str], ...]:
    told = load("education")["implied"]
    return tuple((compile_quick(rf"\b{re.escape(letters)}(?!\w)"), str(field)) for letters, field in told.items())
