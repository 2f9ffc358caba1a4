"""Taking a message as an answer, phase by phase of the conversation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.matching import confirmation, read, read_others
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading
from bot.services.conversation.adding import added_up
from bot.services.conversation.asking import advance, offered, pending_reading, reading_in, to_pending
from bot.services.conversation.choosing import choose_posting
from bot.services.conversation.corrections import answer_which
from bot.services.conversation.finishing import answer_after_the_end, answer_leaving, answer_review
from bot.services.conversation.taking import (
    GIVE_UP_AFTER,
    LEFT_TO_PERSON,
    about_something_else,
    accept,
    collect_offers,
    leave_to_person,
    merged,
    not_understood,
    plain_agreement,
    plain_yes_no,
    reading_of,
    take_reading,
)
from bot.services.conversation.turn import Turn


def take_answer(turn: Turn) -> None:
    """Take the message as an answer to whatever awaits one, and move on."""
    _PHASES[turn.state.phase](turn)


def _asking(turn: Turn) -> None:
    criterion = turn.current
    assert criterion is not None
    reading = reading_of(turn, criterion)
    told_more = collect_offers(turn, criterion)
    if turn.heard.intent == "refuse" and reading.status != "clear":
        leave_to_person(turn, criterion, Reading("unclear", {}, "unclear", "preferred_not_to_say"))
    elif told_more and turn.state.attempt == 0 and about_something_else(turn, criterion, reading):
        turn.say("utter_kept_for_later")
        advance(turn)
        if turn.state.phase == "asking" and turn.state.criterion == criterion.id:
            turn.move(attempt=1)  # the same words again are taken for what they may be
    elif reading.status == "not_an_answer":
        not_understood(turn, criterion, None)
    else:
        take_reading(turn, criterion, reading)


def _confirming(turn: Turn) -> None:
    criterion = turn.current
    assert criterion is not None
    pending = pending_reading(turn)
    sum_of_both = added_up(turn, criterion, pending, str(turn.state.pending["text"]))
    if sum_of_both is not None:
        _take_sum(turn, criterion, *sum_of_both)
        return
    heard = confirmation(turn.heard.text, criterion, today=turn.now.date())
    if heard.kind == "yes":
        accept(turn, criterion, pending, text=str(turn.state.pending["text"]), confirmed=True)
    elif heard.kind == "new_value" and heard.reading is not None:
        _new_value(turn, criterion, heard.reading, pending)
    elif heard.kind == "no":
        _denied(turn, criterion)
    else:
        _confirm_otherwise(turn, criterion)


def _take_sum(turn: Turn, criterion: Criterion, reading: Reading, words: str) -> None:
    """What several messages add up to: read back before it counts, unless it is left to a person anyway."""
    if reading.result == "unclear":
        turn.note(criterion, reading, words)
        turn.say("utter_noted_for_person", understood=turn.value_of(criterion, reading))
        advance(turn)
    else:
        turn.note(criterion, reading, words, counts=False)
        turn.move(phase="confirming", criterion=criterion.id, attempt=0, pending=to_pending(reading, words))


def _confirm_otherwise(turn: Turn, criterion: Criterion) -> None:
    """Neither yes, no nor a plain value: what speaks to the question goes to a person, anything else is asked again."""
    reading = read(criterion, turn.heard.text, today=turn.now.date())
    pending = pending_reading(turn)
    same = not reading.value or (reading.result, dict(reading.value)) == (pending.result, dict(pending.value))
    if same and not reading.sensitive and plain_agreement(turn.heard.text, pending):
        accept(turn, criterion, pending, text=str(turn.state.pending["text"]), confirmed=True)
    elif reading.sensitive:
        take_reading(turn, criterion, reading)
    elif reading.status == "unclear" and not reading.rule.endswith("not_understood"):
        leave_to_person(turn, criterion, reading)
    elif turn.state.attempt + 1 >= GIVE_UP_AFTER:
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
    if reading.result == "not_met" and dict(reading.value) == dict(pending.value):
        accept(turn, criterion, reading, confirmed=True)
    else:
        take_reading(turn, criterion, reading)


def _offering(turn: Turn) -> None:
    criterion = turn.current
    assert criterion is not None
    if turn.state.pending.get("more"):
        _offering_several(turn)
        return
    offer = merged(turn, criterion, pending_reading(turn))
    words = str(turn.state.pending["text"])
    yes = plain_yes_no(turn.heard.text)
    own = read(criterion, turn.heard.text, today=turn.now.date())
    if yes is True:
        accept(turn, criterion, offer, text=words, confirmed=offer.result == "not_met")
    elif own.status == "clear" and dict(own.value) != {"yes": False} and len(turn.heard.text.split()) > 1:
        take_reading(turn, criterion, own)
    elif yes is None and turn.state.pending.get("contradicts"):
        leave_to_person(turn, criterion, replace(offer, status="unclear", result="unclear", rule="contradiction"))
    else:
        turn.move(pending={}, phase="asking", attempt=0)
        advance(turn)


def _offering_several(turn: Turn) -> None:
    """A yes notes all that is offered, a no nothing; after anything else each is offered by itself."""
    offers = offered(turn)
    yes = plain_yes_no(turn.heard.text)
    if yes is True:
        for offer in offers:
            criterion = turn.criterion(offer["criterion"])
            turn.note(criterion, merged(turn, criterion, reading_in(offer)), str(offer["text"]))
        turn.say("utter_noted_all")
    elif yes is None:
        criteria = [turn.criterion(offer["criterion"]) for offer in offers]
        told = read_others(criteria, turn.heard.text, asked=None, today=turn.now.date())
        new = {criterion.id: to_pending(reading, turn.heard.text) for criterion, reading in told}
        alone = [{**o, **new.get(str(o["criterion"]), {}), "alone": True} for o in offers]
        turn.move(offers=(*alone, *turn.state.offers))
    turn.move(phase="asking", pending={}, attempt=0)
    advance(turn)


_PHASES: dict[str, Callable[[Turn], None]] = {
    "choosing": choose_posting,
    "asking": _asking,
    "confirming": _confirming,
    "offering": _offering,
    "correcting": answer_which,
    "reviewing": answer_review,
    "leaving": answer_leaving,
    "done": answer_after_the_end,
}
