"""A degree below the asked one, where the posting takes an equivalent: the applicant is asked for that first."""

from __future__ import annotations

from bot.matching.opinion import awaits_equivalent
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading
from bot.services.conversation.asking import BELOW, reading_in, to_pending
from bot.services.conversation.doubting import is_doubted
from bot.services.conversation.turn import Turn


def lacks_the_degree(turn: Turn, criterion: Criterion, reading: Reading) -> bool:
    """Whether a level was told that is not enough, where an equivalent would be, which nobody has asked for yet."""
    below = reading.result == "not_met" or is_doubted(reading)
    asking = turn.state.phase == "asking" and BELOW not in turn.state.pending
    return asking and below and awaits_equivalent(criterion, reading)


def ask_for_equivalent(turn: Turn, criterion: Criterion, below: Reading) -> None:
    """Keep the level that was told, and ask what stands in the place of the degree."""
    turn.note(criterion, below, counts=False)
    words = {"words": turn.words_so_far(), BELOW: to_pending(below, turn.heard.text)}
    turn.move(criterion=criterion.id, attempt=0, pending={**turn.state.pending, **words})


def with_equivalent(turn: Turn, reading: Reading) -> Reading:
    """What the reply comes to: a higher degree as it is, a plain no the lower degree, all else is for a person."""
    below = reading_in(turn.state.pending[BELOW])
    if reading.sensitive or reading.status == "not_an_answer":
        return reading
    if reading.result == "met" and not reading.rule.endswith(".yes"):
        return reading
    if reading.result == "not_met" or is_doubted(reading):
        return below
    return Reading("unclear", below.value, "unclear", "education.equivalent_claimed", settled=True)
