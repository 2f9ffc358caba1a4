"""Papers that share the word before their numbers: "Series 6, 63 and 65/66", "OSHA 10 or 30"."""

from __future__ import annotations

from collections.abc import Iterator

from bot.postings.found import Found
from bot.postings.phrases import Guarded

_NUMBER = r"\d{1,3}(?:[\s-]hours?)?(?![\d%])(?!\s(?:years?|months?|days?|minutes?)\b)"
_SERIES = Guarded(
    "series osha",
    rf"(?P<words>\b(?-i:[Ss]eries|SERIES|OSHA)[\s-]){_NUMBER}"
    rf"(?:\s?(?:[/&]|,\s(?:(?:and|or|&)\s)?|\b(?:and/or|and|or)\s)\s?(?:(?:series|osha)[\s-])?{_NUMBER})+",
)


def by_series(text: str) -> Iterator[Found]:
    """All numbers behind one word, with what joins them: nobody is asked for the first of them only."""
    for match in _SERIES.finditer(text):
        kind = "certification" if match.group("words").startswith("OSHA") else "license"
        yield Found(kind, match.start(), match.end(), {"name": match.group()}, strong=True)
