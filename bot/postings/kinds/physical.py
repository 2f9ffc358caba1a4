"""Lifting, standing, climbing, working in heat: what the body must be able to do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.postings.found import Found
from bot.postings.kinds.tails import phrases
from bot.postings.numbers import NUMBER, numbers_in
from bot.postings.patterns import compiled
from bot.postings.sentences import Sentence

_POUNDS = compiled(
    rf"(?P<span>{NUMBER}\s?\+?(?:\s?(?:-|–|to|or)\s?{NUMBER})?\s?\+?)[\s‐‑-]?(?:lbs?\b\.?|pounds?\b|#)", re.I
)
_KILOS = compiled(rf"(?i){NUMBER}\s?(?:kgs?|kilos?|kilograms?|kilogrammes?|stone)\b(?!\s\w+s\b)")
"""A weight in other units: it shows that lifting is meant; the criterion's own words say how much."""
_LIFT = compiled(
    r"\b(?:lift|carry|push|pull|move|handl|unload|stack|hoist|exert|load|transport|weigh|transfer|wrestl|drag|"
    r"manoeuv|maneuv|support|rais|haul|toss|lug(?=g|\b)|heft|throw|assist|pick(?:ing)? up|manag|"
    r"wield|backpack|pack\b|packs\b|box|cube|crate|bale|barrel|drum|tote|carton|parcel|freight|bundle|sack|saw\b|bag\b|bags\b|keg|shoulder)\w*",
    re.I,
)
_ROLLED = compiled(
    r"(?i)\b(?:push|pull|roll|wheel|steer|maneuver|manoeuvre)\w*\s[^.;]{0,40}\b(?:carts?|systems?|beds?|stretchers?|wheelchairs?|"
    r"trolleys?|dolly|dollies|jacks?|racks?|bins?|machines?|gurneys?|cages?|equipment)\b"
)
_LIFTED = compiled(
    r"(?i)\b(?:lift|carr[yi]|rais|hoist|load|heft|mov[ei])\w*\b(?![^.;]*\b(?:push|pull|roll|wheel)\w*\s)"
)
_WITH_A = compiled(r"(?i)\b(?:with|wearing|holding|using) an?\s$")
"""Before a weight that is carried along: "climb stairs with a 40-pound vacuum"."""
_VAGUE = compiled(r"(?i)\b(?:several|(?:a|only) few|couple(?: of)?|many|multiple)\s$")
"""Before a number that is no weight: "several hundred pounds"."""
_HELPED = compiled(
    r"(?i)[^.;,\d]{0,25}\b(?:as a team|in teams|with (?:an? |the )?(?:\w+ )?"
    r"(?:partner|assist\w*|help|helper|lift|dolly|second person|co-?worker))"
)
_BY_SEVERAL = compiled(r"(?i)\b(?:team|two[- ]person|assisted|partner)[ -](?:lift|carry)\w*[^.;,\d]{0,25}$")
"""A weight that nobody lifts alone: "150 lbs. with a partner", "team lifts of 90 lbs"."""
_LIMIT = compiled(
    r"(?i)\b(?:limit|rated|capacity|weight\b[^.;]{0,25}\b(?:below|under|no more than|at most)|weigh (?:less|no more)|"
    r"can(?:no|['’])t (?:exceed|go over|weigh)|(?:may|must) not (?:exceed|weigh)|(?<!of )body weight)\b"
)
"""What may not be heavier: "weight below the 300-pound limit of our ladders" lifts nothing."""

_MAY = compiled(
    r"(?i)(?:(?!\bmust\b)[^.;])*\b(?:may|might|could)\s(?!vary|weigh|exceed|reach|range)(?:(?!\bmust\b)[^.;])*"
)
"""Before a weight that only may have to be lifted, whatever the sentence demands besides."""
_WORK = compiled(r"(?i)(?:working|work|outdoors|outside)\b")
"""How an item of a list of demands tells where the work is done: "work outside in all weather"."""


def find(sentence: Sentence) -> Iterator[Found]:
    """One criterion a sentence; `pounds` is the most that must be lifted."""
    text = sentence.text
    lowered = text.lower()
    heavy = "lb" in lowered or "pound" in lowered or "#" in text
    weights = [
        m
        for m in (_POUNDS.finditer(text) if heavy else ())
        if (_LIFT.search(text[max(0, m.start() - 90) : m.end() + 40]) or _WITH_A.search(text[: m.start()]))
        and not _LIMIT.search(text[max(0, m.start() - 40) : m.end() + 30])
    ]
    metric = "kg" in lowered or "kilo" in lowered or "stone" in lowered
    heavy_things = [
        *weights,
        *(m for m in (_KILOS.finditer(text) if metric else ()) if _LIFT.search(text[: m.start()])),
    ]
    acts = list(phrases("physical", "acts").finditer(text))
    places = list(phrases("physical", "conditions").finditer(text))
    if places:
        blocked = [m.span() for m in phrases("physical", "conditions", "not_this").finditer(text)]
        places = [m for m in places if not any(a < m.end() and m.start() < b for a, b in blocked)]
    if not heavy_things and not acts and not places:
        return
    marks = [*heavy_things, *acts, *places]
    start, end = min(m.start() for m in marks), max(m.end() for m in marks)
    demanded = bool(phrases("physical", "demand").search(text)) or bool(
        phrases("physical", "demand").search(sentence.lead)
    )
    if (
        not heavy_things
        and not demanded
        and not (
            acts and (sentence.section == "physical" or (sentence.section == "requirements" and not acts[0].start()))
        )
        and not (places and sentence.section == "requirements" and _WORK.match(text))
    ):
        return
    if not heavy_things and acts and not places and not _bodily(sentence, acts):
        return
    if phrases("physical", "not_bodily").search(text) and not heavy_things:
        return
    left, right = sentence.clause(start, end)
    details: dict[str, object] = {"text": text[left:right].strip(" .;:")}
    before = [text[weights[n - 1].end() if n else 0 : m.start()] for n, m in enumerate(weights)]
    lifted = [m for m, words in zip(weights, before, strict=True) if not (_is_rolled(words) or _VAGUE.search(words))]
    alone = [m for m in lifted if not (_HELPED.match(text, m.end()) or _BY_SEVERAL.search(text[: m.start()]))]
    lifted = alone or lifted
    if lifted:
        details["pounds"] = max(_tidy(n) for m in lifted for n in numbers_in(m.group("span")))
    held = "hedged" if weights and _MAY.fullmatch(text, 0, weights[0].start()) else ""
    strong = bool(heavy_things) or demanded
    yield Found("physical", start, end, details, strong=strong, required=held, evidence=(left, right))


def _is_rolled(before: str) -> bool:
    """Whether a weight is only pushed on wheels: "push carts weighing up to 300 lbs" lifts nothing."""
    return bool(_ROLLED.search(before)) and not _LIFTED.search(before)


def _bodily(sentence: Sentence, acts: list[re.Match[str]]) -> bool:
    """Whether the words speak of the body: several acts, a long time, or a section on physical demands."""
    if sentence.section == "physical" or len({m.group().lower() for m in acts}) >= 2:
        return True
    return bool(phrases("physical", "at_length").search(sentence.text))


def _tidy(number: float) -> float:
    return int(number) if number == int(number) else number
