"""Corrections: which earlier answer is meant, and what it says now."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.matching import read, read_change, read_others
from bot.matching.conversing import lets_be, named_place
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading
from bot.services.conversation.asking import advance
from bot.services.conversation.naming import CLOSE, NAMED, naming
from bot.services.conversation.questions import pass_on
from bot.services.conversation.taking import merged, states_value, take_reading
from bot.services.conversation.turn import Turn

_NUMBER = re.compile(r"\s*(?:number|no\.?|#|numero|número)?\s*(\d{1,2})\s*[.)]?\s*")
"""A line of the summary by its number."""


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
    if reading is not None and reading.status == "clear":
        _apply(turn, target, reading)
    else:
        turn.say("utter_correct_this", name=turn.name_of(target))
        turn.move(phase="asking", criterion=target.id, attempt=0, pending={})


def _apply(turn: Turn, target: Criterion, reading: Reading) -> None:
    reading = merged(turn, target, reading)
    if reading.result == "not_met" or reading.sensitive:
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

    Ranked: the criterion the message names; the one whose new value it states by the way; the read-back that is
    open; the last one answered, when the message reads clearly against it; the one being asked, likewise.
    """
    text, today = turn.heard.text, turn.now.date()
    named = named_criterion(turn, text)
    if named is not None:
        return named, _changed(turn, named)
    stated = [(c, r) for c, r in read_others(turn.criteria, text, asked=None, today=today) if c.id in turn.answers]
    if len(stated) == 1:
        return stated[0]
    candidates = [turn.current] if turn.state.phase == "confirming" and turn.current else []
    candidates += [c for c in [_last_answered(turn)] if c is not None]
    for criterion in candidates:
        reading = _changed(turn, criterion)
        if states_value(reading):
            return criterion, reading
    return None, None


def _changed(turn: Turn, criterion: Criterion) -> Reading:
    """What the message makes of the criterion's answer."""
    answer = turn.answers.get(criterion.id)
    reading = read_change(criterion, turn.heard.text, answer.reading if answer else None, today=turn.now.date())
    same = answer is not None and all(answer.value.get(name) == value for name, value in reading.value.items())
    return replace(reading, status="unclear") if same else reading  # "the degree is wrong": not yet what is right


def named_criterion(turn: Turn, text: str) -> Criterion | None:
    """The one criterion that the text names, by its number in the summary or by its own words; None when not plain.

    Of several that are named alike, the one for which the text has a value of its own.
    """
    number = _NUMBER.fullmatch(text.lower())
    if number and turn.state.phase in ("reviewing", "correcting") and 1 <= int(number[1]) <= len(turn.criteria):
        return turn.criteria[int(number[1]) - 1]
    place = named_place(text)
    if place is not None and place <= len(turn.criteria):
        return turn.criteria[place - 1] if place > 0 else _last_answered(turn)
    whole = [c for c in turn.criteria if turn.name_of(c).lower() == text.strip().lower()]
    if whole:
        return whole[0]
    scores = naming(turn, text)
    best = max(scores.values(), default=0.0)
    alike = [c for c in turn.criteria if scores[c.id] >= max(NAMED, best - CLOSE)]
    if len(alike) > 1:
        alike = [c for c in alike if states_value(read(c, text, today=turn.now.date()))]
    return alike[0] if len(alike) == 1 else None


def _last_answered(turn: Turn) -> Criterion | None:
    if not turn.answers:
        return None
    key = max(turn.answers.values(), key=lambda a: a.id).criterion
    return turn.criterion(key)


def changing(turn: Turn) -> bool:
    """Whether an answer that was given already is being changed."""
    return turn.state.phase == "correcting" or (turn.state.phase == "asking" and turn.state.criterion in turn.answers)


def drop(turn: Turn) -> None:
    """Leave the answers as they were, and go on where the interview was."""
    turn.say("utter_correction_dropped")
    advance(turn)


def answer_which(turn: Turn) -> None:
    """The applicant was asked which answer to change."""
    if lets_be(turn.heard.text):
        drop(turn)
        return
    target = named_criterion(turn, turn.heard.text)
    if target is None:
        attempt = turn.state.attempt + 1
        if attempt >= 2:
            drop(turn)
        else:
            turn.say("utter_which_not_found")
            turn.move(attempt=attempt)
        return
    reading = _changed(turn, target)
    if len(turn.heard.text.split()) > 2 and states_value(reading):
        _apply(turn, target, reading)
    else:
        turn.move(phase="asking", criterion=target.id, attempt=0, pending={})
