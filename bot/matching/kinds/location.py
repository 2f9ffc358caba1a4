"""Where the work is done, and whether the applicant is or will be there."""

from __future__ import annotations

import re
from functools import cache

from bot.matching import vocabulary
from bot.matching.message import Message
from bot.matching.normalise import plain
from bot.matching.numbers import digits
from bot.matching.outcome import affirmed, doubtful, met, not_met, open_answer, withheld, yes_or_no
from bot.matching.places import Nearness, nearness
from bot.matching.polarity import Polarity, polarity
from bot.matching.vocabulary import Shape
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading

_DISTANCE = Shape(
    r"(?P<n><number>)(?:\s?(?:-|<location.to_distance>)\s?(?P<high><number>))?\s?(?:"
    r"(?P<minutes><location.minutes>)|(?P<miles><location.miles>)|(?P<hours><location.hours>)"
    r"|(?P<blocks><location.blocks>)|<location.kilometers>)(?!\w)"
)
_NEAR_MINUTES, _FAR_MINUTES, _NEAR_MILES = 45, 75, 30
_DAYS_ASKED = Shape(r"\b([1-5]) (?:<location.days>)\b")
_DAYS_SAID = Shape(
    r"(?P<not>(?:<location.not_days>) )?(?<![\d.:])(?P<a>[1-5])(?: ?(?:-|<location.to_days>) ?"
    r"(?P<b>[1-5]))?(?= (?:<location.days>)\b(?! (?:<location.days_old>))| (?:<location.days_suit>)\b)"
)
_DAYS_ALONE = Shape(r"(?:(?:<location.beside_days>) )?(?P<a>[1-5])(?: (?:<location.beside_days>))?(?=$|[.,;!])")
"""A number of days that stands alone: "only 2", "all 5"."""
_HERE_SINCE = Shape(r"(?:<location.here_since>)(?=$|[.,;!])")
_UNITS = ("minutes", "miles", "hours", "blocks")
_ABOUT_ALIKE = {"minutes", "miles"}
"""Units of which one is about as far as one of the other."""
_BEARABLE_MINUTES = 120
_NOT_HERE = ("same_state", "elsewhere", "unknown")
_HOUR_AND = Shape(
    r"\b(?:1|<location.one_hour>) (?:<location.hours>) (?:<location.and_more>) (?:(?P<half><location.half_more>)"
    r"|(?:(?:<location.a_number>) )?(?P<minutes>\d{1,2}))(?: (?:<location.min>))?"
)
_AN_HOUR = Shape(r"\b(?:<location.an_hour>) (?=(?:<location.hours>)\b)")


_AT_THE_LINE = Shape(r"\b(?:<location.at_the_line>)\b")
"""Beside a state is not in it."""
_MILD = Shape(r"(?:<location.mild>)")
_LATER = Shape(r"\b(?:<location.later>)")
_CITY = Shape(r"(?:<location.city>)")
_DISTANCE_ASKED = Shape(
    r"(<number>)[ -]?(?:(?P<minutes><location.minutes_asked>)|(?P<miles><location.miles_asked>)"
    r"|<location.kilometers_asked>)"
)
_ABOUT = Shape(r"(?:<location.about>)")


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
        mild = said.hedged or _MILD.search(message.text)
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
        later = _LATER.search(message.text) is not None
        if mode == "reside" or (mode != "relocate" and later):
            return open_answer("location.will_move", {"yes": False} if mode == "reside" and later else None)
        return met("location.will_move", yes=True)
    city = place == "same_state" and mode in ("reside", "commute") and _asks_for_city(criterion)
    if city and not (said.yes or said.no or moves or weak or message.has("location.near")):
        return doubtful("location.same_state", yes=False)
    if place == "elsewhere" and not said.yes and not moves:
        return doubtful("location.elsewhere", yes=False) if not said.no else not_met("location.elsewhere", yes=False)
    state_asked = mode == "reside" and place == "same_state" and not _asks_for_city(criterion)
    here = (
        _names_place(criterion, message)
        or (mode == "reside" and place == "unknown" and _HERE_SINCE.match(message.text) is not None)
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
    alone = _DAYS_ALONE.match(message.numeric)
    if asked is None or (said is None and alone is None):
        return None
    most = int(said["b"] or said["a"]) if said else int(alone["a"]) if alone else 0
    if most >= int(asked[1]) and not (said and said["not"]):
        return None if polarity(message).conditional else met("location.days", yes=True)
    return doubtful("location.days", yes=False) if most < int(asked[1]) else None


def _nearness(criterion: Criterion, message: Message) -> Nearness:
    """How near the named place is; what is shorthand elsewhere is a part of its name: "Ft Lauderdale"."""
    text = message.text.replace("full time", "ft") if re.search(r"\bft\b", message.raw, re.I) else message.text
    return nearness(plain(str(criterion.get("text") or "")), text)


def _asks_for_city(criterion: Criterion) -> bool:
    """Whether more than a state is asked."""
    return _CITY.search(str(criterion.get("text") or "").lower()) is not None


def _spoken(text: str) -> str:
    """The text with "an hour and 10" as minutes."""
    text = _HOUR_AND.sub(lambda m: f"{60 + (30 if m['half'] else int(m['minutes']))} minutes", text)
    return _AN_HOUR.sub("1 ", text)


def _unit(match: re.Match[str]) -> str:
    """The unit of a distance: one of minutes, miles, hours, blocks, kilometers."""
    return next((name for name, word in match.groupdict().items() if word and name in _UNITS), "kilometers")


def _stated_distance(message: Message, asked_unit: str | None) -> tuple[float, str] | None:
    """The distance a message states and its unit; a number alone is in the unit that was asked for."""
    match = _DISTANCE.search(_spoken(message.numeric))
    if match is not None:
        return float(match["high"] or match["n"]), _unit(match)
    bare = message.only(message.numeric).find("location.bare_distance")
    if asked_unit is None or bare is None or bare.group() != message.numeric:
        return None
    return float(bare["n"]), asked_unit


def _distance(criterion: Criterion, message: Message, said: Polarity) -> Reading | None:
    asked = _DISTANCE_ASKED.search(plain(str(criterion.get("text") or "")))
    stated = _stated_distance(message, _unit(asked) if asked else None)
    if stated is None:
        return None
    number, unit = stated
    if asked and (_unit(asked) == unit or {_unit(asked), unit} == _ABOUT_ALIKE):
        limit = float(asked[1])
        if number <= limit:
            return met("location.distance", yes=True)
        return (
            doubtful("location.distance", yes=False)
            if number <= limit * _about_alike(_unit(asked), unit) or _ABOUT.search(message.text)
            else not_met("location.distance", yes=False)
        )
    if unit == "blocks":
        return met("location.distance", yes=True)
    minutes = number * 60 if unit == "hours" else number
    if minutes > _FAR_MINUTES and unit != "kilometers" and said.answer is False:
        return not_met("location.distance", yes=False)
    if unit == "miles":
        return met("location.distance", yes=True) if number <= _NEAR_MILES else open_answer("location.distance")
    bearable = affirmed(message, "location.bearable") and minutes <= _BEARABLE_MINUTES
    if minutes <= _NEAR_MINUTES or (bearable and not asked):
        return met("location.distance", yes=True)
    return open_answer("location.distance")


def _about_alike(asked: str, said: str) -> float:
    """How many times the asked distance is still for a person to weigh; more where minutes are told for miles."""
    return 1.3 if asked == said else 1.6


@cache
def _no_place() -> frozenset[str]:
    """Words of a posting about places that name none."""
    return frozenset(word for words in vocabulary.across("places.no_place") for word in words.split())


def _names_place(criterion: Criterion, message: Message) -> bool:
    """Whether the message names the place that the criterion names."""
    words = set(re.findall(r"[a-z]{3,}", plain(f"{criterion.get('text') or ''}"))) - _no_place()
    return any(re.search(rf"(?<!\w){word}(?!\w)", message.text) for word in words)
