"""A way to get to work, a vehicle of one's own, or insurance on it."""

from __future__ import annotations

import re

from bot.matching import vocabulary
from bot.matching.message import Message
from bot.matching.outcome import affirmed, doubtful, met, not_met, open_answer, yes_or_no
from bot.matching.polarity import polarity
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading

_VEHICLE = re.compile(r"own|vehicle|car\b|truck|insur|tools", re.IGNORECASE)
_FEW_WORDS = 2
"""Most telling words beside a vehicle that is only named; more may say that it is gone."""


def read(criterion: Criterion, message: Message) -> Reading | None:
    """Read whether there is a vehicle; rides and buses count where only reliable transport is asked."""
    needs_vehicle = bool(_VEHICLE.search(str(criterion.get("text") or "")))
    said = polarity(message)
    if message.has("transport.unsure"):
        return open_answer("transport.unsure")
    if message.has("transport.broken") and said.yes:
        return open_answer("transport.partly")
    if message.has("transport.broken"):
        gone = message.without("transport.broken")
        return (
            not_met("transport.broken", yes=False)
            if polarity(gone).answer is False or message.has("transport.lapsed")
            else open_answer("transport.broken")
        )
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
            return (
                not_met("transport.no", yes=False)
                if said.answer is False and said.lead is False and not said.yes
                else met("transport.rides", yes=True)
            )
        return not_met("transport.no", yes=False) if said.no and said.lead is False else open_answer("transport.rides")
    if affirmed(message, "transport.has") and not message.has("polarity.yes_but"):
        return met("transport.has", yes=True)
    if affirmed(message, "transport.named") and len(_telling(message.without("transport.named"))) <= _FEW_WORDS:
        return met("transport.named", yes=True)
    return yes_or_no("transport", message, said)


def _telling(message: Message) -> list[str]:
    """The words that are more than filler."""
    filler = {word for language in message.languages for word in vocabulary.topic(language, "filler")["words"]}
    return [word for word in re.findall(r"[a-z0-9]+", message.text) if word not in filler]


def _another_way(message: Message) -> bool:
    """Whether "no car" is followed by a firm other way: "but the subway is right there"."""
    rest = message.without("transport.none")
    said = polarity(rest.without("transport.shared"))
    way = rest.has("transport.shared") or rest.has("transport.has")
    return way and re.search(r"\bbut\b", message.text) is not None and not (said.no or said.hedged or said.conditional)
