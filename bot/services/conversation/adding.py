"""Years that are told over several messages: "3 years at Acme", and then "plus 4 before that, at Bolt"."""

from __future__ import annotations

from bot.matching import read
from bot.matching.conversing import adds_on, opening_of
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading
from bot.services.conversation.asking import advance, to_pending
from bot.services.conversation.turn import Turn


def added_up(turn: Turn, criterion: Criterion, earlier: Reading, words: str) -> tuple[Reading, str] | None:
    """The reading of an earlier answer together with this message where it adds years to it, and both texts.

    None when the message adds nothing; the words are read together, so that spans that overlap count once.
    """
    if criterion.kind != "experience" or "years" not in earlier.value or not adds_on(turn.heard.text):
        return None
    today, opening = turn.now.date(), opening_of(turn.heard.text)
    more_words = opening.rest if opening else turn.heard.text
    if "years" not in read(criterion, more_words, today=today).value:
        return None
    told = words if any(ch.isalpha() for ch in words) else turn.value_of(criterion, earlier)
    together = f"{told}\n{more_words}"
    reading = read(criterion, together, today=today)
    more = reading.value.get("years", 0) > earlier.value["years"]
    return (reading, f"{words}\n{turn.heard.text}") if more or reading.result == "unclear" else None


def take_sum(turn: Turn, criterion: Criterion, reading: Reading, words: str) -> None:
    """What several messages add up to: read back before it counts, unless it is left to a person anyway."""
    if reading.result == "unclear":
        turn.note(criterion, reading, words)
        turn.say("utter_noted_for_person", understood=turn.value_of(criterion, reading))
        advance(turn)
    else:
        turn.note(criterion, reading, words, counts=False)
        turn.move(phase="confirming", criterion=criterion.id, attempt=0, pending=to_pending(reading, words))
