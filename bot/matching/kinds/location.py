"""Where the work is done, and whether the applicant is or will be there."""

from __future__ import annotations

import re

from bot.matching.message import Message
from bot.matching.normalise import plain
from bot.matching.numbers import NUMBER, digits
from bot.matching.outcome import affirmed, doubtful, met, not_met, open_answer, withheld, yes_or_no
from bot.matching.places import Nearness, nearness
from bot.matching.polarity import Polarity, polarity
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading

_DISTANCE = re.compile(
    rf"(?P<n>{NUMBER})(?:\s?(?:-|to|or)\s?(?P<high>{NUMBER}))?\s?(?P<unit>miles?|mi|minutes?|mins?|min|hours?"
    rf"|blocks?|km|kilometers?|millas?|minutos?|horas?)(?!\w)"
)
_COMMON = frozenset(
    """
    must live within miles mile of the a an in on at to be able commute reliably area office relocate willing
    reside work onsite site hybrid remote city state county days per week from or and plan before starting
    required before job daily person local candidates only metro greater downtown us usa near our location
    based
    """.split()
)
_NEAR_MINUTES, _FAR_MINUTES, _NEAR_MILES = 45, 75, 30
_DAYS_ASKED = re.compile(r"\b([1-5]) days?\b")
_DAYS_SAID = re.compile(
    r"(?P<not>not )?(?<![\d.:])(?P<a>[1-5])(?: ?(?:-|or|to) ?(?P<b>[1-5]))?"
    r"(?= days?\b(?! old)| (?:is|works|max|tops|would|at most)\b)"
)
_BEARABLE_MINUTES = 120
_NOT_HERE = ("same_state", "elsewhere", "unknown")
_HOUR_AND = re.compile(
    r"\b(?:an|1|una) (?:hour|hora) (?:and|y) (?:(?P<half>a half|media)|(?:a )?(?P<minutes>\d{1,2}))(?: min\w*)?"
)
_AN_HOUR = re.compile(r"\b(?:an|una) (?=hours?\b|hora\b)")


_AT_THE_LINE = re.compile(
    r"\b(?:from|of|to|over|across|by|near|on) (?:the )?(?:(?!my\b)[a-z]+ ){0,2}(?:state )?(?:line|border)\b"
)
"""Beside a state is not in it."""


def read(criterion: Criterion, message: Message) -> Reading | None:
    """Read by mode: nearness for commute and reside, willingness for relocate, presence for onsite and hybrid."""
    message = message.without("location.no_need")
    said = polarity(message)
    if message.has("reasons.health", "reasons.faith") and (said.no or said.hedged or said.conditional or not said.yes):
        return withheld("location.protected_reason")
    if message.has("location.too_far") and not said.yes and not said.hedged and not said.conditional:
        return not_met("location.too_far", yes=False)
    mode = str(criterion.get("mode") or "onsite")
    if message.has("location.paid_move"):
        return open_answer("location.paid_move")
    days = _days(criterion, message)
    if days is not None:
        return days
    if (
        mode in ("relocate", "reside")
        and message.has("location.settled")
        and _nearness(criterion, message) in _NOT_HERE
    ):
        firm_no = said.answer is False and mode == "relocate"
        return (not_met if firm_no else doubtful)("location.settled", yes=False)
    if mode == "reside" and _AT_THE_LINE.search(message.text) and not _asks_for_city(criterion):
        return doubtful("location.over_the_line", yes=False)
    distance = _distance(criterion, message, said)
    if distance is not None and not said.conditional:
        return distance
    if mode in ("relocate", "reside", "commute") and message.has("location.no_move"):
        if not said.yes and _nearness(criterion, message) == "elsewhere":
            return not_met("location.no_move", yes=False)
        return (
            open_answer("location.no_move")
            if _names_place(criterion, message) or mode != "relocate"
            else not_met("location.no_move", yes=False)
        )
    if mode in ("onsite", "hybrid", "commute") and message.has("location.not_remote") and not said.conditional:
        return met("location.not_remote", yes=True)
    if (
        mode in ("onsite", "hybrid", "commute")
        and message.has("location.remote_firm")
        and not (said.yes or said.hedged)
    ):
        return not_met("location.remote_only", yes=False)
    if mode in ("onsite", "commute") and message.has("location.hoped") and said.answer is not False:
        return open_answer("location.hoped")
    if (
        message.has("location.remote_only")
        and mode in ("onsite", "hybrid", "commute")
        and not said.yes
        and not message.has("location.not_remote")
    ):
        mild = said.hedged or re.search(r"prefer|ideally|rather|like", message.text)
        return open_answer("location.remote_only") if mild else not_met("location.remote_only", yes=False)
    return _by_words(criterion, message, said, mode)


def _by_words(criterion: Criterion, message: Message, said: Polarity, mode: str) -> Reading | None:
    weak = said.hedged or said.conditional
    place = _nearness(criterion, message)
    moves = message.has("location.will_move")
    if message.has("location.has_moved") and place != "unknown":
        moves = False
    if moves and not said.no:
        if weak:
            return open_answer("location.may_move")
        later = re.search(r"\b(?:in|next|this|by|after) (?:the )?(?:[a-z]+)$|\bsoon\b", message.text) is not None
        if mode == "reside" or (mode != "relocate" and later):
            return open_answer("location.will_move")
        return met("location.will_move", yes=True)
    if place == "elsewhere" and not said.yes and not moves:
        return doubtful("location.elsewhere", yes=False) if not said.no else not_met("location.elsewhere", yes=False)
    state_asked = mode == "reside" and place == "same_state" and not _asks_for_city(criterion)
    here = (
        _names_place(criterion, message)
        or message.has("location.near")
        or place in ("same_metro", "same_place")
        or state_asked
    )
    if here and not said.no and not weak:
        return met("location.near", yes=True)
    if message.has("location.onsite_ok") and mode in ("onsite", "hybrid", "commute") and not said.no and not weak:
        return met("location.onsite", yes=True)
    if message.has("location.far") and not said.yes:
        return not_met("location.far", yes=False) if said.answer is False else open_answer("location.elsewhere")
    return yes_or_no("location", message, said)


def _days(criterion: Criterion, message: Message) -> Reading | None:
    """Days a week in the office, where they are asked: "3 is ok. not 5"."""
    asked = _DAYS_ASKED.search(digits(plain(str(criterion.get("text") or "")), ("en",)))
    said = _DAYS_SAID.search(message.numeric)
    if asked is None or said is None:
        return None
    most = int(said["b"] or said["a"])
    if most >= int(asked[1]) and not said["not"]:
        return None if polarity(message).conditional else met("location.days", yes=True)
    return doubtful("location.days", yes=False) if most < int(asked[1]) else None


def _nearness(criterion: Criterion, message: Message) -> Nearness:
    """How near the named place is; what is shorthand elsewhere is a part of its name: "Ft Lauderdale"."""
    text = message.text.replace("full time", "ft") if re.search(r"\bft\b", message.raw, re.I) else message.text
    return nearness(plain(str(criterion.get("text") or "")), text)


def _asks_for_city(criterion: Criterion) -> bool:
    """Whether more than a state is asked."""
    return (
        re.search(r"mile|minute|city|county|metro|area|near|within \d", str(criterion.get("text") or "").lower())
        is not None
    )


def _spoken(text: str) -> str:
    """The text with "an hour and 10" as minutes."""
    text = _HOUR_AND.sub(lambda m: f"{60 + (30 if m['half'] else int(m['minutes']))} minutes", text)
    return _AN_HOUR.sub("1 ", text)


def _stated_distance(message: Message, asked_unit: str | None) -> tuple[float, str] | None:
    """The distance a message states and its unit; a number alone is in the unit that was asked for."""
    match = _DISTANCE.search(_spoken(message.numeric))
    if match is not None:
        return float(match["high"] or match["n"]), match["unit"]
    bare = message.only(message.numeric).find("location.bare_distance")
    if asked_unit is None or bare is None or bare.group() != message.numeric:
        return None
    return float(bare["n"]), asked_unit


def _distance(criterion: Criterion, message: Message, said: Polarity) -> Reading | None:
    asked = re.search(rf"({NUMBER})[ -]?(miles?|mi\b|minutes?|min\b|km)", plain(str(criterion.get("text") or "")))
    stated = _stated_distance(message, asked[2] if asked else None)
    if stated is None:
        return None
    number, unit = stated
    if asked and asked[2][0:2] == unit[0:2]:
        limit = float(asked[1])
        if number <= limit:
            return met("location.distance", yes=True)
        return (
            doubtful("location.distance", yes=False)
            if number <= limit * 1.3 or re.search(r"about|like|maybe|around|roughly|will|can|move", message.text)
            else not_met("location.distance", yes=False)
        )
    if unit.startswith("block"):
        return met("location.distance", yes=True)
    minutes = number * 60 if unit.startswith(("hour", "hora")) else number
    if minutes > _FAR_MINUTES and unit[0] in "hm" and said.answer is False:
        return not_met("location.distance", yes=False)
    if unit.startswith("mi") and not unit.startswith(("min",)):
        return met("location.distance", yes=True) if number <= _NEAR_MILES else open_answer("location.distance")
    bearable = affirmed(message, "location.bearable") and minutes <= _BEARABLE_MINUTES
    if minutes <= _NEAR_MINUTES or (bearable and not asked):
        return met("location.distance", yes=True)
    return open_answer("location.distance")


def _names_place(criterion: Criterion, message: Message) -> bool:
    """Whether the message names the place that the criterion names."""
    words = set(re.findall(r"[a-z]{3,}", plain(f"{criterion.get('text') or ''}"))) - _COMMON
    return any(re.search(rf"(?<!\w){word}(?!\w)", message.text) for word in words)
