"""A share of the working time: in the field, or travelling."""

from __future__ import annotations

from typing import Any

from bot.matching.message import Message
from bot.matching.outcome import affirmed, doubtful, met, not_met, open_answer, withheld, yes_or_no
from bot.matching.own_reasons import of_own_health
from bot.matching.polarity import plain_no, polarity
from bot.matching.shares import by_trips, percent, says_percent, without_every_other
from bot.matching.vocabulary import Shape
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading

_NOTHING = Shape(r"(?:0|<share.nothing>)(?: ?%| (?:<share.percent>|<share.beside_nothing>))*[.! ]*")
_NOT_WITHOUT = Shape(r"\b(?:<share.not_without>)\b")
_YES_FIRST = Shape(r"(?:<share.yes_first>)\b")
_NEARLY_ALL = 80
"""Share from which on "most of the week" may be too little."""
_AT_LEAST = Shape(r"\+|(?:<share.at_least>)")
"""A share that is the least: "at least 60"."""
_AT_MOST = Shape(r"<share.short_of>|<share.at_most>")
"""A share that is the most, or not even reached: "up to 40"."""
_SHORT_OF = Shape(r"<share.short_of>")
"""A share that is not reached: "less than 40"."""
_I_GUESS = Shape(r"\b(?:<share.resigned>)\b")


def read(criterion: Criterion, message: Message) -> Reading | None:
    """Read a percentage, a fraction, days a week, or plain willingness."""
    kind = criterion.kind
    message = _offered(message)
    if (of_own_health(message) or message.has("reasons.faith")) and polarity(message).answer is not True:
        return withheld(f"{kind}.protected_reason")
    if criterion.get("overnight") and message.has("share.overnight_no"):
        return not_met(f"{kind}.no_overnight", yes=False)
    if _NOTHING.fullmatch(message.text):
        return not_met(f"{kind}.nothing", percent=0)
    if _NOT_WITHOUT.search(message.text):
        return open_answer(f"{kind}.conditional")
    share = percent(message)
    if share is not None:
        judged = _judge(criterion, message, share)
        other = judged.result == "not_met" and message.has("share.of_the_other")
        return open_answer(f"{kind}.of_the_other") if other else judged
    wanted = criterion.get("min_percent")
    if _all_of_it(message):
        return met(f"{kind}.all_of_it", percent=100)
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


def _all_of_it(message: Message) -> bool:
    """Whether the whole of the time is offered, in so many words and with nothing of it taken back."""
    if not message.has("share.all_of_it") or message.has("share.inside", "share.limits", "share.bounds"):
        return False
    said = polarity(message.without("share.all_of_it"))
    return not (said.no or said.hedged)


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
    *_, last = message.clauses() or [""]
    if message.has("share.refuses") and (not held_back or message.only(last).without("share.refuses").text == ""):
        return not_met(f"{kind}.refused", yes=False)
    if affirmed(message, "share.willing") and not bounded:
        return met(f"{kind}.willing", yes=True)
    trade = "share.field_trade" if kind == "field_time" else "share.away_trade"
    if affirmed(message, trade) and message.has("share.seasoned") and not bounded:
        return met(f"{kind}.trade", yes=True)
    return None


def _judge(criterion: Criterion, message: Message, share: tuple[float, float]) -> Reading:
    low, high = share
    value: dict[str, Any] = {"percent": round((low + high) / 2)}
    kind = criterion.kind
    if _agrees(message):
        value["yes"] = True
    mild = without_every_other(message.without("share.mild_condition"))
    if mild.has("polarity.condition") and not message.has("polarity.no_condition"):
        return open_answer(f"{kind}.conditional", value)
    if message.has("share.too_much"):
        return open_answer(f"{kind}.too_much")
    least, most = criterion.get("min_percent"), criterion.get("max_percent")
    wanted = least if least is not None else most
    if wanted is None:
        return met(f"{kind}.percent", **value) if low > 0 else not_met(f"{kind}.percent", **value)
    if by_trips(message) and wanted / 20 <= high < wanted:
        return open_answer(f"{kind}.trips")
    if message.has("polarity.hedge") and wanted / 2 <= high < wanted:
        return doubtful(f"{kind}.hedged", **value)
    at_least = _AT_LEAST.search(message.text)
    if message.has("experience.less") and not at_least and _AT_MOST.search(message.text):
        strict = least is not None and _SHORT_OF.search(message.text) is not None
        return (met if low > wanted or (low >= wanted and not strict) else doubtful if high > wanted else not_met)(
            f"{kind}.less", **value
        )
    if _without_resignation(message).has("polarity.hedge") and wanted - 0.5 <= low <= wanted * 1.1:
        return doubtful(f"{kind}.hedged", **value)
    if low >= wanted - 0.5:
        return met(f"{kind}.percent", **value)
    derived = not says_percent(message.text)
    about = (derived or message.has("experience.about", "experience.nearly")) and high >= wanted * 0.8
    if high >= wanted or about or (at_least and high >= wanted / 2):
        return doubtful(f"{kind}.near", **value)
    return not_met(f"{kind}.percent", **value)


def _agrees(message: Message) -> bool:
    """Whether a yes is said beside the share: "ten is nothing", "80 is good"."""
    return polarity(without_every_other(message)).answer is True and not message.has("share.inside")


def _without_resignation(message: Message) -> Message:
    """The message without "I guess" after a number, which agrees to it."""
    return message.only(_I_GUESS.sub(" ", message.text))


def _dislikes(part: Message) -> bool:
    return part.has("share.dislike", "share.kills") and part.has("share.inside", "share.outside")


def _without_number(kind: str, message: Message) -> Reading | None:
    said = polarity(message.without("share.mild_condition"))
    firm = not (said.hedged or said.conditional)
    if message.has("share.more_out", "share.never_in") and firm:
        return met(f"{kind}.more_out", yes=True, **({"percent": 100} if message.has("share.never_in") else {}))
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
        return open_answer(f"{kind}.accepts", {"yes": True})
    if message.has("share.dislike", "share.kills"):
        disliked = next((part for part in map(message.only, message.clauses()) if _dislikes(part)), message)
        if disliked.has("share.inside"):
            return met(f"{kind}.dislikes_inside", yes=True)
        if disliked.has("share.outside"):
            return not_met(f"{kind}.dislike", yes=False)
    if message.has("share.office_day"):
        return met(f"{kind}.office_day", percent=80) if firm else open_answer(f"{kind}.office_day")
    if message.has("share.wants_inside") and not message.has("share.outside"):
        if message.has("share.accepts_still"):
            return open_answer(f"{kind}.accepts", {"yes": True})
        nothing = {"percent": 0} if message.has("share.only_inside") else {}
        return not_met(f"{kind}.prefers_inside", yes=False, **nothing)
    if message.has("share.most") and message.has("share.inside") and not message.has("share.outside"):
        return doubtful(f"{kind}.mostly_inside", yes=False)
    if message.has("share.most") and firm and said.leaning is not False and not message.has("share.inside"):
        return met(f"{kind}.most", yes=True)
    if message.has("share.limits"):
        stays = message.has("share.stay_local") and not said.yes
        return open_answer(f"{kind}.limit", {"yes": False} if stays else None)
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
    if not (said.yes or said.no or said.hedged) and said.conditional:
        return open_answer(f"{kind}.conditional", {"yes": True})
    return yes_or_no(kind, message, said)
