"""Facts that were told by the way, offered back: what the applicant says to the offer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.matching import read
from bot.services.conversation.asking import advance, offered, pending_reading, reading_in, to_pending
from bot.services.conversation.taking import (
    about_something_else,
    accept,
    collect_offers,
    leave_to_person,
    merged,
    plain_yes_no,
    states_value,
    take_reading,
)
from bot.services.conversation.turn import Turn


def answer_offer(turn: Turn) -> None:
    """A yes notes what is offered; a no, or an answer of another kind, leads to the question itself."""
    criterion = turn.current
    assert criterion is not None
    if turn.state.pending.get("more"):
        _answer_several(turn)
        return
    offer = merged(turn, criterion, pending_reading(turn))
    told_more = collect_offers(turn, criterion)
    words, text = str(turn.state.pending["text"]), turn.heard.text
    yes = plain_yes_no(text)
    own = read(criterion, text, today=turn.now.date())
    elsewhere = told_more and about_something_else(turn, criterion, own)
    if yes is True:
        accept(turn, criterion, offer, text=words, confirmed=offer.result == "not_met")
    elif own.status == "clear" and not elsewhere and dict(own.value) != {"yes": False} and len(text.split()) > 1:
        take_reading(turn, criterion, own)
    elif yes is None and turn.state.pending.get("contradicts"):
        leave_to_person(turn, criterion, replace(offer, status="unclear", result="unclear", rule="contradiction"))
    else:
        turn.move(pending={}, phase="asking", attempt=0)
        advance(turn)


def _answer_several(turn: Turn) -> None:
    """A yes notes all that is offered, a no nothing of it."""
    offers = offered(turn)
    yes = plain_yes_no(turn.heard.text)
    if yes is None:
        _offer_again(turn, offers)
        return
    if yes:
        for offer in offers:
            criterion = turn.criterion(offer["criterion"])
            turn.note(criterion, merged(turn, criterion, reading_in(offer)), str(offer["text"]))
        turn.say("utter_noted_all")
    turn.move(phase="asking", pending={}, attempt=0)
    advance(turn)


def _offer_again(turn: Turn, offers: list[Mapping[str, Any]]) -> None:
    """Neither yes nor no: what the message tells takes the place of what was offered, or joins it.

    Offered together once more, and after that each by itself.
    """
    known = [*offers, *turn.state.offers]
    turn.move(phase="asking", pending={}, attempt=0, offers=())
    collect_offers(turn, None)
    told = {**_values_for(turn, known), **{str(o["criterion"]): o for o in turn.state.offers}}
    mark = "alone" if any(o.get("again") for o in offers) else "again"
    kept = [{**told.pop(str(o["criterion"]), o), mark: True} for o in known]
    turn.move(offers=(*kept, *told.values()))
    advance(turn)


def _values_for(turn: Turn, offers: Sequence[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    """The new value in "about 5 years", for the one criterion of those offered that can have such a value."""
    criteria = [turn.criterion(o["criterion"]) for o in offers]
    readings = [(c, read(c, turn.heard.text, today=turn.now.date())) for c in criteria]
    stated = [(c, r) for c, r in readings if states_value(r)]
    return {c.id: {"criterion": c.id, **to_pending(r, turn.heard.text)} for c, r in stated} if len(stated) == 1 else {}
