"""Readings that are not taken at their word: doubted by the second opinion, or weaker than what was asked for.

They are asked again first, and then read back as the rules read them.
"""

from __future__ import annotations

from dataclasses import replace

from bot.matching import read
from bot.matching.opinion import DOUBTED_END, TAKEN_END
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading
from bot.services.conversation.turn import Turn, narrowed


def is_doubted(reading: Reading) -> bool:
    """Whether people would not have read the words as the rules did: see bot.matching.opinion."""
    return reading.rule.endswith(DOUBTED_END)


def untold(reading: Reading) -> Reading:
    """The reading without its value, which is neither told back as noted nor kept as a part of the answer."""
    return replace(reading, value={}, result="unclear")


def undoubted(reading: Reading) -> Reading:
    """The refusal as the rules read it."""
    return replace(reading, status="clear", result="not_met", rule=reading.rule.removesuffix(DOUBTED_END))


def plainly_read(turn: Turn, criterion: Criterion) -> Reading | None:
    """What the rules by themselves make of a doubted message, where that is clear: worth reading back."""
    reading = read(narrowed(criterion, turn.state), turn.heard.text, today=turn.now.date())
    decided = reading.status == "clear" and reading.result != "unclear"
    return reading if decided and not reading.sensitive else None


def answers_mere_yes(turn: Turn, criterion: Criterion, reading: Reading) -> bool:
    """Whether a mere yes answers what no yes can: "how many years?", or "what is your highest degree?", asked again.

    People are asked for the number, and then whether the yes was meant as one to all that is asked for.
    """
    if reading.result != "met" or "years" in reading.value:
        return False
    if criterion.kind == "education":
        asked_before = turn.state.attempt > 0 or bool(turn.state.pending.get("denials"))
        return reading.rule == "education.yes" and asked_before
    mere = reading.rule == "experience.yes" or reading.rule.endswith(TAKEN_END)
    return criterion.kind == "experience" and criterion.get("min_years") is not None and mere


def claims_equivalent(reading: Reading) -> bool:
    """Whether work or studies are claimed in the place of a degree, where the posting takes an equivalent."""
    return reading.rule.endswith(".equivalent_claimed")


def denies_but_claims(reading: Reading) -> bool:
    """Whether there is no degree to ask for again beside such a claim: "no degree, but 15 years in this work"."""
    return claims_equivalent(reading) and reading.value.get("level") == "none"


def equivalent_kept(turn: Turn, reading: Reading) -> Reading:
    """The reading; who claimed an equivalent before does not lose the claim by saying again that there is no degree."""
    if reading.result != "not_met" or not turn.state.pending.get("claimed"):
        return reading
    return replace(reading, result="unclear", rule="education.equivalent_claimed", settled=True)
