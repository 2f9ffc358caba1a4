"""Where an applicant's place lies from the place a posting names."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from bot.matching import vocabulary

Nearness = Literal["same_place", "same_metro", "same_state", "elsewhere", "unknown"]

_LONGEST = 4
"""Most words of a place's name."""
_WORD = re.compile(r"[a-z0-9'-]+")
_CODE_AFTER_CITY = re.compile(r"(?<=[a-z],)\s?([a-z]{2})(?=$|[.,;!)]| \d{5})|(?<=[a-z]) ([a-z]{2})(?=$| \d{5}\b)")
_ZIP = re.compile(r"(?<![\d$.,])(\d{3})\d\d(?:-\d{4})?(?![\d%])")
_PLAIN_WORDS = frozenset(
    """spring star reading bell central green plum media bear mills holiday normal commerce savage tea pace
    eagle parker summit mission center orange temple union liberty hope independence""".split()
)
"""Names of towns that are words of every day: they need their state."""
_COUNTY = re.compile(r"((?:[a-z'.-]+ ){0,2}[a-z'.-]+) county")
_CITY_PROPER = re.compile(r"\bcity (?:limits )?of ([a-z]+(?: [a-z]+)?)")


@lru_cache(maxsize=1)
def _states() -> dict[str, str]:
    return dict(vocabulary.topic("en", "places")["states"])


@lru_cache(maxsize=1)
def _cities() -> dict[str, list[tuple[str, str]]]:
    """For each name of a place its (metropolitan area, state) pairs; "lakewood wa" is also "lakewood washington"."""
    full = {code: name for name, code in _states().items()}
    found: dict[str, list[tuple[str, str]]] = {}
    for metro, (state, *cities) in vocabulary.topic("en", "places")["metros"].items():
        for entry in cities:
            city, _, other = entry.partition(", ")
            found.setdefault(city, []).append((metro, other or state))
            name, _, code = city.rpartition(" ")
            if name and code in full:
                found.setdefault(f"{name} {full[code]}", []).append((metro, other or state))
    return found


@lru_cache(maxsize=1)
def _zip_states() -> dict[int, str]:
    """The state of each three digits that postal codes begin with."""
    found: dict[int, str] = {}
    for state, spans in vocabulary.topic("en", "places")["zips"].items():
        for span in spans.split():
            first, _, last = span.partition("-")
            found.update(dict.fromkeys(range(int(first), int(last or first) + 1), state))
    return found


def names_in(text: str, asked_states: frozenset[str] = frozenset()) -> list[str]:
    """The places and states that a text names, longest names first where they overlap.

    A name that many states have is that of the asked states: "brentwood" where Tennessee is asked.
    """
    words = _WORD.findall(text)
    known, states = _cities(), _states()
    found: list[str] = []
    at = 0
    while at < len(words):
        for size in range(min(_LONGEST, len(words) - at), 0, -1):
            name = " ".join(words[at : at + size])
            own = next((f"{name} {code}" for code in asked_states if f"{name} {code}" in known), None)
            if name in known or name in states or (own and name not in _PLAIN_WORDS):
                found.append(own if own and name not in states and name not in _PLAIN_WORDS else name)
                at += size
                break
        else:
            at += 1
    return found


@lru_cache(maxsize=2048)
def _places(text: str, asked: frozenset[str] = frozenset()) -> tuple[frozenset[str], frozenset[str]]:
    """The metropolitan areas and the states that a text names; a state's name narrows a city's."""
    states = _states()
    named = names_in(text, asked)
    cities = [pair for name in named for pair in _cities().get(name, ())]
    said = {states[name] for name in named if name in states and not (name in _cities() and len(named) == 1)}
    codes = {code for match in _CODE_AFTER_CITY.finditer(text) for code in match.groups() if code}
    said |= codes & ({*states.values(), "dc"} - _COMMON_CODES if not named else {*states.values(), "dc"})
    narrowed = [pair for pair in cities if pair[1] in said] if said else cities
    return frozenset(metro for metro, _ in narrowed), frozenset(said | {state for _, state in narrowed})


_COMMON_CODES = frozenset("in or me ok hi id la pa ma al de co oh".split())
"""Codes of states that are words as well."""


def nearness(asked: str, text: str) -> Nearness:
    """How near the place in `text` is to the asked one; both lower case and without accents."""
    asked_metros, asked_states = _places(asked)
    metros, states = _places(text, asked_states)
    if not asked_metros and asked_states and not states:
        found = _ZIP.search(text)
        states = frozenset({_zip_states()[int(found[1])]}) if found and int(found[1]) in _zip_states() else states
    if not states or not asked_states:
        return _in_asked_county(asked, text) or "unknown"
    proper, county = _CITY_PROPER.search(asked), _in_asked_county(asked, text)
    if metros & asked_metros:
        strict = proper is not None and proper[1] not in text
        return county or ("same_state" if strict else "same_metro")
    if county is not None:
        return county
    return "same_state" if states & asked_states else "elsewhere"


def _in_asked_county(asked: str, text: str) -> Nearness | None:
    """ "same_place" when the text names a place of the asked county, "same_state" when another one, else None."""
    match = _COUNTY.search(asked)
    if match is None:
        return None
    counties = vocabulary.topic("en", "places")["counties"]
    words = match[1].split()
    name = next((" ".join(words[at:]) for at in range(len(words)) if " ".join(words[at:]) in counties), None)
    if name is None:
        return None
    named = set(names_in(text, _places(asked)[1]))
    if named & set(counties[name]) or f"{name} county" in text:
        return "same_place"
    return "same_state" if named else None
