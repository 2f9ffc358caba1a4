"""A physical demand; reasons of health go to a person and are not kept."""

from __future__ import annotations

from bot.matching.message import Message
from bot.matching.normalise import plain
from bot.matching.numbers import digits
from bot.matching.outcome import affirmed, doubtful, met, not_met, open_answer, withheld, yes_or_no
from bot.matching.polarity import plain_no, polarity
from bot.matching.vocabulary import Shape
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading

_WEIGHT = Shape(
    r"(?P<a><number>)\s?(?:(?:-|<physical.to_weight>)\s?(?P<b><number>))?\s?\+?\s?(?:#"
    r"|(?P<kilos><physical.kilos>)|<physical.pounds>)?(?![\d%])(?!x\b|\s?(?:<physical.no_weight>))"
)
_TALL = r"\d ?' ?\d{0,2}\"?"
_HEAVY = r"(?:<physical.stuck_pounds>|\d{2,3} ?(?:<physical.pounds>|<physical.kilos>))"
_OWN_BODY = Shape(
    rf"\b(?:<physical.weighs>)\b(?: (?:<physical.about>))*(?: {_TALL})?[ ,]*(?:(?:<physical.and>) )?{_HEAVY}"
    r"(?= |$|[.,])"
    rf"(?! ?(?:<physical.no_body>))|(?:{_TALL}),? {_HEAVY}|{_TALL}"
)
"""How tall and heavy applicants are themselves."""
_AGE = Shape(
    r"\b(?:<physical.am>) (?:(?:<physical.only_am>) )?\d{2}(?= (?:<physical.old>)\b|[.,]"
    r"|$)|\b(?:<physical.at_age>) \d{2}(?= (?:<physical.old_then>)|[.,])"
)
"""How old applicants are."""
_OF_OTHERS = Shape(r"\b(?:<physical.of_others>)\b")
"""Signs of the health of those who are cared for."""
_ASKS = {
    trade: Shape(f"<physical.asks_{trade}>")
    for trade in ("lifting", "climbing", "standing", "kneeling", "cold", "outdoor", "handwork", "sitting", "gear")
}
"""What a posting may demand, by the group of trades in which it is met every day."""
_ROUNDED = 0.985
"""Share of the weight from which it counts as the weight: 34 kilos are 75 pounds."""
_POUNDS_A_KILO = 2.2046
_REFUSED = Shape(r"\b(?:<physical.not_weight>) \d+(?: (?:<physical.pounds>))?(?=[.,]? +(?:\w+ )*\d)")
"""The weight turned down in "not 50, 30"."""
_DENIES = Shape(r"\b(?:<physical.denies>) ")
_HOURS_ASKED = Shape(r"(\d+) ?(?:<physical.hours>)")
"""A number of hours, asked or told."""
_PAST = Shape(r"\b(?:<physical.past>)\b")
_RANGE = Shape(r"<number>\s?(?:-|<physical.to_weight>)\s?<number>")
_LIMIT = Shape(r"(?:<physical.limit>)")
_NO_TROUBLE = Shape(r"(?:<physical.no_trouble>)")
_MORE = Shape(r"(?:<physical.more>)")


def read(criterion: Criterion, message: Message) -> Reading | None:
    """Read pounds where lifting is asked, else ability in words."""
    said = polarity(message)
    if message.only(_OF_OTHERS.sub(" ", message.text)).has("reasons.health"):
        firm = said.yes and not said.no and not said.conditional and not said.hedged
        if message.has("physical.cleared") and not (said.hedged or said.conditional or message.has("physical.help")):
            return met("physical.cleared", yes=True)
        return (
            met("physical.yes", yes=True)
            if firm and _DENIES.search(message.text)
            else withheld("physical.protected_reason")
        )
    if _ASKS["sitting"].search(plain(str(criterion.get("text") or ""))) and message.has("physical.restless"):
        return open_answer("physical.restless", {"yes": False})
    if message.has("physical.never_tried", "physical.up_to", "physical.not_heavy"):
        return open_answer("physical.untried")
    if message.has("physical.limits") and (not said.yes or message.has("physical.easily")):
        return withheld("physical.limit_of_the_body")
    wanted = criterion.get("pounds")
    weights = _pounds(_OWN_BODY.sub(" ", _AGE.sub(" ", _REFUSED.sub(" ", message.numeric)))) if wanted else []
    if weights and wanted:
        return _judge(weights, float(wanted), message, said.no)
    if _fewer_hours(criterion, message):
        return open_answer("physical.short_of_it", {"yes": False})
    if wanted and _OWN_BODY.search(message.numeric) and not said.yes:
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
    asked = _HOURS_ASKED.search(digits(plain(str(criterion.get("text") or "")), ("en",)))
    named = _HOURS_ASKED.search(message.numeric)
    return asked is not None and named is not None and int(named[1]) < int(asked[1])


def _practised(criterion: Criterion, message: Message) -> bool:
    """Whether a trade is named in which the asked thing is done every day, and nothing speaks against it."""
    asked = plain(str(criterion.get("text") or ""))
    trades = [trade for trade, shape in _ASKS.items() if shape.search(asked)]
    if not trades and criterion.get("pounds"):
        trades = ["lifting"]
    past = _PAST.search(message.text)
    return not past and any(affirmed(message, f"physical.{trade}_trade") for trade in trades)


def _pounds(text: str) -> list[float]:
    found = []
    for match in _WEIGHT.finditer(text):
        scale = _POUNDS_A_KILO if match["kilos"] else 1.0
        if float(match["a"]) * scale >= 5:
            found.append(float(match["b"] or match["a"]) * scale)
    return found


def _lower_ends(text: str) -> list[float]:
    """The lower ends of ranges of weights."""
    return [float(match["a"]) for match in _WEIGHT.finditer(text) if match["b"]]


def _judge(weights: list[float], wanted: float, message: Message, denied: bool) -> Reading:
    weights = [wanted if wanted * _ROUNDED <= weight < wanted else weight for weight in weights]
    most = max(weights)
    if _RANGE.search(message.numeric) and min(_lower_ends(message.numeric), default=most) < wanted <= most:
        return open_answer("physical.range")
    limit = _LIMIT.search(message.text)
    if denied and most >= wanted and message.has("polarity.hedge"):
        return open_answer("physical.unsure")
    if denied:
        lower = [weight for weight in weights if weight < wanted]
        if lower:
            return not_met("physical.pounds", yes=False)
        if _NO_TROUBLE.search(message.text):
            return met("physical.pounds", yes=True)
        return (
            not_met("physical.no", yes=False)
            if most <= wanted and not _MORE.search(message.text) and plain_no(message)
            else doubtful("physical.limit", yes=True)
        )
    if message.has("physical.help", "polarity.condition"):
        return open_answer("physical.with_help")
    if most >= wanted:
        doubted = message.has("polarity.hedge") or message.has("physical.good_day")
        return doubtful("physical.near", yes=True) if doubted else met("physical.pounds", yes=True)
    if message.has("polarity.yes") and not limit and len(weights) == 1 and most < wanted / 2:
        return open_answer("physical.pounds_low")
    near = most >= wanted * 0.9 or (most >= wanted * 0.75 and message.has("polarity.hedge"))
    return doubtful("physical.near", yes=False) if near else not_met("physical.pounds", yes=False)
