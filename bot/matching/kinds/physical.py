"""A physical demand; reasons of health go to a person and are not kept."""

from __future__ import annotations

import re

from bot.matching.message import Message
from bot.matching.normalise import plain
from bot.matching.numbers import NUMBER, digits
from bot.matching.outcome import affirmed, doubtful, met, not_met, open_answer, withheld, yes_or_no
from bot.matching.polarity import plain_no, polarity
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading

_WEIGHT = re.compile(
    rf"(?P<a>{NUMBER})\s?(?:(?:-|to|or)\s?(?P<b>{NUMBER}))?\s?\+?\s?(?P<unit>pounds?|#|kgs?|kilos?|kilograms?"
    rf"|libras?)?(?![\d%])(?!x\b|\s?(?:years?|times?|hours?|days?|anos|yo\b|months?|am|pm|minutes?|sets|reps))"
)
_TALL = r"\d ?' ?\d{0,2}\"?"
_HEAVY = r"\d{2,3} ?(?:pounds|lbs?|kgs?|kilos?|libras)"
_OWN_BODY = re.compile(
    rf"\b(?:am|weigh(?:ing)?|weight|soaking wet)\b(?: (?:only|like|about|a|around|maybe|at|is))*(?: {_TALL})?[ ,]*"
    rf"(?:and )?{_HEAVY}(?= |$|[.,])(?! ?(?:bag|box|sack|keg|load|easy))|(?:{_TALL}),? {_HEAVY}|{_TALL}"
)
"""How tall and heavy applicants are themselves."""
_AGE = re.compile(
    r"\bam (?:only |just |almost )?\d{2}(?= (?:but|and|years?|yo)\b|[.,]|$)"
    r"|\b(?:at|since|age) \d{2}(?= (?:years|but|and)|[.,])"
)
"""How old applicants are."""
_OF_OTHERS = re.compile(
    r"\b(?:his|her|their|(?:into|out of) (?:a|the|his|her|their)) (?:wheel ?chairs?|walkers?|hospital beds?)\b"
    r"|\b(?:disabled|sick|elderly) (?=\w)"
)
"""Signs of the health of those who are cared for."""
_TRADES = (
    ("lift|carry|push|pull|heavy", "lifting"),
    ("ladder|climb|height|roof", "climbing"),
    ("stand|feet|walk", "standing"),
    ("kneel|bend|crouch|squat|crawl|stoop|confined|tight|attic", "kneeling"),
    ("freez|cold|refrigerat|winter", "cold"),
    ("outdoor|outside|weather|heat|hot|sun|rain", "outdoor"),
    ("dexter|hand|finger|vision|see |color|eye", "handwork"),
    ("sit|seated|desk|type|typing|screen", "sitting"),
    ("respirator|mask|ppe|protective|gear|hard hat|boots", "gear"),
    ("push|pull|cart|stairs", "lifting"),
)
"""Words of a demand, and the trades in which it is met every day."""
_ROUNDED = 0.985
"""Share of the weight from which it counts as the weight: 34 kilos are 75 pounds."""
_POUNDS_A_KILO = 2.2046
_REFUSED = re.compile(r"\bnot (?:a )?\d+(?: pounds)?(?=[.,]? +(?:\w+ )*\d)")
"""The weight turned down in "not 50, 30"."""


def read(criterion: Criterion, message: Message) -> Reading | None:
    """Read pounds where lifting is asked, else ability in words."""
    said = polarity(message)
    if message.only(_OF_OTHERS.sub(" ", message.text)).has("reasons.health"):
        firm = said.yes and not said.no and not said.conditional and not said.hedged
        return (
            met("physical.yes", yes=True)
            if firm and re.search(r"\b(?:no|not|never|without|good) ", message.text)
            else withheld("physical.protected_reason")
        )
    if message.has("physical.never_tried", "physical.up_to", "physical.not_heavy"):
        return open_answer("physical.untried")
    if message.has("physical.limits") and (not said.yes or message.has("physical.easily")):
        return withheld("physical.limit_of_the_body")
    wanted = criterion.get("pounds")
    weights = _pounds(_OWN_BODY.sub(" ", _AGE.sub(" ", _REFUSED.sub(" ", message.numeric)))) if wanted else []
    if weights and wanted:
        return _judge(weights, float(wanted), message, said.no)
    if _fewer_hours(criterion, message) or (wanted and _OWN_BODY.search(message.numeric) and not said.yes):
        return open_answer("physical.short_of_it")
    if message.has("physical.help"):
        return open_answer("physical.with_help")
    if wanted and message.has("physical.half") and not said.yes:
        return not_met("physical.half", yes=False)
    if wanted and affirmed(message, "physical.multiple"):
        return met("physical.multiple", yes=True)
    if (
        message.has("physical.unable")
        and not (said.yes and not said.no)
        and not message.has("polarity.double_no", "polarity.not_a_problem")
    ):
        return not_met("physical.unable", yes=False)
    if _practised(criterion, message):
        return met("physical.trade", yes=True)
    if affirmed(message, "physical.able"):
        return met("physical.able", yes=True)
    return yes_or_no("physical", message, said)


def _fewer_hours(criterion: Criterion, message: Message) -> bool:
    """Whether fewer hours are named than are asked."""
    asked = re.search(r"(\d+) ?(?:hours?|hrs?)", digits(plain(str(criterion.get("text") or "")), ("en",)))
    named = re.search(r"(\d+) ?(?:hours?|horas)", message.numeric)
    return asked is not None and named is not None and int(named[1]) < int(asked[1])


def _practised(criterion: Criterion, message: Message) -> bool:
    """Whether a trade is named in which the asked thing is done every day, and nothing speaks against it."""
    asked = plain(str(criterion.get("text") or ""))
    trades = [trade for words, trade in _TRADES if re.search(words, asked)]
    if not trades and criterion.get("pounds"):
        trades = ["lifting"]
    past = re.search(
        r"\b(?:ago|used to(?! (?:it|that|this|them|those|being|standing|lifting|walking|the"
        r"|working|heights?|cold|heat|all))|retired|but|pero|though|until|before i)\b",
        message.text,
    )
    return not past and any(affirmed(message, f"physical.{trade}_trade") for trade in trades)


def _pounds(text: str) -> list[float]:
    found = []
    for match in _WEIGHT.finditer(text):
        scale = _POUNDS_A_KILO if match["unit"] and match["unit"].startswith("k") else 1.0
        if float(match["a"]) * scale >= 5:
            found.append(float(match["b"] or match["a"]) * scale)
    return found


def _lower_ends(text: str) -> list[float]:
    """The lower ends of ranges of weights."""
    return [float(match["a"]) for match in _WEIGHT.finditer(text) if match["b"]]


def _judge(weights: list[float], wanted: float, message: Message, denied: bool) -> Reading:
    weights = [wanted if wanted * _ROUNDED <= weight < wanted else weight for weight in weights]
    most = max(weights)
    if (
        re.search(rf"{NUMBER}\s?(?:-|to|or)\s?{NUMBER}", message.numeric)
        and min(_lower_ends(message.numeric), default=most) < wanted <= most
    ):
        return open_answer("physical.range")
    limit = re.search(
        r"(?:up to|max|most|only|limit|no more than|not more than|tops|about|around|maybe|under|less than|over|above"
        r"|heavier)",
        message.text,
    )
    if denied:
        lower = [weight for weight in weights if weight < wanted]
        if lower:
            return not_met("physical.pounds", yes=False)
        if re.search(r"no (?:problem|issue|sweat|prob|trouble)|not (?:a|an) (?:problem|issue)", message.text):
            return met("physical.pounds", yes=True)
        return (
            not_met("physical.no", yes=False)
            if most <= wanted and not re.search(r"over|above|more", message.text) and plain_no(message)
            else doubtful("physical.limit", yes=True)
        )
    if message.has("physical.help", "polarity.condition"):
        return open_answer("physical.with_help")
    if most >= wanted:
        doubted = message.has("polarity.hedge") or "good day" in message.text
        return doubtful("physical.near", yes=True) if doubted else met("physical.pounds", yes=True)
    if message.has("polarity.yes") and not limit and len(weights) == 1 and most < wanted / 2:
        return open_answer("physical.pounds_low")
    near = most >= wanted * 0.9 or (most >= wanted * 0.75 and message.has("polarity.hedge"))
    return doubtful("physical.near", yes=False) if near else not_met("physical.pounds", yes=False)
