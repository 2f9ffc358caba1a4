"""What a message can call for, and what it does call for where the conversation stands."""

from __future__ import annotations

from collections.abc import Callable

from bot.matching import sends
from bot.matching.conversing import points_to_resume
from bot.services.conversation import choosing, finishing, requests
from bot.services.conversation.answers import take_answer
from bot.services.conversation.corrections import correct
from bot.services.conversation.last_answer import puts_last_right
from bot.services.conversation.questions import ANSWERED_BY_BOT, TOPICS, answer_question
from bot.services.conversation.turn import Turn

USE_CASES: dict[str, Callable[[Turn], None]] = {
    "answer": take_answer,
    "correct": correct,
    "question": answer_question,
    "hand_off": requests.hand_off,
    "accommodation": requests.accommodate,
    "why": requests.explain_why,
    "reader": requests.explain_reader,
    "repeat": requests.repeat,
    "summary": requests.tell_summary,
    "skip": requests.skip,
    "pause": requests.pause,
    "resume": requests.resume,
    "withdraw": requests.withdraw,
    "delete_data": requests.delete_data,
    "link": requests.link,
    "change_language": requests.change_language,
    "submit": finishing.submit,
    "small_talk": requests.small_talk,
}
"""What a message can call for, by name. The actions of the dialogue use these names."""

MOVING_ON = frozenset({"answer", "skip"})
"""Use cases after which a question is asked in full; after all others the applicant is led back to the same one."""

MAY_PUT_RIGHT = frozenset({"answer", "pause", "repeat", "question"})
"""Use cases of messages that may mean the answer before: "hold on, no"."""

MAY_SEND = frozenset({"answer", "correct", "submit", "small_talk", "resume"})
"""Use cases of messages that may send the answers: "all good, thanks"."""

MAY_POINT = frozenset({"correct", "question", "repeat", "summary", "reader", "submit"})
"""Use cases of messages that may point to a résumé in place of an answer: "did you read my resume?"."""

NO_LEAVING = frozenset({"correct", "skip", "pause", "submit"})
"""Use cases that say no where a withdrawal awaits its yes: "no wait"."""

ALSO: dict[str, Callable[[Turn], None]] = {
    "ask_person": requests.hand_off,
    "ask_accommodation": requests.accommodate,
    "ask_why": requests.explain_why,
    "ask_summary": requests.tell_summary,
    "link": requests.link,
}
"""Requests that are carried out beside an answer in the same message."""


def called_for(turn: Turn, use_case: str) -> str:
    """What a message calls for where the conversation stands: a "yes" sends the answers once they were shown."""
    phase = turn.state.phase
    if phase == "choosing":
        return choosing.called_for(turn, use_case)
    if phase == "leaving" and use_case in NO_LEAVING:
        return "answer"
    if phase == "asking" and use_case in MAY_POINT and points_to_resume(turn.heard.text):
        return "answer"
    if use_case in MAY_PUT_RIGHT and puts_last_right(turn):
        return "correct"
    return "submit" if phase == "reviewing" and use_case in MAY_SEND and sends(turn.heard.text) else use_case


def serve_also(turn: Turn) -> None:
    """Answer what is asked or requested beside an answer in the same message."""
    for intent in turn.heard.also:
        if intent in TOPICS or intent in ANSWERED_BY_BOT or intent == "ask_other":
            answer_question(turn, intent)
        elif intent == "ask_accommodation" and any(say.response == "utter_sensitive" for say in turn.says):
            continue  # a person was called for it, and it was said that no reason is needed
        elif intent in ALSO:
            ALSO[intent](turn)
