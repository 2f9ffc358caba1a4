"""A way to get to work, a vehicle of one's own, or insurance on it."""

from __future__ import annotations

import re

from bot.matching import vocabulary
from bot.matching.message import Message
from bot.matching.outcome import affirmed, doubtful, met, not_met, open_answer, yes_or_no
from bot.matching.polarity import polarity
from bot.matching.vocabulary import Shape
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading

_VEHICLE = Shape(r"(?:<transport.asks_vehicle>)", re.IGNORECASE)
_TRUCK = Shape(r"(?:<transport.asks_truck>)", re.IGNORECASE)
_ANY_VEHICLE = Shape(r"(?:<transport.asks_any>)", re.IGNORECASE)
_BOTH = Shape(r"\b(?:<transport.both>)\b", re.IGNORECASE)
_MODELS = ("car_model", "suv_model", "truck_model", "van_model", "motorcycle")
_YES_FIRST = Shape(r"(?:<share.yes_first>)\b")
_FEW_WORDS = 2
"""Most telling words beside a vehicle that is only named; more may say that it is gone."""
_ONLY = Shape(r"\b(?:<transport.only>)\b")
_INSURANCE = Shape(r"(?:<transport.asks_insurance>)", re.IGNORECASE)
_INSURED_VEHICLE = Shape(r"(?:<transport.asks_insured>)", re.IGNORECASE)
_BUT = Shape(r"\b(?:<transport.but>)\b")


def read(criterion: Criterion, message: Message) -> Reading | None:
    """Read whether there is a vehicle; rides and buses count where only reliable transport is asked."""
    asked = str(criterion.get("text") or "")
    needs_vehicle = bool(_VEHICLE.search(asked))
    message = message.without("transport.runs_on", " reliable ").without("transport.at_worst")
    said = polarity(message)
    other = _other_vehicle(asked, message, said.no)
    if other is not None:
        return other
    if message.has("transport.unsure"):
        return open_answer("transport.unsure")
    if _BOTH.search(asked) and message.has("transport.one_of_both"):
        return doubtful("transport.one_of_both", yes=False)
    if message.has("transport.broken") and said.yes:
        return open_answer("transport.partly")
    if message.has("transport.broken"):
        gone = message.without("transport.broken")
        no_other = message.has("transport.lapsed", "transport.no_other_way")
        return (
            not_met("transport.broken", yes=False)
            if polarity(gone).answer is False or (no_other and not message.has("transport.insurance_pending"))
            else open_answer("transport.broken", {"yes": False} if needs_vehicle else None)
        )
    if needs_vehicle and message.has("transport.driven") and not said.yes:
        return not_met("transport.driven", yes=False)
    shared = message.without("transport.none").has("transport.shared")
    if message.has("transport.none") and needs_vehicle:
        own = message.without("transport.none").without("transport.shared").has("transport.has")
        return open_answer("transport.partly") if own else not_met("transport.none", yes=False)
    if message.has("transport.none"):
        if _another_way(message):
            return met("transport.another_way", yes=True)
        if polarity(message.without("transport.none")).answer is False:
            return not_met("transport.none", yes=False)
        return (
            doubtful("transport.rides", yes=not needs_vehicle)
            if shared or message.without("transport.none").has("transport.has")
            else not_met("transport.none", yes=False)
        )
    if shared and not message.without("transport.shared").has("transport.has"):
        if said.hedged or said.conditional:
            return open_answer("transport.rides")
        if not needs_vehicle:
            if said.answer is False and said.lead is False and not said.yes:
                return not_met("transport.no", yes=False)
            return (
                open_answer("transport.one_ride", {"yes": True})
                if _leans_on_one(message)
                else met("transport.rides", yes=True)
            )
        return not_met("transport.no", yes=False) if said.no and said.lead is False else open_answer("transport.rides")
    has = affirmed(message, "transport.has") and not message.has("polarity.yes_but")
    named = affirmed(message, "transport.named") and len(_telling(message.without("transport.named"))) <= _FEW_WORDS
    model = any(affirmed(message, f"transport.{kind}") for kind in _MODELS)
    if (has or named or model) and _insurance_untold(asked, message):
        return open_answer("transport.partly")
    if has or named or model:
        return met("transport.has" if has else "transport.named", yes=True)
    return yes_or_no("transport", message, said)


def _leans_on_one(message: Message) -> bool:
    """Whether somebody else's car is the only way, and nothing says that it is always there."""
    rest = message.without("transport.one_ride")
    others = rest.has("transport.shared") or rest.has("transport.has")
    return message.has("transport.one_ride") and not others and not message.has("transport.steady", "polarity.yes")


def _other_vehicle(asked: str, message: Message, denied: bool) -> Reading | None:
    """The reading where a truck is asked and another vehicle is told of; None in every other case."""
    if _ONLY.search(message.text) and message.has("transport.motorcycle"):
        return open_answer("transport.other_vehicle")
    truck_asked = _TRUCK.search(asked) and not _ANY_VEHICLE.search(asked)
    if not truck_asked or message.has("transport.truck_model", "transport.truck"):
        return None
    if message.has("transport.suv_model", "transport.van_model"):
        return open_answer("transport.other_vehicle")
    if message.has("transport.car_model", "transport.car", "transport.motorcycle") and not denied:
        return not_met("transport.other_vehicle", yes=False)
    return None


def _insurance_untold(asked: str, message: Message) -> bool:
    """Whether vehicle and insurance are asked and only the vehicle is told of, or the insurance is still to come."""
    if not _INSURANCE.search(asked, re.IGNORECASE) or message.has("transport.insurance_pending"):
        return message.has("transport.insurance_pending", "transport.rented")
    both = _INSURED_VEHICLE.search(asked, re.IGNORECASE) is not None
    return (both and not message.has("transport.insured") and not _YES_FIRST.match(message.text)) or message.has(
        "transport.rented"
    )


def _telling(message: Message) -> list[str]:
    """The words that are more than filler."""
    filler = {word for language in message.languages for word in vocabulary.topic(language, "filler")["words"]}
    return [word for word in re.findall(r"[a-z0-9]+", message.text) if word not in filler]


def _another_way(message: Message) -> bool:
    """Whether "no car" is followed by a firm other way: "but the subway is right there"."""
    rest = message.without("transport.none")
    said = polarity(rest.without("transport.shared"))
    way = rest.has("transport.shared") or rest.has("transport.has")
    return way and _BUT.search(message.text) is not None and not (said.no or said.hedged or said.conditional)
