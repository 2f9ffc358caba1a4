"""Where the work is done."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.postings.document import Document
from bot.postings.vocabulary import load

_REMOTE = re.compile(
    r"\b(?:[Ff]ully [Rr]emote|100% [Rr]emote|(?:full-time |is a |position is |role is |job is "
    r"|work is |is )[Rr]emote\b|[Rr]emote(?:,| -| in the| within the) (?:U\.?S\.?A?\.?|United "
    r"States)|[Ww]ork from home|[Rr]emote[- ][Ff]irst|Remote (?:position|role|work environment))"
)


def location_of(document: Document, label: str | None, title: str | None) -> str | None:
    """The place in the posting's own words, "Remote" when it says only that, or None."""
    if label:
        return label
    if title:
        match = re.search(r"[-–,(|]\s*((?:[A-Z][\w.]+\s?){1,3},\s?[A-Z]{2})\)?\s*$", title)
        if match:
            return match.group(1).strip()
    head = document.text[:3000]
    for pattern in _patterns():
        for match in pattern.finditer(head):
            around = head[max(0, match.start() - 60) : match.start()]
            if not re.search(
                r"(?i)headquarter|university of|founded|degree|licen[sc]|offices? (?:in|throughout)", around
            ):
                return match.group("place").strip()
    return "Remote" if _REMOTE.search(head) else None


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    """From the surest to the least: "located in Aurora, OH", "Aurora, OH", "in Brooklyn"."""
    places = load("places")["states"]
    codes = "|".join(re.escape(code) for code in sorted(places["codes"], key=len, reverse=True))
    names = "|".join(re.escape(name) for name in sorted(places["names"], key=len, reverse=True) if len(name) > 4)
    cities = "|".join(re.escape(city) for city in sorted(places["cities"], key=len, reverse=True))
    town = r"(?:(?:St|Ft|Mt)\. ?|[A-Z][a-z]+[ -]){0,2}[A-Z][a-zA-Z]+"
    place = (
        rf"(?P<place>(?:\d+ [\w .]{{3,30}}, )?{town}, ?(?:(?!MS [A-Z])(?:{codes})(?![A-Z])(?: \d{{5}}\b)?|"
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
