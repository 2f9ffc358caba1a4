"""Where the work is done."""

from __future__ import annotations

import re
from functools import cache

from bot.postings.document import Document
from bot.postings.first_letters import compile_quick
from bot.postings.patterns import compiled
from bot.postings.place_signs import ONLY_REMOTE, cities, place_in_text
from bot.postings.place_spans import TOWN, only_a_place, state_behind_comma, states
from bot.postings.vocabulary import load

_REMOTE_TITLE = compiled(r"(?i)(?:[-–—|,]\s|\()(?:fully |100% )?remote(?:[\s,–-]+(?:us|usa|u\.s\.))?\)?\s*$")
"""A title that says so: "Claims Adjuster (Remote)"."""
_OR_REMOTE = compiled(r"(?i)\s(?:or|/)\s?remote$")
_WHERE_FROM = compiled(
    r"(?i)\s*(?:[-–—|,;·]\s*|\()(?:100% |fully |all )?(?:on[- ]?site|in[- ]office|in[- ]person|hybrid|no remote)\b"
    r"[^()]{0,30}\)?$"
)
"""The end of a label's value that says from where one works: "Chantilly, VA - 100% onsite"."""


def location_of(document: Document, label: str | None, title: str | None, employer: str | None = None) -> str | None:
    """The place in the posting's own words, "Remote" when it says only that, or None."""
    if on_top := _line_of_a_place(document):
        return on_top
    if label:
        coded = _BY_CODES.fullmatch(label)
        if coded and coded.group("state") in load("places")["states"]["codes"]:
            return _town_first(coded)
        return _WHERE_FROM.sub("", label).strip() or label
    beside = next((piece for piece in document.page.beside if only_a_place().fullmatch(piece)), None)
    if beside:
        return beside
    if title:
        match = compiled(r"[-–,(|]\s*((?:[A-Z][\w.]+\s?){1,3},\s?[A-Z]{2})\)?\s*$").search(title)
        if match:
            return match.group(1).strip()
    opening = [part for block in document.blocks[:6] for part in compiled(r"\s[·•|]\s").split(block.text)]
    if any(ONLY_REMOTE.fullmatch(part) for part in opening):
        return "Remote"
    heads = [line for line in document.blocks[:3] if len(line.text) < 100 and not line.text.endswith(".")]
    heads = [line for line in heads if not state_behind_comma().search(line.text)]
    pieces = [piece for line in heads for piece in compiled(r"\s[-–—·•|]\s|,\s").split(line.text)]
    if known := next((piece for piece in pieces if _OR_REMOTE.sub("", piece) in cities()), None):
        return known
    if title and _REMOTE_TITLE.search(title):
        return "Remote"
    if title and (town := _town_of_title(title, document.text)):
        return town
    return place_in_text(document, employer) or _street_line(document)


_BY_COUNTRY = rf"(?:US|USA|CA|GB|UK), ?(?:[A-Z]{{2,3}}(?:, ?(?:{TOWN}|[A-Z][A-Z .]+))?|{TOWN}),?"
"""As some boards write it: "US, WV, Buckhannon", "US, IL,"."""
_BY_CODES = compiled(
    r"(?P<country>(?:USA?|CAN?)-)?(?P<state>[A-Z]{2})-(?P<town>[A-Z][a-z]+(?:\s[A-Z][a-z]+){0,2})(?:\s?-.*)?"
)
"""As others do: "US-OH-Dayton", "OH-Dayton-Elm Street Plant"."""
_STREET = compiled(
    r"\d{1,5} (?:[NSEW]\.? |(?:North|South|East|West) )?(?:[A-Z\d][\w'’.]* ){1,3}"
    r"(?i:Dr|St|Ave|Rd|Blvd|Ln|Way|Hwy|Pkwy|Ct|Street|Avenue|Road|Drive|Boulevard|Lane|Highway|Parkway|Pike|Court|Square|Plaza)\b\.?"
)
"""A street, where nothing says the town."""
_HEAD = 6
_TOP = 4
"""Among so many first lines a job board states the place in one of its own."""
_COUNTRY = r"(?:,? ?(?:USA?|U\.S\.A?\.?|United States(?: of America)?|Canada|UK|United Kingdom))?"


def _line_of_a_place(document: Document) -> str | None:
    """A first line that is a town with its state, or some: "Lakewood, CO 80401", "US, WV, Buckhannon"."""
    for block in document.blocks[:_TOP]:
        if len(block.text) < 90 and _place_line().fullmatch(block.text):
            return block.text.rstrip(",")
        coded = _BY_CODES.fullmatch(block.text)
        if coded and coded.group("country"):  # not "PA-Family Medicine"
            return _town_first(coded)
    return None


def _town_first(coded: re.Match[str]) -> str:
    return f"{coded.group('town')}, {coded.group('state')}"


def _street_line(document: Document) -> str | None:
    """A street that a first line is, or begins with."""
    streets = (_STREET.match(block.text) for block in document.blocks[:_HEAD])
    return next((street.group() for street in streets if street), None)


@cache
def _place_line() -> re.Pattern[str]:
    """A town and its state, also several; or a country, a state and a town."""
    one = rf"(?:{TOWN}|[A-Z][A-Z .]+[A-Z]), ?{states()}(?: \d{{5}}(?:-\d{{4}})?)?{_COUNTRY}"
    return compile_quick(rf"{one}(?:\s?(?:[-–—/|;&]|and|or)\s{one})*|{_BY_COUNTRY}")


def _town_of_title(title: str, text: str) -> str | None:
    """A town behind the title's dash, a known one or one that the text names again: "Claims Examiner - Phoenix"."""
    town = r"(?P<town>[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)"
    match = compiled(rf".+\s[-–—|@]\s{town}$").match(title) or compiled(rf"{town}\s[-–—|]\s").match(title)
    if not match:
        return None
    town = match.group("town")
    again = compiled(
        rf"\b(?:in|near|around|of|our|downtown) {town}\b|\b{town}(?: (?:County|area|office|branch)\b|,? [A-Z]{{2}}\b)"
    )
    known = town in cities()
    return town if known or again.search(text.replace(title, " ", 1)) else None
