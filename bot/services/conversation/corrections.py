"""Corrections: which earlier answer is meant, and what it says now."""

from __future__ import annotations

from bot.matching import read, read_others
from bot.matching.conversing import lets_be, named_place, only_number, opening_of
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading
from bot.services.conversation.adding import added_up, take_sum
from bot.services.conversation.asking import advance, open_criteria
from bot.services.conversation.last_answer import answered_lately, changed, last_answered, puts_last_right
from bot.services.conversation.naming import CLOSE, NAMED, naming
from bot.services.conversation.questions import pass_on
from bot.services.conversation.taking import merged, speaks_for_itself, states_value, take_reading
from bot.services.conversation.turn import Turn


def correct(turn: Turn) -> None:
    """Change an earlier answer: take the new value if the message has one, else ask for it."""
    if turn.state.phase == "done":
        pass_on(turn)
        return
    if turn.state.phase == "reviewing":
        turn.move(reviewed=True)
    target, reading = _target(turn)
    if target is None:
        if turn.state.phase == "asking" and turn.current is not None and not turn.answers:
            target, reading = turn.current, read(turn.current, turn.heard.text, today=turn.now.date())
        else:
            turn.move(phase="correcting", criterion="", pending={}, attempt=0)
            return
    last = last_answered(turn)
    if last is not None and target.id not in turn.answers and (reading is None or reading.status != "clear"):
        target, reading = last, changed(turn, last)  # what was never answered cannot be what is put right
    answer = turn.answers.get(target.id)
    more = added_up(turn, target, answer.reading, answer.text) if answer else None
    if more is not None:
        take_sum(turn, target, *more)
    elif reading is not None and reading.status == "clear":
        _apply(turn, target, reading)
    else:
        turn.say("utter_correct_this", name=turn.name_of(target))
        turn.move(phase="asking", criterion=target.id, attempt=0, pending={})


def means_no_answer(turn: Turn) -> bool:
    """Whether a message neither asks for a change nor says which answer it means, or a new one: "whatever"."""
    return turn.heard.intent != "correct" and _target(turn)[0] is None


def _apply(turn: Turn, target: Criterion, reading: Reading) -> None:
    reading = merged(turn, target, reading)
    if reading.result == "not_met" or reading.withheld:
        take_reading(turn, target, reading)
        return
    turn.note(target, reading)
    turn.say("utter_corrected", name=turn.name_of(target), understood=turn.value_of(target, reading))
    back = turn.state
    if back.phase in ("asking", "offering", "confirming") and back.criterion != target.id:
        return
    advance(turn)


def _target(turn: Turn) -> tuple[Criterion | None, Reading | None]:
    """The criterion that a correction means, and its new reading where the message has one.

    Ranked: the last one answered, where the message puts it right; the criterion the message names; the one whose new
    value it states by the way; the read-back that is open; the last one answered, when the message reads clearly
    against it; of those before, the newest that has such a value.
    """
    last = last_answered(turn)
    if last is not None and puts_last_right(turn):
        opening = opening_of(turn.heard.text)
        return last, None if opening is None or opening.alone else changed(turn, last)
    text, today = turn.heard.text, turn.now.date()
    named = named_criterion(turn, text)
    if named is not None:
        return named, changed(turn, named)
    stated = [(c, r) for c, r in read_others(turn.criteria, text, asked=None, today=today) if c.id in turn.answers]
    if len(stated) == 1:
        return stated[0]
    if turn.state.phase == "confirming" and turn.current and states_value(reading := changed(turn, turn.current)):
        return turn.current, reading
    for answer in answered_lately(turn):
        criterion = turn.criterion(answer.criterion)
        reading = changed(turn, criterion)
        if speaks_for_itself(reading) and (criterion is last or set(reading.value) & set(answer.value)):
            return criterion, reading
    return None, None


def named_criterion(turn: Turn, text: str) -> Criterion | None:
    """The one criterion that the text names, by its number in the summary or by its own words; None when not plain.

    Of several that are named alike, the one for which the text has a value of its own.
    """
    line = only_number(text) or 0
    if turn.state.phase in ("reviewing", "correcting") and 1 <= line <= len(turn.criteria):
        return turn.criteria[line - 1]
    place = named_place(text)
    if place is not None and place <= len(turn.criteria):
        return turn.criteria[place - 1] if place > 0 else last_answered(turn)
    whole = [c for c in turn.criteria if turn.name_of(c).lower() == text.strip().lower()]
    if whole:
        return whole[0]
    scores = naming(turn, text)
    best = max(scores.values(), default=0.0)
    alike = [c for c in turn.criteria if scores[c.id] >= max(NAMED, best - CLOSE)]
    if len(alike) > 1:
        alike = [c for c in alike if states_value(read(c, text, today=turn.now.date()))]
    return alike[0] if len(alike) == 1 else None


def changing(turn: Turn) -> bool:
    """Whether an answer that was given already is being changed."""
    return turn.state.phase == "correcting" or (turn.state.phase == "asking" and turn.state.criterion in turn.answers)


def drop(turn: Turn) -> None:
    """Leave the answers as they were, and go on where the interview was."""
    turn.say("utter_correction_dropped")
    advance(turn)


def answer_which(turn: Turn) -> None:
    """The applicant was asked which answer to change: they name it, say what is right, or go on with the interview."""
    if lets_be(turn.heard.text):
        drop(turn)
        return
    target, reading = _target(turn)
    if target is not None and reading is not None and states_value(reading) and len(turn.heard.text.split()) > 1:
        _apply(turn, target, reading)
    elif target is not None:
        turn.move(phase="asking", criterion=target.id, attempt=0, pending={})
    elif not _answers_next(turn):
        _which_again(turn)


def _answers_next(turn: Turn) -> bool:
    """Take the message as an answer to the next open question where it is a plain one."""
    waiting = open_criteria(turn)
    if not waiting:
        return False
    reading = read(waiting[0], turn.heard.text, today=turn.now.date())
    if not states_value(reading):
        return False
    turn.move(phase="asking", criterion=waiting[0].id, attempt=0, pending={})
    take_reading(turn, waiting[0], reading)
    return True


def _which_again(turn: Turn) -> None:
    """Ask once more which answer is meant, and after that leave all as it was."""
    attempt = turn.state.attempt + 1
    if attempt >= 2:
        drop(turn)
    else:
        turn.say("utter_which_not_found")
        turn.move(attempt=attempt)
