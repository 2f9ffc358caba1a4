"""How the recruiter reaches the applicant: noted whenever they write it, asked for once it is needed."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.matching import read, read_yes_no
from bot.matching.conversing import stands_around_contact
from bot.services.conversation.turn import FEW_WORDS, Turn

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w$])(?:\+?\d{1,3}[\s.-]?)?\(?\d{3}\)?[\s.-]?\d{3}[\s.-]?\d{4}(?!\w)")
LONGEST_NAME = 5
"""Words; what is longer is no name."""


def note_contact(turn: Turn) -> bool:
    """Store an e-mail address or phone number that the message gives, with a name beside it.

    True when the message says nothing else, so that it is no answer to anything, or is a no to being asked for it.
    """
    text = turn.heard.text
    if turn.state.pending.get("contact"):
        turn.move(pending={key: value for key, value in turn.state.pending.items() if key != "contact"})
        if len(text.split()) <= FEW_WORDS and read_yes_no(text) is False:
            turn.say("utter_contact_declined")
            return True
    found = _EMAIL.findall(text) + _PHONE.findall(text)
    if not found or turn.interview.channel == "slack":
        return False
    rest = _PHONE.sub(" ", _EMAIL.sub(" ", text))
    words = [word for word in re.findall(r"[^\W\d_][\w'.-]*", rest) if not stands_around_contact(word)]
    name = " ".join(words).strip(" .") if 0 < len(words) <= LONGEST_NAME else None
    turn.uow.interviews.set_applicant(turn.interview.id, name, ", ".join(found))
    turn.change(state=replace(turn.state, reachable=True))
    alone = not words or (len(words) <= LONGEST_NAME and not _answers(turn, rest))
    if alone:
        turn.say("utter_contact_noted")
    return alone


def _answers(turn: Turn, rest: str) -> bool:
    """Whether what stands beside the contact is a clear answer to what was asked."""
    return turn.current is not None and read(turn.current, rest, today=turn.now.date()).status == "clear"


def ask_for_contact(turn: Turn) -> None:
    """Ask how to reach the applicant where the channel itself does not tell and they have not said."""
    if turn.interview.channel != "slack" and not turn.state.reachable:
        turn.say("utter_ask_contact")
        if turn.state.phase != "done":
            turn.move(pending={**turn.state.pending, "contact": True})
