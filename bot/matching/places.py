"""Where an applicant's place lies from the place a posting names."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from bot.matching import vocabulary

Nearness = Literal["same_metro", "same_state", "elsewhere", "unknown"]


@lru_cache(maxsize=1)
def _cities() -> dict[str, list[tuple[str, str]]]:
    """For each city its (metropolitan area, state) pairs."""
    found: dict[str, list[tuple[str, str]]] = {}
    for metro, (state, *cities) in vocabulary.topic("en", "places")["metros"].items():
        for entry in cities:
            city, _, other = entry.partition(", ")
            found.setdefault(city, []).append((metro, other or state))
    return found


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    names = sorted({*_cities(), *vocabulary.topic("en", "places")["states"]}, key=len, reverse=True)
    return re.compile(r"(?<!\w)(" + "|".join(map(re.escape, names)) + r")(?!\w)")


@lru_cache(maxsize=2048)
def _places(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The metropolitan areas and the states that a text names; a state's name narrows a city's."""
    states = vocabulary.topic("en", "places")["states"]
    named = [match[1] for match in _pattern().finditer(text)]
    cities = [pair for name in named for pair in _cities().get(name, ())]
    said = {states[name] for name in named if name in states and not (name in _cities() and len(named) == 1)}
    said |= {
        code
        for code in re.findall(
            r"(?<=[a-z],)\s?([a-z]{2})(?!\w)|(?<=\w) (wa|ca|tx|fl|ny|nj|az|nv|ga|nc|tn|pa|oh|mi|il|wi|mn|mo)$", text
        )
        for code in code
        if code
    }
    narrowed = [pair for pair in cities if pair[1] in said] if said else cities
    return frozenset(metro for metro, _ in narrowed), frozenset(said | {state for _, state in narrowed})


def nearness(asked: str, text: str) -> Nearness:
    """How near the place in `text` is to the asked one; both lower case and without accents."""
    asked_metros, asked_states = _places(asked)
    metros, states = _places(text)
    if not states or not asked_states:
        return "unknown"
    if metros & asked_metros:
        return "same_metro"
    if states & asked_states:
        return "same_state"
    return "elsewhere"
