"""Corrections: which earlier answer is meant, and what it says now."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from bot.matching import read, read_others
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading
from bot.services.conversation.asking import advance
from bot.services.conversation.questions import pass_on
from bot.services.conversation.taking import merged, take_reading
from bot.services.conversation.turn import Turn

NAMED = 85
"""How well (0-100) a message must contain a criterion's name to mean it."""


def correct(turn: Turn) -> None:
    """Change an earlier answer: take the new value if the message has one, else ask for it."""
    if turn.state.phase == "done":
        pass_on(turn)
        return
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
        return named, read(named, text, today=today)
    stated = [(c, r) for c, r in read_others(turn.criteria, text, asked=None, today=today) if c.id in turn.answers]
    if len(stated) == 1:
        return stated[0]
    candidates = [turn.current] if turn.state.phase == "confirming" and turn.current else []
    candidates += [c for c in [_last_answered(turn)] if c is not None]
    for criterion in candidates:
        reading = read(criterion, text, today=today)
        if reading.status == "clear" and set(reading.value) != {"yes"}:
            return criterion, reading
    return None, None


def named_criterion(turn: Turn, text: str) -> Criterion | None:
    """The one criterion that the text names, by its number in the summary or by its own words; None when not plain."""
    number = re.fullmatch(r"\s*(?:number|no\.?|#|numero|número)?\s*(\d{1,2})\s*[.)]?\s*", text.lower())
    if number and turn.state.phase in ("reviewing", "correcting") and 1 <= int(number[1]) <= len(turn.criteria):
        return turn.criteria[int(number[1]) - 1]
    scores = sorted(((_naming(turn, c, text), -i, c) for i, c in enumerate(turn.criteria)), reverse=True)
    if scores and scores[0][0] >= NAMED and (len(scores) == 1 or scores[0][0] > scores[1][0]):
        return scores[0][2]
    return None


def _naming(turn: Turn, criterion: Criterion, text: str) -> float:
    """How well (0-100) the text contains one of the criterion's names; a telling word of a name is enough."""
    names = [turn.name_of(criterion), criterion.kind.replace("_", " ")]
    names += [str(criterion.get(k)) for k in ("field", "name", "text") if criterion.get(k)]
    names += [str(t).replace("_", " ") for t in criterion.get("times", ())]
    names += [str(f) for f in criterion.get("fields", ())]
    if criterion.kind == "education":
        names += ["degree", "school", "estudios", "título", "titulo"]
    low = text.lower()
    whole = max(fuzz.partial_ratio(n.lower(), low) if 3 < len(n) <= len(text) else 0.0 for n in names)
    said = set(re.findall(r"[\w+#.]{4,}", low))
    telling = said & set(re.findall(r"[\w+#.]{4,}", str(criterion.get("name", "")).lower()))
    return max(whole, NAMED if telling else 0.0)


def _last_answered(turn: Turn) -> Criterion | None:
    if not turn.answers:
        return None
    key = max(turn.answers.values(), key=lambda a: a.id).criterion
    return turn.criterion(key)


def answer_which(turn: Turn) -> None:
    """The applicant was asked which answer to change."""
    target = named_criterion(turn, turn.heard.text)
    if target is None:
        attempt = turn.state.attempt + 1
        if attempt >= 2:
            turn.say("utter_correction_dropped")
            advance(turn)
        else:
            turn.say("utter_which_not_found")
            turn.move(attempt=attempt)
        return
    reading = read(target, turn.heard.text, today=turn.now.date())
    if reading.status == "clear" and len(turn.heard.text.split()) > 2 and set(reading.value) != {"yes"}:
        _apply(turn, target, reading)
    else:
        turn.move(phase="asking", criterion=target.id, attempt=0, pending={})
