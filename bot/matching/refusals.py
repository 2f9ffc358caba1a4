"""How plain a refusal is: one that doubts itself, or says something more, must be surer than a bare no."""

from __future__ import annotations

from datetime import date

from bot.matching.message import Message
from bot.matching.naming import named_again
from bot.matching.registry import reader_for
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading

BARE, TOLD, BESIDE = 0.1, 0.2, 0.4
"""Below this share of `not_met` of the second opinion a refusal is doubted: a short one, one of many words, and one
beside a clause that would meet the criterion by itself. Chosen on answers that the opinion had not seen."""
_FEW_WORDS = 6
"""Most words of a refusal that says nothing else."""
_MEASURES = ("years", "percent", "level")
_MEASURED_ENDS = (".pounds", ".distance", ".speed", ".number", ".age", ".start")
"""Ends of the rules that compared a number which is no part of the value."""
_BY_ITSELF = ("availability", "travel", "field_time", "physical")
"""Kinds whose readers weigh hedges and conditions themselves, time by time."""


def by_words(reading: Reading) -> bool:
    """Whether a reading rests on words: no number or level was compared, or none was told ("years": 0)."""
    told = [reading.value.get(name) for name in _MEASURES]
    return all(value in (None, 0, "none") for value in told) and not reading.rule.endswith(_MEASURED_ENDS)


def doubts_itself(criterion: Criterion, message: Message, reading: Reading) -> bool:
    """Whether a refusal is hedged: "a bit of voice, not really data, hard to say if that counts"."""
    if reading.result != "not_met" or not by_words(reading) or criterion.kind in _BY_ITSELF:
        return False
    return message.without("polarity.firm_no").without("credential.offer").has("polarity.hedge")


def denies_else(criterion: Criterion, message: Message, reading: Reading) -> bool:
    """Whether no refusal is left without what it denies and nobody asked: "never had a bad x-ray"."""
    if reading.result != "not_met" or not by_words(reading):
        return False
    rest = message.without("polarity.denies_else")
    added = rest.find("credential.added_to_it")
    if added is not None and not any(word in message.about.split() for word in added.group().split()):
        rest = rest.without("credential.added_to_it")
    if rest.text == message.text:
        return False
    again = reader_for(criterion.kind)(criterion, rest)
    return again is None or again.result != "not_met"


def least_share(criterion: Criterion, text: str, today: date | None = None) -> float:
    """The least share of `not_met` in the second opinion with which a refusal by words counts, 0 to 1."""
    message = Message.of(text, today=today)
    clauses = message.clauses()
    told = len(clauses) > 1 and any(_meets(criterion, message.only(clause)) for clause in clauses)
    if told or named_again(str(criterion.get("name") or ""), message):
        return BESIDE
    return TOLD if len(message.text.split()) > _FEW_WORDS else BARE


def _meets(criterion: Criterion, part: Message) -> bool:
    reading = reader_for(criterion.kind)(criterion, part)
    return reading is not None and reading.result == "met"
