"""What an applicant can ask for at any point, beside answering."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import timedelta

from bot.matching.conversing import lets_be, named_language
from bot.matching.vocabulary import LANGUAGES
from bot.screening.interview import QUESTION_PHASES
from bot.services.conversation.asking import advance, position, question_of
from bot.services.conversation.choosing import introduce
from bot.services.conversation.contact import ask_for_contact
from bot.services.conversation.corrections import changing, drop
from bot.services.conversation.finishing import answer_leaving
from bot.services.conversation.questions import pass_on
from bot.services.conversation.summary import summary_lines
from bot.services.conversation.taking import LEFT_TO_PERSON, collect_offers, leave_to_person
from bot.services.conversation.turn import Turn, digest

MOST_ASIDES = 3
"""Abuse or steering in place of an answer to one question."""

CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""No characters that are mistaken for one another when read aloud or copied by hand."""
CODE_LENGTH = 12
"""12 characters of 31 are 59 bits: enough for a code that is single-use, expires and is rate-limited."""


def hand_off(turn: Turn) -> None:
    """A person was asked for. Asked for twice on one question, it is that question that a person settles."""
    again, first = _asked_for_before(turn, "person"), turn.interview.hand_off_at is None
    turn.ask_for_person("person")
    if again and turn.current is not None:
        leave_to_person(turn, turn.current, LEFT_TO_PERSON)
        return
    turn.say("utter_hand_off", hours=turn.settings.get("reply_hours", 48))
    if first:
        ask_for_contact(turn)


def accommodate(turn: Turn) -> None:
    """An accommodation was asked for: to a person, with no questions about the reason.

    Asked for twice on one question, it is this question that a person settles: nobody is asked it a third time.
    """
    again = _asked_for_before(turn, "accommodation")
    turn.change(hand_off_at=turn.interview.hand_off_at or turn.now, hand_off_reason="accommodation")
    if again and turn.current is not None:
        turn.note(turn.current, replace(LEFT_TO_PERSON, sensitive=True))
        turn.say("utter_sensitive")
        advance(turn)
        return
    turn.say("utter_accommodation", hours=turn.settings.get("reply_hours", 48))
    ask_for_contact(turn)


def _asked_for_before(turn: Turn, what: str) -> bool:
    """Whether the same was asked for already while this question is open; from now on it was."""
    before = bool(turn.state.pending.get(what)) and turn.state.phase in QUESTION_PHASES
    turn.move(pending={**turn.state.pending, what: True})
    return before


def explain_why(turn: Turn) -> None:
    """Why this is asked: the posting's own sentence."""
    criterion = turn.current
    if criterion is None or not criterion.evidence:
        turn.say("utter_why_general")
        return
    degree = {True: "required", None: "hedged", False: "preferred"}[criterion.required]
    turn.say(f"utter_why_{degree}", evidence=criterion.evidence)


def explain_reader(turn: Turn) -> None:
    """Who or what reads this, and who decides."""
    turn.say("utter_reader", hours=turn.settings.get("reply_hours", 48))


def repeat(turn: Turn) -> None:
    """The question in other words, or the words that something was read from; it does not count as not understood."""
    if turn.state.phase == "asking" and turn.current is not None:
        turn.say("utter_rephrased", question=question_of(turn, turn.current, again=True))
    elif turn.state.pending.get("text"):
        turn.say("utter_your_words", words=turn.state.pending["text"])


def tell_summary(turn: Turn) -> None:
    """What has been understood so far."""
    if not turn.answers:
        turn.say("utter_summary_empty")
        return
    turn.say("utter_summary", lines=[s.to_dict() for s in summary_lines(turn)])


def skip(turn: Turn) -> None:
    """Leave the present question to a person."""
    criterion = turn.current
    if criterion is None or turn.state.phase not in QUESTION_PHASES:
        turn.say("utter_nothing_to_skip")
        return
    turn.say("utter_skipped_required" if criterion.required else "utter_skipped")
    turn.move(skipped=(*turn.state.skipped, criterion.id))
    advance(turn)


def pause(turn: Turn) -> None:
    """Stop for now; the interview waits."""
    if turn.state.phase == "done":
        turn.say("utter_end_courtesy")
        return
    if turn.interview.status == "open":
        turn.change(status="paused")
    turn.say("utter_paused")
    if turn.interview.channel == "chat":
        link(turn)


def resume(turn: Turn) -> None:
    """Go on after a pause, saying where things stand."""
    if turn.state.phase == "leaving":
        answer_leaving(turn)
        return
    if turn.interview.status == "paused":
        turn.change(status="open")
    if turn.posting is None:
        introduce(turn)
    elif turn.state.phase == "done":
        turn.say("utter_already_sent" if turn.interview.status == "submitted" else "utter_end_courtesy")
    elif turn.current is not None:
        index, total = position(turn, turn.current.id)
        turn.say("utter_resumed", index=index, total=total)
    else:
        turn.say("utter_resumed_review")


def withdraw(turn: Turn) -> None:
    """Leave the application, after a yes. "Forget it" while an answer is being changed leaves that answer alone."""
    if changing(turn) and lets_be(turn.heard.text):
        drop(turn)
    elif turn.state.phase == "leaving" and not turn.state.pending.get("delete"):
        answer_leaving(turn)
    elif turn.interview.status in ("submitted", "open", "paused"):
        turn.move(phase="leaving", pending={"delete": False})
    else:
        turn.say("utter_withdrawn")


def delete_data(turn: Turn) -> None:
    """Erase everything held on the applicant, after a yes."""
    if turn.state.phase == "leaving" and turn.state.pending.get("delete"):
        answer_leaving(turn)
        return
    turn.move(phase="leaving", pending={"delete": True})


def link(turn: Turn) -> None:
    """Give a single-use code with which the interview goes on from another device."""
    code = "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))
    hours = int(turn.settings.get("link_hours", 72))
    turn.uow.interviews.add_continuation(turn.interview.id, digest(code), turn.now + timedelta(hours=hours))
    shown = "-".join(code[i : i + 4] for i in range(0, CODE_LENGTH, 4))
    url = f"{turn.settings.get('public_url', '').rstrip('/')}/resume#{shown}" if turn.settings.get("public_url") else ""
    turn.say("utter_link" if url else "utter_link_code", code=shown, url=url, hours=hours)


def change_language(turn: Turn) -> None:
    """Go on in the language that the message asks for or is written in; after the end it is a remark like any other."""
    if turn.state.phase == "done" and turn.heard.language == turn.language:
        pass_on(turn)
        return
    wanted = named_language(turn.heard.text) or turn.heard.language
    if wanted is None:
        wanted = next(own for own in LANGUAGES if own != turn.language)
    turn.change(language=wanted)
    collect_offers(turn, turn.current)  # "sí hablo español" is a fact, too
    turn.say("utter_language_changed")


def small_talk(turn: Turn) -> None:
    """A greeting, thanks, abuse or an attempt to steer the bot: a word, then back to the question.

    After some of the last two in a row the question is left to a person: nobody is asked the same for ever.
    """
    if turn.state.phase == "done":
        turn.say("utter_end_courtesy")
        return
    if turn.heard.intent == "greet" and turn.state.phase == "choosing":
        return
    turn.say(f"utter_{turn.heard.intent}")
    if turn.heard.intent in ("abuse", "steer") and turn.state.phase == "asking" and turn.current is not None:
        asides = int(turn.state.pending.get("asides", 0)) + 1
        turn.move(pending={**turn.state.pending, "asides": asides})
        if asides >= MOST_ASIDES:
            leave_to_person(turn, turn.current, LEFT_TO_PERSON)
