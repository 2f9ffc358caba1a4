"""Something one holds or does not hold: a licence, a certificate, a clearance."""

from __future__ import annotations

import re

from bot.matching.message import Message
from bot.matching.outcome import doubtful, met, not_met, open_answer, yes_or_no
from bot.matching.polarity import polarity
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading

_DRIVING = re.compile(r"driv", re.IGNORECASE)
_CLASS = re.compile(r"(?:class |cdl[- ]?|clase )([a-d])\b")


def read(criterion: Criterion, message: Message) -> Reading | None:
    """Read whether it is held today; lapsed, suspended and pending ones are not."""
    kind, name = criterion.kind, str(criterion.get("name") or "")
    said = polarity(message)
    if message.has("credential.other_holder") and not said.yes:
        return not_met(f"{kind}.someone_else", yes=False) if said.no else open_answer(f"{kind}.someone_else")
    state = _state(message)
    if state is not None:
        return _not_today(kind, message, state)
    other_class = _other_class(name, message)
    if other_class is not None:
        return other_class
    if _DRIVING.search(name):
        if message.has("credential.no_drive"):
            return not_met(f"{kind}.does_not_drive", yes=False)
        if message.has("credential.drives") and not said.no:
            return met(f"{kind}.drives", yes=True)
    if message.has("credential.holds") and not said.no and not said.hedged and not said.conditional:
        return met(f"{kind}.holds", yes=True)
    return yes_or_no(kind, message, said)


_STILL_GOOD = re.compile(
    r"(?:renewed|recertified|just (?:got|passed)|still (?:good|valid|active|current)|not (?:yet )?expired|never (?:lapsed|expired|been suspended|suspended)|(?:has|have) not (?:expired|lapsed)|does not expire|never expires|no suspensions?|reinstated|got it back)")


def _state(message: Message) -> str | None:
    """Why a credential does not count today, or None when nothing says so."""
    if _STILL_GOOD.search(message.text):
        return None
    return next((name for name in ("revoked", "suspended", "lapsed", "pending") if message.has(f"credential.{name}")), None)


def _not_today(kind: str, message: Message, state: str) -> Reading:
    if state == "revoked":
        return not_met(f"{kind}.revoked", yes=False)
    if state == "pending":
        return doubtful(f"{kind}.pending", yes=False)
    mending = message.has("credential.pending", "credential.offer", "polarity.hedge")
    return doubtful(f"{kind}.{state}", yes=False) if mending else not_met(f"{kind}.{state}", yes=False)


def _other_class(name: str, message: Message) -> Reading | None:
    """A commercial licence of another class than the one asked: A covers B, B does not cover A."""
    asked, held = _CLASS.search(name.lower()), _CLASS.search(message.text)
    if not asked or not held or not (asked[1] in "abc" and held[1] in "abc"):
        return None
    if held[1] <= asked[1]:
        return None if polarity(message).no else met("license.class", yes=True)
    return not_met("license.lower_class", yes=False)
