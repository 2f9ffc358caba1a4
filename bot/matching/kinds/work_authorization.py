"""The right to work in a country, and whether the employer would have to sponsor it."""

from __future__ import annotations

import re

from bot.matching import vocabulary
from bot.matching.message import Message
from bot.matching.normalise import plain
from bot.matching.outcome import doubtful, met, not_met, open_answer, yes_or_no
from bot.matching.polarity import polarity
from bot.matching.vocabulary import Shape
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading

_AWAITED = Shape(r"\b(?:<authorization.awaited>)\b")
_PEOPLES = {
    r"\bcanad": "canadian",
    r"\b(?:uk|united kingdom|britain|england)\b": "british|uk",
    r"\bmexico": "mexican[oa]?",
    r"\baustralia": "australian|aussie",
    r"\b(?:ireland|germany|france|spain|netherlands|italy|portugal)\b": "eu|irish|german|french|spanish|dutch|italian",
}
"""Countries other than the United States, with the adjectives of those who may work there without papers."""
_OF_THE_US = Shape(r"\b(?:<authorization.of_the_us>)\b")
_NO_CITIZEN = Shape(r"(?:<authorization.no_citizen>)")


def read(criterion: Criterion, message: Message) -> Reading | None:
    """Read status words first, then whether sponsorship is needed, then yes or no."""
    rule = criterion.kind
    at_home = _citizen_of(str(criterion.get("country") or ""), message)
    if at_home is not None:
        return at_home
    abroad = message.has("authorization.born_abroad")
    text = message.without("authorization.no_need")
    no_need = text.text != message.text
    text = text.without("authorization.born_abroad")
    said = polarity(text)
    needs = text.has("authorization.needs")
    if message.has("authorization.only_with") and not _no_need_said(message):
        return _needs(rule, criterion)
    if message.has("authorization.other_holder") and not vocabulary.starts(
        "polarity.firm_yes", message.text, message.languages
    ):
        return open_answer(f"{rule}.someone_else")
    if message.has("authorization.false_papers"):
        return open_answer(f"{rule}.false_papers")
    if no_need and text.has("authorization.later") and not message.has("authorization.ever"):
        return doubtful(f"{rule}.sponsorship_later", yes=False)
    if message.has("authorization.not_allowed") and not message.has("polarity.double_no"):
        return not_met(f"{rule}.not_authorized", yes=False)
    if (
        text.has("authorization.document")
        and not said.no
        and not message.has("authorization.lapsed")
        and not _AWAITED.search(text.text)
    ):
        return met(f"{rule}.permitted", yes=True) if not needs else _needs(rule, criterion)
    if text.has("authorization.citizen", "authorization.resident") and not needs:
        return _status(rule, text, said.no and _denied_status(text))
    if needs:
        return _needs(rule, criterion)
    if text.has("authorization.lapsed"):
        return doubtful(f"{rule}.lapsed", yes=False)
    if text.has("authorization.waiting") and not said.yes:
        held = text.has("authorization.permitted") and text.has("authorization.renewed_in_time")
        awaited = open_answer(f"{rule}.waiting", {"yes": held})
        return doubtful(f"{rule}.waiting", yes=False) if said.no else awaited
    if text.has("authorization.permitted") and not text.has("authorization.temporary"):
        return not_met(f"{rule}.no", yes=False) if said.no else met(f"{rule}.permitted", yes=True)
    if text.has("authorization.temporary"):
        return _temporary(rule, criterion, no_need)
    if no_need:
        return (
            not_met(f"{rule}.no", yes=False)
            if said.lead is False and said.answer is False and not said.yes and _plain_no(text)
            else met(f"{rule}.no_sponsorship", yes=True)
        )
    return yes_or_no(rule, message, said) or (open_answer(f"{rule}.born_abroad") if abroad else None)


def _citizen_of(country: str, message: Message) -> Reading | None:
    """Read citizenship of the asked country by its adjective; that of another one leaves the question open."""
    asked = next((own for own in _PEOPLES if re.search(own, plain(country))), None)
    said = polarity(message)
    if asked is None or said.no:
        return None
    if re.search(rf"\b(?:{_PEOPLES[asked]})(?: (?:citizen|national|passport))?\b", message.text):
        return met("work_authorization.citizen", yes=True)
    if not _OF_THE_US.search(message.text) or said.yes:
        return None
    return open_answer("work_authorization.other_country")


def _no_need_said(message: Message) -> bool:
    """Whether a sponsor is said to be needless, in whatever words: "I do not need a sponsor"."""
    found = message.find("authorization.no_need")
    return found is not None and "without" not in found.group()


def _plain_no(message: Message) -> bool:
    """Whether the rest still denies something: "no, I'm not authorized" after the sponsorship is taken out."""
    return message.has("authorization.permitted")


def _denied_status(message: Message) -> bool:
    """Whether a no stands right before a status: in "not a citizen", but not in "no visa, I am a citizen"."""
    for clause in message.clauses():
        part = message.only(clause)
        for held in (*part.every("authorization.citizen"), *part.every("authorization.resident")):
            nos = list(part.only(clause[: held.start()]).every("authorization.denied_before"))
            if nos and not clause[nos[-1].end() : held.start()].strip():
                return True
    return False


def _status(rule: str, message: Message, denied: bool) -> Reading:
    if message.has("authorization.waiting"):
        return open_answer(f"{rule}.waiting")
    other_status = message.has("authorization.resident") and _NO_CITIZEN.search(message.text)
    if denied and not message.has("authorization.permitted") and not other_status:
        return open_answer(f"{rule}.not_a_citizen")
    return met(f"{rule}.status", yes=True)


def _needs(rule: str, criterion: Criterion) -> Reading:
    """Sponsorship is a fail only where the posting says that there is none."""
    if criterion.get("sponsorship") is False:
        return not_met(f"{rule}.needs_sponsorship", yes=False)
    return doubtful(f"{rule}.needs_sponsorship", yes=False)


def _temporary(rule: str, criterion: Criterion, no_need: bool) -> Reading:
    """A visa that allows work today and may need sponsorship later is for a person."""
    if no_need and criterion.get("sponsorship") is not False:
        return met(f"{rule}.visa", yes=True)
    return open_answer(f"{rule}.visa", {"yes": criterion.get("sponsorship") is not False})
