"""A message that puts right the answer just given, although the next question is open: "no wait, I meant 7"."""

from __future__ import annotations

from dataclasses import replace

from bot.matching import read_change, read_yes_no
from bot.matching.conversing import Opening, opening_of, without_place
from bot.screening.criterion import Criterion
from bot.screening.interview import Answer
from bot.screening.reading import Reading
from bot.services.conversation.naming import named_words
from bot.services.conversation.taking import merged, speaks_for_itself, states_value
from bot.services.conversation.turn import Turn


def last_answered(turn: Turn) -> Criterion | None:
    """The criterion that was answered last, or None."""
    latest = answered_lately(turn)
    return turn.criterion(latest[0].criterion) if latest else None


def answered_lately(turn: Turn) -> list[Answer]:
    """The answers that count, the newest first."""
    return sorted(turn.answers.values(), key=lambda answer: answer.id, reverse=True)


def changed(turn: Turn, criterion: Criterion) -> Reading:
    """What the message makes of the criterion's answer; unclear where it only repeats it."""
    answer = turn.answers.get(criterion.id)
    text = without_place(turn.heard.text)
    reading = read_change(criterion, text, answer.reading if answer else None, today=turn.now.date())
    same = answer is not None and all(answer.value.get(name) == value for name, value in reading.value.items())
    if same:
        return replace(reading, status="unclear")  # "the degree is wrong": not yet what is right
    return merged(turn, criterion, reading) if reading.value else reading


def puts_last_right(turn: Turn) -> bool:
    """Whether the message puts the last answer right: it opens so, and speaks to that one and not to what is asked.

    Only while nothing was said yet to what is asked. Both of a kind: what is asked must not be named.
    """
    asked, last, opening = turn.current, last_answered(turn), opening_of(turn.heard.text)
    if opening is None or "?" in turn.heard.text or asked is None or last is None or asked.id == last.id:
        return False
    if turn.state.attempt or asked.id in turn.answers:
        return False
    mine, others = named_words(last, turn.heard.text), named_words(asked, turn.heard.text)
    if turn.state.phase == "confirming":  # else it speaks of what was read back
        return bool(mine - others) and not others - mine and states_value(changed(turn, last))
    if turn.state.phase not in ("asking", "offering"):
        return False
    if opening.alone or _reverses(turn, last, opening):
        return True
    if others - mine:
        return False
    new = changed(turn, last)
    if mine - others and new.status == "clear":
        return True
    if not speaks_for_itself(new) or not set(new.value) & set(turn.answers[last.id].value):
        return False
    if not opening.firm and new.result == "not_met":
        return False  # "sorry, only 2 years" may well be the answer to what is asked; it is read back in any case
    return asked.kind == last.kind or opening.owned or not speaks_for_itself(turn.heard.reading)


def _reverses(turn: Turn, last: Criterion, opening: Opening) -> bool:
    """Whether a mere yes or no behind the opening turns round the one that was given: "wait, yes" after a no."""
    said = read_yes_no(opening.rest) if opening.firm and len(opening.rest.split()) <= 1 else None
    return said is not None and turn.answers[last.id].value.get("yes") is (not said)
