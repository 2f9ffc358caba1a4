"""Taking a message as an answer, phase by phase of the conversation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.matching import agrees_apart, confirmation, read
from bot.matching.conversing import lets_be, points_to_resume
from bot.screening.criterion import Criterion
from bot.screening.interview import QUESTION_PHASES
from bot.screening.reading import Reading
from bot.services.conversation.adding import added_up, take_sum
from bot.services.conversation.asking import BELOW, advance, pending_reading
from bot.services.conversation.choosing import choose_posting
from bot.services.conversation.corrections import answer_which, changing, correct, drop, named_criterion
from bot.services.conversation.equivalents import with_equivalent
from bot.services.conversation.finishing import answer_after_the_end, answer_leaving, answer_review
from bot.services.conversation.naming import named_words
from bot.services.conversation.offering import answer_offer
from bot.services.conversation.taking import (
    GIVE_UP_AFTER,
    KEPT,
    LEFT_TO_PERSON,
    PLAIN_WORDS,
    about_something_else,
    accept,
    ask_for_words,
    collect_offers,
    leave_to_person,
    meant_for_another,
    not_understood,
    own_part,
    plain_agreement,
    reading_of,
    take_reading,
    told_of_others,
)
from bot.services.conversation.turn import Turn

MOST_MESSAGES = 8
"""On one question, whatever they said: who needs more is not helped by being asked again."""


def take_answer(turn: Turn) -> None:
    """Take the message as an answer to whatever awaits one, and move on."""
    key, before = turn.state.criterion, int(turn.state.pending.get("messages", 0))
    _PHASES[turn.state.phase](turn)
    if not key or turn.state.criterion != key or turn.state.phase not in QUESTION_PHASES:
        return
    if before + 1 >= MOST_MESSAGES:
        leave_to_person(turn, turn.criterion(key), LEFT_TO_PERSON)
    else:
        turn.move(pending={**turn.state.pending, "messages": before + 1})


def _asking(turn: Turn) -> None:
    criterion = turn.current
    assert criterion is not None
    reading = reading_of(turn, criterion)
    if _means_another_answer(turn, criterion):
        correct(turn)
        return
    if changing(turn) and reading.status != "clear" and lets_be(turn.heard.text):
        drop(turn)
        return
    told_more = collect_offers(turn, criterion)
    if BELOW in turn.state.pending and reading.status != "not_an_answer":
        take_reading(turn, criterion, with_equivalent(turn, reading))
        return
    if told_more and reading.result == "unclear" and not reading.sensitive:
        part = own_part(turn, criterion)  # of a message that leaves it open no part may turn anybody away
        reading = part if part is not None and part.result == "met" else reading
    if reading.result == "unclear" and points_to_resume(turn.heard.text):
        ask_for_words(turn, criterion)
    elif turn.heard.intent == "refuse" and reading.status != "clear":
        leave_to_person(turn, criterion, Reading("unclear", {}, "unclear", "preferred_not_to_say"))
    elif not turn.state.pending.get("elsewhere") and (
        (told_more and about_something_else(turn, criterion, reading)) or _meant_elsewhere(turn, criterion, reading)
    ):
        _kept_for_later(turn, criterion)
    elif reading.status == "not_an_answer":
        not_understood(turn, criterion, None)
    else:
        _offer_years(turn, criterion, reading)
        take_reading(turn, criterion, reading)


def _means_another_answer(turn: Turn, asked: Criterion) -> bool:
    """Whether the message opens by naming a given answer, and nothing in it the one being asked: "the overtime: ok"."""
    text = turn.heard.text
    if ":" not in text or named_words(asked, text):
        return False
    meant = named_criterion(turn, text.partition(":")[0])
    return meant is not None and meant.id != asked.id and meant.id in turn.answers


def _offer_years(turn: Turn, criterion: Criterion, reading: Reading) -> None:
    """Keep the years that are told in the place of a degree: "no degree, but 6 years in this work"."""
    if criterion.kind != "education" or reading.value.get("level") != "none":
        return
    other = meant_for_another(turn, [criterion])
    if other is not None and other["criterion"] not in [o["criterion"] for o in turn.state.offers]:
        turn.move(offers=(*turn.state.offers, other))


def _meant_elsewhere(turn: Turn, criterion: Criterion, reading: Reading) -> bool:
    """Whether nothing is made of a message here, and it plainly answers another open question, where it is kept."""
    nothing = reading.status == "not_an_answer" or reading.rule.endswith(("not_understood", ".partly"))
    if reading.sensitive or reading.value or not nothing:
        return False
    other = meant_for_another(turn, [criterion])
    if other is not None:
        turn.move(offers=(*turn.state.offers, other))
    return other is not None


def _kept_for_later(turn: Turn, criterion: Criterion) -> None:
    """The message answered something else: it is offered there. A second such message is taken for what it may be."""
    if not turn.state.offers:
        collect_offers(turn, criterion, minor=True)
    if not turn.state.offers:
        turn.say("utter_known_already" if _all_known(turn, criterion) else "utter_asked_later")
    kept, attempt = {k: v for k, v in turn.state.pending.items() if k in KEPT}, turn.state.attempt
    advance(turn)
    if turn.state.phase == "asking" and turn.state.criterion == criterion.id:
        turn.move(pending={**kept, "elsewhere": True}, attempt=attempt)


def _all_known(turn: Turn, asked: Criterion) -> bool:
    """Whether all that the message tells was answered before: nothing of it is still to be asked."""
    return all(c.id in turn.answers for c, _ in told_of_others(turn, asked))


def _confirming(turn: Turn) -> None:
    criterion = turn.current
    assert criterion is not None
    pending = pending_reading(turn)
    if _means_another_answer(turn, criterion):
        correct(turn)
        return
    told_more = collect_offers(turn, criterion)
    _offer_years(turn, criterion, read(criterion, turn.heard.text, today=turn.now.date()))
    sum_of_both = added_up(turn, criterion, pending, str(turn.state.pending["text"]))
    if sum_of_both is not None:
        take_sum(turn, criterion, *sum_of_both)
        return
    heard = confirmation(turn.heard.text, criterion, pending, today=turn.now.date())
    if told_more and heard.kind in ("yes", "unclear") and _speaks_elsewhere(turn, criterion):
        _not_confirmed(turn, criterion)
    elif heard.kind == "yes":
        accept(turn, criterion, pending, text=str(turn.state.pending["text"]), confirmed=True)
    elif heard.kind == "new_value" and heard.reading is not None:
        _new_value(turn, criterion, heard.reading, pending)
    elif heard.kind == "no":
        _denied(turn, criterion)
    else:
        _confirm_otherwise(turn, criterion)


def _confirm_otherwise(turn: Turn, criterion: Criterion) -> None:
    """Neither yes, no nor a plain value: what speaks to the question goes to a person, anything else is asked again."""
    reading = read(criterion, turn.heard.text, today=turn.now.date())
    pending = pending_reading(turn)
    same = not reading.value or (reading.result, dict(reading.value)) == (pending.result, dict(pending.value))
    if same and not reading.sensitive and plain_agreement(turn.heard.text, pending):
        accept(turn, criterion, pending, text=str(turn.state.pending["text"]), confirmed=True)
    elif reading.withheld:
        take_reading(turn, criterion, reading)
    elif reading.asks_again and not reading.rule.endswith("not_understood"):
        leave_to_person(turn, criterion, reading)
    else:
        _not_confirmed(turn, criterion)


def _speaks_elsewhere(turn: Turn, criterion: Criterion) -> bool:
    """Whether all that a reply to a read-back says, beside a yes, is of another criterion: "yes all of office"."""
    text = turn.heard.text
    return len(text.split()) > PLAIN_WORDS and not named_words(criterion, text) and not agrees_apart(text)


def _not_confirmed(turn: Turn, criterion: Criterion) -> None:
    """Ask for a yes or a no once more, and after that leave it to a person."""
    if turn.state.attempt + 1 >= GIVE_UP_AFTER:
        leave_to_person(turn, criterion, LEFT_TO_PERSON)
    else:
        turn.move(attempt=turn.state.attempt + 1)


def _denied(turn: Turn, criterion: Criterion) -> None:
    """The reading was wrong: ask again, and after a second wrong one leave it to a person."""
    denials = int(turn.state.pending.get("denials", 0)) + 1
    if denials >= GIVE_UP_AFTER:
        leave_to_person(turn, criterion, LEFT_TO_PERSON)
    else:
        turn.say("utter_readback_wrong")
        turn.move(phase="asking", attempt=0, pending={"denials": denials})


def _new_value(turn: Turn, criterion: Criterion, reading: Reading, pending: Reading) -> None:
    """The applicant gave a value instead of yes or no."""
    if reading.value.get("level") == "none" and pending.value.get("level"):
        reading = replace(reading, value=pending.value)  # what is claimed beside a degree does not take it away
    if reading.result == "not_met" and dict(reading.value) == dict(pending.value):
        accept(turn, criterion, reading, confirmed=True)
    else:
        take_reading(turn, criterion, reading)


_PHASES: dict[str, Callable[[Turn], None]] = {
    "choosing": choose_posting,
    "asking": _asking,
    "confirming": _confirming,
    "offering": answer_offer,
    "correcting": answer_which,
    "reviewing": answer_review,
    "leaving": answer_leaving,
    "done": answer_after_the_end,
}
