"""A share of the working time: in the field, or travelling."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.matching import vocabulary
from bot.matching.message import Message
from bot.matching.numbers import NUMBER
from bot.matching.outcome import affirmed, doubtful, met, not_met, open_answer, withheld, yes_or_no
from bot.matching.polarity import plain_no, polarity
from bot.matching.rewording import rewritten
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading

_PERCENT = re.compile(
    rf"(?P<a>{NUMBER})(?:\s?(?:%|percent)?\s?(?:-|to|or|a)\s?(?P<b>{NUMBER}))?\s?(?:%|percent|por ciento)"
)
_DAYS = re.compile(
    rf"(?P<a>{NUMBER})(?:\s?(?:-|to|or|a|o)\s?(?P<b>{NUMBER}))?\s?(?:full |whole |work )?(?:days?|dias?)(?:\s?(?:a|1"
    rf"|per|out of|of|each|every|/|in|por|a la|de|outta)\s?(?:the |a |my |1 )?(?P<of>\d|week|wk|month|year|semana"
    rf"|mes|ano))?"
)
_WEEKS = re.compile(
    rf"(?P<a>{NUMBER})(?:\s?(?:-|to|or)\s?(?P<b>{NUMBER}))?\s?(?:weeks?|semanas?|nights?)\s?(?:a|1|per|out of|of"
    rf"|each|every|/|al|in|last|this)\s?(?:the |a |last )?(?P<of>\d|month|year|quarter|mes|ano)"
)
_NIGHTS = re.compile(
    rf"(?P<a>{NUMBER})(?:\s?(?:-|to|or)\s?(?P<b>{NUMBER}))?\s?(?:nights?|noches?)\s?(?:a|1|per|each|every|/|a la|por)"
    r"\s?(?P<of>week|semana)"
)
_RARE = re.compile(r"(?P<a>once|twice) (?:a|1|per|each|every) (?P<of>month|year|quarter|week)")
_DAYS_OF = {"d": 1.0, "w": 7.0, "s": 7.0, "m": 30.0}
"""Days of a day, week (semana) or month, by the first letter."""
_WEEKDAYS = ["mon", "tue", "wed", "thu", "fri"]
_DAY_RANGE = re.compile(
    r"\b(?P<a>mon|tue|wed|thu|fri)[a-z]* ?(?:-|to|thru|through|until) ?(?P<b>mon|tue|wed|thu|fri)[a-z]*\b"
)
_EVERY_OTHER = re.compile(r"\b(?:every (?:other|second|2nd)|alternat(?:e|ing)) (?:weeks?|days?)\b|\bcada dos semanas\b")
_ONE_OF = re.compile(r"(?<!\w)an? (?=(?:whole |full )?(?:day|week|night|trip) (?:a|1|per|each|every|out of) )")
_AT_DESK = re.compile(
    rf"(?P<a>{NUMBER}) (?:days?|dias?)(?: (?:a|per|1) week)?(?: (?:in|at|on|behind|of))*(?: (?:the|my|a))?"
    r" (?:office|desk|paperwork|admin|computer|oficina)"
)
_NOW_AT = re.compile(
    r"\b(?:been|am|was|currently|running|already|now) at (?:about |like |around |over )?(\d{2})(?! ?(?:%|percent"
    r"|[\d:./]|am|pm"
    r"|years?|hours?|weeks?|days?|jobs?|companies))\b"
)
"""The share of today's job: "been at 70 the last six years"."""
_OF = re.compile(
    r"(?<![\d.])(?P<a>\d{1,2}) (?:(?:hours?|days?|visits?|calls?) )?(?:out of|of|outta|in) (?:every )?(?P<of>\d{1,2})\b"
)
_BETWEEN = re.compile(r"(?:between\s)?(?P<a>\d{2})\s?(?:-|to|and|or|y)\s?(?P<b>\d{2,3})(?![\w:/])")
_SPLIT = re.compile(r"(?<![\d$])(?P<a>\d{2})\s?[/ -]\s?(?P<b>\d{2})(?![\d%])")
_TRIPS = re.compile(
    rf"(?P<a>{NUMBER})(?:\s?(?:-|to|or|a|o)\s?(?P<b>{NUMBER}))?\s?(?:short |quick |business )?(?:trips?|times|viajes"
    rf"|vez|veces)\s?(?:a|1|per|each|every|/|al|por)\s?(?P<of>month|year|quarter|week|mes|ano|semana)"
)
_HOURS = re.compile(
    rf"(?P<a>{NUMBER})(?:\s?(?:-|to|or|a|o)\s?(?P<b>{NUMBER}))?\s?(?:hours?|horas)\s?(?:a|1|per|each|every|/|al"
    rf"|por)\s?(?:la )?(?P<of>week|day|semana|dia)"
)
_HOURS_IN = {"week": 40.0, "semana": 40.0, "day": 8.0, "dia": 8.0}
_TRIPS_IN = {"week": 2.5, "semana": 2.5, "month": 10.0, "mes": 10.0, "quarter": 30.0, "year": 120.0, "ano": 120.0}
"""Trips that would fill the working time, at about two days each."""
_OFFICE = re.compile(
    rf"(?P<a>{NUMBER})\s?(?:%|percent)\s?(?:of (?:my|the) time )?(?:is |was |at |in )*(?:the |a |my )?(?:office|desk)"
)
_FRACTIONS = {
    "half": 50.0,
    "1/2": 50.0,
    "mitad": 50.0,
    "third": 33.3,
    "thirds": 66.7,
    "1/3": 33.3,
    "2/3": 66.7,
    "3/4": 75.0,
    "1/4": 25.0,
    "quarter": 25.0,
    "quarters": 75.0,
    "fifth": 20.0,
    "tercio": 33.3,
    "cuarto": 25.0,
}
_FRACTION = re.compile(
    r"(?:(?P<n>[1-4]|a|un|una|la)[ -])?(?:of )?(?P<f>half|thirds?|quarters?|fifth|1/2|1/3|2/3|3/4|1/4|mitad|tercio"
    r"|cuarto)(?! (?:hour|time job))"
)
_NO_UNIT = (
    r"(?=$|[.,!?;)%-]|\s(?:percent|por|porciento|is|are|or|to|and|maybe|max|tops|at most|at my|would|will|works?|fine"
    r"|ok|okay"
    r"|sounds?|easy|easily|probably|the|i|if|but|no|good|right|seems|of the|somewhere|give|plus|about|like|lol"
    r"|haha|for|up"
    r"|minimum|o|y|mas|field|travel|out|outside|on the road|in the field|a lot|honestly|sure|yes|yeah|tbh|comfortably"
    r"|range|ballpark|now|today|already|currently|de|do not matter|does not matter|\d+)(?!\w))"
)
"""What may follow a number that is meant as a percentage: no thing that is counted."""
_NOTHING = re.compile(r"(?:0|zero|cero)(?: ?%| percent| travel| time| please| thanks?| at all)*[.! ]*")
_NOT_WITHOUT = re.compile(r"\bnot without (?!a (?:doubt|problem))(?:my|the|an?|some|being)\b")
_YES_FIRST = re.compile(r"(?:yes|yeah|yep|yup|sure|of course|absolutely|definitely|si|claro)\b")
_NEARLY_ALL = 80
"""Share from which on "most of the week" may be too little."""
_DAYS_IN = {"week": 5.0, "wk": 5.0, "semana": 5.0, "month": 21.0, "mes": 21.0, "year": 250.0, "ano": 250.0}
_WEEKS_IN = {"month": 4.0, "mes": 4.0, "year": 50.0, "ano": 50.0, "quarter": 12.0}


def read(criterion: Criterion, message: Message) -> Reading | None:
    """Read a percentage, a fraction, days a week, or plain willingness."""
    kind = criterion.kind
    message = _offered(message)
    if message.has("reasons.health", "reasons.faith") and polarity(message).answer is not True:
        return withheld(f"{kind}.protected_reason")
    if criterion.get("overnight") and message.has("share.overnight_no"):
        return not_met(f"{kind}.no_overnight", yes=False)
    if _NOTHING.fullmatch(message.text):
        return not_met(f"{kind}.nothing", percent=0)
    if _NOT_WITHOUT.search(message.text):
        return open_answer(f"{kind}.conditional")
    share = percent(message)
    if share is not None:
        return _judge(criterion, message, share)
    wanted = criterion.get("min_percent")
    if (
        wanted
        and wanted >= _NEARLY_ALL
        and message.has("share.majority")
        and not message.without("share.majority").has("share.most")
    ):
        return open_answer(f"{kind}.majority")
    return _in_words(kind, message) or _without_number(kind, message)


def _offered(message: Message) -> Message:
    """The message without the share that it calls too high, where it offers another: "90 is a lot. 70 maybe"."""
    rest = message.without("share.not_that_much")
    return rest if percent(rest) is not None else message


def _preferred(kind: str, message: Message) -> Reading | None:
    """Read which of the two is liked more: "the field over the office"."""
    for match in message.every("share.versus"):
        liked, other = message.only(message.text[: match.start()]), message.only(message.text[match.end() :])
        if not liked.has("share.liked_more") or polarity(liked).no:
            continue
        if liked.has("share.outside") and not liked.has("share.inside") and other.has("share.inside"):
            return met(f"{kind}.preferred", yes=True)
        if liked.has("share.inside") and not liked.has("share.outside") and other.has("share.outside"):
            return not_met(f"{kind}.prefers_inside", yes=False)
    return None


def _in_words(kind: str, message: Message) -> Reading | None:
    """Willingness, refusal and trades told without a number."""
    preferred = _preferred(kind, message)
    if preferred is not None:
        return preferred
    if message.has("share.needs_leave") and not message.has("share.refuses"):
        return open_answer(f"{kind}.needs_leave")
    if kind == "field_time" and message.has("share.mix"):
        return open_answer(f"{kind}.mix")
    if message.has("share.never_tried"):
        ready = message.without("share.never_tried").has("share.up_for_it") and not polarity(message).conditional
        return met(f"{kind}.up_for_it", yes=True) if ready else open_answer(f"{kind}.never_tried")
    said = polarity(message.without("share.refuses"))
    bounded = message.has("share.limits", "share.bounds")
    rest = message.without("share.refuses").without("share.stay_local")
    held_back = said.yes or said.hedged or said.conditional or rest.has("share.limits", "share.bounds")
    if message.has("share.refuses") and not held_back:
        return not_met(f"{kind}.refused", yes=False)
    if affirmed(message, "share.willing") and not bounded:
        return met(f"{kind}.willing", yes=True)
    trade = "share.field_trade" if kind == "field_time" else "share.away_trade"
    if affirmed(message, trade) and message.has("share.seasoned") and not bounded:
        return met(f"{kind}.trade", yes=True)
    return None


def percent(message: Message) -> tuple[float, float] | None:
    """The share of working time that a message states, 0 to 100, as a range."""
    text = _counted(message)
    turns = _turns_away().search(text)
    if turns:
        away = float(turns["a"]) * _DAYS_OF[(turns["unit"] or "d")[0]]
        home = float(turns["off"]) * _DAYS_OF[(turns["home_unit"] or turns["unit"] or "d")[0]]
        share = 100 * away / (away + home)
        return share, share
    week = _DAY_RANGE.search(text)
    if week and _WEEKDAYS.index(week["a"]) < _WEEKDAYS.index(week["b"]):
        days = 20.0 * (_WEEKDAYS.index(week["b"]) - _WEEKDAYS.index(week["a"]) + 1)
        return (
            (100 - days, 100 - days)
            if message.has("share.inside") and not message.has("share.outside")
            else (days, days)
        )
    if _EVERY_OTHER.search(text):
        return 50.0, 50.0
    desk = _AT_DESK.search(text)
    if desk:
        return 100 - 20 * float(desk["a"]), 100 - 20 * float(desk["a"])
    inside = _OFFICE.search(text)
    if inside:
        return 100 - float(inside["a"]), 100 - float(inside["a"])
    match = _PERCENT.search(text)
    if match:
        return _ends(match, 1.0)
    split = _SPLIT.search(text)
    if split and int(split["a"]) + int(split["b"]) == 100:
        share = float(split["b"] if _inside_first(text[split.end() :], message) else split["a"])
        return share, share
    for pattern, whole in (
        (_OF, _DAYS_IN),
        (_TRIPS, _TRIPS_IN),
        (_HOURS, _HOURS_IN),
        (_DAYS, _DAYS_IN),
        (_WEEKS, _WEEKS_IN),
        (_NIGHTS, _DAYS_IN),
    ):
        match = pattern.search(text)
        if match:
            of = match["of"]
            total = (
                whole["week"] if of is None and pattern is _DAYS else float(of) if of and of.isdigit() else whole[of]
            )
            return _ends(match, 100 / total)
    if rare := _RARE.search(text):
        share = (1 if rare["a"] == "once" else 2) * 100 / _TRIPS_IN[rare["of"]]
        return share, share
    if re.search(r"\bhalf (?:of )?(?:the|a|my|each|every) (?:month|week|year|day)\b", message.text):
        return 50.0, 50.0
    match = _FRACTION.search(text)
    if match:
        return _fraction(match)
    return _bare(text)


@lru_cache(maxsize=1)
def _turns_away() -> re.Pattern[str]:
    """Turns of work away and time at home: "3 weeks out 4 days home", "14 on 14 off"."""
    unit = r"weeks?|days?|months?|semanas?|dias?|mes(?:es)?"
    out, home = "|".join(vocabulary.across("share.turn_out")), "|".join(vocabulary.across("share.turn_home"))
    return re.compile(
        rf"(?<![\d.])(?P<a>\d{{1,2}}) ?(?P<unit>{unit})? ?(?:{out})[ ,/-]*(?:and |then |y )?"
        rf"(?P<off>\d{{1,2}}) ?(?P<home_unit>{unit})? ?(?:{home})\b"
    )


def _counted(message: Message) -> str:
    """The text with "a day a week" as "1 day a week" and "75ish" as "75"."""
    message = message.only(rewritten(message.text, "shares", message.languages))
    return _NOW_AT.sub(r"\1 percent", _ONE_OF.sub("1 ", re.sub(r"(?<=\d)ish\b", "", message.numeric)))


def _inside_first(after: str, message: Message) -> bool:
    """Whether a split such as "60/40" gives its first part to the office."""
    if re.search(r"(?:office|desk|inside)\s?(?:/|to|and)\s?(?:field|outside|road)", message.text):
        return True
    return message.only(after).has("share.inside") and not message.has("share.outside")


def _bare(text: str) -> tuple[float, float] | None:
    """Numbers without a unit: the question was about a percentage."""
    between = _BETWEEN.search(text)
    if between and int(between["a"]) < int(between["b"]) <= 100:
        return float(between["a"]), float(between["b"])
    found = [
        float(number)
        for number in re.findall(
            rf"(?<![\w$:/.])(?<!by )(?<!at )(?<!since )(?<!before )(?<!after )({NUMBER})"
            rf"{_NO_UNIT}",
            text,
        )
    ]
    if not found or len(text.split()) > 16 or not all(5 <= number <= 100 for number in found):
        return None
    return min(found), max(found)


def _ends(match: re.Match[str], scale: float) -> tuple[float, float]:
    groups = match.groupdict()
    low = float(groups["a"]) * scale
    high = float(groups["b"]) * scale if groups.get("b") else low
    return min(low, 100.0), min(high, 100.0)


def _fraction(match: re.Match[str]) -> tuple[float, float]:
    share = _FRACTIONS[match["f"]]
    count = match["n"]
    if count and count.isdigit() and match["f"] in ("third", "quarter", "fifth", "thirds", "quarters"):
        share = _FRACTIONS[match["f"].rstrip("s")] * int(count)
    return share, share


def _judge(criterion: Criterion, message: Message, share: tuple[float, float]) -> Reading:
    low, high = share
    value = {"percent": round((low + high) / 2)}
    kind = criterion.kind
    mild = message.without("share.mild_condition")
    mild = mild.only(_EVERY_OTHER.sub(" ", mild.text))
    if mild.has("polarity.condition") and not message.has("polarity.no_condition"):
        return open_answer(f"{kind}.conditional", value)
    if message.has("share.too_much"):
        return open_answer(f"{kind}.too_much")
    least, most = criterion.get("min_percent"), criterion.get("max_percent")
    wanted = least if least is not None else most
    if wanted is None:
        return met(f"{kind}.percent", **value) if low > 0 else not_met(f"{kind}.percent", **value)
    by_trips = _TRIPS.search(_counted(message)) or _RARE.search(message.numeric)
    if by_trips and wanted / 20 <= high < wanted:
        return open_answer(f"{kind}.trips")
    if message.has("polarity.hedge") and wanted / 2 <= high < wanted:
        return doubtful(f"{kind}.hedged", **value)
    at_least = re.search(r"\+|at least|minimum|(?<!no )(?<!not )more than|over|or more", message.text)
    if (
        message.has("experience.less")
        and not at_least
        and re.search(r"less than|under|below|not even|no more|not more|up to|at most|max|tops", message.text)
    ):
        strict = re.search(r"less than|under|below|not even", message.text) is not None
        return (met if low > wanted or (low >= wanted and not strict) else doubtful if high > wanted else not_met)(
            f"{kind}.less", **value
        )
    if _without_resignation(message).has("polarity.hedge") and wanted - 0.5 <= low <= wanted * 1.1:
        return doubtful(f"{kind}.hedged", **value)
    if low >= wanted - 0.5:
        return met(f"{kind}.percent", **value)
    derived = "%" not in message.text and not re.search(r"percent|por ciento", message.text)
    about = (derived or message.has("experience.about", "experience.nearly")) and high >= wanted * 0.8
    if high >= wanted or about or (at_least and high >= wanted / 2):
        return doubtful(f"{kind}.near", **value)
    return not_met(f"{kind}.percent", **value)


def _without_resignation(message: Message) -> Message:
    """The message without "I guess" after a number, which agrees to it."""
    return message.only(re.sub(r"\bi (?:guess|suppose)\b", " ", message.text))


def _dislikes(part: Message) -> bool:
    return part.has("share.dislike", "share.kills") and part.has("share.inside", "share.outside")


def _without_number(kind: str, message: Message) -> Reading | None:
    said = polarity(message.without("share.mild_condition"))
    firm = not (said.hedged or said.conditional)
    if message.has("share.more_out") and firm:
        return met(f"{kind}.more_out", yes=True)
    if (
        message.has("share.more_than_asked")
        and firm
        and not message.without("share.more_than_asked").has("polarity.no")
    ):
        return met(f"{kind}.more_than_asked", yes=True)
    if message.has("share.more_in") and firm and not said.yes:
        return doubtful(f"{kind}.more_in", yes=False)
    if message.has("share.away_life") and firm and not message.without("share.away_life").has("polarity.no"):
        return met(f"{kind}.away_life", yes=True)
    if message.has("share.accepts") and (said.no or message.has("share.dislike")):
        return open_answer(f"{kind}.accepts")
    if message.has("share.dislike", "share.kills"):
        disliked = next((part for part in map(message.only, message.clauses()) if _dislikes(part)), message)
        if disliked.has("share.inside"):
            return met(f"{kind}.dislikes_inside", yes=True)
        if disliked.has("share.outside"):
            return not_met(f"{kind}.dislike", yes=False)
    if message.has("share.office_day"):
        return met(f"{kind}.office_day", percent=80) if firm else open_answer(f"{kind}.office_day")
    if message.has("share.wants_inside") and not message.has("share.outside"):
        return not_met(f"{kind}.prefers_inside", yes=False)
    if message.has("share.most") and message.has("share.inside") and not message.has("share.outside"):
        return doubtful(f"{kind}.mostly_inside", yes=False)
    if message.has("share.most") and firm and said.leaning is not False and not message.has("share.inside"):
        return met(f"{kind}.most", yes=True)
    if message.has("share.limits"):
        return open_answer(f"{kind}.limit")
    if (
        message.has("share.prefer")
        and message.has("share.outside")
        and not message.has("share.little")
        and said.leaning is not False
        and not said.conditional
    ):
        return met(f"{kind}.prefers", yes=True)
    outside_only = message.has("share.outside") and not message.has("share.inside")
    if said.answer is False and outside_only and plain_no(message, said):
        return not_met(f"{kind}.not_outside", yes=False)
    if message.has("share.little") and not (said.answer is True and _YES_FIRST.match(message.text)):
        return open_answer(f"{kind}.little")
    if said.answer is False and message.has("share.bounds", "share.later"):
        return doubtful(f"{kind}.not_now", yes=False)
    return yes_or_no(kind, message, said)
