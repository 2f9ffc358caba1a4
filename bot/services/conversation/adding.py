"""Years that are told over several messages: "3 years at Acme", and then "plus 4 before that, at Bolt"."""

from __future__ import annotations

from bot.matching import read
from bot.matching.conversing import adds_on
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading
from bot.services.conversation.turn import Turn


def added_up(turn: Turn, criterion: Criterion, earlier: Reading, words: str) -> tuple[Reading, str] | None:
    """The reading of an earlier answer together with this message where it adds years to it, and both texts.

    None when the message adds nothing; the words are read together, so that spans that overlap count once.
    """
    if criterion.kind != "experience" or "years" not in earlier.value or not adds_on(turn.heard.text):
        return None
    today = turn.now.date()
    if "years" not in read(criterion, turn.heard.text, today=today).value:
        return None
    told = words if any(ch.isalpha() for ch in words) else turn.value_of(criterion, earlier)
    together = f"{told}\n{turn.heard.text}"
    reading = read(criterion, together, today=today)
    more = reading.value.get("years", 0) > earlier.value["years"]
    return (reading, f"{words}\n{turn.heard.text}") if more or reading.result == "unclear" else None
