"""Where the work is done."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.postings.document import Document
from bot.postings.patterns import compiled
from bot.postings.vocabulary import load

_REMOTE = compiled(
    r"\b(?:[Ff]ully [Rr]emote|100% [Rr]emote|(?:full-time |is a |position is |role is |job is "
    r"|work is |is )[Rr]emote\b|[Rr]emote(?:,| -| in the| within the) (?:U\.?S\.?A?\.?|United "
    r"States)|[Ww]ork from home|[Rr]emote[- ][Ff]irst|Remote (?:position|role|work environment))"
)

_ONLY_REMOTE = compiled(
    r"(?i)(?:location:?\s*)?(?:fully |100% )?remote(?:\s?[(,–-]\s?(?:us|usa|u\.s\.?a?\.?|united states|anywhere)"
    r"[^.]{0,30})?\)?"
)
"""A line that says only that the work is done from home."""
_WORDS_TOO = frozenset(("OR", "IN", "OK", "ME", "HI"))
"""Codes of states that are words as well: "analyst, OR in a related field"."""


def location_of(document: Document, label: str | None, title: str | None, employer: str | None = None) -> str | None:
    """The place in the posting's own words, "Remote" when it says only that, or None."""
    if label:
        return label
    if title:
        match = compiled(r"[-–,(|]\s*((?:[A-Z][\w.]+\s?){1,3},\s?[A-Z]{2})\)?\s*$").search(title)
        if match:
            return match.group(1).strip()
    head = document.text[:3000]
    if any(_ONLY_REMOTE.fullmatch(block.text) for block in document.blocks[:6]):
        return "Remote"
    for pattern in (*_patterns()[:2], *_beside(employer), *_patterns()[2:]):
        for match in pattern.finditer(head):
            around = head[max(0, match.start() - 60) : match.start()]
            if not _is_no_place(match.group("place"), head[match.end() :]) and not compiled(
                r"(?i)headquarter|university of|founded|degree|licen[sc]|offices? (?:in|throughout)"
            ).search(around):
                return match.group("place").strip()
    return "Remote" if _REMOTE.search(head) else None


def _is_no_place(place: str, after: str) -> bool:
    """Whether two states stand side by side ("Texas, Oklahoma", "TX, CO"), or the word "or" in capitals."""
    town, _, state = (part.strip() for part in place.rpartition(","))
    town = town.rpartition(",")[2].strip()
    if state in _WORDS_TOO and (town.isupper() or compiled(r" \w").match(after)):
        return True
    states = load("places")["states"]
    two = town in states["codes"] or (town.lower() in _names() and state.lower() in _names())
    return two and town.lower() != "new york"


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(name.lower() for name in load("places")["states"]["names"])


def _beside(employer: str | None) -> tuple[re.Pattern[str], ...]:
    """A town beside the employer's name, or before the words that it is hiring: "Blue Flame Co. - Chattanooga"."""
    town = r"(?P<place>[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,2}(?:,\s[A-Z]{2})?(?:\sor\s[Rr]emote)?)"
    hiring = re.compile(rf"\bin\s{town}\s(?:seeks|needs|is (?:seeking|hiring|looking)|has an opening)")
    if not employer:
        return (hiring,)
    bare = re.escape(employer.rstrip("."))
    return re.compile(rf"(?m){bare}\.?\s+[-–—|·•]\s+{town}(?=\s*(?:$|[(|·•\n]|\s[-–—]))"), hiring


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    """From the surest to the least: "located in Aurora, OH", "Aurora, OH", "in Brooklyn"."""
    places = load("places")["states"]
    codes = "|".join(re.escape(code) for code in sorted(places["codes"], key=len, reverse=True))
    names = "|".join(re.escape(name) for name in sorted(places["names"], key=len, reverse=True) if len(name) > 4)
    cities = "|".join(re.escape(city) for city in sorted(places["cities"], key=len, reverse=True))
    town = r"(?:(?:St|Ft|Mt)\. ?|[A-Z][a-z]+[ -]){0,2}[A-Z][a-zA-Z]+"
    place = (
        rf"(?P<place>(?:\d+ (?:[A-Z][\w.]* ?){{1,4}}, )?{town}, ?(?:(?!MS [A-Z])(?:{codes})(?![A-Z])(?: \d{{5}}\b)?|"
        rf"(?:{names})\b))"
    )
    lead = (
        r"(?i:located in|based in|located at|position in|office in|in|at|available in|near|to our)\s(?:the "
        r"|downtown |beautiful |sunny |West |East )?"
    )
    return (
        re.compile(lead + place),
        re.compile(place),
        re.compile(rf"\b(?:in|on|near|throughout|around|serving)\s(?:the\s)?(?P<place>{cities})\b"),
    )
