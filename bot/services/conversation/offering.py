"""Facts that were told by the way, offered back: what the applicant says to the offer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.matching import read
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading
from bot.services.conversation.asking import advance, is_partial, offered, pending_reading, reading_in, to_pending
from bot.services.conversation.taking import (
    about_something_else,
    accept,
    collect_offers,
    leave_to_person,
    meant_for_another,
    merged,
    plain_yes_no,
    speaks_for_itself,
    take_reading,
)
from bot.services.conversation.turn import Turn


def answer_offer(turn: Turn) -> None:
    """A yes notes what is offered, a no leads to the question itself, an answer to that is taken.

    Else it is offered again. Whatever the reply tells of other criteria is kept and offered too.
    """
    criterion = turn.current
    assert criterion is not None
    if turn.state.pending.get("more"):
        _answer_several(turn)
        return
    told_more = collect_offers(turn, criterion)
    text = turn.heard.text
    yes = plain_yes_no(text)
    own = read(criterion, text, today=turn.now.date())
    elsewhere = told_more and about_something_else(turn, criterion, own)
    if yes is True:
        _take_up(turn, [turn.state.pending])
    elif _is_answer(own, pending_reading(turn)) and not elsewhere and not _denies(own) and _has_words(text, own):
        take_reading(turn, criterion, own)
    elif yes is False or (own.status == "clear" and not elsewhere and _denies(own)):
        _go_on(turn)
    elif turn.state.pending.get("contradicts"):
        _which_of_both(turn, criterion, own)
    else:
        _offer_again(turn, offered(turn))


def _is_answer(own: Reading, offered_reading: Reading) -> bool:
    """Whether a reply answers the question by itself; what leaves it open takes nothing that is met away."""
    return own.status == "clear" and not (own.result == "unclear" and offered_reading.result == "met")


def _has_words(text: str, own: Reading) -> bool:
    """Whether a reply is more than a word, or a number: "fifteen"."""
    return len(text.split()) > 1 or bool(own.value.get("years") or own.value.get("percent"))


def _denies(own: Reading) -> bool:
    """Whether a reply only denies what was offered: then it is asked in full."""
    merely = dict(own.value) == {"yes": False} and own.rule.endswith(".no")
    return merely or own.value.get("level") == "none"


def _go_on(turn: Turn) -> None:
    """What was offered is not noted: it is asked in full."""
    turn.move(pending={}, phase="asking", attempt=0)
    advance(turn)


def _which_of_both(turn: Turn, criterion: Criterion, own: Reading) -> None:
    """Neither yes nor no to a contradiction: the one whose value the reply repeats counts, else a person finds out."""
    offer = merged(turn, criterion, pending_reading(turn))
    for known in (turn.answers[criterion.id].reading, offer):
        if own.value and own.result != "not_met" and own.value.items() <= known.value.items():
            accept(turn, criterion, known)
            return
    unheard = own.status == "not_an_answer" or own.rule.endswith("not_understood")
    if unheard and not turn.state.pending.get("again"):
        _offer_again(turn, offered(turn))
        return
    if turn.answers[criterion.id].result == offer.result:
        turn.say("utter_correction_dropped")  # it decides nothing: the first answer stays
        _go_on(turn)
        return
    leave_to_person(turn, criterion, replace(offer, status="unclear", result="unclear", rule="contradiction"))


def _answer_several(turn: Turn) -> None:
    """A yes notes all that is offered, a no nothing of it."""
    offers = offered(turn)
    yes = plain_yes_no(turn.heard.text)
    if yes is None:
        _offer_again(turn, offers)
    elif yes:
        collect_offers(turn, turn.current)
        _take_up(turn, offers)
    else:
        _go_on(turn)


def _take_up(turn: Turn, offers: Sequence[Mapping[str, Any]]) -> None:
    """Note what was offered; of working times only some of which were told, the others are asked next."""
    rest: Mapping[str, Any] | None = None
    for offer in offers:
        criterion = turn.criterion(offer["criterion"])
        reading = merged(turn, criterion, reading_in(offer))
        if is_partial(to_pending(reading, "")):
            rest = offer
        elif len(offers) == 1:
            accept(turn, criterion, reading, text=str(offer["text"]), confirmed=reading.result == "not_met")
            return
        else:
            turn.note(criterion, reading, str(offer["text"]))
    name = "utter_noted_partly" if len(offers) == 1 else "utter_noted_all"
    turn.say(name, understood=turn.value_of(turn.criterion(offers[0]["criterion"]), reading_in(offers[0])))
    turn.move(phase="asking", pending={}, attempt=0)
    if rest is None:
        advance(turn)
    else:
        told = {"partial": dict(reading_in(rest).value), "words": str(rest["text"])}
        turn.move(phase="asking", criterion=rest["criterion"], attempt=0, pending=told)


def _offer_again(turn: Turn, offers: list[Mapping[str, Any]]) -> None:
    """Neither yes nor no: what the message tells takes the place of what was offered, or joins it.

    Offered together once more, and when nothing more is told each by itself.
    """
    known = [*offers, *turn.state.offers]
    turn.move(phase="asking", pending={}, attempt=0, offers=())
    collect_offers(turn, None)
    told = {**_values_for(turn, known), **{str(o["criterion"]): o for o in turn.state.offers}}
    if not told and len(known) == 1 and known[0].get("again"):
        _go_on(turn)
        return
    if not told:
        turn.say("utter_yes_or_no")
    mark = "alone" if not told and len(offers) > 1 and any(o.get("again") for o in offers) else "again"
    kept = [{**_joined(turn, o, told.pop(str(o["criterion"]), None)), mark: True} for o in known]
    turn.move(offers=(*kept, *told.values()))
    advance(turn)


def _joined(turn: Turn, offer: Mapping[str, Any], told: Mapping[str, Any] | None) -> Mapping[str, Any]:
    """What is told now in the place of what was offered; working times are added to those that were offered."""
    if told is None or not is_partial(offer):
        return told or offer
    value = {**reading_in(offer).value, **reading_in(told).value}
    missing = [time for time in turn.criterion(offer["criterion"]).get("times", ()) if time not in value]
    reading = reading_in(told) if missing else Reading("clear", {}, "met", "availability.all_agreed")
    text = f"{offer['text']}\n{told['text']}"
    return {"criterion": offer["criterion"], **to_pending(replace(reading, value=value), text)}


def _values_for(turn: Turn, offers: Sequence[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    """The new value in "about 5 years", for the one criterion that can have such a value: offered, or else open."""
    text, today = turn.heard.text, turn.now.date()
    criteria = [turn.criterion(o["criterion"]) for o in offers]
    found = [(c, r) for c in criteria if speaks_for_itself(r := read(c, text, today=today))]
    told = [{"criterion": c.id, **to_pending(r, text)} for c, r in found]
    if not told and (other := meant_for_another(turn, criteria)):
        told = [other]
    return {str(o["criterion"]): o for o in told} if len(told) == 1 else {}
