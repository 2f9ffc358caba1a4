"""What the bot asks next: a pure view of where the interview stands, so that any prompt can be given again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.matching import read
from bot.postings.questions import question
from bot.screening.criterion import Criterion, choices
from bot.screening.reading import Reading
from bot.services.conversation.heard import Say
from bot.services.conversation.summary import summary_lines
from bot.services.conversation.turn import Turn, narrowed

YES_NO_KINDS = frozenset(
    "availability license certification skill language work_authorization minimum_age physical location transport"
    " background_check drug_test assessment clearance field_time travel other".split()
)


MOST_CHOICES = 10
"""Postings offered as buttons; others are found by their number or title."""
BELOW = "below"
"""In the state's `pending`: the reading of a lower degree, while what stands in the place of a higher one is asked."""


def open_criteria(turn: Turn) -> list[Criterion]:
    """The criteria that still await an answer, in the order they are asked.

    Of a choice of ways in, nothing more is asked once one way is met in full, nor of a way that has failed.
    """
    result = {key: answer.result for key, answer in turn.answers.items()}
    settled: set[str] = set()
    for ways in choices(turn.criteria).values():
        for way in ways.values():
            if all(result.get(c.id) == "met" for c in way):
                settled |= {c.id for others in ways.values() for c in others}
            elif any(result.get(c.id) == "not_met" for c in way):
                settled |= {c.id for c in way}
    done = {*turn.answers, *turn.state.skipped, *settled}
    return [c for c in turn.criteria if c.id not in done]


def offerable(turn: Turn) -> set[str]:
    """The keys of the criteria that a fact told by the way can be noted for: open, skipped, or left to a person before.

    Of the last only those of which nothing at all was understood, and not for a reason that is nobody's business.
    """
    skipped = {key for key in turn.state.skipped if key not in turn.answers}
    left = {key for key, a in turn.answers.items() if a.result == "unclear" and not a.value and a.text}
    return {c.id for c in open_criteria(turn)} | skipped | left


def _known_already(turn: Turn) -> None:
    """Take what was answered to one way in for another that asks the same: nobody is asked for their degree twice."""
    for criterion in open_criteria(turn):
        for answer in list(turn.answers.values()):
            other = turn.criterion(answer.criterion)
            same = other.kind == criterion.kind and other.get("field") == criterion.get("field")
            if criterion.alternative is None or other.choice != criterion.choice or not same or not answer.text:
                continue
            reading = read(criterion, answer.text, today=turn.now.date())
            if reading.status == "clear" and reading.result == "met" and criterion.id not in turn.answers:
                turn.note(criterion, reading, answer.text)


def advance(turn: Turn) -> None:
    """Move to the next thing to ask: a fact mentioned by the way, the next open criterion, or the summary."""
    if turn.posting is None:
        turn.move(phase="choosing", criterion="", attempt=0, pending={})
        return
    _known_already(turn)
    waiting = open_criteria(turn)
    wanted = offerable(turn)
    offers = tuple(o for o in turn.state.offers if o["criterion"] in wanted or o.get("contradicts"))
    if offers:
        _offer_now(turn, offers)
    elif waiting:
        turn.move(phase="asking", criterion=waiting[0].id, attempt=0, pending={}, offers=())
    else:
        turn.move(phase="reviewing", criterion="", attempt=0, pending={}, offers=())


def _offer_now(turn: Turn, offers: tuple[Mapping[str, Any], ...]) -> None:
    """Offer what the applicant mentioned: in one message all that may go together, anything else by itself."""
    first = next((o for o in offers if o.get("contradicts")), offers[0])
    more = [o for o in offers if o is not first and _goes_together(o)] if _goes_together(first) else []
    rest = tuple(o for o in offers if o is not first and o not in more)
    pending = {**first, "more": more} if more else first
    turn.move(phase="offering", criterion=first["criterion"], attempt=0, pending=pending, offers=rest)


def _goes_together(offer: Mapping[str, Any]) -> bool:
    return not offer.get("contradicts") and not offer.get("alone")


def position(turn: Turn, key: str) -> tuple[int, int]:
    """The criterion's place among the questions of this interview: index from 1, and how many there are."""
    keys = [c.id for c in turn.criteria]
    return keys.index(key) + 1, len(keys)


def question_of(turn: Turn, criterion: Criterion, *, again: bool = False) -> str:
    """The question in the applicant's language; the recruiter's own words where they are in that language."""
    narrow = narrowed(criterion, turn.state)
    if narrow is not criterion:
        return question(narrow, language=turn.language)
    own = turn.posting is not None and turn.language == turn.posting.language
    if criterion.question and own and not again:
        return criterion.question
    return question(criterion, language=turn.language, again=again)


def prompt(turn: Turn, *, returning: bool = False) -> Say | None:
    """What to ask now. `returning`: after a digression, so the shorter form. None when nothing is awaited."""
    return _PROMPTS[turn.state.phase](turn, returning)


def _ask(turn: Turn, returning: bool) -> Say:
    criterion = turn.current
    assert criterion is not None
    index, total = position(turn, criterion.id)
    params: dict[str, Any] = {
        "question": question_of(turn, criterion, again=turn.state.attempt > 0),
        "index": index,
        "total": total,
    }
    if BELOW in turn.state.pending:
        understood = turn.value_of(criterion, reading_in(turn.state.pending[BELOW]))
        name = "utter_question_equivalent_back" if returning or turn.state.attempt else "utter_question_equivalent"
        return Say(name, {**params, "understood": understood, "asked": turn.name_of(criterion)})
    name = "utter_question"
    if turn.state.attempt > 0:
        name = "utter_question_again"
    elif returning:
        name = "utter_question_back"
    return Say(name + _choices(criterion), params)


def _choices(criterion: Criterion) -> str:
    """Which quick replies fit the kind; the responses' names end with it."""
    if criterion.kind == "education":
        return "_education"
    yes_no = criterion.kind in YES_NO_KINDS or (criterion.kind == "experience" and criterion.get("min_years") is None)
    return "_yes_no" if yes_no else ""


def _confirm(turn: Turn, returning: bool) -> Say:
    criterion = turn.current
    assert criterion is not None
    understood = turn.value_of(criterion, pending_reading(turn))
    name = "utter_readback" if turn.state.attempt == 0 else "utter_readback_again"
    return Say(name, {"understood": understood, "asked": turn.name_of(criterion)})


def _offer(turn: Turn, returning: bool) -> Say:
    criterion = turn.current
    assert criterion is not None
    if turn.state.pending.get("more"):
        return Say("utter_offer_several", {"lines": [_offered_line(turn, o).to_dict() for o in offered(turn)]})
    understood = turn.value_of(criterion, pending_reading(turn))
    params = {"understood": understood, "asked": turn.name_of(criterion)}
    if turn.state.pending.get("contradicts"):
        earlier = turn.value_of(criterion, turn.answers[criterion.id].reading)
        return Say("utter_contradiction", {**params, "earlier": earlier})
    return Say("utter_offer", params)


def _offered_line(turn: Turn, offer: Mapping[str, Any]) -> Say:
    criterion = turn.criterion(offer["criterion"])
    value = turn.value_of(criterion, reading_in(offer))
    return Say("utter_line_noted", {"mark": "• ", "name": turn.name_of(criterion), "value": value})


def _correct(turn: Turn, returning: bool) -> Say:
    buttons = [{"title": turn.name_of(c), "payload": turn.name_of(c)} for c in turn.criteria]
    return Say("utter_which_answer", {"buttons": buttons})


def _review(turn: Turn, returning: bool) -> Say:
    if returning or any(say.response == "utter_yes_or_no" for say in turn.says):
        return Say("utter_review_back")
    return Say(
        "utter_review_again" if turn.state.reviewed else "utter_review",
        {"lines": [s.to_dict() for s in summary_lines(turn, numbered=True)]},
    )


def _choose(turn: Turn, returning: bool) -> Say:
    published = turn.uow.postings.list("published", limit=MOST_CHOICES, counted=False)
    if not published:
        return Say("utter_no_postings")
    buttons = [{"title": p.title[:70], "payload": p.requisition or p.slug} for p in published]
    return Say("utter_choose_posting", {"buttons": buttons})


def _leave(turn: Turn, returning: bool) -> Say:
    return Say("utter_confirm_delete" if turn.state.pending.get("delete") else "utter_confirm_withdraw")


def _nothing(turn: Turn, returning: bool) -> None:
    return None


_PROMPTS = {
    "choosing": _choose,
    "asking": _ask,
    "confirming": _confirm,
    "offering": _offer,
    "correcting": _correct,
    "reviewing": _review,
    "leaving": _leave,
    "done": _nothing,
}


def pending_reading(turn: Turn) -> Reading:
    """The reading that awaits a yes."""
    return reading_in(turn.state.pending)


def offered(turn: Turn) -> list[Mapping[str, Any]]:
    """All that is offered now, in the order it was told."""
    pending = turn.state.pending
    return [{k: v for k, v in pending.items() if k != "more"}, *pending.get("more", ())]


def reading_in(kept: Mapping[str, Any]) -> Reading:
    """The reading in what `to_pending` made of it."""
    data = kept["reading"]
    return Reading(data["status"], data["value"], data["result"], data.get("rule", ""))


def is_partial(kept: Mapping[str, Any]) -> bool:
    """Whether only some of the working times that are asked were told: the others are still to be asked."""
    reading = reading_in(kept)
    return reading.result == "unclear" and reading.rule.endswith(".partly") and bool(reading.value)


def to_pending(reading: Reading, text: str) -> dict[str, Any]:
    """A reading as it is kept in the state until the applicant says yes."""
    return {"reading": {**reading.to_dict(), "rule": reading.rule}, "text": text}
