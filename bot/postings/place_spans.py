"""The places that a text names: where each begins and ends, and the words that lead to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from bot.postings.first_letters import compile_quick
from bot.postings.patterns import compiled
from bot.postings.vocabulary import load

_WORD = r"(?:(?:St|Ft|Mt|Hts|Spgs|Jct)\.|[A-Z][a-z][\w'’-]*)"
TOWN = rf"{_WORD}(?:[ -]{_WORD}){{0,2}}"
_TOWNS = rf"{TOWN}(?:(?:, {TOWN})*,? (?:and|&) {TOWN}(?! [A-Z]))?"
_LEAD = (
    r"(?:\b(?P<lead>[Ii]n|[Aa]t|[Nn]ear|[Aa]round|of|[Tt]hroughout|[Ss]erving|[Ss]erves|[Ff]rom|[Tt]o|[Oo]utside of|"
    r"[Aa]cross|over|[Ff]or|[Oo]n|[Oo]ur|[Ii]ts|[Tt]heir|[Tt]he|[Dd]owntown|[Gg]reater)\s|[’']s?\s)"
    r"(?:(?:the|our|downtown|beautiful|historic|sunny|scenic|greater|nearby)\s){0,2}"
)
_LED = compiled(rf"{_LEAD}(?P<place>{_TOWNS})")
_LATER_CAPITAL = compiled(r"\s[A-Z][a-z]")
"""What a text holds that names a place behind a word."""
_PIECE = compiled(
    rf"(?:^|(?<=\s[-–—|·•/@]\s)|(?<=\s--\s)|(?<=,\s)|(?<=\()|(?<=\.\s))(?P<place>{TOWN})"
    r"(?=\s*(?:$|[.,()]|\s[-–—|·•/]\s|\s(?:[Oo]r [Rr]emote|"
    r"and (?:nearby|surrounding|vicinity)|(?:yard|shop|lab|store|plant|branch|campus|location|office|terminal|area|"
    r"Branch|Location|Store|Campus|Plant|Terminal)\b)))"
)
"""A piece of a heading line: "Supply Co. · Asheboro yard · since 1951"."""
_BUSINESSES = ("based", " institution", " company", " firm", " employer", " agency", " nonprofit", " startup")
_BASED = compiled(rf"\b(?P<place>{TOWN})(?:[- ]based|{'|'.join(_BUSINESSES[1:])})\b")
"""A town that tells which business it is: "San Diego based", "a Denver company"."""
_STREET = compiled(
    r"\b\d{1,5} (?:[NSEW]\.? )?(?:[A-Z][\w'’.]+ ){1,3}?(?:(?:Dr|St|Ave|Rd|Blvd|Ln|Way|Hwy|Pkwy|Ct|Street|Avenue|Road|"
    r"Drive|Boulevard|Lane|Highway|Pike|Court)\b\.?)?,\s(?:(?:Suite|Ste|Unit)\.? \w+,\s)?"
    rf"(?P<place>(?!(?:Suite|Ste|Unit|Apt|Floor|Room|Bldg|Building|Attn)\b){TOWN})(?=[\s.,;*]|$)"
)
"""An address of a street and a town: "2200 Cupola Dr, Muskegon"."""


_GOES_ON = r"(?<!OR)(?<!IN)(?<!ME)(?<!OK)(?<!HI)(?<!MD)(?<!PA)(?<!MS)(?<!MA)(?<!ID)\s[a-z]"
"""A sentence behind a state's code, unless the code may be a word, a degree or a job: "in Red Bank NJ needs"."""


class Place(NamedTuple):
    """A place's name in a text."""

    start: int
    end: int
    lead: str = ""
    """The word that leads to it: "in", "our"."""
    state: bool = False
    street: bool = False


def places_in(text: str) -> Iterator[Place]:
    """The places that a text may name; the same one may come in several ways."""
    for match in _with_state().finditer(text):
        yield Place(*match.span("place"), lead=_lead_before(text, match.start("place")), state=True)
    for match in _LED.finditer(text) if _LATER_CAPITAL.search(text) else ():
        yield Place(*match.span("place"), lead=_lead(match))
    for match in _PIECE.finditer(text[:160]):
        yield Place(*match.span("place"), lead="piece")
    for match in _BASED.finditer(text) if any(map(text.__contains__, _BUSINESSES)) else ():
        yield Place(*match.span("place"), lead="based")
    for match in _STREET.finditer(text):
        yield Place(*match.span("place"), street=True)


_POSTCODE = r"(?:[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})\b"
"""A British postcode; the town stands before it: "Otley, Yorkshire LS21 3AB"."""
_NO_STREET = r"(?<!Road)(?<!Street)(?<!Avenue)(?<!Lane)(?<!Drive)"
_LEAD_BEFORE = compiled(rf"{_LEAD}$")


def _lead_before(text: str, start: int) -> str:
    match = _LEAD_BEFORE.search(text, max(0, start - 40), start)
    return _lead(match) if match else ""


def _lead(match: re.Match[str]) -> str:
    """The word that leads to a place; "in our" and "Bank's" say whose it is."""
    return "our" if "our " in match.group() or not match.group("lead") else match.group("lead").lower()


@lru_cache(maxsize=1)
def states() -> str:
    """A state's code or name, as one expression."""
    places = load("places")["states"]
    codes = "|".join(re.escape(code) for code in sorted(places["codes"], key=len, reverse=True))
    names = "|".join(re.escape(name) for name in sorted(places["names"], key=len, reverse=True) if len(name) > 3)
    return (
        rf"(?:(?!MS [A-Z])(?:{codes})(?![A-Z]|\d(?!\d{{4}}\b))(?:(?<=[A-Z.])|(?![a-z]))(?: \d{{5}}\b)?|(?:{names})\b)"
    )


@lru_cache(maxsize=1)
def state_behind_comma() -> re.Pattern[str]:
    return compile_quick(rf", ?{states()}")


@lru_cache(maxsize=1)
def only_a_place() -> re.Pattern[str]:
    """A text that is a town and its state."""
    return compile_quick(rf"{TOWN}, ?{states()}")


@lru_cache(maxsize=1)
def _with_state() -> re.Pattern[str]:
    """A town and its state, also a second one ("Tulsa, OK and Joplin, MO"); the comma may be lost before a code."""
    codes = "|".join(re.escape(code) for code in load("places")["states"]["codes"] if code.isalpha())
    first = "|".join(load("places")["words"]["first"])
    town = rf"(?:{_WORD}[ -]){{0,2}}(?:(?:(?:{first}) )?[A-Z]{{3,}}(?=,)|[A-Z][a-z][a-zA-Z'’]*)"
    british = rf"(?:{_NO_STREET}, ?{TOWN})?,? {_POSTCODE}"
    one = rf"{town}(?:, ?{states()}|{british}|\s(?:{codes})(?: \d{{5}}\b|(?=$|[\n.,;)]|\s[-–|•·]|{_GOES_ON})))"
    return compile_quick(rf"(?<![A-Za-z])(?P<place>(?:St\.)?{one}(?:,?\s(?:and|or|&)\s{town}, ?{states()})?)")
