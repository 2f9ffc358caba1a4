"""Answers to a criterion that any of several names meets: "QuickBooks or Xero", "CPA or CMA"."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.matching.message import Message
from bot.matching.naming import names
from bot.matching.outcome import open_answer
from bot.matching.registry import reader_for
from bot.matching.vocabulary import Shape
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading

_KINDS = ("license", "certification", "skill")
_BETWEEN = re.compile(r",?\s+(?:and/)?or\s+|,\s*")
_OF_ALL = Shape(r"\b(?:<answers.of_all>)\b")
"""Words that make a refusal one of all the names: "neither"."""


def name_by_name(criterion: Criterion, message: Message, reading: Reading | None) -> Reading | None:
    """A reading that is no yes, weighed by each name: one is enough, and a no to one of them refuses nothing yet."""
    name = str(criterion.get("name") or "")
    if criterion.kind not in _KINDS or " or " not in name.replace("/or ", " or "):
        return reading
    if reading is None or reading.result == "met":
        return reading
    told = [part for part in _BETWEEN.split(name) if part and names(part, message)]
    for part in told:
        own = replace(criterion, details={**criterion.details, "name": part})
        said = reader_for(criterion.kind)(own, message)
        if said is not None and said.result == "met":
            return said
    if told and reading.result == "not_met" and not _OF_ALL.search(message.text):
        return open_answer(f"{criterion.kind}.one_of_several")
    return reading
